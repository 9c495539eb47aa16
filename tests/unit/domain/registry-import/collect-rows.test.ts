import { expect, test } from '@jest/globals';
import { type RowCollector, rowCollector } from '#core/domain/registry-import/collect-rows';

const RULES = { models: [{ model: 'X4', itemTypes: ['whole-machine'] as const }], today: '2026-11-27', date1904: false };
const HEAD = ['序列号', '型号', '类别', '出厂日期'];
const machine = (serial: string) => [serial, 'X4', '整机', '2026-01-31'];

function collect(rows: readonly (readonly string[])[]) {
  const collector: RowCollector = rowCollector(RULES);
  for (const [index, cells] of rows.entries()) {
    const problem = collector.take(index + 1, cells);
    if (problem) return { ok: false, error: problem };
  }
  return collector.finish();
}

test('both rows with one serial number are bad, each names the other, and neither counts', () => {
  const found = collect([HEAD, machine('NEW-0001'), machine('new-0002'), machine(' NEW-0001 '), machine('ＮＥＷ-0001')]);
  expect(found).toMatchObject({
    ok: true,
    value: {
      rowCount: 4,
      badRows: 3,
      rows: [{ serialNumber: 'NEW-0002', row: 3, ordinal: 1 }],
      problems: [
        { row: 2, code: 'serial-repeated', value: '4' },
        { row: 4, code: 'serial-repeated', value: '2' },
        { row: 5, code: 'serial-repeated', value: '2' },
      ],
    },
  });
});

test('a serial number that also stands in a row that is not right is not taken from the other one either', () => {
  const rows = [HEAD, machine('NEW-0001'), [' new-0001 ', 'X4', '整机', '2026-13-01'], machine('NEW-0002')];
  expect(collect(rows)).toMatchObject({
    ok: true,
    value: {
      rowCount: 3,
      badRows: 2,
      rows: [{ serialNumber: 'NEW-0002', row: 4 }],
      problems: [
        { row: 2, column: 'serialNumber', code: 'serial-repeated', value: '3' },
        { row: 3, column: 'serialNumber', code: 'serial-repeated', value: '2' },
        { row: 3, column: 'shippedDate', code: 'date-impossible' },
      ],
    },
  });
});

test.each([
  [['出厂日期', '保修月数', '序列号', '型号', '类别']],
  [['Ship date', 'Warranty months', 'Serial number', 'Model', 'Item type']],
  [['SHIPPED_DATE', '质保期（月）', 'SN码', ' 机型 ', '产品类别*']],
])('the head %j is found in any order and language', (head) => {
  expect(collect([head, ['2026-01-31', '9', 'NEW-0001', 'X4', '整机']])).toMatchObject({
    ok: true,
    value: { hasMonths: true, rows: [{ serialNumber: 'NEW-0001', shippedDate: '2026-01-31', warrantyMonths: 9 }] },
  });
});

test('a title and blank rows above the head, columns of no meaning and blank rows below it are passed over', () => {
  const found = collect([['2026 年出厂清单'], [], ['备注', ...HEAD], ['', ''], ['x', ...machine('NEW-0001')], [' ']]);
  expect(found).toMatchObject({ ok: true, value: { rowCount: 1, badRows: 0, rows: [{ row: 5, serialNumber: 'NEW-0001' }] } });
});

test.each([
  ['nothing', [], { code: 'file-no-rows' }],
  ['a head alone', [HEAD], { code: 'file-no-rows' }],
  ['no head', [machine('NEW-0001')], { code: 'file-columns-missing', columns: ['serialNumber'] }],
  ['rows without end and no head', Array.from({ length: 30 }, () => ['x']), { code: 'file-columns-missing', columns: ['serialNumber'] }],
  ['a head without a date', [['SN', '型号', '类别']], { code: 'file-columns-missing', columns: ['shippedDate'] }],
  ['a column twice', [[...HEAD, 'Model']], { code: 'file-columns-repeated', columns: ['model'] }],
])('%s is refused', (_what, rows, error) => {
  expect(collect(rows)).toEqual({ ok: false, error });
});

test('as many rows as may be are taken, one more is not', () => {
  const collector = rowCollector(RULES, 2);
  const rows = [HEAD, machine('NEW-0001'), [''], machine('NEW-0002'), machine('NEW-0003')];
  expect(rows.map((cells, index) => collector.take(index + 1, cells)?.code)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'file-too-many-rows',
  ]);
});
