import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../../emulator/store';
import { startCloud, type TestCloud, temporaryDir } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';

const OPTIONS = {
  dataDir: temporaryDir(),
  functions: { count: 'let calls = 0; exports.main = async () => (calls += 1);' },
  config: {
    collections: [{ name: 'things', indexes: [{ name: 'by_n', keys: [['n', 1] as const], unique: true, sparse: true }] }],
    seed: { things: [{ _id: 'seeded' }] },
    functions: [{ name: 'count', timer: { name: 'hourly', cron: '0 0 * * * * *' } }],
    phones: [{ id: 'anna', title: { zh: '安娜', en: 'Anna' }, openid: 'o-anna', kind: 'customer' }],
    subscribeTemplates: [{ id: 'TPL', title: '提醒', fields: [] }],
  },
};
const NOON = Date.UTC(2027, 5, 1, 4);

let local: TestCloud;
let database: SdkDatabase;
beforeAll(async () => {
  local = await startCloud(OPTIONS);
  database = openSdk(local.url);
});
beforeEach(() => ask('POST', 'reset', {}));

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${local.url}/__inspect/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
async function onPhone(door: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'x-wechat-phone': 'anna' };
  const response = await fetch(`${local.url}/__wechat/${door}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}
const take = (name: string) => ask('POST', 'snapshots', { name });
const restore = (name: string) => ask('POST', `snapshots/${name}/restore`);
const ids = () => local.services.database.find('things', { filter: {} }).map((json) => (JSON.parse(json) as { _id: string })._id);
const putFile = async (path: string, text: string) => {
  const stored = await local.services.storage.put(Readable.from([Buffer.from(text)]), path, {});
  if (!('fileID' in stored)) throw new Error(stored.errMsg);
  return stored.fileID;
};
const readFile = async (fileID: string) => {
  const [file] = local.services.storage.tempUrls([fileID]);
  return file?.tempFileURL ? (await fetch(file.tempFileURL)).text() : undefined;
};
const blobs = () => readdirSync(join(local.dataDir, 'files')).length;

describe('a restored snapshot brings back', () => {
  test('documents, and what unique indexes refuse', async () => {
    await database.collection('things').add({ data: { _id: 'kept', n: 1 } });
    await take('one');
    await database.collection('things').doc('kept').remove();
    await database.collection('things').add({ data: { _id: 'later', n: 1 } });

    await restore('one');

    expect(ids()).toEqual(['seeded', 'kept']);
    expect(local.services.database.explain('things', { filter: { n: 1 } })).toMatchObject({ plan: 'index by_n', returned: 1 });
    expect(await refusalOf(database.collection('things').add({ data: { n: 1 } }))).toMatchObject({
      errMsg: expect.stringContaining('E11000'),
    });
  });

  test('collections: those of then, none of later', async () => {
    await database.createCollection('then');
    await database.collection('then').add({ data: { _id: 'a' } });
    await take('one');
    await ask('POST', 'reset', {});
    await database.createCollection('later');

    await restore('one');

    expect((await ask('GET', 'collections')).body).toEqual({
      collections: [
        { name: 'then', total: 1 },
        { name: 'things', total: 1 },
      ],
    });
    await database.createCollection('later');
    expect(await database.collection('later').count()).toMatchObject({ total: 0 });
  });

  test('files that were overwritten or removed, and forgets those of later', async () => {
    const [overwritten, removed] = [await putFile('a.txt', 'old'), await putFile('b.txt', 'there')];
    await take('one');
    await putFile('a.txt', 'new');
    await local.services.storage.remove(removed);
    const later = await putFile('c.txt', 'later');

    await restore('one');

    expect([await readFile(overwritten), await readFile(removed), await readFile(later)]).toEqual(['old', 'there', undefined]);
    expect(blobs()).toBe(2);
  });

  test('what people accepted at WeChat', async () => {
    await onPhone('subscribe', { tmplIds: ['TPL'] });
    await take('one');
    await onPhone('subscribe', { tmplIds: ['TPL'] });
    await restore('one');
    expect((await ask('GET', 'credits')).body).toEqual({ credits: [{ openid: 'o-anna', templateId: 'TPL', available: 1 }] });
  });

  test('the time on the clock, and when the timers last ran', async () => {
    await ask('POST', 'clock', { now: NOON });
    const runs = async () => ((await ask('GET', 'invocations?function=count')).body.invocations as unknown[]).length;
    await take('one');
    await ask('POST', 'clock', { advanceMs: 86_400_000 });

    await restore('one');

    const now = Number((await ask('GET', 'clock')).body.now);
    expect(now).toBeGreaterThanOrEqual(NOON);
    expect(now).toBeLessThan(NOON + 3_600_000);
    await ask('POST', 'clock', { advanceMs: 0 });
    expect(await runs()).toBe(0);
    await ask('POST', 'clock', { advanceMs: 3_600_000 });
    expect(await runs()).toBe(1);
  });
});

test('what was under way ends: transactions, the memory of functions, faults', async () => {
  await take('one');
  await onPhone('call-function', { name: 'count' });
  await ask('POST', 'faults', { on: 'timer', name: '*', effect: { kind: 'lose-reply' } });
  const transaction = await database.startTransaction();
  await transaction
    .collection('things')
    .doc('seeded')
    .update({ data: { n: 5 } });

  await restore('one');

  expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  expect(await onPhone('call-function', { name: 'count' })).toMatchObject({ result: 1 });
  expect((await ask('GET', 'faults')).body).toEqual({ faults: [] });
  expect((await ask('GET', 'collections/things')).body.documents).toEqual([{ _id: 'seeded' }]);
});

test('snapshots are listed, replaced by name, removed, and survive a reset', async () => {
  await take('one');
  await putFile('a.txt', 'x');
  await take('two');
  await take('one');
  await ask('POST', 'reset', {});
  expect((await ask('GET', 'snapshots')).body.snapshots).toMatchObject([
    { name: 'one', files: 1, takenAt: expect.any(Number), now: expect.any(Number), sizeBytes: expect.any(Number) },
    { name: 'two', files: 1 },
  ]);
  await ask('DELETE', 'snapshots/two');
  expect((await ask('DELETE', 'snapshots/one')).body).toEqual({ snapshots: [] });
  expect(await restore('one')).toMatchObject({ status: 404, body: { code: 'NO_SNAPSHOT' } });
  expect(await ask('DELETE', 'snapshots/one')).toMatchObject({ status: 404, body: { code: 'NO_SNAPSHOT' } });
});

test.each([[undefined], [''], ['../files'], ['a b'], ['x'.repeat(65)], [5]])('no snapshot is called %j', async (name) => {
  expect(await ask('POST', 'snapshots', { name })).toMatchObject({ status: 400, body: { code: 'BAD_SNAPSHOT' } });
});
test.each(['..%2Ffiles', '.begun', '%2E%2E%2Ffiles'])('nothing but snapshots is restored or removed: %s', async (name) => {
  expect((await ask('DELETE', `snapshots/${name}`)).status).toBe(404);
  expect((await restore(name)).status).toBe(404);
  expect(existsSync(join(local.dataDir, 'files'))).toBe(true);
});

test('a snapshot that cannot be put back leaves everything as it was', async () => {
  await take('one');
  await database.collection('things').add({ data: { _id: 'later' } });
  local.services.store.exec('ALTER TABLE wechat_credits ADD COLUMN newer TEXT');
  expect(await restore('one')).toMatchObject({ status: 409, body: { code: 'OTHER_TABLES' } });
  local.services.store.exec('ALTER TABLE wechat_credits DROP COLUMN newer');
  expect(ids()).toEqual(['seeded', 'later']);

  // Broken off after the first tables are back.
  const { state, store } = local.services;
  const breakOff = () =>
    state.replace(() => {
      store.exec('DELETE FROM documents_1');
      throw new Error('broken off');
    });
  expect(breakOff).toThrow('broken off');
  expect(ids()).toEqual(['seeded', 'later']);
});

test('killed in the middle of a restore, everything is as before it', async () => {
  await take('one');
  await database.collection('things').add({ data: { _id: 'later' } });
  // What a kill would leave on the disk while the rows are being put back.
  const dataDir = temporaryDir();
  const { state, store, snapshots } = local.services;
  state.register({ reload: () => cpSync(local.dataDir, dataDir, { recursive: true, filter: (file) => !file.includes('lock') }) });
  snapshots.restore('one');
  expect(ids()).toEqual(['seeded']);
  expect(store.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });

  const restarted = await startCloud({ ...OPTIONS, dataDir });
  const texts = restarted.services.database.find('things', { filter: {} });
  expect(texts.map((json) => (JSON.parse(json) as { _id: string })._id)).toEqual(['seeded', 'later']);
  expect(restarted.services.store.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
});

test('snapshots outlive a restart', async () => {
  await database.collection('things').add({ data: { _id: 'kept' } });
  const fileID = await putFile('a.txt', 'kept');
  await take('lasting');
  await ask('POST', 'reset', {});
  await local.stop();
  local = await startCloud(OPTIONS);
  database = openSdk(local.url);
  await restore('lasting');
  expect(ids()).toEqual(['seeded', 'kept']);
  expect(await readFile(fileID)).toBe('kept');
});

test('a reset forgets the rows of every table, whoever made it', async () => {
  const { store } = local.services;
  // Not by hand: the list of collections, which names other tables; and settings, where the secret of this directory stays.
  const tables = tablesOf(store).filter((table) => !['collections', 'indexes', 'settings'].includes(table));
  const before = tables.map((table) => countOf(store, table));
  for (const table of tables) insertAnything(store, table);
  expect(tables.map((table) => countOf(store, table))).toEqual(before.map((count) => count + 1));
  await ask('POST', 'reset', {});
  expect(tables.map((table) => [table, countOf(store, table)])).toEqual(tables.map((table, i) => [table, before[i]]));
});

const tablesOf = (store: Store) =>
  store
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name")
    .all()
    .map(({ name }) => String(name));
const countOf = (store: Store, table: string) => Number(store.prepare(`SELECT count(*) AS total FROM ${table}`).get()?.total);

function insertAnything(store: Store, table: string): void {
  const columns = store.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all();
  const values = columns.map(({ type }) => (type === 'INTEGER' ? 999 : type === 'BLOB' ? Buffer.from('x') : 'x'));
  store.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
}
