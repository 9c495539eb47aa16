import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { atHour } from '#core/domain/money-and-time';
import { makeOrderNumber, parseOrderNumber } from '#core/domain/order-number';
import { NOW } from '../../support/contexts';
import { runs } from '../../support/runs';

const SEED = 20_261_123;
const numbers = fc
  .record({ month: fc.integer({ min: 0, max: 1199 }), random: fc.integer({ min: 0, max: 0xfffff }) })
  .map(({ month, random }) => {
    const day = `20${String(Math.floor(month / 12)).padStart(2, '0')}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    return makeOrderNumber(atHour(day, 12), random.toString(16).padStart(5, '0'));
  });
const check = <T extends unknown[]>(property: fc.IProperty<T>, full: number): void =>
  fc.assert(property, { seed: SEED, numRuns: runs(full) });

// Every character that may be printed on a keyboard in place of another; I, L and O are read as 1 and 0.
const TYPED = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const READ_AS: Record<string, string> = { I: '1', L: '1', O: '0' };

test('an order number carries the month in Shanghai and is its own canonical form', () => {
  expect(makeOrderNumber(Date.parse('2026-11-30T16:30:00Z'), '00000')).toMatch(/^JM2612-0000[0-9A-Y]$/);
  check(
    fc.property(numbers, (number) => {
      expect(number).toMatch(/^JM\d{4}-[0-9A-HJKMNP-TV-Y]{5}$/);
      expect(parseOrderNumber(number)).toBe(number);
      expect(parseOrderNumber(` ${number.toLowerCase().replace('-', ' ')}`)).toBe(number);
    }),
    2_000,
  );
});

test('every single wrong character is noticed', () => {
  check(
    fc.property(numbers, (number) => {
      for (let place = 2; place < number.length; place += 1) {
        const right = number.charAt(place);
        if (right === '-') continue;
        for (const wrong of TYPED) {
          if ((READ_AS[wrong] ?? wrong) === right) continue;
          expect(parseOrderNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeNull();
        }
      }
    }),
    500,
  );
});

test('every swap of two neighbours is noticed', () => {
  check(
    fc.property(numbers, (number) => {
      const characters = [...number.replace('-', '')];
      for (let place = 2; place + 1 < characters.length; place += 1) {
        const [first, second] = [characters[place], characters[place + 1]];
        if (first === second) continue;
        const swapped = characters.map((character, index) => (index === place ? second : index === place + 1 ? first : character)).join('');
        expect(parseOrderNumber(swapped)).toBeNull();
      }
    }),
    1_000,
  );
});

const NUMBER = makeOrderNumber(NOW, '01a2b3c4');

test.each([
  ['lower case and spaces', NUMBER.toLowerCase().replace('-', ' ')],
  ['no hyphen', NUMBER.replace('-', '')],
  ['letters for digits', NUMBER.replaceAll('0', 'O').replaceAll('1', 'I')],
  ['full width', NUMBER.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
])('an order number typed with %s is the same number', (_, typed) => {
  expect(parseOrderNumber(typed)).toBe(NUMBER);
});

test.each(['', 'JM', 'SF1234567890123', 'JX4-10001-IN', '2611-7Q4K5', 'JM2611-7Q4K', 'JM2611-7Q4K5X', 'JN2611-7Q4K5', 'JM26U1-7Q4K5'])(
  '%j is no order number',
  (typed) => {
    expect(parseOrderNumber(typed)).toBeNull();
  },
);
