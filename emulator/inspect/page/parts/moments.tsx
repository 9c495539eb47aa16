import { momentInList } from '../../../phone/page/dates';
import { useLanguage } from '../../../phone/page/words';
import { useNow } from '../shell/now';

const SECONDS = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const WHOLE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** `2026-11-28 02:49:09.575`, in Shanghai. */
export const wholeMoment = (at: number): string => WHOLE.format(at).replace(',', '.');

/** A moment on the cloud's clock: the time today, otherwise the day too; whole on hovering. */
export function Moment({ at }: { at: number }) {
  const language = useLanguage();
  const now = useNow();
  const short = momentInList(language, at, now);
  const isToday = /^\d\d:\d\d$/.test(short);
  return (
    <time dateTime={new Date(at).toISOString()} title={wholeMoment(at)}>
      {isToday ? SECONDS.format(at) : short}
    </time>
  );
}

/** `8.4 ms`, `1.2 s`. */
export const durationText = (ms: number): string =>
  ms < 1_000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
