import { isWorkday } from 'chinese-days';
import type { Language } from './words';

/** Shanghai has no summer time: always eight hours ahead. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const TIME_ZONE = 'Asia/Shanghai';

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const;
const format = (language: Language, at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: TIME_ZONE, hourCycle: 'h23', ...options }).format(at);

export const timeOfDay = (at: number) => format('zh', at, { hour: '2-digit', minute: '2-digit' });
export const dateWithYear = (language: Language, at: number) => format(language, at, { year: 'numeric', month: 'long', day: 'numeric' });
export const weekday = (language: Language, at: number) => format(language, at, { weekday: language === 'zh' ? 'short' : 'long' });
/** For a list of messages: the time today, otherwise date and time. */
export function momentInList(language: Language, at: number, now: number): string {
  const sameDay = dayOf(at) === dayOf(now);
  return sameDay ? timeOfDay(at) : `${format(language, at, { month: 'short', day: 'numeric' })} ${timeOfDay(at)}`;
}

/** `2026-11-27` in Shanghai. */
const dayOf = (at: number) => new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
/** As `<input type="datetime-local">` wants it, in Shanghai. */
export const toLocalInput = (at: number) => new Date(at + SHANGHAI_MS).toISOString().slice(0, 16);
/** Epoch ms of such an input; NaN when it is empty. */
export const fromLocalInput = (value: string) => Date.parse(`${value}:00+08:00`);

/** 9:00 in Shanghai of the first working day after today, make-up days counted. */
export function nextWorkingMorning(now: number): number {
  let at = Date.parse(`${dayOf(now)}T09:00:00+08:00`) + DAY_MS;
  while (!isWorkday(dayOf(at))) at += DAY_MS;
  return at;
}
