import { expect, test } from '@jest/globals';
import { line, optionalText, text } from '#core/contract/fields';

const OVERRIDE = '\u202E';
const LONE_HALF = '\ud83d';
const FAMILY = '👩‍👩‍👧‍👦';

test.each([
  [`坏了${OVERRIDE}gpj.exe`, '坏了gpj.exe'],
  [`第一行\r\n第二行\u2028第三行`, '第一行\n第二行\n第三行'],
  [`响${'\u0000'}了\u0007一声\u200B${LONE_HALF}`, '响了一声'],
  [`谢谢 ${FAMILY}\t🙏🏽`, `谢谢 ${FAMILY}\t🙏🏽`],
])('words that turn the line around, ring or cannot be stored reached the staff’s page: %j', (written, shown) => {
  expect(text.parse(written)).toBe(shown);
});

test.each(['\u200B', `${OVERRIDE}\u2066`, '\u200D\uFE0F', ' \n ', '\u0301', '\u3164', '\u2800\uFFA0', '\u{E0041}'])(
  '%j passed for words though there is nothing to be seen',
  (nothing) => {
    expect(text.safeParse(nothing).success).toBe(false);
    expect(line.safeParse(nothing).success).toBe(false);
    expect(optionalText.parse(nothing)).toBe('');
  },
);

test.each([
  `值${OVERRIDE}班`,
  '值\n班',
  `值班${LONE_HALF}`,
  '值\u200B班',
  '值\u061C班',
  '值\u00AD班',
  '值\u2062班',
  '值\u{E0041}班',
  '值\uFFFE班',
])('a line does not take %j', (name) => {
  expect(line.safeParse(name).success).toBe(false);
});

test('a text is measured after what cannot be shown fell out', () => {
  expect(text.parse(`${'\u200B'.repeat(1000)}${'字'.repeat(1000)}`)).toHaveLength(1000);
  expect(text.safeParse('字'.repeat(1001)).success).toBe(false);
});
