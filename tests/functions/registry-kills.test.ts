import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { ImportView } from '#core/contract/registry';
import type { FaultEffect } from '../../emulator/inspect/fault-types';
import { type KillableWechat, openLocalWechat, spawnLocalWechat, type TestWechat } from '../support/local-wechat';
import { type RegistryDesk, registryDesk } from '../support/registry-desk';
import { runs, SEEDED_MS } from '../support/runs';

jest.setTimeout(SEEDED_MS);

let wechat: TestWechat;
let supervisor: RegistryDesk;

beforeAll(async () => {
  wechat = await openLocalWechat();
  supervisor = registryDesk(wechat.phone('supervisor'));
});
beforeEach(async () => {
  await wechat.inspect.clearFaults();
  await wechat.inspect.reset();
});
afterAll(() => wechat?.stop());

const HEAD = '序列号,型号,类别,出厂日期,保修月数';
/** Three parts of rows: most are new, some change what is there, some are bad. */
const FILE = [
  HEAD,
  ...Array.from(
    { length: 2500 },
    (_, index) => `NEW-${100_000 + index},JASMINER X4,整机,2026-0${1 + (index % 3)}-15,${index % 2 ? 12 : ''}`,
  ),
  'JX4-10001-IN,JASMINER X4,整机,2026-03-01,9',
  'JX4-20001-OUT,JASMINER X4,运算板,2026-03-01,',
  '坏,JASMINER X4,整机,2026-03-31,',
].join('\n');
const COUNTS = { rows: 2503, fresh: 2500, changed: 2, same: 0, bad: 1, problems: 1 };

/** Everything of the registry, some pages of it. */
async function machines(): Promise<string> {
  const found = [];
  for (let offset = 0; ; offset += 200) {
    const response = await fetch(new URL(`/__inspect/documents/machines?limit=200&offset=${offset}&sort={"_id":1}`, wechat.url));
    const { documents, hasMore } = (await response.json()) as { documents: object[]; hasMore: boolean };
    found.push(...documents);
    if (!hasMore) return JSON.stringify(found);
  }
}

/** Goes on as a page does whose calls may fail; a run that was killed keeps its lease until it ends. */
async function finishInSpite({ importId }: ImportView, ask: RegistryDesk['reply']): Promise<ImportView> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await ask('continue-import', { importId }).catch(() => undefined);
    if (answer?.ok && !answer.value.isWorking) return answer.value;
    if (!answer?.ok) await wechat.inspect.advance(70_000);
  }
  throw new Error('the import does not come to an end');
}

const cut = (action: string, effect: FaultEffect['kind'], after: number) =>
  wechat.inspect.addFault({
    on: 'action',
    name: action,
    functionName: 'registry',
    after,
    times: 1,
    effect: effect === 'fail' ? { kind: 'fail', errCode: -502001, errMsg: 'cut' } : ({ kind: effect } as FaultEffect),
  });

/** Which call is hit is spread over all of an import: reading, checking, applying and undoing make about 45. */
const PLACES = Array.from({ length: runs(80) }, (_, index) => ({
  after: (index * 7) % 24,
  effect: (['fail', 'lose-reply', 'lose-request'] as const)[index % 3] ?? 'fail',
}));

test('an import and its undo that are cut off at any call to the database end as if nothing had happened', async () => {
  const before = await machines();
  const { importId } = await supervisor.import(FILE);
  const after = (await machines()).replaceAll(importId, 'import');

  let struck = 0;
  const clearCut = async () => {
    for (const fault of await wechat.inspect.faults()) struck += fault.struck;
    await wechat.inspect.clearFaults();
  };
  for (const { after: at, effect } of PLACES) {
    await wechat.inspect.reset();
    const started = await supervisor.start(FILE);
    const ask = supervisor.reply;

    await cut('database.*', effect, at % 15);
    const checked = await finishInSpite(started, ask);
    expect(checked).toMatchObject({ state: 'checked', counts: COUNTS });

    await clearCut();
    await cut('database.*', effect, at);
    await ask('apply-import', { importId: started.importId }).catch(() => undefined);
    await ask('apply-import', { importId: started.importId }).catch(() => undefined);
    expect(await finishInSpite(started, ask)).toMatchObject({ state: 'done', counts: COUNTS });
    await clearCut();
    expect((await machines()).replaceAll(started.importId, 'import')).toBe(after);

    await cut('database.*', effect, at);
    await ask('undo-import', { importId: started.importId }).catch(() => undefined);
    await ask('undo-import', { importId: started.importId }).catch(() => undefined);
    expect(await finishInSpite(started, ask)).toMatchObject({ state: 'undone', counts: { restored: 2502, left: 0 } });
    await clearCut();
    expect(await machines()).toBe(before);
  }
  // Not every place is reached: a phase may be over before.
  expect(struck).toBeGreaterThan(2 * PLACES.length);
});

/** Kills the local cloud once some parts of an import are in the registry and others are not. @returns the import's id */
async function cutPower(cloud: KillableWechat, file: string): Promise<string> {
  try {
    const desk = registryDesk(cloud.phone('supervisor'));
    const { importId } = await desk.check(file);
    await desk.ask('apply-import', { importId });
    const underWay = desk.reply('continue-import', { importId }).catch(() => undefined);
    const kept = new URL('/__inspect/documents/registry_import_parts?filter={"kind":"before"}', cloud.url);
    for (let stored = 0; stored === 0; ) {
      stored = ((await (await fetch(kept)).json()) as { documents: object[] }).documents.length;
    }
    await cloud.kill();
    await underWay;
    return importId;
  } finally {
    await cloud.kill();
  }
}

test('a power cut in the middle of an import loses nothing: the next start goes on with it', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `NEW-${100_000 + index},JASMINER X4,整机,2026-01-15,`);
  const first = await spawnLocalWechat();
  const importId = await cutPower(first, [HEAD, ...rows].join('\n'));

  const second = await spawnLocalWechat({ dataDir: first.dataDir });
  try {
    const desk = registryDesk(second.phone('supervisor'));
    await second.inspect.advance(70_000);
    const done = await desk.finish(await desk.ask('get-import', { importId }));
    expect(done).toMatchObject({ state: 'done', counts: { fresh: 20_000 } });
    expect(await desk.ask('find-machine', { serialNumber: 'NEW-119999' })).toMatchObject({ machine: { shippedDate: '2026-01-15' } });
    expect(await desk.undo(importId)).toMatchObject({ state: 'undone', counts: { restored: 20_000, left: 0 } });
  } finally {
    await second.stop();
  }
});
