import { expect, test } from '@jest/globals';
import { formatAmount, formatDate, formatDay, formatDue } from '#core/texts/formats';

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [120_000, '¥1,200.00'],
  [123_456_789, '¥1,234,567.89'],
])('%i Fen read as %s', (fen, text) => {
  expect(formatAmount(fen)).toBe(text);
});

test('days and dates are written as people of each language read them', () => {
  expect(formatDay('2026-11-27', 'zh-CN')).toBe('11月27日（周五）');
  expect(formatDay('2026-11-01', 'en')).toBe('Sun, Nov 1');
  expect(formatDate('2027-03-05', 'zh-CN')).toBe('2027年3月5日');
  expect(formatDate('2027-03-05', 'en')).toBe('Mar 5, 2027');
});

test('a due time is that of Shanghai, wherever the server stands', () => {
  const due = Date.parse('2026-11-27T18:00:00+08:00');
  expect(formatDue(due, 'zh-CN')).toBe('11月27日（周五）18:00 前');
  expect(formatDue(due, 'en')).toBe('by Fri, Nov 27, 18:00');
});
