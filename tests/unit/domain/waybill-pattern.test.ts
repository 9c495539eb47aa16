import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPattern, MAX_PATTERN_LENGTH, matchesPattern } from '#core/domain/waybill-pattern';

describe('R18 a format of waybill numbers says which numbers are right', () => {
  const CASES: [string, string, boolean][] = [
    ['SF\\d{12,15}|\\d{12}', 'SF1234567890123', true],
    ['SF\\d{12,15}|\\d{12}', '123456789012', true],
    ['SF\\d{12,15}|\\d{12}', 'SF12345678901', false],
    ['SF\\d{12,15}|\\d{12}', 'SF1234567890123456', false],
    ['JD[A-Z0-9]{9,18}(-\\d+-\\d+-?)?', 'JDVA12345678901-1-3-', true],
    ['JD[A-Z0-9]{9,18}(-\\d+-\\d+-?)?', 'JDVA12345678901-1', false],
    ['[A-Z0-9-]{6,32}', 'AB-123', true],
    ['A*B+', 'BBB', true],
    ['A*B+', 'AAA', false],
    ['(AB|A)B', 'ABB', true],
    ['(AB|A)B', 'AB', true],
    ['A{2,}', 'A', false],
    ['A{2,}', 'AAAA', true],
  ];
  test.each(CASES)('%s %s: %s', (pattern, text, fits) => {
    expect(matchesPattern(pattern, text)).toBe(fits);
  });
});

test.each([
  ['nothing', ''],
  ['an empty choice', 'A|'],
  ['a bracket that stays open', 'A('],
  ['a bracket too many', 'A)'],
  ['a set that stays open', '[A-Z'],
  ['a range that runs backwards', '[Z-A]'],
  ['a count that runs backwards', 'A{5,2}'],
  ['more repeats than a number has letters', 'A{33}'],
  ['a count without anything to count', '{3}'],
  ['two counts', 'A{3}{3}'],
  ['lower case', 'sf\\d{12}'],
  ['a dot', '.{12}'],
  ['looking ahead', '(?=A)A'],
  ['a reference back', '(A)\\1'],
  ['anchors', '^A$'],
  ['brackets three deep', '(((A)))'],
  ['too many characters', 'A'.repeat(MAX_PATTERN_LENGTH + 1)],
])('%s is no format, and no number fits it', (_what, pattern) => {
  expect(isPattern(pattern)).toBe(false);
  expect(matchesPattern(pattern, pattern)).toBe(false);
});

/** Patterns of the language, made from the inside out. */
const atom = fc.constantFrom('A', '7', '-', '\\d', '[A-Z]', '[A-F0-9-]', '[XY]');
const times = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}', '{2,}');
const flat = fc
  .array(
    fc.tuple(atom, times).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(''));
const nested = fc.tuple(flat, flat, times, flat).map(([a, b, count, c]) => `(${a}|${b})${count}${c}`);
const text = fc.array(fc.constantFrom('A', 'B', 'F', 'X', 'Z', '0', '7', '-'), { maxLength: 8 }).map((letters) => letters.join(''));

test('a format means what the same regular expression means', () => {
  fc.assert(
    fc.property(fc.oneof(flat, nested), text, (pattern, number) => {
      expect(isPattern(pattern)).toBe(true);
      expect(matchesPattern(pattern, number)).toBe(new RegExp(`^(?:${pattern})$`).test(number));
    }),
    { numRuns: 2000 },
  );
});

test('R18 formats that would keep a regular expression busy for years are answered at once', () => {
  const hostile = ['(A+)+B', '((A?){32}){32}B', '(A|A)*B', `${'A*'.repeat(59)}B`, '((A{1,32}){1,32}){1,32}B'];
  for (const pattern of hostile) expect(matchesPattern(pattern, 'A'.repeat(32))).toBe(false);
});
