import { join } from 'node:path';
import { beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { openClock } from '../../../emulator/clock';
import { openDatabase } from '../../../emulator/database/database';
import { openStore } from '../../../emulator/store';
import { callAdmin, startCloud, type TestCloud, temporaryDir } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';

let local: TestCloud;
let db: SdkDatabase;

beforeAll(async () => {
  const indexes = [
    { name: 'by_code', keys: [['code', 1] as const], unique: true, sparse: true },
    { name: 'by_place', keys: [['place', '2dsphere'] as const] },
    { name: 'by_lists', keys: [['l', 1] as const, ['m', 1] as const] },
  ];
  local = await startCloud({
    config: {
      collections: [{ name: 'accounts', indexes }],
      seed: {
        accounts: [
          { _id: 'a', sum: 10 },
          { _id: 'b', sum: 0 },
        ],
      },
    },
  });
  db = openSdk(local.url);
});
beforeEach(() => local.services.database.reset());

const accounts = () => db.collection('accounts');
const sumOf = async (id: string) => (await accounts().doc(id).get()).data.sum;

test('a committed transaction is stored whole, a rolled back one not at all', async () => {
  await db.runTransaction(async (transaction) => {
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { sum: db.command.inc(-3) } });
    await transaction
      .collection('accounts')
      .doc('b')
      .update({ data: { sum: db.command.inc(3) } });
    await transaction.collection('accounts').add({ data: { _id: 'log', sum: 3 } });
  });
  expect([await sumOf('a'), await sumOf('b'), await sumOf('log')]).toEqual([7, 3, 3]);

  const given = db.runTransaction(async (transaction) => {
    await transaction
      .collection('accounts')
      .doc('a')
      .set({ data: { sum: 0 } });
    await transaction.collection('accounts').doc('log').remove();
    await transaction.rollback('changed my mind');
  });
  await expect(given).rejects.toBe('changed my mind');
  expect([await sumOf('a'), await sumOf('log')]).toEqual([7, 3]);
});

test('a transaction sees its own writes and the state of its first operation', async () => {
  const transaction = await db.startTransaction();
  await accounts()
    .doc('b')
    .update({ data: { sum: 1 } });
  const inside = transaction.collection('accounts');
  expect((await inside.doc('b').get()).data.sum).toBe(1);
  await accounts()
    .doc('b')
    .update({ data: { sum: 2 } });
  await accounts().add({ data: { _id: 'late', sum: 5 } });
  await inside.doc('a').update({ data: { sum: 99 } });
  await inside.add({ data: { _id: 'own', sum: 50 } });
  expect((await inside.doc('b').get()).data.sum).toBe(1);
  expect(
    (
      await inside
        .where({ sum: db.command.gte(1) })
        .orderBy('sum', 'desc')
        .get()
    ).data.map(({ _id }) => _id),
  ).toEqual(['a', 'own', 'b']);
  expect(await sumOf('a')).toBe(10);
  await transaction.commit();
  expect(await sumOf('a')).toBe(99);
});

test('a collection made meanwhile takes nothing from an open transaction, which must begin anew to use it', async () => {
  const transaction = await db.startTransaction();
  const inside = transaction.collection('accounts');
  await inside.doc('a').update({ data: { sum: 99 } });
  await db.createCollection('made_meanwhile');
  expect((await inside.doc('a').get()).data.sum).toBe(99);
  await inside.doc('a').update({ data: { sum: db.command.inc(1) } });
  await transaction.commit();
  expect(await sumOf('a')).toBe(100);

  const earlier = await db.startTransaction();
  await earlier.collection('accounts').doc('a').get();
  await db.createCollection('made_later');
  const refused = await refusalOf(earlier.collection('made_later').add({ data: {} }));
  expect(refused).toMatchObject({ errMsg: expect.stringContaining('TransactionConflict') });
});

test('who writes a document that changed outside meanwhile is refused at that write', async () => {
  const transaction = await db.startTransaction();
  await transaction.collection('accounts').doc('a').get();
  await accounts()
    .doc('b')
    .update({ data: { sum: 2 } });
  const refused = await refusalOf(
    transaction
      .collection('accounts')
      .doc('b')
      .update({ data: { sum: 3 } }),
  );
  expect(refused).toMatchObject({
    errCode: -501001,
    errMsg: expect.stringContaining('[ResourceUnavailable.TransactionConflict] Transaction is conflict'),
  });
  expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  expect(await sumOf('b')).toBe(2);
});

test('of two transactions on one document the second writer is refused and the first commits', async () => {
  const [first, second] = [await db.startTransaction(), await db.startTransaction()];
  await first
    .collection('accounts')
    .doc('a')
    .update({ data: { sum: 1 } });
  expect(
    await refusalOf(
      second
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: 2 } }),
    ),
  ).toMatchObject({ errMsg: expect.stringContaining('TransactionConflict') });
  await second.rollback();
  await first.commit();
  expect(await sumOf('a')).toBe(1);
});

test('a transaction that only read what others changed commits', async () => {
  const transaction = await db.startTransaction();
  await transaction.collection('accounts').doc('a').get();
  await accounts()
    .doc('a')
    .update({ data: { sum: 5 } });
  await transaction
    .collection('accounts')
    .doc('b')
    .update({ data: { sum: 6 } });
  await transaction.commit();
  expect([await sumOf('a'), await sumOf('b')]).toEqual([5, 6]);
});

test('an ordinary write to a document of an open transaction waits for its end', async () => {
  const transaction = await db.startTransaction();
  await transaction
    .collection('accounts')
    .doc('a')
    .update({ data: { sum: 1 } });
  const waiting = accounts()
    .doc('a')
    .update({ data: { sum: db.command.inc(100) } });
  await transaction
    .collection('accounts')
    .doc('a')
    .update({ data: { sum: 2 } });
  await transaction.commit();
  await waiting;
  expect(await sumOf('a')).toBe(102);
});

test('a write that waits for a transaction is not carried out after a reset', async () => {
  const transaction = await db.startTransaction();
  await transaction
    .collection('accounts')
    .doc('a')
    .update({ data: { sum: 1 } });
  const change = { filter: { _id: 'a' }, data: { $set: { sum: 77 } }, replaces: false, upsert: false, multi: false };
  const waiting = refusalOf(local.services.database.update('accounts', change));
  local.services.state.reset();
  expect(await waiting).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('was reset') });
  expect(await sumOf('a')).toBe(10);
});

test('a list is inserted once no transaction holds any of its ids, also one that came later', async () => {
  const locking = async (id: string) => {
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').add({ data: { _id: id, sum: 1 } });
    return transaction;
  };
  const [first, second] = [await locking('x'), await locking('y')];
  const inserted = refusalOf(local.services.database.insert('accounts', [{ _id: 'x' }, { _id: 'y' }]));
  await first.rollback();
  const again = await locking('x');
  await second.rollback();
  await again.commit();
  expect(await inserted).toMatchObject({ message: expect.stringContaining('E11000') });
  expect(await sumOf('x')).toBe(1);
});

test('a unique value is kept across open transactions', async () => {
  const [first, second] = [await db.startTransaction(), await db.startTransaction()];
  await first.collection('accounts').add({ data: { _id: 'x', code: 'same' } });
  expect(await refusalOf(second.collection('accounts').add({ data: { _id: 'y', code: 'same' } }))).toMatchObject({
    errMsg: expect.stringContaining('TransactionConflict'),
  });
  await first.commit();
  const third = await db.startTransaction();
  expect(await refusalOf(third.collection('accounts').add({ data: { _id: 'z', code: 'same' } }))).toMatchObject({
    errMsg: expect.stringContaining('E11000'),
  });
  await third.rollback();
});

test('what an index cannot hold is refused at the write, and the transaction goes on', async () => {
  const transaction = await db.startTransaction();
  const inside = transaction.collection('accounts');
  expect(await refusalOf(inside.add({ data: { place: 'here' } }))).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining("Can't extract geo keys"),
  });
  expect(await refusalOf(inside.doc('a').update({ data: { l: [1], m: [2] } }))).toMatchObject({
    errMsg: expect.stringContaining('parallel arrays'),
  });
  await inside.doc('a').update({ data: { sum: 12 } });
  await transaction.commit();
  expect((await accounts().doc('a').get()).data).toEqual({ _id: 'a', sum: 12 });
});

test('a transaction finds its own writes by any query, in order, near and far', async () => {
  const { Point } = db.Geo;
  await accounts().add({ data: { _id: 'far', place: new Point(2, 0), sum: 3 } });
  const transaction = await db.startTransaction();
  const inside = transaction.collection('accounts');
  await inside.add({ data: { _id: 'near', place: new Point(1, 0), sum: 7 } });
  await inside.doc('a').update({ data: { sum: 1 } });
  await inside.doc('b').remove();
  const ids = async (query: object) => (await inside.where(query).orderBy('sum', 'desc').get()).data.map(({ _id }) => _id);
  expect(await ids({ sum: db.command.gte(0) })).toEqual(['near', 'far', 'a']);
  const { data } = await inside.where({ place: db.command.geoNear({ geometry: new Point(0, 0) }) }).get();
  expect(data.map(({ _id }) => _id)).toEqual(['near', 'far']);
  await transaction.rollback();
  expect(await sumOf('b')).toBe(0);
});

test('a finished transaction is not there any more', async () => {
  const { transactionId } = await callAdmin(local.url, { action: 'database.startTransaction' });
  await callAdmin(local.url, { action: 'database.commitTransaction', transactionId });
  const late = await callAdmin(local.url, {
    action: 'database.getDocument',
    collectionName: 'accounts',
    queryType: 'DOC',
    query: '{"_id":"a"}',
    transactionId,
  });
  expect(late).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: expect.stringContaining('TransactionNotExist') });
});

test('where().update() goes on outside the transaction and survives its rollback', async () => {
  const transaction = await db.startTransaction();
  await transaction
    .collection('accounts')
    .where({ _id: 'a' })
    .update({ data: { sum: 77 } });
  await transaction.rollback();
  expect(await sumOf('a')).toBe(77);
});

test('fourteen rounds of six racing writers have one winner each', async () => {
  for (let round = 0; round < 14; round += 1) {
    const race = async () => {
      const transaction = await db.startTransaction();
      await transaction.collection('accounts').doc('a').get();
      await transaction
        .collection('accounts')
        .doc('a')
        .update({ data: { sum: db.command.inc(1) } });
      await transaction.commit();
    };
    await Promise.allSettled(Array.from({ length: 6 }, race));
  }
  expect(await sumOf('a')).toBeGreaterThanOrEqual(24);
});

test('after thirty seconds a transaction is over and holds nobody up', async () => {
  jest.useFakeTimers();
  try {
    const store = openStore(join(temporaryDir(), 'cloud.sqlite'));
    const config = { envId: 'e', appId: 'wxa', bucket: 'b', collections: [{ name: 'accounts' }], functions: [] };
    const database = openDatabase(
      store,
      openClock(store, () => {}),
      config,
    );
    const transactionId = database.transactions.start('somebody');
    await database.insert('accounts', [{ _id: 'a' }], transactionId);
    const waiting = database.insert('accounts', [{ _id: 'a' }]);
    jest.advanceTimersByTime(30_000);
    expect(await waiting).toEqual(['a']);
    expect(() => database.transactions.commit(transactionId)).toThrow(/TransactionNotExist/);
    database.close();
    store.close();
  } finally {
    jest.useRealTimers();
  }
});

test('a unique value taken outside while a transaction waits to commit is a conflict, and nothing of it is stored', async () => {
  const transaction = await db.startTransaction();
  await transaction.collection('accounts').add({ data: { _id: 'x', code: 'c' } });
  await transaction
    .collection('accounts')
    .doc('a')
    .update({ data: { sum: 11 } });
  await accounts().add({ data: { _id: 'y', code: 'c' } });
  expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
  expect(await sumOf('a')).toBe(10);
});
