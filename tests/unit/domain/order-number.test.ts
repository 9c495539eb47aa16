import { expect, test } from '@jest/globals';
import { makeOrderNumber, parseOrderNumber } from '#core/domain/order-number';
import { NOW } from '../../support/work-orders';

const NUMBER = makeOrderNumber(NOW, '01a2b3c4');

test('an order number is told apart from a mistyped one by its check character', () => {
  expect(NUMBER).toMatch(/^JM2611-[0-9A-Z]{5}$/);
  const last = NUMBER.endsWith('7') ? '8' : '7';
  expect(parseOrderNumber(`${NUMBER.slice(0, -1)}${last}`)).toBeNull();
});

test.each([
  ['lower case and spaces', NUMBER.toLowerCase().replace('-', ' ')],
  ['no hyphen', NUMBER.replace('-', '')],
  ['letters for digits', NUMBER.replaceAll('0', 'O').replaceAll('1', 'I')],
  ['full width', NUMBER.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
])('an order number typed with %s is the same number', (_, typed) => {
  expect(parseOrderNumber(typed)).toBe(NUMBER);
});

test.each(['', 'JM', 'SF1234567890123', 'JX4-10001-IN'])('%j is no order number', (typed) => {
  expect(parseOrderNumber(typed)).toBeNull();
});
