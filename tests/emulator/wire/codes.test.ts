import { beforeAll, describe, expect, test } from '@jest/globals';
import cloud from 'wx-server-sdk';
import { callAdmin, startCloud, type TestCloud } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';
import { GOOD_CALLS } from './good-calls';

// Codes as wx-server-sdk 4.0.2 numbers them, and as it tells them where it does not.
let local: TestCloud;
let db: SdkDatabase;

beforeAll(async () => {
  local = await startCloud({
    functions: { versions: 'exports.main = async () => "latest";' },
    config: { collections: [{ name: 'things' }, { name: 'many' }] },
  });
  db = openSdk(local.url);
  local.services.database.insertNow(
    'many',
    Array.from({ length: 1050 }, (_unused, n) => ({ _id: String(n).padStart(4, '0'), n })),
  );
  await db.collection('things').add({ data: { _id: 'a', n: 1, s: 'x' } });
});

const things = () => db.collection('things');

test.each<[name: string, work: () => Promise<unknown>, errCode: number, wording: RegExp]>([
  ['a missing collection', () => db.collection('ghost').get(), -502005, /^collection\.get:fail -502005 database collection not exists\./],
  ['a document that is not there', () => things().doc('none').get(), -1, /^document\.get:fail document with _id none does not exist/],
  [
    'an _id among the data of an update',
    () =>
      things()
        .doc('a')
        .update({ data: { _id: 'b' } }),
    -501007,
    /_id/,
  ],
  [
    'an _id among the data of a set',
    () =>
      things()
        .doc('a')
        .set({ data: { _id: 'b' } }),
    -501007,
    /_id/,
  ],
  [
    'an operator in a set',
    () =>
      things()
        .doc('a')
        .set({ data: { n: db.command.inc(1) } }),
    -502001,
    /^document\.set:fail/,
  ],
  ['an empty update', () => things().doc('a').update({ data: {} }), -1, /empty|non-empty/],
  ['a second document of that _id', () => things().add({ data: { _id: 'a' } }), -502001, /E11000 duplicate key error/],
  [
    'an increment of text',
    () =>
      things()
        .doc('a')
        .update({ data: { s: db.command.inc(1) } }),
    -502001,
    /^document\.update:fail/,
  ],
  [
    'another environment',
    async () => cloud.database({ env: 'other' }).collection('things').get(),
    -501005,
    /^collection\.get:fail -501005/,
  ],
])('%s is refused', async (_name, work, errCode, wording) => {
  const refusal = await refusalOf(work());
  expect(refusal.errMsg).toMatch(wording);
  expect(refusal.errCode).toBe(errCode);
});

test.each([
  ['without a limit', undefined, 100],
  ['with a small one', 7, 7],
  ['with the largest', 1000, 1000],
  ['with more than that', 1050, 1000],
])('a query %s', async (_name, limit, found) => {
  const query = limit === undefined ? db.collection('many') : db.collection('many').limit(limit);
  expect((await query.get()).data).toHaveLength(found);
  // Whoever clamps, the SDK or the cloud.
  expect((await callAdmin(local.url, { action: 'database.getDocument', collectionName: 'many', limit })).data).toMatchObject({
    list: expect.objectContaining({ length: found }),
  });
});

test('more than fifty files a call are too many', async () => {
  const fileList = Array.from({ length: 51 }, (_unused, i) => `cloud://dev-env.6465-dev-env-1250000000/${i}`);
  // wx-server-sdk tells these by `code`, as it does in production.
  expect(await refusalOf(Promise.resolve(cloud.getTempFileURL({ fileList })))).toMatchObject({ code: 'INVALID_PARAM' });
  expect(await refusalOf(Promise.resolve(cloud.deleteFile({ fileList })))).toMatchObject({ code: 'INVALID_PARAM' });
  expect(await cloud.getTempFileURL({ fileList: fileList.slice(1) })).toMatchObject({ fileList: expect.objectContaining({ length: 50 }) });
});

test('a function is known by its two names of the latest version, and by no other', async () => {
  const call = (qualifier?: string) => callAdmin(local.url, { action: 'functions.invokeFunction', function_name: 'versions', qualifier });
  for (const qualifier of [undefined, '$LATEST', '$DEFAULT'])
    expect(await call(qualifier)).toMatchObject({ data: { response_data: '"latest"' } });
  expect(await call('7')).toMatchObject({ code: 'FUNCTION_NOT_FOUND', message: expect.stringContaining('"7"') });
  expect(await refusalOf(Promise.resolve(cloud.callFunction({ name: 'nobody' })))).toMatchObject({
    errCode: -1,
    code: 'FUNCTION_NOT_FOUND',
  });
});

describe('a transaction id', () => {
  const use = (transactionId: unknown) =>
    callAdmin(local.url, {
      action: 'database.getDocument',
      collectionName: 'things',
      queryType: 'DOC',
      query: '{"_id":"a"}',
      transactionId,
    });

  test.each([
    ['that nobody has', 'f'.repeat(32), 'DATABASE_TRANSACTION_FAIL'],
    ['that is empty', '', 'DATABASE_TRANSACTION_FAIL'],
    ['that is a number', 5, 'INVALID_PARAM'],
    ['that is an object', { $ne: null }, 'INVALID_PARAM'],
  ])('%s is refused', async (_name, id, code) => {
    expect(await use(id)).toMatchObject({ code });
  });

  test.each(['database.commitTransaction', 'database.abortTransaction'])('is needed by %s', async (action) => {
    expect(await callAdmin(local.url, { action })).toMatchObject({ code: 'INVALID_PARAM' });
    expect(await callAdmin(local.url, { action, transactionId: 'x' })).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  });

  test('is over after its commit', async () => {
    const transaction = await db.startTransaction();
    await transaction.commit();
    // Raw, without an errCode: the SDK hands this one on unwrapped.
    const refusal = await refusalOf(transaction.commit());
    expect(refusal).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    expect(refusal.errCode).toBeUndefined();
  });
});

// One field of a good call at a time, of a type that it may not have.
const fields = Object.entries(GOOD_CALLS).flatMap(([action, body]) => Object.keys(body).map((field) => [action, field] as const));

test.each(Object.keys(GOOD_CALLS))('%s is accepted in its form', async (action) => {
  expect(await callAdmin(local.url, { action, ...GOOD_CALLS[action] })).not.toHaveProperty('code');
});

test.each(fields)('%s refuses %s of a wrong type', async (action, field) => {
  const rightOnes: readonly unknown[] = [GOOD_CALLS[action]?.[field]].flat();
  for (const wrong of [5.5, -1, true, 'no such thing', [7], { a: 1 }, [[]]]) {
    // A value of the right type is no wrong one.
    if (rightOnes.some((right) => typeof right === typeof wrong && Array.isArray(right) === Array.isArray(wrong))) continue;
    const reply = await callAdmin(local.url, { action, ...GOOD_CALLS[action], [field]: wrong });
    expect([wrong, reply]).toEqual([wrong, { requestId: expect.any(String), code: expect.any(String), message: expect.any(String) }]);
  }
});
