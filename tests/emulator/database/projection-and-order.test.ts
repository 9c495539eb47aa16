import { beforeAll, expect, test } from '@jest/globals';
import { startCloud } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';
import { type RawCollection, rawCollection } from './raw-collection';

/** Sources: mongodb.com/docs/manual, find projections and comparison order, read 2026-11-27; worked out by hand. */
let db: SdkDatabase;
let mixed: RawCollection;
let one: RawCollection;

const DOCUMENT = {
  _id: 'd',
  a: 1,
  b: { c: 2, d: { e: 3 } },
  l: [{ k: 1, v: 'x' }, { k: 2, v: 'y' }, 7, { k: 2, v: 'z' }],
  n: [1, 2, 3, 4, 5],
};

beforeAll(async () => {
  const local = await startCloud({ config: { collections: [{ name: 'one' }, { name: 'mixed' }] } });
  db = openSdk(local.url);
  one = rawCollection(local.url, 'one');
  mixed = rawCollection(local.url, 'mixed');
  await one.insert(DOCUMENT);
  const values: [string, unknown][] = [
    ['max key', { $maxKey: 1 }],
    ['pattern', { $regularExpression: { pattern: 'a', options: '' } }],
    ['date', { $date: '2026-01-01T00:00:00Z' }],
    ['true', true],
    ['false', false],
    ['id', { $oid: '65f000000000000000000001' }],
    ['list', [['x']]],
    ['object', { a: 1 }],
    ['text', 'a'],
    ['emoji', '😀'],
    ['last of the plane', '\uffff'],
    ['one', 1],
    ['a half', 0.5],
    ['minus zero', { $numberDouble: '-0.0' }],
    ['infinite', { $numberDouble: 'Infinity' }],
    ['minus infinite', { $numberDouble: '-Infinity' }],
    ['wide', { $numberLong: '9007199254740993' }],
    ['less wide', { $numberLong: '9007199254740992' }],
    ['decimal', { $numberDecimal: '0.6' }],
    ['NaN', { $numberDouble: 'NaN' }],
    ['null', null],
    ['missing', undefined],
    ['empty list', []],
    ['min key', { $minKey: 1 }],
  ];
  await mixed.insert(...values.map(([_id, v]) => ({ _id, v })));
});

test('mixed types come in the order of MongoDB, equals as they were inserted', async () => {
  const ascending = [
    'min key',
    'empty list',
    'null',
    'missing',
    'NaN',
    'minus infinite',
    'minus zero',
    'a half',
    'decimal',
    'one',
    'less wide',
    'wide',
    'infinite',
    'text',
    'last of the plane',
    'emoji',
    'object',
    'list',
    'id',
    'false',
    'true',
    'date',
    'pattern',
    'max key',
  ];
  const ids = async (order: object) => (await mixed.find({}, { order })).map(({ _id }) => _id);
  expect(await ids({ v: 1 })).toEqual(ascending);
  // null and missing are equal, so they stay as they are.
  expect(await ids({ v: -1 })).toEqual(
    [...ascending].reverse().map((name) => (name === 'null' ? 'missing' : name === 'missing' ? 'null' : name)),
  );
});

test('a list counts by its smallest item upwards and by its greatest downwards', async () => {
  const things = db.collection('one');
  for (const data of [
    { _id: 's1', group: 's', l: [5, 1] },
    { _id: 's2', group: 's', l: 3 },
    { _id: 's3', group: 's', l: [2, 4] },
  ])
    await things.add({ data });
  const ids = async (direction: 'asc' | 'desc') =>
    (await things.where({ group: 's' }).orderBy('l', direction).get()).data.map(({ _id }) => _id);
  expect(await ids('asc')).toEqual(['s1', 's3', 's2']);
  expect(await ids('desc')).toEqual(['s1', 's3', 's2']);
  await things.where({ group: 's' }).remove();
});

test('two paths into one list are ordered by its items, into two lists not at all', async () => {
  await one.insert(
    {
      _id: 't1',
      g: 't',
      l: [
        { a: 1, b: 9 },
        { a: 2, b: 1 },
      ],
      m: [1],
    },
    { _id: 't2', g: 't', l: [{ a: 1, b: 5 }], m: [2] },
  );
  const ids = async (order: object) => (await one.find({ g: 't' }, { order })).map(({ _id }) => _id);
  expect(await ids({ 'l.a': 1, 'l.b': 1 })).toEqual(['t2', 't1']);
  await expect(ids({ 'l.a': 1, m: 1 })).rejects.toThrow('parallel arrays');
  await one.remove({ g: 't' });
});

test('several orders, skip and limit', async () => {
  await one.insert(...Array.from({ length: 6 }, (_none, i) => ({ _id: `p${i}`, g: 'p', x: i % 2, y: i })));
  const found = await one.find({ g: 'p' }, { order: { x: -1, y: 1 }, offset: 1, limit: 3 });
  expect(found.map(({ _id }) => _id)).toEqual(['p3', 'p5', 'p0']);
  await one.remove({ g: 'p' });
});

const { _id, ...REST } = DOCUMENT;

test.each<[string, object, object]>([
  ['kept fields, with _id', { a: 1 }, { _id: 'd', a: 1 }],
  ['kept fields in the order of the document', { n: 1, a: true }, { _id: 'd', a: 1, n: [1, 2, 3, 4, 5] }],
  ['without _id', { a: 1, _id: 0 }, { a: 1 }],
  ['_id alone', { _id: 1 }, { _id: 'd' }],
  ['all but _id', { _id: 0 }, REST],
  ['dropped fields', { b: 0, l: false, n: 0 }, { _id: 'd', a: 1 }],
  ['a path', { 'b.d.e': 1 }, { _id: 'd', b: { d: { e: 3 } } }],
  ['a dropped path', { 'b.d': 0, l: 0, n: 0 }, { _id: 'd', a: 1, b: { c: 2 } }],
  ['a path into the objects of a list leaves out what is none', { 'l.k': 1 }, { _id: 'd', l: [{ k: 1 }, { k: 2 }, { k: 2 }] }],
  ['a path dropped in a list leaves it as it is', { 'l.v': 0, a: 0, b: 0, n: 0 }, { _id: 'd', l: [{ k: 1 }, { k: 2 }, 7, { k: 2 }] }],
  ['a path through a scalar', { 'a.x': 1 }, { _id: 'd' }],
  ['what is not there', { none: 1 }, { _id: 'd' }],
  ['$slice from the beginning, everything else stays', { n: { $slice: 2 } }, { ...DOCUMENT, n: [1, 2] }],
  ['$slice from the end', { n: { $slice: -2 }, a: 1 }, { _id: 'd', a: 1, n: [4, 5] }],
  ['$slice of a part', { n: { $slice: [1, 2] }, a: 1 }, { _id: 'd', a: 1, n: [2, 3] }],
  ['$slice of a part from the end', { n: { $slice: [-3, 2] }, a: 1 }, { _id: 'd', a: 1, n: [3, 4] }],
  ['$slice of what is no list', { a: { $slice: 1 }, n: 1 }, { _id: 'd', a: 1, n: [1, 2, 3, 4, 5] }],
  [
    '$elemMatch gives the first that fits, and keeps only what is asked',
    { l: { $elemMatch: { k: 2 } } },
    { _id: 'd', l: [{ k: 2, v: 'y' }] },
  ],
  ['$elemMatch of values', { n: { $elemMatch: { $gt: 2 } }, a: 1 }, { _id: 'd', a: 1, n: [3] }],
  ['$elemMatch without a match', { l: { $elemMatch: { k: 9 } } }, { _id: 'd' }],
])('%s', async (_name, projection, expected) => {
  expect(await one.find({ _id: 'd' }, { projection })).toEqual([expected]);
});

test('the item that the query met', async () => {
  expect(await one.find({ 'l.k': 2 }, { projection: { 'l.$': 1 } })).toEqual([{ _id: 'd', l: [{ k: 2, v: 'y' }] }]);
  expect(await one.find({ n: { $gt: 3 } }, { projection: { 'n.$': 1, a: 1 } })).toEqual([{ _id: 'd', a: 1, n: [4] }]);
});

test.each<[string, object, string]>([
  ['kept and dropped fields', { a: 1, b: 0 }, 'Cannot do exclusion on field b in inclusion projection'],
  ['dropped and kept fields', { a: 0, b: 1 }, 'Cannot do inclusion on field b in exclusion projection'],
  ['paths that meet', { b: 1, 'b.c': 1 }, 'Path collision at b.c'],
  ['an unknown operator', { a: { $first: 1 } }, 'Unsupported projection option'],
  ['a $slice of a text', { n: { $slice: 'x' } }, '\\$slice'],
  ['a $slice of no items', { n: { $slice: [0, 0] } }, '\\$slice limit must be positive'],
  ['$elemMatch below a path', { 'b.l': { $elemMatch: { a: 1 } } }, 'nested field'],
  ['two items that were met', { 'l.$': 1, 'n.$': 1 }, 'more than one positional projection'],
])('%s is refused', async (_name, projection, refusal) => {
  await expect(one.find({ _id: 'd', 'l.k': 1 }, { projection })).rejects.toThrow(new RegExp(refusal));
});

test('the SDK projects with $slice and $elemMatch', async () => {
  const { project } = db.command as unknown as { project: { slice: (n: unknown) => boolean; elemMatch: (what: object) => boolean } };
  const found = await db.collection('one').doc('d').get();
  expect(found.data._id).toBe('d');
  const query = db.collection('one').where({ _id: 'd' });
  expect((await query.field({ n: project.slice([1, 2]), a: true }).get()).data).toEqual([{ _id: 'd', a: 1, n: [2, 3] }]);
  expect((await query.field({ l: project.elemMatch({ v: 'z' }) }).get()).data).toEqual([{ _id: 'd', l: [{ k: 2, v: 'z' }] }]);
  expect(await refusalOf(query.field({ a: true, n: false }).get())).toMatchObject({ errCode: -502001 });
});

test('a projection changes nothing of what is stored', async () => {
  await one.find({}, { projection: { 'b.d': { $slice: 1 }, l: { $slice: 1 } } });
  expect(await one.find({ _id: 'd' })).toEqual([DOCUMENT]);
  expect(_id).toBe('d');
});
