import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitTexts } from '#core/application/chat/fit-texts';

test('whatever is said fits into messages of 2,048 bytes, in order, with nothing but line ends lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 }), { maxLength: 3 }), (texts) => {
      const fitted = fitTexts(texts);
      for (const text of fitted) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
      const withoutSpace = (all: readonly string[]) => all.join('').replace(/\s/g, '');
      expect(withoutSpace(fitted)).toBe(withoutSpace(texts));
    }),
    { numRuns: 50 },
  );
});

test('a long list is parted at the end of a line', () => {
  const lines = Array.from({ length: 100 }, (_, number) => `JM2611-${number} 待报价，请尽快处理`);
  const [first = ''] = fitTexts([lines.join('\n')]);
  expect(lines).toContain(first.split('\n').at(-1));
});

test('nothing is not said', () => {
  expect(fitTexts(['', ' \n', 'a'])).toEqual(['a']);
});
