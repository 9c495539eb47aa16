import { describe, expect, test } from '@jest/globals';
import { type RowRules, rowChecker } from '#core/domain/registry-import/check-row';

const RULES: RowRules = {
  models: [
    { model: 'JASMINER X4-Q', itemTypes: ['whole-machine', 'hash-board'] },
    { model: 'JASMINER X16-Q Pro', itemTypes: ['whole-machine'] },
  ],
  today: '2026-11-27',
  date1904: false,
};
const PLACES = { serialNumber: 0, model: 1, itemType: 2, shippedDate: 3, warrantyMonths: 4 };
const GOOD = ['JX4Q-10001', 'JASMINER X4-Q', 'whole-machine', '2026-05-31', '12'] as const;

const check = (cells: readonly string[], rules = RULES) => rowChecker(rules, PLACES)(7, cells);
/** A good row but for one cell. */
const withCell = (place: number, text: string) => GOOD.map((cell, index) => (index === place ? text : cell));
const codes = (cells: readonly string[]) => {
  const checked = check(cells);
  return checked.ok ? [] : checked.error.map(({ column, code }) => `${column} ${code}`);
};

test('a good row is a machine, with the number of its row', () => {
  expect(check(GOOD)).toEqual({
    ok: true,
    value: {
      row: 7,
      serialNumber: 'JX4Q-10001',
      model: 'JASMINER X4-Q',
      itemType: 'whole-machine',
      shippedDate: '2026-05-31',
      warrantyMonths: 12,
    },
  });
});

test.each([
  [0, ' jx4q - 10001 ', { serialNumber: 'JX4Q-10001' }],
  [0, 'ＪＸ４Ｑ－１０００１', { serialNumber: 'JX4Q-10001' }],
  [1, 'x4-q', { model: 'JASMINER X4-Q' }],
  [1, 'jasminer  X16-Q pro', { model: 'JASMINER X16-Q Pro' }],
  [2, '整机', { itemType: 'whole-machine' }],
  [2, 'Hash Board', { itemType: 'hash-board' }],
  [2, '算力板', { itemType: 'hash-board' }],
  [4, '', { warrantyMonths: null }],
  [4, '１２', { warrantyMonths: 12 }],
  [4, '12 个月', { warrantyMonths: 12 }],
  [4, '6.0', { warrantyMonths: 6 }],
  [4, '120', { warrantyMonths: 120 }],
])('cell %i: %j is read as %j', (place, text, expected) => {
  expect(check(withCell(place, text))).toMatchObject({ ok: true, value: expected });
});

describe('ship dates', () => {
  test.each([
    ['2026-11-27', '2026-11-27'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.27', '2026-11-27'],
    ['20261127', '2026-11-27'],
    ['2026年3月31日', '2026-03-31'],
    ['２０２６－１１－２７', '2026-11-27'],
    ['2026-11-27 08:30:00', '2026-11-27'],
    ['2024-02-29', '2024-02-29'],
    ['46353', '2026-11-27'],
    ['46353.75', '2026-11-27'],
  ])('%s is %s', (text, date) => {
    expect(check(withCell(3, text))).toMatchObject({ ok: true, value: { shippedDate: date } });
  });

  test('a workbook that counts from 1904 means another day by the same number', () => {
    expect(check(withCell(3, '44891'), { ...RULES, date1904: true })).toMatchObject({ ok: true, value: { shippedDate: '2026-11-27' } });
  });

  test.each([
    ['', 'date-missing'],
    ['27.11.2026', 'date-unreadable'],
    ['11/27/2026', 'date-unreadable'],
    ['2026-11/27', 'date-unreadable'],
    ['Nov 27, 2026', 'date-unreadable'],
    ['待定', 'date-unreadable'],
    ['2026-02-29', 'date-impossible'],
    ['2026-13-01', 'date-impossible'],
    ['2026-00-10', 'date-impossible'],
    ['20261131', 'date-impossible'],
    ['2014-12-31', 'date-too-early'],
    ['41999', 'date-too-early'],
    ['2026-11-28', 'date-future'],
    ['46354', 'date-future'],
    ['99999', 'date-future'],
  ])('%j: %s', (text, code) => {
    expect(codes(withCell(3, text))).toEqual([`shippedDate ${code}`]);
  });
});

test.each([
  [0, '', 'serialNumber serial-missing'],
  [0, '  ', 'serialNumber serial-missing'],
  [0, 'JX4', 'serialNumber serial-invalid'],
  [0, 'JX4_10001', 'serialNumber serial-invalid'],
  [0, '序列号一二三', 'serialNumber serial-invalid'],
  [0, 'X'.repeat(33), 'serialNumber serial-invalid'],
  [0, '1.23457E+15', 'serialNumber serial-rounded'],
  [0, '2e20', 'serialNumber serial-rounded'],
  [1, '', 'model model-missing'],
  [1, 'JASMINER X99', 'model model-unknown'],
  [2, '', 'itemType type-missing'],
  [2, '飞船', 'itemType type-unknown'],
  [4, '0', 'warrantyMonths months-invalid'],
  [4, '121', 'warrantyMonths months-invalid'],
  [4, '6.5', 'warrantyMonths months-invalid'],
  [4, '半年', 'warrantyMonths months-invalid'],
  [0, '=HYPERLINK("http://x")', 'serialNumber formula'],
  [0, '-JX4Q10001', 'serialNumber formula'],
  [1, '@SUM(A1)', 'model formula'],
  [4, '+12', 'warrantyMonths formula'],
])('cell %i: %j is refused as %s', (place, text, problem) => {
  expect(codes(withCell(place, text))).toEqual([problem]);
});

test('a type that the model does not come as is refused', () => {
  expect(codes(['JX4Q-10001', 'X16-Q Pro', 'hash-board', '2026-05-31', ''])).toEqual(['itemType type-not-of-model']);
});

test('everything that is wrong with a row is said at once, one problem a column, and long cells are cut short', () => {
  const checked = check(['', '', '', '', 'x'.repeat(500)]);
  expect(checked.ok ? [] : checked.error).toEqual([
    { row: 7, column: 'serialNumber', code: 'serial-missing', value: '' },
    { row: 7, column: 'model', code: 'model-missing', value: '' },
    { row: 7, column: 'itemType', code: 'type-missing', value: '' },
    { row: 7, column: 'shippedDate', code: 'date-missing', value: '' },
    { row: 7, column: 'warrantyMonths', code: 'months-invalid', value: `${'x'.repeat(15)}…` },
  ]);
});

test('cells that a short row leaves out count as empty', () => {
  expect(codes(['JX4Q-10001'])).toEqual(['model model-missing', 'itemType type-missing', 'shippedDate date-missing']);
});
