import { expect, test } from '@jest/globals';
import { readSchedule } from '../../../emulator/functions/cron';

/** Beijing time, which is eight hours ahead of UTC. */
const beijing = (text: string) => Date.parse(`${text}+08:00`);
const inBeijing = (at: number | undefined) => (at === undefined ? undefined : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19));

// 27 November 2026 is a Friday.
test.each([
  ['each five minutes', '0 */5 * * * * *', '2026-11-27T08:05:00'],
  ['each ten minutes from the first', '0 1/10 * * * * *', '2026-11-27T08:01:00'],
  ['a range in steps', '0 10-30/10 8 * * ? *', '2026-11-27T08:10:00'],
  ['a list', '0 0 9,17 * * * *', '2026-11-27T09:00:00'],
  ['weekdays by name', '0 30 8 * * SAT-SAT,SUN *', '2026-11-28T08:30:00'],
  ['0 is Sunday', '0 0 9 ? * 0 *', '2026-11-29T09:00:00'],
  ['months by name', '0 0 9 1 FEB * *', '2027-02-01T09:00:00'],
  ['a year', '0 0 9 1 JAN * 2030', '2030-01-01T09:00:00'],
  ['a day or a weekday, either', '0 0 0 2 * MON *', '2026-11-30T00:00:00'],
  ['the last day of a month', '0 0 9 L * ? *', '2026-11-30T09:00:00'],
  ['the last working day of a month', '0 0 9 LW 1 ? 2027', '2027-01-29T09:00:00'],
  ['the working day next to one', '0 0 9 15W 5 ? 2027', '2027-05-14T09:00:00'],
  ['the last Friday of a month', '0 0 7 ? * 5L *', '2026-12-25T07:00:00'],
  ['the third Friday of a month', '0 0 9 ? * 5#3 *', '2026-12-18T09:00:00'],
  ['a day that never comes', '0 0 9 31 2 ? *', undefined],
])('%s', (_name, pattern, expected) => {
  expect(inBeijing(readSchedule(pattern).next(beijing('2026-11-27T08:00:00')))).toBe(expected);
});

test.each([
  ['five fields', '* * * * *', 'it has 5 fields'],
  ['a nickname', '@daily', 'it has 1 fields'],
  ['60 seconds', '60 * * * * * *', 'its second'],
  ['24 hours', '0 0 24 * * * *', 'its hour'],
  ['the 0th', '0 0 0 0 * * *', 'its day'],
  ['a 13th month', '0 0 0 * 13 * *', 'its month'],
  ['weekday 7', '0 0 9 * * 7 *', 'its weekday'],
  ['a weekday in small letters', '0 0 9 * * mon *', 'its weekday'],
  ['a sixth Monday', '0 0 9 * * 1#6 *', 'its weekday'],
  ['a year before computers', '0 0 0 * * * 1969', 'its year'],
  ['steps of nothing', '0 */0 * * * * *', 'its minute'],
  ['a range backwards', '0 5-1 * * * * *', 'its minute'],
  ['a list of nothing', '0 , * * * * *', 'its minute'],
  ['no particular second', '? * * * * * *', 'its second'],
  ['the last hour', '0 0 L * * * *', 'its hour'],
])('%s is refused', (_name, pattern, words) => {
  expect(() => readSchedule(pattern)).toThrow(words);
});

test('the last time up to a moment includes the second it lies in', () => {
  const { lastUpTo } = readSchedule('0 0 9 * * * *');
  const since = beijing('2026-11-20T00:00:00');
  expect(inBeijing(lastUpTo(beijing('2026-11-27T09:00:00'), since))).toBe('2026-11-27T09:00:00');
  expect(inBeijing(lastUpTo(beijing('2026-11-27T09:00:00.500'), since))).toBe('2026-11-27T09:00:00');
  expect(inBeijing(lastUpTo(beijing('2026-11-27T08:59:59.999'), since))).toBe('2026-11-26T09:00:00');
  expect(lastUpTo(beijing('2026-11-27T08:00:00'), beijing('2026-11-26T09:00:00'))).toBeUndefined();
});
