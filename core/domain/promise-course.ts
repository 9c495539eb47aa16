import { type CalendarDay, type CalendarSettings, countWorkingDays, dayOf } from './calendar';
import { addDays, atHour, DAY_MS, type EpochMs, type LocalDate, toLocalDate } from './money-and-time';
import type { Pause, WorkingDayPromise } from './promise';

/** One day on the way of a promise. `number` counts the working days that were promised. */
export type PromiseDay = CalendarDay & {
  readonly standing: 'counted' | 'skipped' | 'paused' | 'extended';
  readonly number?: number;
  readonly pause?: Pause;
};

/** Where a promise stands: the date it is due with what pauses added to it, and every day from its trigger to there. */
export type PromiseCourse = { readonly dueAt: EpochMs; readonly provisional: boolean; readonly days: readonly PromiseDay[] };

/** The pause in which after-sales closed on that day: such a day is not counted. Of one that still lasts, the days that are over. */
function pauseOn({ pauses = [] }: WorkingDayPromise, date: LocalDate, { closesAtHour }: CalendarSettings, now: EpochMs): Pause | undefined {
  const closing = atHour(date, closesAtHour);
  return pauses.find(({ from, until }) => from < closing && (until === undefined ? closing <= now : closing <= until));
}

type Counted = { readonly calendar: CalendarSettings; readonly now: EpochMs; readonly course: PromiseCourse };

/** The last course of each promise: a page asks for the same one several times, for its date, its standing and its days. */
const lastCourse = new WeakMap<WorkingDayPromise, Counted>();

/** Courses under the calendar and at the time that were asked for last, by all that a promise says: most machines of a large order are promised the same. */
let sameTime: { readonly calendar: CalendarSettings; readonly now: EpochMs; readonly courses: Map<string, PromiseCourse> } | undefined;
const MAX_COURSES = 1_000;

/** The course of a promise, counted once for the same calendar and time; see {@link countCourse}. */
export function promiseCourse(promise: WorkingDayPromise, calendar: CalendarSettings, now: EpochMs): PromiseCourse {
  const last = lastCourse.get(promise);
  if (last?.calendar === calendar && last.now === now) return last.course;
  if (sameTime?.calendar !== calendar || sameTime.now !== now || sameTime.courses.size >= MAX_COURSES)
    sameTime = { calendar, now, courses: new Map() };
  const said = JSON.stringify(promise);
  const course = sameTime.courses.get(said) ?? countCourse(promise, calendar, now);
  sameTime.courses.set(said, course);
  lastCourse.set(promise, { calendar, now, course });
  return course;
}

/**
 * The course of a promise. A pause takes its working days out of the count, so the date moves on by as many (R56): never earlier. After an extension
 * (R52) only pauses after it move the new date. While a pause lasts, the date is the one that holds if it ended at `now`.
 */
function countCourse(promise: WorkingDayPromise, calendar: CalendarSettings, now: EpochMs): PromiseCourse {
  const { from, workingDays, extensions, setByOwner = {} } = promise;
  const asComputed = { ...calendar, additions: setByOwner };
  const firstDue = countWorkingDays(from, workingDays, asComputed).at(-1)?.date ?? from;
  const dayThen = (date: LocalDate): CalendarDay => dayOf(date, date <= firstDue ? asComputed : calendar);
  const isLost = (date: LocalDate): boolean => dayThen(date).isWorking && pauseOn(promise, date, calendar, now) !== undefined;

  const extension = extensions[extensions.length - 1];
  const base = toLocalDate(promise.dueAt);
  const last = shifted(base, datesBetween(extension ? toLocalDate(extension.at) : from, base).filter(isLost).length, (date) => {
    return dayThen(date).isWorking && !isLost(date);
  });
  const added = datesBetween(base, last).map(dayThen);

  let counted = 0;
  const days = datesBetween(from, last).map((date): PromiseDay => {
    const day = dayThen(date);
    if (!day.isWorking) return { ...day, standing: 'skipped' };
    const pause = pauseOn(promise, date, calendar, now);
    if (pause) return { ...day, standing: 'paused', pause };
    if (counted === workingDays) return { ...day, standing: 'extended' };
    counted += 1;
    return { ...day, standing: 'counted', number: counted };
  });
  return {
    dueAt: promise.dueAt + (Date.parse(last) - Date.parse(base)),
    provisional: promise.provisional || added.some(({ isPublished }) => !isPublished),
    days,
  };
}

/** The days after `from` up to and including `to`. */
function datesBetween(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const count = Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS);
  return Array.from({ length: count }, (_, index) => addDays(from, index + 1));
}

/** The `by`-th day after a day that counts. */
function shifted(date: LocalDate, by: number, counts: (date: LocalDate) => boolean): LocalDate {
  let day = date;
  for (let left = by; left > 0; ) {
    day = addDays(day, 1);
    if (counts(day)) left -= 1;
  }
  return day;
}
