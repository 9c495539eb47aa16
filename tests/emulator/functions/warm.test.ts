import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callAdmin } from '../local-cloud';
import { type FunctionCloud, SDK, startFunctionCloud } from './function-cloud';

const functions = {
  forgets: `${SDK} const notes = cloud.database().collection('notes');
    exports.main = async ({ id }) => {
      if (id) setTimeout(() => { console.log('left over'); notes.add({ data: { _id: id } }); }, 150);
      return process.pid;
    };`,
  rejects: `exports.main = async ({ when }) => {
    if (when === 'at once') Promise.reject(new Error('nobody awaits me'));
    if (when === 'later') setTimeout(() => Promise.reject(new Error('much later')), 150);
    return 'well';
  };`,
  remembers: `let count = 0; exports.main = async ({ dir, set }) => {
    count += 1;
    if (dir) process.chdir(dir);
    if (set) Object.assign(process.env, { OWN: 'kept', WX_OPENID: 'forged', MINE: 'changed' });
    return { count, cwd: process.cwd(), own: process.env.OWN, mine: process.env.MINE, openid: process.env.WX_OPENID };
  };`,
  changes: `const { execFileSync } = require('child_process');
    exports.main = async () => {
      process.env.COUNT = 7;
      process.env.NOTHING = undefined;
      const before = new Date(0).getHours();
      process.env.TZ = 'Asia/Shanghai';
      const after = new Date(0).getHours();
      process.env.TZ = 'UTC';
      const child = execFileSync(process.execPath, ['-p', 'process.env.COUNT + process.env.MINE']).toString().trim();
      const had = 'MINE' in process.env && Object.keys(process.env).includes('MINE');
      delete process.env.MINE;
      const orphan = execFileSync(process.execPath, ['-p', 'process.env.MINE']).toString().trim();
      return { count: process.env.COUNT, nothing: process.env.NOTHING, hours: [before, after], child, had, has: 'MINE' in process.env, orphan };
    };`,
  counts: `let runs = 0; exports.main = async () => { runs += 1; return runs; };`,
  parts: `exports.main = async () => require('./lib/part').value;`,
  limited: `exports.main = async () => { await new Promise((done) => setTimeout(done, 30)); return process.pid; };`,
};
let local: FunctionCloud;
const directory = mkdtempSync(join(tmpdir(), 'cloud-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

beforeAll(async () => {
  const settings = {
    remembers: { environment: { MINE: 'given' } },
    changes: { environment: { MINE: 'given' } },
    limited: { maxInstances: 1 },
  };
  local = await startFunctionCloud(functions, settings, ['notes']);
  local.writeFile('parts', 'lib/part.js', 'exports.value = 1;');
});

/** Calls another function until the time is over. */
async function passMs(duration: number): Promise<void> {
  for (const end = performance.now() + duration; performance.now() < end; ) await local.resultOf('limited');
}

const notes = () => local.services.database.count('notes', {});

test('what a handler did not await stands still until the next invocation, and happens within it', async () => {
  const pid = await local.resultOf('forgets', { id: 'late' });
  await passMs(200);
  expect(notes()).toBe(0);
  expect(local.services.functions.invocations().some(({ logs }) => logs.includes('left over'))).toBe(false);

  expect(await local.resultOf('forgets')).toBe(pid);
  expect(local.lastLogs()).toEqual(['left over']);
});

test('what a function writes into its environment becomes a text, moves its time zone, and reaches the programs it starts', async () => {
  expect(await local.resultOf('changes')).toEqual({
    count: '7',
    nothing: 'undefined',
    hours: [0, 8],
    child: '7given',
    had: true,
    has: false,
    orphan: 'undefined',
  });
});

test('a rejection nobody awaits fails the invocation that caused it, and one that comes later the one it comes in', async () => {
  const failed = (words: string) => ({ errCode: -504002, errMsg: expect.stringContaining(`| errMsg: Error: ${words}`) });
  expect(await local.call('rejects', { when: 'at once' })).toMatchObject(failed('nobody awaits me'));
  expect(await local.call('rejects', { when: 'later' })).toMatchObject({ result: 'well' });
  await passMs(200);
  expect(await local.call('rejects')).toMatchObject(failed('much later'));
  expect(await local.call('rejects')).toMatchObject({ result: 'well' });
});

test('a warm process keeps its globals, directory and own variables, but not whose call it was', async () => {
  expect(await local.resultOf('remembers', { dir: directory, set: true })).toMatchObject({ count: 1, openid: 'forged' });
  const next = (await local.resultOf('remembers', {}, { openid: 'oDEV_b', source: 'wx_client' })) as Record<string, unknown>;
  expect(next).toMatchObject({ count: 2, own: 'kept', mine: 'changed', openid: 'oDEV_b' });
  expect(String(next.cwd)).toContain(directory);
  expect(await local.resultOf('remembers', {}, { source: 'wx_trigger' })).toEqual(
    expect.not.objectContaining({ openid: expect.anything() }),
  );
});

test('a function is reloaded when any of its files changes', async () => {
  expect(await local.resultOf('parts')).toBe(1);
  expect(await local.resultOf('parts')).toBe(1);
  local.writeFile('parts', 'lib/part.js', 'exports.value = "changed";');
  expect(await local.resultOf('parts')).toBe('changed');
});

test('a function may have fewer processes than others: later callers wait', async () => {
  const pids = await Promise.all(Array.from({ length: 5 }, () => local.resultOf('limited')));
  expect(new Set(pids).size).toBe(1);
});

test('a reset ends what runs and what waits in line; nothing of it is heard afterwards', async () => {
  const own = await startFunctionCloud(
    {
      lingers: `${SDK} const notes = cloud.database().collection('notes');
        exports.main = async ({ id }) => { await notes.add({ data: { _id: 'began' } }); await new Promise((done) => setTimeout(done, 400));
          await notes.add({ data: { _id: id } }); };`,
      counts: functions.counts,
    },
    { lingers: { maxInstances: 1 } },
    ['notes'],
  );
  await own.resultOf('counts');
  const calls = [own.call('lingers', { id: 'late' }), own.call('lingers', { id: 'waited' })];
  while (own.services.database.count('notes', {}) === 0) await new Promise(setImmediate);

  own.services.state.reset();

  for (const reply of await Promise.all(calls))
    expect(reply).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('was reset') });
  expect(own.services.functions.invocations()).toEqual([]);
  expect(await own.resultOf('counts')).toBe(1);
  await passMs(600);
  expect(own.services.database.count('notes', {})).toBe(0);
  await own.stop();
});

test('what an ended run still asks of the cloud is not carried out', async () => {
  const own = await startFunctionCloud({ token: `exports.main = () => new Promise(() => console.log(process.env.WX_API_TOKEN));` }, {}, [
    'notes',
  ]);
  const call = own.call('token');
  while (own.lastLogs().length === 0) await new Promise(setImmediate);
  const [wxCloudApiToken] = own.lastLogs();
  own.services.state.reset();
  await call;
  const body = { action: 'database.insertDocument', collectionName: 'notes', data: ['{"_id":"late"}'], wxCloudApiToken };
  await expect(callAdmin(own.url, body)).rejects.toThrow();
  expect(own.services.database.count('notes', {})).toBe(0);
  await own.stop();
});

test('what waits in line when the cloud stops gets an answer and starts no process', async () => {
  const own = await startFunctionCloud({ waits: 'exports.main = () => new Promise(() => {});' }, { waits: { maxInstances: 1 } });
  const calls = [own.call('waits'), own.call('waits')];
  await own.stop();
  for (const reply of await Promise.all(calls))
    expect(reply).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('stopped') });
});

test('the inspector tells cold runs from warm ones, who called whom, what was asked of the cloud and how much memory it took', async () => {
  const own = await startFunctionCloud(
    {
      outer: `${SDK} exports.main = async () => { await cloud.callFunction({ name: 'inner', data: {} });
        return cloud.database().collection('ghost').get().catch(() => 'none'); };`,
      inner: `exports.main = async () => 1;`,
    },
    { outer: { memoryMb: 128 } },
  );
  await own.resultOf('outer');
  await own.resultOf('outer');
  const [outer, inner, again] = own.services.functions.invocations();
  expect(outer).toMatchObject({
    isCold: true,
    memoryLimitMb: 128,
    calls: ['functions.invokeFunction', 'database.getDocument'],
    callDetails: [
      { action: 'functions.invokeFunction', startedMs: expect.any(Number), durationMs: expect.any(Number) },
      {
        action: 'database.getDocument',
        collection: expect.any(String),
        durationMs: expect.any(Number),
        code: 'DATABASE_COLLECTION_NOT_EXIST',
      },
    ],
  });
  expect(outer?.memoryMb).toBeGreaterThan(1);
  expect(inner?.calledBy).toEqual({ requestId: outer?.requestId, functionName: 'outer' });
  expect(again).toMatchObject({ functionName: 'outer', isCold: false });
  await own.stop();
});
