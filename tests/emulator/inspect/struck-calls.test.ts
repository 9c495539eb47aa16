import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault, FaultEffect, ListedFault } from '../../../emulator/inspect/fault-types';
import { startCloud, type TestCloud, temporaryDir } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';

const FUNCTIONS = {
  echo: 'exports.main = async (event) => event.text;',
  sweep: 'exports.main = async (event) => event.Type;',
  relay: `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async (data) => {
  try { return (await cloud.callFunction({ name: 'echo', data })).result; } catch ({ message }) { return message; }
};`,
  files: `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ put, get }) => {
  try {
    if (put) return (await cloud.uploadFile({ cloudPath: put, fileContent: Buffer.from('bytes') })).fileID;
    return (await cloud.downloadFile({ fileID: get })).fileContent.toString();
  } catch (failure) { return failure.message || String(failure); }
};`,
};
const KEEPER = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ n }) => {
  await cloud.database().collection('things').add({ data: { _id: n, n } });
  return process.pid;
};`;
const CONFIG = {
  collections: [{ name: 'things' }, { name: 'others' }],
  functions: [
    { name: 'sweep', timer: { name: 'hourly', cron: '0 0 * * * * *' } },
    ...['echo', 'relay', 'files', 'keeper'].map((name) => ({ name, timeoutSeconds: 20 })),
  ],
  phones: ['anna', 'bert'].map((id) => ({ id, title: { zh: id, en: id }, openid: `o-${id}`, kind: 'customer' })),
  subscribeTemplates: [{ id: 'TPL', title: '提醒', fields: [] }],
};

let local: TestCloud;
let database: SdkDatabase;
const dataDir = temporaryDir();
beforeAll(async () => {
  local = await startCloud({ functions: { ...FUNCTIONS, keeper: KEEPER }, config: CONFIG, dataDir });
  database = openSdk(local.url);
});
beforeEach(() => ask('POST', 'reset', {}));
afterEach(() => ask('DELETE', 'faults'));

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${local.url}/__inspect/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const strike = (on: Fault['on'], name: string, effect: FaultEffect, more: Partial<Fault> = {}) =>
  ask('POST', 'faults', { on, name, effect, times: 1, ...more });
const listed = async () => (await ask('GET', 'faults')).body.faults as ListedFault[];
async function onPhone(path: string, init: RequestInit, phone = 'anna'): Promise<unknown> {
  const response = await fetch(`${local.url}/__wechat/${path}`, { ...init, headers: { 'x-wechat-phone': phone, ...init.headers } });
  return response.json();
}
const callFunction = (name: string, data: object, phone = 'anna') =>
  onPhone('call-function', { method: 'POST', body: JSON.stringify({ name, data }) }, phone);
const things = () => local.services.database.find('things', { filter: {} }).map((json) => JSON.parse(json) as Record<string, unknown>);

describe('the SDK sees', () => {
  test('a conflict at commit as the platform has it: it runs the transaction again, and succeeds', async () => {
    await strike('action', 'database.commitTransaction', {
      kind: 'fail',
      errCode: -501001,
      code: 'DATABASE_TRANSACTION_CONFLICT',
      errMsg: '[ResourceUnavailable.TransactionConflict] Transaction is conflict',
    });
    let runs = 0;
    await database.runTransaction(async (transaction) => {
      runs += 1;
      await transaction.collection('things').doc('one').set({ data: { runs } });
    });
    expect(runs).toBe(2);
    expect(things()).toEqual([{ _id: 'one', runs: 2 }]);
  });

  test('a code of the platform as its errCode', async () => {
    await strike('action', 'database.getDocument', { kind: 'fail', errCode: -502003, errMsg: 'not for you' });
    expect(await refusalOf(database.collection('things').get())).toMatchObject({
      errCode: -502003,
      errMsg: expect.stringContaining('not for you'),
    });
  });

  test('a status of HTTP as a failure of the system', async () => {
    await strike('action', 'database.getDocument', { kind: 'fail', errCode: -1, errMsg: 'bad gateway', status: 502 });
    expect(await refusalOf(database.collection('things').get())).toMatchObject({ errCode: -501001 });
  });

  test('only the calls on one collection fail', async () => {
    await strike('action', '*', { kind: 'lose-request' }, { collection: 'others' });
    expect(await database.collection('things').get()).toMatchObject({ data: [] });
    expect(await refusalOf(database.collection('others').get())).toMatchObject({ errMsg: expect.stringContaining('socket hang up') });
  });

  test('nothing of a request that was lost', async () => {
    await strike('action', 'database.insertDocument', { kind: 'lose-request' });
    expect(await refusalOf(database.collection('things').add({ data: { n: 1 } }))).toMatchObject({
      errMsg: expect.stringContaining('socket hang up'),
    });
    expect(things()).toEqual([]);
  });

  test('one add, carried out twice by the network', async () => {
    await strike('action', 'database.insertDocument', { kind: 'duplicate' });
    const { _id } = await database.collection('things').add({ data: { n: 1 } });
    expect(things()).toMatchObject([{ n: 1 }, { n: 1, _id }]);
  });

  test('two updates in the wrong order', async () => {
    await database.collection('things').add({ data: { _id: 'one' } });
    await strike('action', 'database.modifyDocument', { kind: 'hold' });
    const update = (n: number) => database.collection('things').doc('one').update({ data: { n } });
    const first = update(1);
    while ((await listed())[0]?.struck !== 1);
    await update(2);
    await first;
    expect(things()).toEqual([{ _id: 'one', n: 1 }]);
  });
});

describe('a function', () => {
  test('of one phone is lost, of another answers', async () => {
    await strike('function', 'echo', { kind: 'lose-request' }, { openid: 'o-bert' });
    expect(await callFunction('echo', { text: 'hi' })).toMatchObject({ result: 'hi' });
    await expect(callFunction('echo', { text: 'hi' }, 'bert')).rejects.toThrow();
    expect((await ask('GET', 'invocations?function=echo')).body.invocations).toHaveLength(1);
  });

  test('called by another fails there as on the platform', async () => {
    await strike('function', 'echo', { kind: 'fail', errCode: -504002, errMsg: 'out of memory' }, { functionName: 'relay' });
    expect(await callFunction('relay', { text: 'hi' })).toMatchObject({ result: expect.stringContaining('out of memory') });
    expect(await callFunction('relay', { text: 'hi' })).toMatchObject({ result: 'hi' });
  });

  test.each([
    [false, []],
    [true, ['one']],
  ])('is killed at a call that was carried out: %p, and the next run has an instance of its own', async (after, kept) => {
    const { result } = (await callFunction('keeper', { n: 'before' })) as { result: number };
    await strike('action', 'database.insertDocument', { kind: 'kill', after }, { functionName: 'keeper' });
    expect(await callFunction('keeper', { n: 'one' })).toMatchObject({ errCode: -504002 });
    expect(things().map(({ _id }) => _id)).toEqual(['before', ...kept]);
    expect(await callFunction('keeper', { n: 'two' })).not.toMatchObject({ result });
  });

  test('runs twice for one tick of its timer, and not at all for the next', async () => {
    const runs = async () => ((await ask('GET', 'invocations?function=sweep')).body.invocations as unknown[]).length;
    await strike('timer', 'sweep', { kind: 'duplicate' });
    expect((await ask('POST', 'timers/sweep/run')).body).toMatchObject({ result: 'Timer' });
    expect(await runs()).toBe(2);
    await strike('timer', 'sweep', { kind: 'lose-request' });
    expect((await ask('POST', 'timers/sweep/run')).body).toMatchObject({ errCode: -1 });
    expect(await runs()).toBe(2);
  });
});

test('a reset while a slow timer waits ends its run before it began', async () => {
  await strike('timer', 'sweep', { kind: 'delay', delayMs: 600_000 });
  const run = ask('POST', 'timers/sweep/run');
  while ((await listed())[0]?.struck !== 1);
  await ask('POST', 'reset', {});
  expect((await run).body).toMatchObject({ errCode: -1 });
  expect((await ask('GET', 'invocations?function=sweep')).body).toMatchObject({ total: 0 });
});

describe('a file', () => {
  test('that a function uploads and reads meets a broken storage', async () => {
    await strike('upload', 'a/b.txt', { kind: 'fail', errCode: -1, code: 'SlowDown', errMsg: 'reduce your rate', status: 503 });
    expect(await callFunction('files', { put: 'a/b.txt' })).toMatchObject({ result: expect.stringContaining('reduce your rate') });
    await strike('upload', 'a/*', { kind: 'duplicate' });
    const { result: fileID } = (await callFunction('files', { put: 'a/b.txt' })) as { result: string };
    expect(fileID).toMatch(/\/a\/b\.txt$/);
    await strike('download', 'a/b.txt', { kind: 'lose-reply' });
    expect(await callFunction('files', { get: fileID })).toMatchObject({ result: expect.stringContaining('socket hang up') });
    expect(await callFunction('files', { get: fileID })).toMatchObject({ result: 'bytes' });
  });

  test('that a phone uploads is stored though its answer is lost', async () => {
    const upload = (path: string) => onPhone(`upload?cloudPath=${path}`, { method: 'PUT', body: 'bytes' });
    await strike('upload', 'lost.txt', { kind: 'lose-reply' });
    await expect(upload('lost.txt')).rejects.toThrow();
    await strike('upload', 'full.txt', { kind: 'fail', errCode: -503001, errMsg: 'storage is full' });
    expect(await upload('full.txt')).toEqual({ errCode: -503001, errMsg: 'cloud.uploadFile:fail -503001 storage is full' });
    expect(local.services.storage.list(10, 0)).toMatchObject({ total: 1, files: [{ fileID: expect.stringContaining('lost.txt') }] });
  });
});

test('the prompt fails in the words of wx', async () => {
  const subscribe = () => onPhone('subscribe', { method: 'POST', body: JSON.stringify({ tmplIds: ['TPL'] }) });
  await strike('subscribe', 'TPL', { kind: 'fail', errCode: 10002, errMsg: 'network error' });
  expect(await subscribe()).toEqual({ errCode: 10002, errMsg: 'requestSubscribeMessage:fail network error' });
  expect(await subscribe()).toMatchObject({ TPL: 'accept' });
});

test('what was carried out before its answer was lost outlives a restart; the fault does not', async () => {
  await strike('action', 'database.insertDocument', { kind: 'lose-reply' }, { times: 5 });
  await refusalOf(database.collection('things').add({ data: { _id: 'kept' } }));
  expect(await listed()).toMatchObject([{ struck: 1 }]);
  await local.stop();
  local = await startCloud({ functions: FUNCTIONS, config: CONFIG, dataDir });
  database = openSdk(local.url);
  expect(things()).toEqual([{ _id: 'kept' }]);
  expect(await listed()).toEqual([]);
});

test('a fault is removed by its number', async () => {
  const { id } = (await strike('action', '*', { kind: 'lose-request' })).body;
  await strike('action', '*', { kind: 'lose-reply' });
  expect((await ask('DELETE', `faults/${String(id)}`)).body).toMatchObject({ faults: [{ effect: { kind: 'lose-reply' } }] });
  expect(await ask('DELETE', `faults/${String(id)}`)).toMatchObject({ status: 404, body: { code: 'NO_FAULT' } });
});

describe('a fault is refused', () => {
  const lose = { kind: 'lose-reply' };
  test.each([
    [[], 'object'],
    [{}, 'on is one of'],
    [{ on: 'nothing', name: 'sweep', effect: lose }, 'on is one of'],
    [{ on: 'function', effect: lose }, 'name'],
    [{ on: 'function', name: 'sweep' }, 'effect'],
    [{ on: 'function', name: 'sweep', effect: { kind: 'explode' } }, 'effect.kind'],
    [{ on: 'function', name: 'sweep', effect: { kind: 'delay' } }, 'delayMs'],
    [{ on: 'function', name: 'sweep', effect: { kind: 'delay', delayMs: -1 } }, 'delayMs'],
    [{ on: 'function', name: 'sweep', effect: { kind: 'hold', upToMs: 1e9 } }, 'upToMs'],
    [{ on: 'function', name: 'sweep', effect: { kind: 'fail', errCode: 'x' } }, 'errCode'],
    [{ on: 'function', name: 'sweep', effect: { kind: 'fail', status: 200 } }, 'status'],
    [{ on: 'function', name: 'sweep', effect: lose, times: 0 }, 'times'],
    [{ on: 'function', name: 'sweep', effect: lose, after: 1.5 }, 'after'],
    [{ on: 'function', name: 'sweep', effect: lose, probability: 2 }, 'probability'],
    [{ on: 'function', name: 'sweep', effect: lose, seed: 'x' }, 'seed'],
    [{ on: 'function', name: 'sweep', effect: lose, openid: 5 }, 'openid'],
    [{ on: 'function', name: 'sweep', effect: lose, chance: 1 }, '"chance"'],
  ])('%j: %s', async (fault, says) => {
    expect(await ask('POST', 'faults', fault)).toMatchObject({
      status: 400,
      body: { code: 'BAD_FAULT', message: expect.stringContaining(says) },
    });
    expect(await listed()).toEqual([]);
  });
});
