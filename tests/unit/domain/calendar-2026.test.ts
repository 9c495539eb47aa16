import { expect, test } from '@jest/globals';
import { type CalendarDay, type CalendarSettings, countWorkingDays, promiseFrom } from '#core/domain/calendar';
import { addDays, toLocalDate } from '#core/domain/money-and-time';

const settings: CalendarSettings = { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 };

// Typed off the State Council's notice on the holidays of 2026, not taken from the library that is under test.
const HOLIDAYS: readonly (readonly [from: string, days: number])[] = [
  ['2026-01-01', 3], // New Year
  ['2026-02-15', 9], // Spring Festival
  ['2026-04-04', 3], // Qingming
  ['2026-05-01', 5], // Labour Day
  ['2026-06-19', 3], // Dragon Boat
  ['2026-09-25', 3], // Mid-Autumn
  ['2026-10-01', 7], // National Day
];
const MAKE_UP = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

const off = new Set(HOLIDAYS.flatMap(([from, days]) => Array.from({ length: days }, (_, index) => addDays(from, index))));
const year = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const isWorking = (date: string): boolean => MAKE_UP.includes(date) || (!off.has(date) && !isWeekend(date));

const dayOf = (date: string): CalendarDay | undefined => countWorkingDays(addDays(date, -1), 1, settings)[0];

/** The n-th day after `from` that counts, or null when the year ends before. */
function nth(from: string, n: number, counts: (date: string) => boolean): string | null {
  let left = n;
  for (let date = addDays(from, 1); date <= '2026-12-31'; date = addDays(date, 1)) {
    if (counts(date)) left -= 1;
    if (left === 0) return date;
  }
  return null;
}

test('every day of 2026 works or rests as published', () => {
  expect(year.filter((date) => dayOf(date)?.isWorking !== isWorking(date))).toEqual([]);
  expect(year.filter((date) => dayOf(date)?.kind === 'make-up')).toEqual(MAKE_UP);
  expect(year.filter((date) => dayOf(date)?.kind === 'holiday')).toEqual([...off].sort());
});

test.each([1, 2, 3, 5, 8])('a promise of %i working days falls on the day that counting by hand gives, from every day of 2026', (n) => {
  for (const from of year) {
    const due = nth(from, n, isWorking);
    if (due) expect([from, toLocalDate(promiseFrom('receipt', from, n, settings).dueAt)]).toEqual([from, due]);
    else expect([from, promiseFrom('receipt', from, n, settings).provisional]).toEqual([from, true]);
  }
});
