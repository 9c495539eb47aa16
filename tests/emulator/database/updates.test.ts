import { beforeAll, expect, test } from '@jest/globals';
import { startCloud } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';
import { type RawCollection, rawCollection } from './raw-collection';

/** What MongoDB makes of an update. Source: mongodb.com/docs/manual/reference/operator/update, read 2026-11-27; worked out by hand. */
let things: RawCollection;
let db: SdkDatabase;
let turn = 0;

beforeAll(async () => {
  const local = await startCloud({
    config: { collections: [{ name: 'things' }, { name: 'unique', indexes: [{ name: 'by_n', keys: [['n', 1]], unique: true }] }] },
  });
  things = rawCollection(local.url, 'things');
  db = openSdk(local.url);
});

/** A document of its own; gives its id. */
async function stored(document: object): Promise<string> {
  turn += 1;
  await things.insert({ _id: `u${turn}`, ...document });
  return `u${turn}`;
}

async function after(before: object, data: object, query: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const id = await stored(before);
  expect(await things.update({ _id: id, ...query }, data)).toBe(1);
  const [{ _id, ...document } = {}] = await things.find({ _id: id });
  return document;
}

test.each<[string, object, object, object]>([
  [
    '$set reaches into objects and makes them',
    { a: { x: 1 } },
    { $set: { 'a.y': 2, 'b.c.d': 3 } },
    { a: { x: 1, y: 2 }, b: { c: { d: 3 } } },
  ],
  ['$set on a position', { l: [1, 2, 3] }, { $set: { 'l.1': 'x' } }, { l: [1, 'x', 3] }],
  ['$set past the end pads with null', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
  ['$set into an object of a list', { l: [{ a: 1 }] }, { $set: { 'l.0.b': 2, 'l.1.b': 3 } }, { l: [{ a: 1, b: 2 }, { b: 3 }] }],
  ['a number as a step makes an object where nothing was', {}, { $set: { 'm.0': 1 } }, { m: { 0: 1 } }],
  ['$unset takes a field away', { a: 1, b: { c: 2, d: 3 } }, { $unset: { a: '', 'b.c': '', 'no.way': '' } }, { b: { d: 3 } }],
  ['$unset leaves null in a list', { l: [1, 2, 3] }, { $unset: { 'l.1': '' } }, { l: [1, null, 3] }],
  ['$inc adds and begins at nothing', { n: 1 }, { $inc: { n: 2, m: 5, 'o.p': -1 } }, { n: 3, m: 5, o: { p: -1 } }],
  ['$mul multiplies and begins at 0', { n: 4 }, { $mul: { n: 2.5, m: 3 } }, { n: { $numberDouble: '10.0' }, m: 0 }],
  [
    '$min and $max compare across types',
    { a: 5, b: 5, c: 5, d: 'x' },
    { $min: { a: 3, b: 'x', e: 1 }, $max: { c: 'x', d: 9 } },
    { a: 3, b: 5, c: 'x', d: 'x', e: 1 },
  ],
  ['$bit', { n: 13 }, { $bit: { n: { and: 10 }, m: { or: 5 } } }, { n: 8, m: 5 }],
  ['$bit xor', { n: 1 }, { $bit: { n: { xor: 5 } } }, { n: 4 }],
  ['$rename moves', { a: { b: 1 }, c: 2 }, { $rename: { 'a.b': 'd.e', nothing: 'c' } }, { a: {}, c: 2, d: { e: 1 } }],
  ['$rename replaces what has the name', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$setOnInsert does nothing here', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
  ['new fields come in the order of their names', {}, { $set: { z: 1, b: 2, a: 3 } }, { a: 3, b: 2, z: 1 }],
])('%s', async (_name, before, data, expected) => {
  const document = await after(before, data);
  expect(document).toEqual(expected);
  expect(JSON.stringify(document)).toBe(JSON.stringify(expected));
});

test.each<[string, object, object, object]>([
  ['$push adds one', { l: [1] }, { $push: { l: [2] } }, { l: [1, [2]] }],
  ['$push of $each adds all', { l: [1] }, { $push: { l: { $each: [2, 3] }, m: { $each: ['x'] } } }, { l: [1, 2, 3], m: ['x'] }],
  ['$position', { l: [1, 2] }, { $push: { l: { $each: ['a'], $position: 1 } } }, { l: [1, 'a', 2] }],
  ['$position from the end', { l: [1, 2, 3] }, { $push: { l: { $each: ['a', 'b'], $position: -1 } } }, { l: [1, 2, 'a', 'b', 3] }],
  ['$slice keeps the first', { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: 3 } } }, { l: [1, 2, 3] }],
  ['$slice keeps the last', { l: [1, 2] }, { $push: { l: { $each: [3], $slice: -2 } } }, { l: [2, 3] }],
  ['$slice of 0 empties', { l: [1] }, { $push: { l: { $each: [], $slice: 0 } } }, { l: [] }],
  ['$sort by value, types apart', { l: [3, 'a', null] }, { $push: { l: { $each: [true, 1], $sort: 1 } } }, { l: [null, 1, 3, 'a', true] }],
  [
    '$sort by fields, then $slice',
    { l: [{ s: 3, t: 1 }, { s: 1 }] },
    { $push: { l: { $each: [{ s: 3, t: 0 }, { t: 9 }], $sort: { s: -1, t: 1 }, $slice: 3 } } },
    { l: [{ s: 3, t: 0 }, { s: 3, t: 1 }, { s: 1 }] },
  ],
  [
    '$addToSet takes what is not there, objects by order of fields',
    { l: [1, { a: 1, b: 2 }] },
    { $addToSet: { l: { $each: [1, 2, { b: 2, a: 1 }, { a: 1, b: 2 }, 2] } } },
    { l: [1, { a: 1, b: 2 }, 2, { b: 2, a: 1 }] },
  ],
  ['$addToSet of a list adds it as one', { l: [] }, { $addToSet: { l: [1, 2] } }, { l: [[1, 2]] }],
  ['$pop takes the last', { l: [1, 2, 3] }, { $pop: { l: 1, none: 1 } }, { l: [1, 2] }],
  ['$pop takes the first', { l: [1, 2, 3] }, { $pop: { l: -1 } }, { l: [2, 3] }],
  ['$pull by value', { l: [1, 2, 1, [1]] }, { $pull: { l: 1 } }, { l: [2, [1]] }],
  ['$pull by condition', { l: [1, 5, 9, 'x'] }, { $pull: { l: { $gte: 5 } } }, { l: [1, 'x'] }],
  ['$pull by one of some', { l: ['a', 'b', 'c'] }, { $pull: { l: { $in: ['a', 'c'] } } }, { l: ['b'] }],
  ['$pull by pattern', { l: ['apple', 'pear'] }, { $pull: { l: { $regularExpression: { pattern: '^a', options: '' } } } }, { l: ['pear'] }],
  [
    '$pull by fields takes every object that has them, in any order',
    { l: [{ item: 'B', score: 8, more: 1 }, { item: 'A', score: 8 }, 8] },
    { $pull: { l: { score: 8, item: 'B' } } },
    { l: [{ item: 'A', score: 8 }, 8] },
  ],
  [
    '$pull by conditions on fields',
    { l: [{ n: 1 }, { n: 7 }, { m: 1 }] },
    { $pull: { l: { n: { $gt: 5 } } } },
    { l: [{ n: 1 }, { m: 1 }] },
  ],
  ['$pull of null does not take objects', { l: [null, { a: 1 }] }, { $pull: { l: null } }, { l: [{ a: 1 }] }],
  ['$pullAll takes what is the same', { l: [1, 2, { a: 1 }, 2, '1'] }, { $pullAll: { l: [2, { a: 1 }] } }, { l: [1, '1'] }],
  ['$[] is every item', { l: [{ n: 1 }, { n: 2 }] }, { $inc: { 'l.$[].n': 10 } }, { l: [{ n: 11 }, { n: 12 }] }],
])('%s', async (_name, before, data, expected) => {
  expect(await after(before, data)).toEqual(expected);
});

test.each<[string, object, object, object, object]>([
  ['$ is the item the query met', { l: [1, 7, 9] }, { l: { $gt: 5 } }, { $set: { 'l.$': 'x' } }, { l: [1, 'x', 9] }],
  [
    '$ by a field of the item',
    { l: [{ k: 1 }, { k: 2, n: 1 }] },
    { 'l.k': 2 },
    { $inc: { 'l.$.n': 5 } },
    { l: [{ k: 1 }, { k: 2, n: 6 }] },
  ],
  [
    '$ by $elemMatch',
    {
      l: [
        { k: 1, v: 1 },
        { k: 1, v: 2 },
      ],
    },
    { l: { $elemMatch: { k: 1, v: 2 } } },
    { $set: { 'l.$.hit': true } },
    {
      l: [
        { k: 1, v: 1 },
        { k: 1, v: 2, hit: true },
      ],
    },
  ],
])('%s', async (_name, before, query, data, expected) => {
  expect(await after(before, data, query)).toEqual(expected);
});

test.each<[string, object, object, object]>([
  ['an int stays one', { n: 1 }, { $inc: { n: 1 } }, { n: 2 }],
  ['past 32 bits it is a long', { n: 2147483647 }, { $inc: { n: 1 } }, { n: 2147483648 }],
  ['a long stays one', { n: { $numberLong: '5' } }, { $inc: { n: 1 } }, { n: { $numberLong: '6' } }],
  ['a long keeps its digits', { n: { $numberLong: '9007199254740993' } }, { $inc: { n: 2 } }, { n: { $numberLong: '9007199254740995' } }],
  ['with a double it is a double', { n: 1 }, { $inc: { n: { $numberDouble: '1.0' } } }, { n: { $numberDouble: '2.0' } }],
  ['halves make a whole double', { n: 1.5 }, { $inc: { n: 0.5 } }, { n: { $numberDouble: '2.0' } }],
  ['with a decimal it is a decimal', { n: 1 }, { $inc: { n: { $numberDecimal: '0.10' } } }, { n: { $numberDecimal: '1.10' } }],
  [
    'decimals multiply exactly',
    { n: { $numberDecimal: '0.1' } },
    { $mul: { n: { $numberDecimal: '3' } } },
    { n: { $numberDecimal: '0.3' } },
  ],
])('arithmetic: %s', async (_name, before, data, expected) => {
  expect(await after(before, data)).toEqual(expected);
});

test('a sum past 64 bits is refused', async () => {
  const id = await stored({ n: { $numberLong: '9223372036854775807' } });
  await expect(things.update({ _id: id }, { $inc: { n: 1 } })).rejects.toThrow('Failed to apply $inc operations to current value');
});

test.each<[string, object, object, string]>([
  ['an unknown operator', {}, { $put: { a: 1 } }, 'DATABASE_INVALID_OPERRATOR.*Unknown modifier: \\$put'],
  ['an empty operator', {}, { $set: {} }, "'\\$set' is empty"],
  ['an operator of no object', {}, { $set: 5 }, 'Modifiers operate on fields'],
  ['an empty step', {}, { $set: { 'a..b': 1 } }, 'contains an empty field name'],
  ['one path twice', {}, { $set: { a: 1 }, $inc: { a: 1 } }, "would create a conflict at 'a'"],
  ['a path within another', {}, { $set: { 'a.b': 1, a: 2 } }, "would create a conflict at 'a'"],
  ['the place $rename moves to', {}, { $rename: { a: 'b' }, $set: { b: 1 } }, "would create a conflict at 'b'"],
  ['another _id', {}, { $set: { _id: 'other' } }, 'immutable field'],
  ['no _id', {}, { $unset: { _id: '' } }, 'immutable field'],
  ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element \\{a: null\\}"],
  ['a path through a text', { a: 'x' }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element"],
  ['a name in a list', { a: [1] }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element"],
  ['a position with a leading zero', { a: [1] }, { $set: { 'a.00': 1 } }, "Cannot create field '00' in element"],
  [
    'a field that begins with $',
    {},
    { $set: { a: { $b: 1 } } },
    "The dollar \\(\\$\\) prefixed field '\\$b' in 'a.\\$b' is not valid for storage",
  ],
  ['such a field deep in a list', {}, { $push: { a: [{ b: { $c: 1 } }] } }, 'is not valid for storage'],
  ['adding a text', { a: 1 }, { $inc: { a: 'x' } }, 'Cannot increment with non-numeric argument'],
  ['adding to null', { a: null }, { $inc: { a: 1 } }, "field 'a' of non-numeric type null"],
  ['multiplying a text', { a: 'x' }, { $mul: { a: 2 } }, 'Cannot apply \\$mul to a value of non-numeric type'],
  ['pushing to an object', { a: {} }, { $push: { a: 1 } }, "The field 'a' must be an array but is of type object"],
  ['adding to a set that is none', { a: 'x' }, { $addToSet: { a: 1 } }, 'Cannot apply \\$addToSet to non-array field'],
  ['popping from a number', { a: 1 }, { $pop: { a: 1 } }, 'contains an element of non-array type'],
  ['popping two', { a: [1] }, { $pop: { a: 2 } }, '\\$pop expects 1 or -1'],
  ['pulling from a text', { a: 'x' }, { $pull: { a: 'x' } }, 'Cannot apply \\$pull to a non-array value'],
  ['pulling all of what is no list', { a: [1] }, { $pullAll: { a: 1 } }, '\\$pullAll requires an array argument'],
  ['$each of no list', {}, { $push: { a: { $each: 1 } } }, 'must be an array but it was of type'],
  ['an unknown clause', {}, { $push: { a: { $each: [], $first: 1 } } }, 'Unrecognized clause in \\$push: \\$first'],
  ['a clause without $each', {}, { $push: { a: { $slice: 1 } } }, 'is not valid for storage'],
  ['a $sort of 2', {}, { $push: { a: { $each: [], $sort: 2 } } }, '\\$sort element value must be either 1 or -1'],
  ['a $slice of a half', {}, { $push: { a: { $each: [], $slice: 0.5 } } }, '\\$slice must be an integer value'],
  ['bits of a fraction', { a: 1.5 }, { $bit: { a: { or: 1 } } }, 'Cannot apply \\$bit to a value of non-integral type'],
  ['an unknown bit operation', { a: 1 }, { $bit: { a: { nand: 1 } } }, "only supports 'and', 'or', and 'xor'"],
  ['renaming to itself', {}, { $rename: { a: 'a' } }, 'must differ'],
  ['renaming to no name', {}, { $rename: { a: 1 } }, "'to' field for \\$rename must be a string"],
  ['renaming out of a list', { a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }, 'source field cannot be an array element'],
  ['renaming into a list', { a: [{ b: 1 }], c: 1 }, { $rename: { c: 'a.0.d' } }, 'destination field cannot be an array element'],
  ['$ without a match in a list', { a: [1] }, { $set: { 'a.$': 2 } }, 'positional operator did not find the match'],
  [
    'an identifier without its filter',
    { a: [1] },
    { $set: { 'a.$[x]': 2 } },
    "No array filter found for identifier 'x' in path 'a.\\$\\[x\\]'",
  ],
  ['$[] of no list', { a: 1 }, { $set: { 'a.$[]': 2 } }, 'Cannot apply array updates to non-array element a: 1'],
  ['$[] of nothing', {}, { $set: { 'a.$[]': 2 } }, "The path 'a' must exist"],
  ['a date that is no date', {}, { $currentDate: { a: 'now' } }, 'is not valid type for \\$currentDate'],
])('%s is refused and changes nothing', async (_name, before, data, refusal) => {
  const id = await stored(before);
  await expect(things.update({ _id: id }, data)).rejects.toThrow(
    new RegExp(`^DATABASE_.*${refusal.replace(/^DATABASE_[A-Z]+_?[A-Z]*\.\*/, '')}`),
  );
  await expect(things.update({ _id: id }, data)).rejects.toThrow(new RegExp(refusal));
  expect(await things.find({ _id: id })).toEqual([{ _id: id, ...before }]);
});

test('_id may be set to what it is', async () => {
  const id = await stored({ a: 1 });
  expect(await things.update({ _id: id }, { $set: { _id: id, a: 2 } })).toBe(1);
  expect(await things.find({ _id: id })).toEqual([{ _id: id, a: 2 }]);
});

test('$currentDate gives the date of the cloud', async () => {
  const { a, b } = await after({}, { $currentDate: { a: true, b: { $type: 'date' } } });
  for (const date of [a, b]) expect(Math.abs(Date.parse((date as { $date: string }).$date) - Date.now())).toBeLessThan(60_000);
});

test('an upsert begins with what the query asks for by equality', async () => {
  const upsert = { upsert: true, multi: false };
  await things.update(
    { _id: 'made', a: 1, 'b.c': { $eq: 2 }, d: { $gt: 5 }, $and: [{ e: 'x' }] },
    { $set: { f: 1 }, $inc: { a: 1 }, $setOnInsert: { g: 1 } },
    upsert,
  );
  expect(await things.find({ _id: 'made' })).toEqual([{ _id: 'made', a: 2, b: { c: 2 }, e: 'x', f: 1, g: 1 }]);
  await things.update({ h: 'only' }, { $setOnInsert: { i: 1 } }, upsert);
  expect(await things.find({ h: 'only' })).toEqual([{ _id: expect.any(String), h: 'only', i: 1 }]);
});

test('an update of several stays with those before the one that is refused', async () => {
  await things.insert({ _id: 'm1', group: 'm', n: 1 }, { _id: 'm2', group: 'm', n: 'x' }, { _id: 'm3', group: 'm', n: 1 });
  await expect(things.update({ group: 'm' }, { $inc: { n: 1 } })).rejects.toThrow('non-numeric type');
  expect((await things.find({ group: 'm' })).map(({ n }) => n)).toEqual([2, 'x', 1]);
});

test('a document that would be replaced by one with operators stays', async () => {
  const id = await stored({ a: 1 });
  await expect(things.replace(id, { b: { $inc: 1 } })).rejects.toThrow('is not valid for storage');
  expect(await things.replace(id, { b: 2 })).toBe(1);
  expect(await things.find({ _id: id })).toEqual([{ _id: id, b: 2 }]);
});

test('the commands of the SDK reach what they should', async () => {
  const _ = db.command;
  const document = db.collection('things').doc('sdk');
  await document.set({ data: { l: [{ k: 2 }, { k: 1 }], n: 6, s: ['x'], old: 1, deep: { keep: 1, drop: 2 } } });
  await document.update({
    data: {
      l: _.push({ each: [{ k: 3 }], position: 0, sort: { k: 1 }, slice: 2 }),
      n: (_ as unknown as { bit: (what: object) => unknown }).bit({ and: 3 }),
      s: _.unshift(['a', 'b']),
      old: _.rename('fresh'),
      deep: { drop: _.remove(), add: 3 },
      when: db.serverDate({ offset: 5000 }),
    },
  });
  expect((await document.get()).data).toEqual({
    _id: 'sdk',
    l: [{ k: 1 }, { k: 2 }],
    n: 2,
    s: ['a', 'b', 'x'],
    fresh: 1,
    deep: { keep: 1, add: 3 },
    when: expect.any(Date),
  });
  await document.update({ data: { l: _.pull({ k: _.gt(1) }), s: _.pop(), n: _.min(-1), 'deep.keep': _.max(7) } });
  await document.update({ data: { s: _.shift() } });
  expect((await document.get()).data).toMatchObject({ l: [{ k: 1 }], s: ['b'], n: -1, deep: { keep: 7, add: 3 } });
  expect(await refusalOf(document.update({ data: { 'fresh.x': 1 } }))).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining("Cannot create field 'x' in element {fresh: 1}"),
  });
});

test('a unique value is not given twice by an update, and missing is a value', async () => {
  const unique = db.collection('unique');
  await unique.add({ data: { _id: 'a', n: 1 } });
  await unique.add({ data: { _id: 'b', n: 2 } });
  const refusal = await refusalOf(unique.doc('b').update({ data: { n: 1 } }));
  expect(refusal).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringMatching(/E11000 duplicate key error collection: .*unique index: by_n dup key: \{ n: 1 \}/),
  });
  await unique.doc('b').update({ data: { n: db.command.remove() } });
  expect(await refusalOf(unique.add({ data: { n: null } }))).toMatchObject({ errMsg: expect.stringContaining('dup key: { n: null }') });
});
