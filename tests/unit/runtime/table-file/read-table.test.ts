import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from '#core/domain/registry-import/csv-line';
import { readTable } from '../../../../cloudfunctions/_runtime/table-file/read-table';
import { runs } from '../../../support/runs';
import { type SheetStyle, workbookOf, workbookParts } from '../../../support/tables/xlsx';
import { zipOf } from '../../../support/tables/zip';

type Read = { problem: unknown; rows: Record<number, string[]>; date1904: boolean | undefined };

async function read(bytes: Uint8Array): Promise<Read> {
  const rows: Record<number, string[]> = {};
  let date1904: boolean | undefined;
  const problem = await readTable(bytes, (facts) => {
    ({ date1904 } = facts);
    return (row, cells) => {
      rows[row] = [...cells];
      return undefined;
    };
  });
  return { problem, rows, date1904 };
}

const TABLE = [
  ['序列号', '型号', '备注'],
  ['JX4-10001', 'JASMINER X4', '用,分号;和"引号"'],
  ['JX4-10002', 'JASMINER X4', ''],
];
const AS_ROWS = { 1: TABLE[0], 2: TABLE[1], 3: TABLE[2] };

describe('CSV', () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const written = (delimiter: string, end: string) => TABLE.map((row) => row.map(quoted).join(delimiter)).join(end);

  test.each([
    ['UTF-8', Buffer.from(written(',', '\r\n'))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${written(',', '\n')}`)],
    ['semicolons', Buffer.from(written(';', '\r\n'))],
    ['tabs', Buffer.from(written('\t', '\n'))],
    ['old Mac line ends', Buffer.from(written(',', '\r'))],
    ['UTF-16, as Excel’s “Unicode text”', Buffer.from(`\uFEFF${written('\t', '\r\n')}`, 'utf16le')],
  ])('%s', async (_what, bytes) => {
    expect(await read(bytes)).toMatchObject({ problem: undefined, rows: AS_ROWS, date1904: false });
  });

  test('GB18030, as Chinese Excel writes CSV', async () => {
    // 序列号,型号 / 整机,中文
    const bytes = Buffer.from('d0f2c1d0bac52cd0cdbac50d0ad5fbbbfa2cd6d0cec4', 'hex');
    expect((await read(bytes)).rows).toEqual({ 1: ['序列号', '型号'], 2: ['整机', '中文'] });
  });

  test('Excel’s line that names the delimiter is no row of the table, but it is numbered', async () => {
    expect((await read(Buffer.from('sep=;\r\nSN;Model\r\nJX4-10001;X4'))).rows).toEqual({ 2: ['SN', 'Model'], 3: ['JX4-10001', 'X4'] });
  });

  test('blank lines and lines within a cell are counted as a spreadsheet counts rows', async () => {
    expect((await read(Buffer.from('SN,Model\n\n"a\nb",X4\nc,X4'))).rows).toMatchObject({
      1: ['SN', 'Model'],
      3: ['a\nb', 'X4'],
      4: ['c', 'X4'],
    });
  });

  test.each([
    ['a quote that is never closed', Buffer.from('SN,Model\n"JX4-10001,X4\n'), { code: 'file-broken' }],
    ['bytes of no encoding', Buffer.from([0x53, 0x4e, 0x2c, 0xff, 0x80, 0xff]), { code: 'file-encoding-unknown' }],
    ['a million columns', Buffer.from(`SN${',x'.repeat(200_000)}`), { code: 'file-too-many-columns' }],
    ['a cell of two megabytes', Buffer.from(`SN,Model\n"${'x'.repeat(2 * 1024 * 1024)}",X4`), { code: 'file-too-many-columns' }],
  ])('%s is refused', async (_what, bytes, problem) => {
    expect((await read(bytes)).problem).toEqual(problem);
  });

  test('delimiters without end at the end of every line, as spreadsheets leave them, are no columns', async () => {
    expect(await read(Buffer.from(`SN,Model${','.repeat(1000)}\nJX4-10001,X4`))).toMatchObject({ problem: undefined });
  });
});

describe('XLSX', () => {
  test.each<[string, SheetStyle]>([
    ['texts in a list of their own', { texts: 'shared' }],
    ['texts in the cells', { texts: 'inline' }],
    ['tags with a prefix', { prefix: 'x:' }],
    ['a hidden sheet in front', { hiddenFirst: true }],
  ])('%s', async (_what, style) => {
    const trimmed = { 1: TABLE[0], 2: TABLE[1], 3: TABLE[2]?.slice(0, 2) };
    const cells = TABLE.map((row) => row.map((cell) => (cell === '' ? null : cell)));
    expect(await read(workbookOf(cells, style))).toMatchObject({ problem: undefined, rows: trimmed });
  });

  test('rows and cells without names follow each other, and gaps are kept where there are names', async () => {
    const rows = [
      ['SN', 'Model'],
      [null, null],
      [null, 'X4', 46353],
    ];
    expect((await read(workbookOf(rows, { unnamed: true }))).rows).toEqual({ 1: ['SN', 'Model'], 2: [], 3: ['', 'X4', '46353'] });
    expect((await read(workbookOf(rows))).rows).toEqual({ 1: ['SN', 'Model'], 3: ['', 'X4', '46353'] });
  });

  test('a number of more digits than a spreadsheet keeps is not passed off as exact; a text of as many is', async () => {
    const rows = [
      ['SN', 'Model'],
      [123456789012345, 2 ** 63, '9223372036854775808'],
    ];
    expect((await read(workbookOf(rows))).rows[2]).toEqual(['123456789012345', '9.223372036854776e+18', '9223372036854775808']);
  });

  test('a workbook that counts days from 1904 says so', async () => {
    expect(await read(workbookOf([['SN', 'Model']], { date1904: true }))).toMatchObject({ date1904: true });
    expect(await read(workbookOf([['SN', 'Model']]))).toMatchObject({ date1904: false });
  });

  /** A workbook with one part put in place of its own. */
  const withPart = (name: string, bytes: string | Buffer, claimedBytes?: number) =>
    zipOf([
      ...workbookParts([
        ['SN', 'Model'],
        ['JX4-10001', 'X4'],
      ]).filter((part) => part.name !== name),
      { name, bytes, ...(claimedBytes === undefined ? {} : { claimedBytes }) },
    ]);
  const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');

  test('rich text counts with all its runs, what tells the pronunciation does not, and a formula by its result', async () => {
    const shared = '<sst><si><r><t>JX4-</t></r><r><t>10001</t></r><rPh sb="0" eb="1"><t>ジェイ</t></rPh></si></sst>';
    const sheet = sheetOf('<row r="4"><c r="A4" t="s"><v>0</v></c><c r="C4" t="str"><f>A1&amp;"x"</f><v>X4</v></c></row>');
    const parts = workbookParts([['SN']]).filter(({ name }) => !/sharedStrings|sheet1/.test(name));
    const bytes = zipOf([...parts, { name: 'xl/sharedStrings.xml', bytes: shared }, { name: 'xl/worksheets/sheet1.xml', bytes: sheet }]);
    expect((await read(bytes)).rows).toEqual({ 4: ['JX4-10001', '', 'X4'] });
  });

  test.each([
    ['a zip without a workbook', zipOf([{ name: 'readme.txt', bytes: 'hello' }]), { code: 'file-not-a-table' }],
    ['half a workbook', workbookOf(TABLE).subarray(0, 400), { code: 'file-broken' }],
    ['a zip that begins like one', Buffer.from('PK\x03\x04 and nothing more'), { code: 'file-broken' }],
    ['XML that ends in the middle', withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>'), { code: 'file-broken' }],
    ['a text that is not in the list', withPart('xl/sharedStrings.xml', '<sst></sst>'), { code: 'file-broken' }],
    [
      'a billion laughs',
      withPart('xl/worksheets/sheet1.xml', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${sheetOf('<row><c t="str"><v>&l9;</v></c></row>')}`),
      { code: 'file-broken' },
    ],
    [
      'an entity that names a file',
      withPart('xl/sharedStrings.xml', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst><si><t>&f;</t></si></sst>'),
      { code: 'file-broken' },
    ],
    [
      'a cell in column one million',
      withPart('xl/worksheets/sheet1.xml', sheetOf('<row r="1"><c r="ZZZ1" t="str"><v>x</v></c></row>')),
      { code: 'file-too-many-columns' },
    ],
    [
      'a row of a million cells',
      withPart('xl/worksheets/sheet1.xml', sheetOf(`<row>${'<c t="str"><v>x</v></c>'.repeat(1_000_000)}</row>`)),
      { code: 'file-too-many-columns' },
    ],
    [
      'a cell of 40 MB',
      withPart('xl/worksheets/sheet1.xml', sheetOf(`<row><c t="str"><v>${'x'.repeat(4e7)}</v></c></row>`)),
      { code: 'file-broken' },
    ],
    [
      'a cell of 40 MB in pieces',
      withPart('xl/worksheets/sheet1.xml', sheetOf(`<row><c t="str">${`<v>${'x'.repeat(4e5)}</v>`.repeat(100)}</c></row>`)),
      { code: 'file-too-large-inside' },
    ],
    ['a bomb that says it is small', withPart('xl/worksheets/sheet1.xml', Buffer.alloc(3e7, '<a> '), 1000), { code: 'file-broken' }],
    [
      'thousands of parts',
      zipOf(Array.from({ length: 2001 }, (_, index) => ({ name: `${index}`, bytes: '' }))),
      { code: 'file-too-large-inside' },
    ],
  ])('%s is refused', async (_what, bytes, problem) => {
    expect((await read(bytes)).problem).toEqual(problem);
  });
});

test.each([
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { code: 'file-old-excel' }],
  ['a photo', Buffer.from('ffd8ffe000104a464946', 'hex'), { code: 'file-not-a-table' }],
  ['nothing', Buffer.alloc(0), { code: 'file-not-a-table' }],
])('%s is no table', async (_what, bytes, problem) => {
  expect((await read(bytes)).problem).toEqual(problem);
});

test('what the taker of rows answers ends the reading there', async () => {
  for (const bytes of [Buffer.from(TABLE.map((row) => row.join(',')).join('\n')), workbookOf(TABLE)]) {
    let taken = 0;
    const problem = await readTable(bytes, () => () => {
      taken += 1;
      return taken === 2 ? { code: 'file-too-many-rows' } : undefined;
    });
    expect({ problem, taken }).toEqual({ problem: { code: 'file-too-many-rows' }, taken: 2 });
  }
});

/** Letters that can stand in a cell and in XML; a cell never ends in blanks that a spreadsheet would drop. */
const cell = fc
  .string({ unit: fc.constantFrom(...'AZaz09-,;"\'\t&<>.中文序列号Ａ１ é😀'), maxLength: 12 })
  .filter((text) => text === text.trim() && !/^[=+\-@]/.test(text));
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 30 });

/** Empty cells at the end of a row are there or not, as the writer liked. */
const trimmed = (rows: Record<number, string[]>) =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([row, cells]) => {
      const last = cells.findLastIndex((text) => text !== '');
      return last < 0 ? [] : [[row, cells.slice(0, last + 1)]];
    }),
  );

test('any table written as CSV and as XLSX, in every way we know, is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom<SheetStyle>({}, { texts: 'inline' }, { prefix: 'x:' }), async (rows, style) => {
      const withHead = [['SN', 'Model'], ...rows];
      const expected = trimmed(Object.fromEntries(withHead.map((cells, index) => [index + 1, cells])));
      const csv = withHead.map(csvLine).join('');
      const sheet = withHead.map((cells) => cells.map((text) => (text === '' ? null : text)));
      for (const bytes of [
        Buffer.from(csv),
        Buffer.from(`\uFEFF${csv}`),
        Buffer.from(`\uFEFF${csv}`, 'utf16le'),
        workbookOf(sheet, style),
      ]) {
        const { problem, rows: found } = await read(bytes);
        expect({ problem, rows: trimmed(found) }).toEqual({ problem: undefined, rows: expected });
      }
    }),
    { numRuns: runs(500) },
  );
});
