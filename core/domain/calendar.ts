import publishedDays from 'chinese-days/dist/chinese-days.json';
import { addDays, atHour, type EpochMs, type LocalDate, minutesOfDay, toLocalDate, weekdayOf } from './money-and-time';
import type { WorkingDayPromise } from './promise';

/** What the owner sets; the published days themselves come from the library. */
export type CalendarSettings = {
  /** The State Council's list is published up to the end of this year; later days are guesses (weekday or weekend). */
  readonly lastPublishedYear: number;
  /** Days that differ from the published list; `true` is a working day. */
  readonly additions: Readonly<Record<LocalDate, boolean>>;
  readonly opensAtHour: number;
  readonly closesAtHour: number;
};

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up' | 'set-by-owner';
export type CalendarDay = {
  readonly date: LocalDate;
  readonly isWorking: boolean;
  readonly kind: DayKind;
  /** The holiday it belongs to (also for make-up days), in both languages. */
  readonly holiday?: { readonly 'zh-CN': string; readonly en: string };
  /** False past the last published year. */
  readonly isPublished: boolean;
};

/** Days off and make-up working days, each with its holiday: `English,中文,days`. */
type PublishedDays = { readonly holidays: Readonly<Record<LocalDate, string>>; readonly workdays: Readonly<Record<LocalDate, string>> };

// The library's data and not its functions: they reckon in the time zone of the machine they run on, and west of Greenwich are wrong by a day.
const PUBLISHED: PublishedDays = publishedDays;

/** Whether the library has a year's list: National Day is in every one. */
const isInLibrary = (year: number): boolean => PUBLISHED.holidays[`${year}-10-01`] !== undefined;

/** The owner says that the list is out, and it is at hand: in the library, or typed in among the additions. */
function isPublishedYear(year: number, { lastPublishedYear, additions }: CalendarSettings): boolean {
  return year <= lastPublishedYear && (isInLibrary(year) || Object.keys(additions).some((date) => date.startsWith(`${year}-`)));
}

/**
 * One day of the working calendar, make-up working days included (R2, R51).
 * Source: State Council holiday notices as collected by the package `chinese-days`.
 */
export function dayOf(date: LocalDate, settings: CalendarSettings): CalendarDay {
  const isPublished = isPublishedYear(Number(date.slice(0, 4)), settings);
  const added = settings.additions[date];
  if (added !== undefined) return { date, isWorking: added, kind: 'set-by-owner', isPublished };
  const makeUp = PUBLISHED.workdays[date];
  const named = makeUp ?? PUBLISHED.holidays[date];
  const [en, zh] = named === undefined ? [] : named.split(',');
  if (en && zh)
    return { date, isWorking: makeUp !== undefined, kind: makeUp ? 'make-up' : 'holiday', holiday: { 'zh-CN': zh, en }, isPublished };
  const isWeekend = [0, 6].includes(weekdayOf(date));
  return { date, isWorking: !isWeekend, kind: isWeekend ? 'weekend' : 'weekday', isPublished };
}

/** The days after `from` up to and including the n-th working day: counted ones and skipped ones. */
export function countWorkingDays(from: LocalDate, workingDays: number, settings: CalendarSettings): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  let left = workingDays;
  for (let date = addDays(from, 1); left > 0; date = addDays(date, 1)) {
    const day = dayOf(date, settings);
    days.push(day);
    if (day.isWorking) left -= 1;
  }
  return days;
}

/** The n-th working day after a day, or before it when `n` is negative; the day itself for 0. */
export function workingDayFrom(from: LocalDate, n: number, settings: CalendarSettings): LocalDate {
  const step = Math.sign(n);
  let date = from;
  for (let left = Math.abs(n); left > 0; ) {
    date = addDays(date, step);
    if (dayOf(date, settings).isWorking) left -= 1;
  }
  return date;
}

/** A promise of `workingDays` from the day of `at` (R51, R53): due at closing time of the last one. */
export function promiseFrom(
  trigger: WorkingDayPromise['trigger'],
  from: LocalDate,
  workingDays: number,
  settings: CalendarSettings,
): WorkingDayPromise {
  const days = countWorkingDays(from, workingDays, settings);
  const last = days[days.length - 1]?.date ?? from;
  const setByOwner = Object.fromEntries(days.filter(({ kind }) => kind === 'set-by-owner').map(({ date, isWorking }) => [date, isWorking]));
  return {
    trigger,
    from,
    workingDays,
    dueAt: atHour(last, settings.closesAtHour),
    provisional: days.some((day) => !day.isPublished),
    extensions: [],
    ...(Object.keys(setByOwner).length > 0 ? { setByOwner } : {}),
  };
}

/** Whether this instant is the end of a service day: what a promise may be due at. */
export function isServiceDayEnd(at: EpochMs, settings: CalendarSettings): boolean {
  const date = toLocalDate(at);
  return at === atHour(date, settings.closesAtHour) && dayOf(date, settings).isWorking;
}

/** Whether after-sales is at work at this instant (R2). */
export function isOpenAt(at: EpochMs, settings: CalendarSettings): boolean {
  const minutes = minutesOfDay(at);
  return dayOf(toLocalDate(at), settings).isWorking && minutes >= settings.opensAtHour * 60 && minutes < settings.closesAtHour * 60;
}

/** When after-sales opens next, strictly after `at` unless it is open already. */
export function nextOpening(at: EpochMs, settings: CalendarSettings): EpochMs {
  if (isOpenAt(at, settings)) return at;
  let date = toLocalDate(at);
  if (at >= atHour(date, settings.opensAtHour)) date = addDays(date, 1);
  while (!dayOf(date, settings).isWorking) date = addDays(date, 1);
  return atHour(date, settings.opensAtHour);
}
