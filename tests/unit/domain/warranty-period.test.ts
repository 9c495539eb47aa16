import { describe, expect, test } from '@jest/globals';
import { warrantyMonthsOf } from '#core/domain/warranty-period';

const periods = {
  warrantyMonths: 6,
  warrantyExceptions: [
    { model: 'JASMINER X16-Q', itemType: 'any', months: 12 },
    { model: 'JASMINER X16-Q', itemType: 'power-supply', months: 3 },
    { model: 'JASMINER X4', itemType: 'hash-board', months: 9 },
  ],
} as const;

describe('R24 the warranty period follows model and item type', () => {
  test.each([
    ['JASMINER X16-Q', 'whole-machine', 12, 'an exception for all of a model'],
    ['JASMINER X16-Q', 'power-supply', 3, 'one for the item type goes before it'],
    ['JASMINER X4', 'hash-board', 9, 'one for the item type alone'],
    ['JASMINER X4', 'whole-machine', 6, 'and nothing else of that model'],
    ['JASMINER X16-Q Pro', 'whole-machine', 6, 'a model whose name only begins the same'],
    ['X16-Q', 'whole-machine', 12, 'without the maker’s name'],
    ['jasminer  ｘ16-q ', 'whole-machine', 12, 'however it is written'],
    ['something else', 'something else', 6, 'everything else'],
  ])('%s %s: %s months (%s)', (model, itemType, months) => {
    expect(warrantyMonthsOf({ model, itemType }, periods)).toBe(months);
  });

  test('in whichever order the exceptions stand', () => {
    const reversed = { ...periods, warrantyExceptions: [...periods.warrantyExceptions].reverse() };
    expect(warrantyMonthsOf({ model: 'JASMINER X16-Q', itemType: 'power-supply' }, reversed)).toBe(3);
    expect(warrantyMonthsOf({ model: 'JASMINER X16-Q', itemType: 'hash-board' }, reversed)).toBe(12);
  });
});
