import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { callAdmin, startCloud, type TestCloud } from '../local-cloud';
import { refusalOf as failure, openSdk, type SdkDatabase } from '../sdk';
import { rawCollection } from './raw-collection';

let local: TestCloud;
let db: SdkDatabase;

beforeAll(async () => {
  local = await startCloud({
    config: {
      collections: [
        { name: 'things' },
        { name: 'people', indexes: [{ name: 'by_phone', keys: [['phone', 1]], unique: true }] },
        {
          name: 'pairs',
          indexes: [
            {
              name: 'a_b',
              keys: [
                ['a', 1],
                ['b', 1],
              ],
            },
            {
              name: 'items',
              keys: [
                ['l.a', 1],
                ['l.b', -1],
              ],
              unique: true,
              sparse: true,
            },
          ],
        },
        { name: 'cards', indexes: [{ name: 'by_number', keys: [['number', 1]], unique: true, sparse: true }] },
      ],
      seed: { things: [{ _id: 'seeded', at: new Date('2026-01-02T03:04:05.678Z'), n: 1.5 }] },
    },
  });
  db = openSdk(local.url);
});

beforeEach(() => local.services.database.reset());

const things = () => db.collection('things');
test('a seed is there on the first start, dates and fractions included', async () => {
  const { data } = await things().doc('seeded').get();
  expect(data).toEqual({ _id: 'seeded', at: new Date('2026-01-02T03:04:05.678Z'), n: 1.5 });
});

test('what is added comes back as it was', async () => {
  const document = {
    text: '工单 \u0000 "x"',
    n: -0.25,
    big: 1732270000000,
    no: null,
    yes: true,
    at: new Date(0),
    list: [1, [2], { a: [] }],
    o: { 'a b': {} },
  };
  const { _id } = await things().add({ data: document });
  expect(_id).toMatch(/^[0-9a-f]{32}$/);
  expect((await things().doc(_id).get()).data).toEqual({ _id, ...document });
});

test('a document that is not there is an error of the platform', async () => {
  expect(await failure(things().doc('none').get())).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('does not exist') });
  expect(await failure(db.collection('ghosts').get())).toMatchObject({ errCode: -502005 });
  expect(
    (
      await things()
        .doc('none')
        .update({ data: { a: 1 } })
    ).stats.updated,
  ).toBe(0);
});

test('set replaces or creates, update merges and reaches into objects and lists', async () => {
  const _ = db.command;
  expect(
    await things()
      .doc('t')
      .set({ data: { a: 1, o: { x: 1, y: 2 }, tags: ['p'] } }),
  ).toMatchObject({ stats: { created: 1, updated: 0 } });
  await things()
    .doc('t')
    .update({ data: { o: { y: 3 }, 'tags.0': 'q', n: _.inc(2), gone: _.remove(), when: db.serverDate() } });
  await things()
    .doc('t')
    .update({ data: { tags: _.push(['r', 's']), whole: _.set({ z: 1 }), a: _.max(7) } });
  await things()
    .doc('t')
    .update({ data: { tags: _.pull('r'), seen: _.addToSet('me'), n: _.mul(5) } });
  const { data } = await things().doc('t').get();
  expect(data).toEqual({
    _id: 't',
    a: 7,
    o: { x: 1, y: 3 },
    tags: ['q', 's'],
    n: 10,
    whole: { z: 1 },
    seen: ['me'],
    when: expect.any(Date),
  });
  expect(
    await things()
      .doc('t')
      .set({ data: { b: 2 } }),
  ).toMatchObject({ stats: { created: 0, updated: 1 } });
  expect((await things().doc('t').get()).data).toEqual({ _id: 't', b: 2 });
});

test.each([
  ['a path through null', { o: null }, { 'o.x': 1 }],
  ['a path through a number', { o: 5 }, { 'o.x': 1 }],
  ['adding to text', { o: 'five' }, { o: { $inc: 1 } }],
  ['pushing to a number', { o: 5 }, { o: { $push: 1 } }],
])('%s is refused and changes nothing', async (_name, before, change) => {
  const _ = db.command;
  await things().doc('t').set({ data: before });
  const [path, value] = Object.entries(change)[0] as [string, unknown];
  const data = typeof value === 'object' ? { [path]: '$inc' in (value as object) ? _.inc(1) : _.push([1]) } : change;
  expect(await failure(things().doc('t').update({ data }))).toMatchObject({ errCode: -502001 });
  expect((await things().doc('t').get()).data).toEqual({ _id: 't', ...before });
});

test('queries compare as MongoDB does', async () => {
  const _ = db.command;
  const documents = [
    { _id: '1', n: 1, s: 'alpha', tags: ['x', 'y'], o: { k: 1 }, lines: [{ k: 1, v: 5 }] },
    { _id: '2', n: 2, s: 'Beta', tags: [], o: { k: 2 }, lines: [{ k: 2, v: 9 }] },
    {
      _id: '3',
      n: null,
      s: 'gamma',
      tags: ['y'],
      lines: [
        { k: 2, v: 1 },
        { k: 1, v: 9 },
      ],
    },
    { _id: '4', n: '2', at: new Date('2026-01-01') },
  ];
  for (const data of documents) await things().add({ data });
  const ids = async (query: object) =>
    (await things().where(query).orderBy('_id', 'asc').get()).data.map(({ _id }) => _id).filter((id) => id !== 'seeded');
  expect(await ids({ n: _.gt(1) })).toEqual(['2']);
  expect(await ids({ n: null })).toEqual(['3']);
  expect(await ids({ n: _.exists(false) })).toEqual([]);
  expect(await ids({ s: /^b/i })).toEqual(['2']);
  expect(await ids({ s: db.RegExp({ regexp: 'a$', options: '' }) })).toEqual(['1', '2', '3']);
  expect(await ids({ tags: 'y' })).toEqual(['1', '3']);
  expect(await ids({ tags: _.size(0) })).toEqual(['2']);
  expect(await ids({ 'o.k': _.in([2, 3]) })).toEqual(['2']);
  expect(await ids({ lines: _.elemMatch({ k: 2, v: _.gt(8) }) })).toEqual(['2']);
  expect(await ids(_.or([{ n: 1 }, { s: 'gamma' }]))).toEqual(['1', '3']);
  expect(await ids({ at: _.gte(new Date('2025-12-31')) })).toEqual(['4']);
  expect(await ids({ n: _.not(_.gt(1)) })).toEqual(['1', '3', '4']);
});

test('order, skip, limit, fields and count', async () => {
  for (let n = 0; n < 30; n += 1) await things().add({ data: { _id: `d${n}`, n: n % 3, m: n } });
  const mine = things().where({ m: db.command.gte(0) });
  const { data } = await mine.orderBy('n', 'desc').orderBy('m', 'asc').skip(2).limit(3).field({ m: true, _id: false }).get();
  expect(data).toEqual([{ m: 8 }, { m: 11 }, { m: 14 }]);
  expect(await mine.count()).toMatchObject({ total: 30 });
  expect(await mine.where({ n: 1 }).update({ data: { hit: true } })).toMatchObject({ stats: { updated: 10 } });
  expect(await things().where({ hit: true }).remove()).toMatchObject({ stats: { removed: 10 } });
});

test('a unique value is kept once; missing counts as a value unless the index is sparse', async () => {
  const people = db.collection('people');
  await people.add({ data: { phone: '1' } });
  expect(await failure(people.add({ data: { phone: '1' } }))).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining('E11000'),
  });
  await people.add({ data: { name: 'without' } });
  expect(await failure(people.add({ data: { name: 'without, too' } }))).toMatchObject({ errMsg: expect.stringContaining('E11000') });
  expect(await people.count()).toMatchObject({ total: 2 });
  const cards = db.collection('cards');
  for (const data of [{ a: 1 }, { a: 2 }, { number: 'n' }]) await cards.add({ data });
  expect(await failure(cards.add({ data: { number: 'n' } }))).toMatchObject({ errMsg: expect.stringMatching(/E11000 .*by_number/) });
  await cards.where({ number: 'n' }).update({ data: { number: db.command.remove() } });
  await cards.add({ data: { number: 'n' } });
});

test('an id is given once', async () => {
  await things().add({ data: { _id: 'x' } });
  expect(await failure(things().add({ data: { _id: 'x' } }))).toMatchObject({ errMsg: expect.stringContaining('E11000') });
});

test('aggregation groups, joins and sorts', async () => {
  for (const [n, who] of [
    [1, 'a'],
    [2, 'a'],
    [3, 'b'],
  ] as const)
    await things().add({ data: { n, who } });
  await db.collection('people').add({ data: { _id: 'a', phone: '7' } });
  const $ = db.command.aggregate;
  const { list } = (await things()
    .aggregate()
    .match({ who: db.command.exists(true) })
    .group({ _id: '$who', total: $.sum('$n') })
    .lookup({ from: 'people', localField: '_id', foreignField: '_id', as: 'person' })
    .sort({ total: -1, _id: 1 })
    .end()) as { list: unknown[] };
  expect(list).toEqual([
    { _id: 'a', total: 3, person: [{ _id: 'a', phone: '7' }] },
    { _id: 'b', total: 3, person: [] },
  ]);
});

test('numbers of every kind come back as the SDK reads them', async () => {
  const raw = rawCollection(local.url, 'things');
  const double = (text: string) => ({ $numberDouble: text });
  const stored = {
    _id: 'numbers',
    int: 1,
    long: 1732270000000,
    whole: double('3.0'),
    minusZero: double('-0.0'),
    nan: double('NaN'),
    infinite: double('-Infinity'),
    huge: 1e300,
    wide: { $numberLong: '9007199254740993' },
    decimal: { $numberDecimal: '2.50' },
  };
  await raw.insert(stored);
  expect(await raw.find({ _id: 'numbers' })).toEqual([stored]);
  const { data } = await things().doc('numbers').get();
  expect(data).toMatchObject({ int: 1, long: 1732270000000, whole: 3, minusZero: -0, nan: Number.NaN, infinite: -Infinity, huge: 1e300 });
  await things()
    .doc('numbers')
    .update({ data: { int: db.command.inc(1) } });
  expect((await raw.find({ _id: 'numbers' }))[0]).toEqual({ ...stored, int: 2 });
});

test.each([
  ['a whole number that has a fraction', '{"n":{"$numberInt":"1.5"}}'],
  ['a whole number past 32 bits', '{"n":{"$numberInt":"2147483648"}}'],
  ['a long past 64 bits', '{"n":{"$numberLong":"9223372036854775808"}}'],
  ['a double of letters', '{"n":{"$numberDouble":"one"}}'],
  ['a decimal beyond all powers', '{"n":{"$numberDecimal":"1e999999999"}}'],
  ['a decimal of letters', '{"n":{"$numberDecimal":"one"}}'],
  ['a date of letters', '{"n":{"$date":"soon"}}'],
  ['a pattern of a number', '{"n":{"$regularExpression":{"pattern":1}}}'],
  ['a name of the prototype', '{"__proto__":{"a":1}}'],
  ['a hundred and one levels', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`],
])('%s is no Extended JSON', async (_name, text) => {
  const reply = await callAdmin(local.url, { action: 'database.insertDocument', collectionName: 'things', data: [text] });
  expect(reply).toMatchObject({ code: 'INVALID_PARAM' });
});

test('ids of every kind are found, kept once, and come in their order', async () => {
  const raw = rawCollection(local.url, 'people');
  const ids = ['b', { $oid: '65f000000000000000000001' }, 2, 'a', 1.5, { $date: '2026-01-01T00:00:00.000Z' }, true];
  for (const [i, _id] of ids.entries()) await raw.insert({ _id, phone: i });
  for (const [i, _id] of ids.entries()) expect(await raw.find({ _id })).toEqual([{ _id, phone: i }]);
  expect((await raw.find({}, { order: { _id: 1 } })).map(({ phone }) => phone)).toEqual([4, 2, 3, 0, 1, 6, 5]);
  await expect(raw.insert({ _id: { $numberDouble: '2.0' }, phone: 'x' })).rejects.toThrow(/E11000 .*index: _id_ dup key: \{ _id: /);
  await expect(raw.insert({ _id: [1] })).rejects.toThrow('for _id');
  await expect(raw.insert({ $a: 1 })).rejects.toThrow("The dollar ($) prefixed field '$a'");
});

test('a key longer than the platform indexes, and two lists in one index, are refused', async () => {
  await expect(db.collection('people').add({ data: { phone: 'x'.repeat(1000) } })).resolves.toBeDefined();
  expect(await failure(db.collection('people').add({ data: { phone: 'x'.repeat(1100) } }))).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining('key too large to index'),
  });
  const pairs = rawCollection(local.url, 'pairs');
  await pairs.insert({ _id: 'p', a: [1, 2], b: 3 });
  await expect(pairs.insert({ a: [1], b: [2] })).rejects.toThrow('cannot index parallel arrays [b] [a]');
  await pairs.insert({
    l: [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ],
  });
  // Both fields of an item make a key together: (1, 2) is not taken.
  await pairs.insert({ l: [{ a: 1, b: 2 }] });
  await expect(pairs.insert({ l: { a: 2, b: 2 } })).rejects.toThrow('E11000');
});

test('a document past the limit is refused', async () => {
  expect(await failure(things().add({ data: { text: 'x'.repeat(513 * 1024) } }))).toMatchObject({ errCode: -502001 });
});

test('a collection is made once', async () => {
  await db.createCollection('fresh');
  await db.collection('fresh').add({ data: { a: 1 } });
  await expect(db.createCollection('fresh')).rejects.toMatchObject({ code: expect.stringContaining('EXIST') });
  await expect(db.createCollection('../x')).rejects.toMatchObject({ errMsg: expect.stringContaining('collection name') });
});

test('the movable clock is what serverDate gives', async () => {
  local.services.clock.setOffset(86_400_000);
  await things().add({ data: { _id: 'later', at: db.serverDate({ offset: 1000 }) } });
  local.services.clock.setOffset(0);
  const { at } = (await things().doc('later').get()).data;
  expect(Math.abs(Number(at) - Date.now() - 86_401_000)).toBeLessThan(60_000);
});
