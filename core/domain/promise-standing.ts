import { type CalendarSettings, countWorkingDays } from './calendar';
import { type EpochMs, toLocalDate } from './money-and-time';

/** How a promised date stands today. */
export type PromiseStanding = 'kept' | 'at-risk' | 'broken';

/** From the third of five working days on staff are warned: the due day and one more are left. */
const WORKING_DAYS_LEFT_AT_RISK = 2;

/** `broken` once it is over, `at-risk` while at most two working days, today not counted, are left to keep it (R51–R53). */
export function promiseStanding(dueAt: EpochMs, now: EpochMs, calendar: CalendarSettings): PromiseStanding {
  if (now > dueAt) return 'broken';
  const lastDay = countWorkingDays(toLocalDate(now), WORKING_DAYS_LEFT_AT_RISK, calendar).at(-1)?.date;
  return lastDay !== undefined && toLocalDate(dueAt) <= lastDay ? 'at-risk' : 'kept';
}
