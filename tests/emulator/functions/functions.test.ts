import { beforeAll, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from '../local-cloud';

const SDK = `const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });`;
const functions = {
  echo: `exports.main = async (event, context) => ({ event, name: context.function_name, limit: context.time_limit_in_ms, at: new Date(undefined ?? 0), none: undefined });`,
  who: `${SDK} exports.main = async () => { const { OPENID, UNIONID, APPID, ENV, SOURCE } = cloud.getWXContext(); return { OPENID, UNIONID, APPID, ENV, SOURCE }; };`,
  outer: `${SDK} exports.main = async () => (await cloud.callFunction({ name: 'who', data: {} })).result;`,
  callsGhost: `${SDK} exports.main = async () => cloud.callFunction({ name: 'ghost' }).then(() => 'well', ({ errCode, code }) => ({ errCode, code }));`,
  throws: `exports.main = async () => { throw new Error('broken on purpose'); };`,
  exits: `exports.main = () => process.exit(3);`,
  rejects: `exports.main = () => new Promise(() => { Promise.reject(new Error('nobody awaits me')); });`,
  loops: `exports.main = () => { while (true); };`,
  hogs: `exports.main = () => { const all = []; while (true) all.push(new Array(1e5).fill(Math.random())); };`,
  big: `exports.main = () => 'x'.repeat(1024 * 1024 + 10);`,
  counts: `let runs = 0; exports.main = async () => { runs += 1; await new Promise((done) => setTimeout(done, 20)); return { runs, pid: process.pid }; };`,
  talks: `exports.main = async () => { console.log('hello', { a: 1 }); console.error('oh'); return 1; };`,
  clock: `exports.main = () => ({ now: Date.now(), made: new Date().getTime(), text: typeof Date(), same: new Date(5).getTime(), isDate: new Date() instanceof Date });`,
  stores: `${SDK} exports.main = async ({ id }) => { const db = cloud.database(); await db.collection('notes').doc(id).set({ data: { at: db.serverDate() } }); return (await db.collection('notes').doc(id).get()).data; };`,
  leaks: `${SDK} exports.main = async () => ({ mine: process.env.MINE, shell: process.env.NOT_FOR_FUNCTIONS, zone: new Date().getTimezoneOffset() });`,
};
const client = { openid: 'oDEV_a', unionid: 'uDEV_a', source: 'wx_client' };
let local: TestCloud;

const call = (name: string, data: unknown = {}, identity = client) => local.services.functions.invoke(name, data, identity);
const resultOf = async (name: string, data: unknown = {}, identity = client) => {
  const reply = await call(name, data, identity);
  if (!('result' in reply)) throw new Error(reply.errMsg);
  return reply.result as Record<string, unknown>;
};

beforeAll(async () => {
  process.env.NOT_FOR_FUNCTIONS = 'secret of the shell';
  const settings: Record<string, object> = {
    loops: { timeoutSeconds: 1 },
    hogs: { memoryMb: 64 },
    leaks: { environment: { MINE: 'given' } },
  };
  local = await startCloud({
    functions,
    config: {
      collections: [{ name: 'notes' }],
      functions: Object.keys(functions).map((name) => ({ name, timeoutSeconds: 10, ...settings[name] })),
    },
  });
});

test('a function gets the event with the caller in it and gives JSON back', async () => {
  expect(await resultOf('echo', { a: [1, { b: null }] })).toEqual({
    event: { a: [1, { b: null }], userInfo: { appId: 'wxdev0000000000a1', openId: 'oDEV_a' } },
    name: 'echo',
    limit: 10_000,
    at: '1970-01-01T00:00:00.000Z',
  });
});

test('the SDK inside knows who calls, each call for itself', async () => {
  const people = ['oDEV_a', 'oDEV_b', 'oDEV_c', 'oDEV_d'];
  const seen = await Promise.all(people.map((openid) => resultOf('who', {}, { openid, unionid: `u${openid}`, source: 'wx_client' })));
  expect(seen).toEqual(
    people.map((openid) => ({ OPENID: openid, UNIONID: `u${openid}`, APPID: 'wxdev0000000000a1', ENV: 'dev-env', SOURCE: 'wx_client' })),
  );
});

test('a function called by a function keeps the first caller and the chain of sources', async () => {
  expect(await resultOf('outer')).toMatchObject({ OPENID: 'oDEV_a', UNIONID: 'uDEV_a', SOURCE: 'wx_client,scf' });
});

test('a function that is not there', async () => {
  expect(await call('ghost')).toMatchObject({
    errCode: -501000,
    errMsg:
      'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found. 更多错误信息请访问：https://docs.cloudbase.net/error-code/basic/FUNCTION_NOT_FOUND',
  });
  expect(await resultOf('callsGhost')).toEqual({ errCode: -1, code: 'FUNCTION_NOT_FOUND' });
});

test.each([
  ['throws', -504002, 'broken on purpose'],
  ['exits', -504002, '3 code exit unexpected'],
  ['rejects', -504002, 'nobody awaits me'],
  ['loops', -504003, 'Invoking task timed out after 1 seconds'],
  ['hogs', -504002, 'Task memory exceeded 64 MB'],
  ['big', -501000, 'EXCEED_MAX_RESPONSE_SIZE'],
])('a function that %s is an error of the platform, and the next call works', async (name, code, words) => {
  const reply = await call(name);
  expect(reply).toMatchObject({ errCode: code, errMsg: expect.stringContaining(`errCode: ${code} `) });
  expect(reply).toMatchObject({ errMsg: expect.stringContaining(words) });
  expect(await resultOf('echo')).toMatchObject({ name: 'echo' });
});

test('more than 100 KB from a phone do not reach the function', async () => {
  expect(await call('echo', { text: 'x'.repeat(101 * 1024) })).toMatchObject({ errMsg: expect.stringContaining('data exceed max size') });
});

test('a process is used again, one invocation at a time; more are started on demand', async () => {
  const first = await resultOf('counts');
  expect(await resultOf('counts')).toEqual({ runs: 2, pid: first.pid });
  const many = await Promise.all(Array.from({ length: 8 }, () => resultOf('counts')));
  expect(new Set(many.map(({ pid }) => pid)).size).toBe(4);
});

test('changed code runs at the next call', async () => {
  expect(await resultOf('talks')).toBe(1);
  local.write('talks', `exports.main = async () => 'changed';`);
  expect(await resultOf('talks')).toBe('changed');
});

test('what a function prints is kept with its invocation', async () => {
  local.write('talks', functions.talks);
  await resultOf('talks');
  expect(local.services.functions.invocations().at(-1)).toMatchObject({
    functionName: 'talks',
    openid: 'oDEV_a',
    logs: ['hello { a: 1 }', 'oh'],
    outcome: { result: 1 },
  });
});

test('the movable clock is the time inside', async () => {
  local.services.clock.setOffset(7 * 86_400_000);
  const inside = (await resultOf('clock')) as { now: number; made: number };
  local.services.clock.setOffset(0);
  for (const time of [inside.now, inside.made]) expect(Math.round((time - Date.now()) / 86_400_000)).toBe(7);
  expect(inside).toMatchObject({ text: 'string', same: 5, isDate: true });
});

test('a function reaches the database through the SDK', async () => {
  expect(await resultOf('stores', { id: 'n' })).toEqual({ _id: 'n', at: expect.any(String) });
});

test('a function sees its own environment in UTC, not the shell it was started from', async () => {
  expect(await resultOf('leaks')).toEqual({ mine: 'given', zone: 0 });
});

test('a reset ends warm processes, so nothing kept in memory outlives the data', async () => {
  const { runs } = await resultOf('counts');
  expect(runs).toBeGreaterThan(1);
  local.services.functions.reset();
  expect(await resultOf('counts')).toMatchObject({ runs: 1 });
  expect(local.services.functions.invocations()).toHaveLength(1);
});
