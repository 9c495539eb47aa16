import { describe, expect, test } from '@jest/globals';
import { type CalendarSettings, countWorkingDays, isOpenAt, nextOpening, promiseFrom } from '#core/domain/calendar';
import { toLocalDate } from '#core/domain/money-and-time';

const settings: CalendarSettings = { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 };

// Source: State Council holiday notice for 2026.
const EXAMPLES: [string, string][] = [
  ['2026-02-10', '2026-02-24'],
  ['2026-02-13', '2026-02-27'],
  ['2026-02-16', '2026-02-28'],
  ['2026-04-30', '2026-05-11'],
  ['2026-09-24', '2026-10-09'],
  ['2026-11-22', '2026-11-27'],
];

test.each(EXAMPLES)('five working days from %s are over on %s at 18:00 in Shanghai', (from, due) => {
  const promise = promiseFrom('receipt', from, 5, settings);
  expect(toLocalDate(promise.dueAt)).toBe(due);
  expect(new Date(promise.dueAt).toISOString().slice(11, 16)).toBe('10:00');
  expect(promise.provisional).toBe(false);
});

test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])('%s is a make-up working day', (date) => {
  const day = countWorkingDays(date, 1, settings);
  expect(day.length).toBeGreaterThan(0);
  const before = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  expect(countWorkingDays(before, 1, settings)[0]).toMatchObject({ date, isWorking: true, kind: 'make-up' });
});

test('a promise past the last published year is provisional', () => {
  expect(promiseFrom('voucher', '2026-12-30', 5, settings).provisional).toBe(true);
});

test('a day set by the owner counts as the owner says', () => {
  const closed = { ...settings, additions: { '2026-11-24': false } };
  expect(toLocalDate(promiseFrom('receipt', '2026-11-23', 1, closed).dueAt)).toBe('2026-11-25');
});

describe('opening hours', () => {
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  test.each([
    ['2026-11-23T08:59:00', false, '2026-11-23T09:00:00'],
    ['2026-11-23T09:00:00', true, '2026-11-23T09:00:00'],
    ['2026-11-23T17:59:00', true, '2026-11-23T17:59:00'],
    ['2026-11-23T18:00:00', false, '2026-11-24T09:00:00'],
    ['2026-11-27T20:00:00', false, '2026-11-30T09:00:00'],
    ['2026-10-10T10:00:00', true, '2026-10-10T10:00:00'],
  ])('%s: open %s, next opening %s', (now, open, next) => {
    expect(isOpenAt(at(now), settings)).toBe(open);
    expect(nextOpening(at(now), settings)).toBe(at(next));
  });
});
