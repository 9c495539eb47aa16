import { useState } from 'react';
import { dateWithYear, fromLocalInput, nextWorkingMorning, toLocalInput, weekday } from '../../../phone/page/dates';
import { server } from '../../../phone/page/server';
import { useLanguage } from '../../../phone/page/words';
import { useClock } from '../shell/now';
import { stretchText, useClockTexts } from './clock-texts';
import type { MoveClock } from './move-clock';
import { Timers } from './timers';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A clock that "is back" differs from the machine's only by the way there. */
const MOVED_MS = 1_000;
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', timeStyle: 'medium', hourCycle: 'h23' });

/** The clock everything goes by, the ways to move it, and the timers that follow it. */
export function ClockView() {
  const texts = useClockTexts();
  const language = useLanguage();
  const clock = useClock();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  if (!clock) return null;
  const { now, offsetMs } = clock;

  const move: MoveClock = (how) => {
    setState('busy');
    server.moveClock(how).then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  const isBusy = state === 'busy';
  const steps = [
    [texts.plusHour, { advanceMs: HOUR_MS }],
    [texts.plusDay, { advanceMs: DAY_MS }],
    [texts.plusWeek, { advanceMs: 7 * DAY_MS }],
    [texts.nextWorkingDay, { now: nextWorkingMorning(now) }],
  ] as const;

  return (
    <div className="column" aria-busy={isBusy}>
      <section className="card">
        <p className="big-clock">
          <time>{TIME.format(now)}</time>
          <span>
            {dateWithYear(language, now)} {weekday(language, now)}
          </span>
        </p>
        <OffsetLine offsetMs={offsetMs} isBusy={isBusy} onBack={() => move({ reset: true })} />
        <div className="tools">
          {steps.map(([text, how]) => (
            <button key={text} type="button" className="button" disabled={isBusy} onClick={() => move(how)}>
              {text}
            </button>
          ))}
        </div>
        <ChooseMoment now={now} isBusy={isBusy} onMove={move} />
        <p className={state === 'failed' ? 'bad' : 'quiet'} role="status">
          {state === 'busy' ? texts.busy : state === 'failed' ? texts.failed : texts.about}
        </p>
      </section>
      <Timers isBusy={isBusy} onMove={move} />
    </div>
  );
}

function OffsetLine({ offsetMs, isBusy, onBack }: { offsetMs: number; isBusy: boolean; onBack: () => void }) {
  const texts = useClockTexts();
  if (Math.abs(offsetMs) <= MOVED_MS) return <p className="quiet">{texts.same}</p>;
  const stretch = stretchText(Math.abs(offsetMs), texts);
  return (
    <p className="attention offset-line">
      {texts.moved(offsetMs > 0 ? texts.ahead(stretch) : texts.behind(stretch))}
      <button type="button" className="quiet-button" disabled={isBusy} onClick={onBack}>
        {texts.back}
      </button>
    </p>
  );
}

function ChooseMoment({ now, isBusy, onMove }: { now: number; isBusy: boolean; onMove: MoveClock }) {
  const texts = useClockTexts();
  const [chosen, setChosen] = useState('');
  return (
    <form
      className="tools"
      onSubmit={(event) => {
        event.preventDefault();
        onMove({ now: fromLocalInput(chosen) });
        setChosen('');
      }}
    >
      <input
        type="datetime-local"
        className="field"
        aria-label={texts.choose}
        value={chosen === '' ? toLocalInput(now) : chosen}
        onChange={({ target }) => setChosen(target.value)}
      />
      <button type="submit" className="button" disabled={isBusy || Number.isNaN(fromLocalInput(chosen))}>
        {texts.set}
      </button>
    </form>
  );
}
