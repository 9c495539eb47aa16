import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { ImportView } from '#core/contract/registry';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { type RegistryDesk, registryDesk } from '../support/registry-desk';
import { runs, SEEDED_MS } from '../support/runs';
import { workbookOf, workbookParts } from '../support/tables/xlsx';
import { zipOf } from '../support/tables/zip';

jest.setTimeout(SEEDED_MS);

let wechat: TestWechat;
let supervisor: RegistryDesk;

beforeAll(async () => {
  wechat = await openLocalWechat();
  supervisor = registryDesk(wechat.phone('supervisor'));
});
beforeEach(() => wechat.inspect.reset());
afterAll(() => wechat?.stop());

/** The largest file there may be; a tenth of it in `npm test`. */
const ROWS = runs(200_000);
const HEAD = ['序列号', '型号', '类别', '出厂日期', '保修月数'];
const row = (index: number) => [
  `JX4-${1_000_000 + index}-IN`,
  'JASMINER X4',
  '整机',
  `202${4 + (index % 2)}-${String(1 + (index % 12)).padStart(2, '0')}-1${index % 10}`,
  index % 3 === 0 ? '12' : '',
];
const table = () => [HEAD, ...Array.from({ length: ROWS }, (_, index) => row(index))];

async function worstRun() {
  const runsOfFunction = await wechat.inspect.invocations('registry');
  return {
    ms: Math.max(...runsOfFunction.map(({ durationMs = 0 }) => durationMs)),
    memoryMb: Math.max(...runsOfFunction.map(({ memoryMb = 0 }) => memoryMb)),
    calls: Math.max(...runsOfFunction.map(({ calls }) => calls.length)),
  };
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const value = await work();
  const { ms, memoryMb, calls } = await worstRun();
  // The figures of docs/decisions/0009 are read in the log of `npm run prove`.
  if (ROWS === 200_000)
    console.info(
      `${ROWS} rows, ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s; worst run ${ms} ms, ${memoryMb} MB, ${calls} calls`,
    );
  return value;
}

test.each([
  [
    'CSV',
    () =>
      Buffer.from(
        table()
          .map((cells) => cells.join(','))
          .join('\r\n'),
      ),
  ],
  ['XLSX', () => workbookOf(table())],
])(
  'a file of the largest size goes in and out again as %s, in runs that keep to the limits of the platform',
  async (kind, bytes) => {
    const file = bytes();
    const checked = await timed(`${kind} ${(file.length / 1e6).toFixed(1)} MB, dry run`, () => supervisor.check(file));
    expect(checked).toMatchObject({ state: 'checked', counts: { rows: ROWS, fresh: ROWS, bad: 0 } });

    const { importId } = checked;
    const done = await timed(`${kind}, import`, async () => supervisor.finish(await supervisor.ask('apply-import', { importId })));
    expect(done).toMatchObject({ state: 'done', progress: { done: ROWS / 1000, total: ROWS / 1000 } });
    expect(await supervisor.ask('find-machine', { serialNumber: `JX4-${1_000_000 + ROWS - 1}-IN` })).toMatchObject({ machine: {} });

    const undone: ImportView = await timed(`${kind}, undo`, () => supervisor.undo(importId));
    expect(undone).toMatchObject({ state: 'undone', counts: { restored: ROWS, left: 0 } });
    expect((await wechat.inspect.documents('machines')).filter(({ importId: from }) => from !== undefined)).toEqual([]);
  },
  600_000,
);

test('a file of which every row is bad is listed to its last row', async () => {
  const rows = Array.from({ length: ROWS / 10 }, () => '=坏,没有的型号,飞船,2026-99-99,999');
  const { importId, counts, mayApply } = await supervisor.check([HEAD.join(','), ...rows].join('\n'));
  expect({ counts, mayApply }).toMatchObject({ mayApply: false, counts: { bad: ROWS / 10, problems: ROWS / 2 } });
  const listed = await supervisor.problems(importId, 'bad', 1000);
  expect(new Set(listed.map(({ row: number }) => number)).size).toBe(ROWS / 10);
  expect(listed).toHaveLength(ROWS / 2);
});

const spoilt = (sheet: string) =>
  zipOf([...workbookParts([HEAD]).filter(({ name }) => !name.includes('sheet1')), { name: 'xl/worksheets/sheet1.xml', bytes: sheet }]);

test.each([
  ['of 300 MB once it is unpacked', spoilt(`<a>${`<b/>${' '.repeat(500_000)}`.repeat(600)}`)],
  ['of millions of tags', spoilt(`<a>${'<b/>'.repeat(12_100_000)}`)],
])(
  'a workbook %s ends with a clear answer, within the memory of the function',
  async (_what, bytes) => {
    expect(await supervisor.check(bytes)).toMatchObject({
      state: 'failed',
      failure: { code: 'file-too-large-inside', cure: expect.any(String) },
    });
  },
  600_000,
);
