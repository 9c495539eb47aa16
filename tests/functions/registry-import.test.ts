import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { labelPhoto } from '../support/photos';
import { type RegistryDesk, registryDesk } from '../support/registry-desk';
import { workbookOf } from '../support/tables/xlsx';

let wechat: TestWechat;
let supervisor: RegistryDesk;

beforeAll(async () => {
  wechat = await openLocalWechat();
  supervisor = registryDesk(wechat.phone('supervisor'));
});
beforeEach(() => wechat.inspect.reset());
afterAll(() => wechat?.stop());

const HEAD = '序列号,型号,类别,出厂日期,保修月数';
const csv = (...rows: readonly string[]) => [HEAD, ...rows].join('\r\n');
const machines = async () => new Map((await wechat.inspect.documents('machines')).map(({ _id, ...facts }) => [String(_id), facts]));

test('R24 machines of a file stand in the registry after dry run and import, and their warranty is judged by it', async () => {
  const before = await machines();
  const checked = await supervisor.check(csv('NEW-000001,JASMINER X4,整机,2026-03-31,', 'NEW-000002,x16-q,运算板,2026/04/01,12'));
  expect(checked).toMatchObject({ state: 'checked', mayApply: true, counts: { rows: 2, fresh: 2, changed: 0, same: 0, bad: 0 } });
  expect(await machines()).toEqual(before);

  const done = await supervisor.finish(await supervisor.ask('apply-import', { importId: checked.importId }));
  expect(done).toMatchObject({ state: 'done', isWorking: false, mayUndo: true });
  expect((await machines()).get('NEW-000002')).toEqual({
    model: 'JASMINER X16-Q',
    itemType: 'hash-board',
    shippedDate: '2026-04-01',
    warrantyMonths: 12,
    importId: checked.importId,
  });
  const found = await supervisor.ask('find-machine', { serialNumber: 'NEW-000001' });
  expect(found).toMatchObject({
    warranty: { warranty: { shippedDate: '2026-03-31', months: 6, lastDay: '2026-09-30' } },
    machine: { ownMonths: null, importedFrom: '机器.csv' },
  });
});

test('the same file again changes nothing, and says so', async () => {
  const file = csv('NEW-000001,JASMINER X4,整机,2026-03-31,6');
  await supervisor.import(file);
  const again = await supervisor.check(file);
  expect(again).toMatchObject({ state: 'checked', mayApply: false, counts: { fresh: 0, changed: 0, same: 1 } });
  expect(await supervisor.reply('apply-import', { importId: again.importId })).toMatchObject({ error: { code: 'import-nothing-new' } });
});

test('a file without a column of months leaves those of a machine, an empty cell takes them away', async () => {
  await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,24'));
  await supervisor.import('序列号,型号,类别,出厂日期\nNEW-000001,JASMINER X4,整机,2026-04-01');
  expect((await machines()).get('NEW-000001')).toMatchObject({ shippedDate: '2026-04-01', warrantyMonths: 24 });
  await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-04-01,'));
  expect((await machines()).get('NEW-000001')).not.toHaveProperty('warrantyMonths');
});

test('R39 a bad row is listed with row, column and reason, in both languages, and is not imported', async () => {
  const { importId, counts } = await supervisor.check(
    csv('短,JASMINER X4,整机,2026-03-31,', 'NEW-000001,没有的型号,整机,2026-02-30,', 'NEW-000002,JASMINER X4,整机,2026-03-31,6'),
  );
  expect(counts).toMatchObject({ rows: 3, bad: 2, problems: 3, fresh: 1 });
  expect(await supervisor.problems(importId)).toMatchObject([
    { row: 2, column: '序列号', code: 'serial-invalid', value: '短', sentence: expect.stringMatching(/\p{Script=Han}/u) },
    { row: 3, column: '型号', code: 'model-unknown', value: '没有的型号' },
    { row: 3, column: '出厂日期', code: 'date-impossible', value: '2026-02-30' },
  ]);
  const english = await supervisor.reply('list-problems', { importId, kind: 'bad' }, 'en');
  expect(english).toMatchObject({
    value: { total: 3, problems: [{ column: 'Serial number' }, { column: 'Model' }, { column: 'Ship date' }] },
  });
  await supervisor.finish(await supervisor.ask('apply-import', { importId }));
  expect([...(await machines()).keys()].filter((serial) => serial.startsWith('NEW'))).toEqual(['NEW-000002']);
});

test('problems come page by page, each once, also over the parts they are stored in', async () => {
  const rows = Array.from({ length: 2600 }, (_, index) =>
    index % 2 === 0 ? `坏,JASMINER X4,整机,2026-03-31,` : `NEW-${100_000 + index},JASMINER X4,整机,2026-03-31,`,
  );
  const { importId } = await supervisor.check(csv(...rows));
  const listed = await supervisor.problems(importId, 'bad', 70);
  expect(listed.map(({ row }) => row)).toEqual(rows.flatMap((row, index) => (row.startsWith('坏') ? [index + 2] : [])));
});

test('an undo puts back exactly what was before: new machines go, changed ones are as they were', async () => {
  await supervisor.import(csv('OLD-000001,JASMINER X4,整机,2026-01-31,24'));
  const before = await machines();
  const { importId } = await supervisor.import(
    csv(
      'OLD-000001,JASMINER X4-Q,运算板,2026-02-28,',
      'NEW-000001,JASMINER X4,整机,2026-03-31,6',
      'JX4-10001-IN,JASMINER X4,整机,2026-03-01,9',
    ),
  );
  expect(await machines()).not.toEqual(before);
  expect(await supervisor.undo(importId)).toMatchObject({ state: 'undone', counts: { restored: 3, left: 0 } });
  expect(await machines()).toEqual(before);
});

test('an undo leaves what a later import has changed, and lists it', async () => {
  const first = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,', 'NEW-000002,JASMINER X4,整机,2026-03-31,'));
  await supervisor.import(csv('NEW-000002,JASMINER X4,整机,2026-04-30,'));
  const undone = await supervisor.undo(first.importId);
  expect(undone).toMatchObject({ state: 'undone', counts: { restored: 1, left: 1 } });
  expect(await supervisor.problems(first.importId, 'left')).toMatchObject([{ row: 3, code: 'left-alone', value: 'NEW-000002' }]);
  const now = await machines();
  expect(now.has('NEW-000001')).toBe(false);
  expect(now.get('NEW-000002')).toMatchObject({ shippedDate: '2026-04-30' });
});

test('an undo does not take away what a later import lists just the same', async () => {
  const first = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,', 'NEW-000002,JASMINER X4,整机,2026-03-31,'));
  const second = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,', 'NEW-000003,JASMINER X4,整机,2026-04-30,'));
  expect(second).toMatchObject({ counts: { fresh: 1, changed: 0, same: 1 } });

  expect(await supervisor.undo(first.importId)).toMatchObject({ state: 'undone', counts: { restored: 1, left: 1 } });

  const now = await machines();
  expect([now.has('NEW-000001'), now.has('NEW-000002'), now.has('NEW-000003')]).toEqual([true, false, true]);
});

test('undone in the reverse order, two imports that say the same of a machine leave the registry as it was', async () => {
  const before = await machines();
  const same = 'NEW-000001,JASMINER X4,整机,2026-03-31,';
  const first = await supervisor.import(csv(same));
  const second = await supervisor.import(csv(same, 'NEW-000002,JASMINER X4,整机,2026-04-30,'));
  expect(await supervisor.undo(second.importId)).toMatchObject({ counts: { restored: 1, left: 0 } });
  expect(await supervisor.undo(first.importId)).toMatchObject({ counts: { restored: 1, left: 0 } });
  expect(await machines()).toEqual(before);
});

test('undone in the reverse order, two imports leave the registry as it was', async () => {
  const before = await machines();
  const first = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'));
  const second = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-04-30,'));
  await supervisor.undo(second.importId);
  expect(await supervisor.undo(first.importId)).toMatchObject({ counts: { restored: 1, left: 0 } });
  expect(await machines()).toEqual(before);
});

test('while an import is under way or waits for a decision, a second one is refused; given up, it makes room', async () => {
  const first = await supervisor.check(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'));
  const attachmentId = await supervisor.upload(csv('NEW-000002,JASMINER X4,整机,2026-03-31,'));
  const start = () => supervisor.reply('start-import', { attachmentId, fileName: '第二个.csv' });
  expect(await start()).toMatchObject({ ok: false, error: { code: 'import-running', cure: expect.any(String) } });
  expect(await supervisor.ask('list-imports', {})).toMatchObject({ active: { importId: first.importId }, imports: [{ state: 'checked' }] });

  expect(await supervisor.ask('discard-import', { importId: first.importId })).toMatchObject({ state: 'discarded' });
  expect(await start()).toMatchObject({ ok: true, value: { state: 'reading' } });
  expect(await supervisor.reply('apply-import', { importId: first.importId })).toMatchObject({ error: { code: 'import-not-checked' } });
});

test('of two starts at once one begins, and the same start again is the same import', async () => {
  const uploads = await Promise.all(
    ['NEW-000001', 'NEW-000002'].map((serial) => supervisor.upload(csv(`${serial},JASMINER X4,整机,2026-03-31,`))),
  );
  const started = await Promise.all(uploads.map((attachmentId) => supervisor.reply('start-import', { attachmentId, fileName: 'a.csv' })));
  expect(started.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = uploads[started.findIndex(({ ok }) => ok)] ?? '';
  expect(await supervisor.reply('start-import', { attachmentId: winner, fileName: 'a.csv' })).toEqual(started.find(({ ok }) => ok));
});

test('many callers at once drive an import no further than one, and never twice', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `NEW-${100_000 + index},JASMINER X4,整机,2026-03-31,`);
  const { importId } = await supervisor.start(csv(...rows));
  const crowd = async () => {
    for (;;) {
      const views = await Promise.all([1, 2, 3].map(() => supervisor.ask('continue-import', { importId })));
      if (views.some(({ isWorking }) => !isWorking)) return supervisor.ask('get-import', { importId });
    }
  };
  expect(await crowd()).toMatchObject({ state: 'checked', counts: { rows: 5000, fresh: 5000, same: 0 } });
  await supervisor.ask('apply-import', { importId });
  expect(await crowd()).toMatchObject({ state: 'done', counts: { fresh: 5000 } });
  expect(await supervisor.undo(importId)).toMatchObject({ counts: { restored: 5000, left: 0 } });
});

test('the timer goes on with an import whose person went away, and gives up a dry run after a day', async () => {
  const { importId } = await supervisor.start(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'));
  await wechat.inspect.runTimer('registry');
  await wechat.inspect.runTimer('registry');
  expect(await supervisor.ask('get-import', { importId })).toMatchObject({ state: 'checked' });
  await wechat.inspect.advance(25 * 3_600_000);
  await wechat.inspect.runTimer('registry');
  expect(await supervisor.ask('get-import', { importId })).toMatchObject({ state: 'discarded' });
  await wechat.inspect.runTimer('registry');
  expect(await wechat.inspect.documents('registry_import_parts')).toEqual([]);
});

test('after 30 days an import cannot be undone any more, and what was kept for it is gone', async () => {
  const { importId } = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'));
  await wechat.inspect.advance(31 * 86_400_000);
  await wechat.inspect.runTimer('registry');
  expect(await supervisor.reply('undo-import', { importId })).toMatchObject({ error: { code: 'import-not-undoable' } });
  expect(await wechat.inspect.documents('registry_import_parts')).toEqual([]);
  expect((await machines()).has('NEW-000001')).toBe(true);
});

test.each([
  [
    'a workbook',
    'machines.xlsx',
    workbookOf([
      ['SN', 'Model', 'Type', 'Ship date'],
      ['new-000001', 'JASMINER X4', 'whole-machine', 46112],
    ]),
  ],
  [
    'a workbook that is called CSV',
    'machines.csv',
    workbookOf([
      ['SN', 'Model', 'Type', 'Ship date'],
      ['new-000001', 'JASMINER X4', 'whole-machine', 46112],
    ]),
  ],
])('%s is read for what it is', async (_what, fileName, bytes) => {
  await supervisor.import(bytes, fileName);
  expect((await machines()).get('NEW-000001')).toMatchObject({ shippedDate: '2026-03-31' });
});

test('a file whose head lacks columns is refused with their names', async () => {
  expect(await supervisor.check('序列号,型号\nNEW-000001,JASMINER X4')).toMatchObject({
    state: 'failed',
    failure: { code: 'file-columns-missing', message: expect.stringContaining('类别、出厂日期') },
  });
  // What cannot be read keeps nobody out.
  expect(await supervisor.check(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'))).toMatchObject({ state: 'checked' });
});

test.each([
  ['a picture', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]), 'upload-not-a-table'],
  ['an old Excel file', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(100)]), 'file-old-excel'],
  ['a page of the web', '<html><table></table></html>', 'upload-not-a-table'],
])('%s is refused when it is uploaded', async (_what, bytes, code) => {
  await expect(supervisor.upload(bytes)).rejects.toThrow(code);
});

test.each(['customer', 'agent', 'finance'])('for %s the registry does not exist', async (phone) => {
  const { importId } = await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'));
  const desk = registryDesk(wechat.phone(phone));
  const notFound = { ok: false, error: { code: 'not-found' } };
  expect(await desk.reply('list-imports', {})).toMatchObject(notFound);
  expect(await desk.reply('get-import', { importId })).toMatchObject(notFound);
  expect(await desk.reply('undo-import', { importId })).toMatchObject(notFound);
  expect(await desk.reply('find-machine', { serialNumber: 'NEW-000001' })).toMatchObject(notFound);
  expect(await desk.reply('prepare-upload', { bytes: 10 })).toMatchObject(notFound);
});

test('a photo, or the upload of nobody, cannot be imported', async () => {
  const photo = await staffDesk(wechat.phone('supervisor')).attach('finding', await labelPhoto('JS16Q-0001', 'png'));
  for (const attachmentId of [photo, 'a0000']) {
    const refused = { ok: false, error: { code: 'upload-not-confirmed', field: 'attachmentId' } };
    expect(await supervisor.reply('start-import', { attachmentId, fileName: 'a.csv' })).toMatchObject(refused);
  }
});

test('nothing of the import shows in what customers and other staff are told of a machine', async () => {
  await supervisor.import(csv('NEW-000001,JASMINER X4,整机,2026-03-31,'));
  const asked = await wechat
    .phone('customer')
    .call('customer', { action: 'query-warranty', lang: 'zh-CN', payload: { serialNumber: 'NEW-000001' } });
  expect(JSON.stringify(asked)).not.toMatch(/im-a|importId|主管/);
});
