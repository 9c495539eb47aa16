import { expect, test } from '@jest/globals';
import { type CalendarSettings, isServiceDayEnd } from '#core/domain/calendar';
import { atHour } from '#core/domain/money-and-time';
import { type PromiseStanding, promiseStanding } from '#core/domain/promise-standing';

const calendar: CalendarSettings = { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 };

// Five working days from Friday 27 November 2026: due on Friday 4 December.
const DUE = atHour('2026-12-04', 18);
const STANDINGS: [date: string, hour: number, standing: PromiseStanding][] = [
  ['2026-12-01', 9, 'kept'],
  ['2026-12-02', 9, 'at-risk'],
  ['2026-12-03', 9, 'at-risk'],
  ['2026-12-04', 18, 'at-risk'],
  ['2026-12-05', 9, 'broken'],
];
test.each(STANDINGS)('R51 a promise for 4 December is on %s at %i:00 %s', (date, hour, standing) => {
  expect(promiseStanding(DUE, atHour(date, hour), calendar)).toBe(standing);
});

test('R51 two working days are left over a weekend, too', () => {
  expect(promiseStanding(atHour('2026-12-07', 18), atHour('2026-12-04', 9), calendar)).toBe('at-risk');
});

// 2026-02-14 is a Saturday worked in exchange for the Spring Festival, 2026-02-16 a Monday of it.
const DUE_DAYS: [date: string, hour: number, may: boolean][] = [
  ['2026-02-14', 18, true],
  ['2026-02-13', 18, true],
  ['2026-02-13', 17, false],
  ['2026-02-15', 18, false],
  ['2026-02-16', 18, false],
];
test.each(DUE_DAYS)('R52 a promise may be due on %s at %i:00: %s', (date, hour, may) => {
  expect(isServiceDayEnd(atHour(date, hour), calendar)).toBe(may);
});
