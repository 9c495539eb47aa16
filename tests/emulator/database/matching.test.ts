import { beforeAll, expect, test } from '@jest/globals';
import { startCloud } from '../local-cloud';
import { type RawCollection, rawCollection } from './raw-collection';

/**
 * What MongoDB finds. Sources: mongodb.com/docs/manual (query operators, comparison order, query for null or missing fields, query
 * an array, query an array of embedded documents), read 2026-11-27; worked out by hand.
 */
const date = (iso: string) => ({ $date: iso });
const long = (digits: string) => ({ $numberLong: digits });
const double = (text: string) => ({ $numberDouble: text });
const decimal = (text: string) => ({ $numberDecimal: text });
const oid = (hex: string) => ({ $oid: hex });
const pattern = (source: string, options = '') => ({ $regularExpression: { pattern: source, options } });

/** `v` is what each case asks about. */
const VALUES: Readonly<Record<string, unknown>> = {
  absent: undefined,
  nothing: null,
  zero: 0,
  five: 5,
  'five as double': double('5.0'),
  'five and a half': 5.5,
  'five as decimal': decimal('5.00'),
  'not a number': double('NaN'),
  infinite: double('Infinity'),
  'wide long': long('9007199254740993'),
  'empty text': '',
  'text five': '5',
  apple: 'apple',
  Apple: 'Apple',
  'two lines': 'apple\npie',
  yes: true,
  no: false,
  early: date('2026-01-01T00:00:00Z'),
  late: date('2026-06-01T00:00:00Z'),
  id1: oid('65f000000000000000000001'),
  id2: oid('65f000000000000000000002'),
  'pattern itself': pattern('^app', 'i'),
  'empty object': {},
  'a then b': { a: 1, b: 2 },
  'b then a': { b: 2, a: 1 },
  'empty list': [],
  'list of five': [5],
  'list of nothing': [null],
  'one to three': [1, 2, 3],
  'three to one': [3, 2, 1],
  'list in list': [[5], 'x'],
  'list of objects': [{ a: 1 }, { a: 5, b: 2 }],
  'lowest key': { $minKey: 1 },
  'highest key': { $maxKey: 1 },
};
const ALL = Object.keys(VALUES).sort();
const without = (...names: readonly string[]) => ALL.filter((name) => !names.includes(name));
const FIVES = ['five', 'five as decimal', 'five as double', 'list of five'];

let values: RawCollection;
let nested: RawCollection;

beforeAll(async () => {
  const local = await startCloud({ config: { collections: [{ name: 'values' }, { name: 'nested' }] } });
  values = rawCollection(local.url, 'values');
  nested = rawCollection(local.url, 'nested');
  await values.insert(...Object.entries(VALUES).map(([_id, v]) => ({ _id, v })));
  await nested.insert(
    { _id: 'object', o: { k: 1, l: { m: 'x' } } },
    { _id: 'object with null', o: { k: null } },
    { _id: 'empty object', o: {} },
    { _id: 'scalar', o: 7 },
    { _id: 'null', o: null },
    { _id: 'missing' },
    { _id: 'objects', o: [{ k: 1, v: 5 }, { k: 2, v: 9 }, { v: 1 }] },
    { _id: 'lists in objects', o: [{ k: [1, 2] }, { k: [] }] },
    { _id: 'scalars', o: [1, 2] },
    { _id: 'no items', o: [] },
    { _id: 'lists in list', o: [[{ k: 1 }], [7, 8]] },
    { _id: 'keys of digits', o: [{ 0: 'zero' }, { k: 3 }] },
  );
});

test.each<[string, object, readonly string[]]>([
  ['a number equals itself in any kind, and as an item', { v: 5 }, FIVES],
  ['a text never equals a number', { v: '5' }, ['text five']],
  ['null is what is null, what is missing, and an item', { v: null }, ['absent', 'list of nothing', 'nothing']],
  ['a wide number keeps its digits', { v: long('9007199254740993') }, ['wide long']],
  ['a neighbour of a wide number is another one', { v: long('9007199254740992') }, []],
  ['NaN equals NaN alone', { v: double('NaN') }, ['not a number']],
  ['an object equals one with the same fields in the same order', { v: { a: 1, b: 2 } }, ['a then b']],
  ['an object is no set of conditions', { v: { a: 1 } }, ['list of objects']],
  ['an empty object equals an empty object', { v: {} }, ['empty object']],
  ['a list equals the whole list', { v: [1, 2, 3] }, ['one to three']],
  ['a list equals an item that is a list', { v: [5] }, ['list in list', 'list of five']],
  ['an empty list equals an empty list', { v: [] }, ['empty list']],
  ['a date', { v: date('2026-01-01T00:00:00Z') }, ['early']],
  ['an ObjectId', { v: oid('65f000000000000000000001') }, ['id1']],
  ['true', { v: true }, ['yes']],
  ['$eq of a pattern is the pattern itself', { v: { $eq: pattern('^app', 'i') } }, ['pattern itself']],
  ['$ne takes everything else, missing too', { v: { $ne: 5 } }, without(...FIVES)],
  ['$ne null leaves what is there', { v: { $ne: null } }, without('absent', 'list of nothing', 'nothing')],
  ['$in with null and a pattern', { v: { $in: [null, pattern('^app')] } }, ['absent', 'apple', 'list of nothing', 'nothing', 'two lines']],
  ['$in with a list', { v: { $in: [[1, 2, 3], 0] } }, ['one to three', 'zero']],
  ['$in of nothing finds nothing', { v: { $in: [] } }, []],
  ['$nin leaves out items, too', { v: { $nin: [5, 'x'] } }, without(...FIVES, 'list in list')],
])('equality: %s', async (_name, filter, found) => {
  expect(await values.ids(filter)).toEqual([...found].sort());
});

test.each<[string, object, readonly string[]]>([
  ['$gt compares numbers with numbers only', { v: { $gt: 5 } }, ['five and a half', 'infinite', 'wide long']],
  ['$gte includes the bound in any kind', { v: { $gte: 5 } }, [...FIVES, 'five and a half', 'infinite', 'wide long']],
  ['$lt of numbers never takes NaN', { v: { $lt: 1 } }, ['zero']],
  ['items are compared one by one', { v: { $gt: 2, $lt: 2 } }, ['one to three', 'three to one']],
  ['$gte null is what equals null', { v: { $gte: null } }, ['absent', 'list of nothing', 'nothing']],
  ['$lte null is what equals null', { v: { $lte: null } }, ['absent', 'list of nothing', 'nothing']],
  ['$gt null is nothing', { v: { $gt: null } }, []],
  ['$gte NaN is NaN', { v: { $gte: double('NaN') } }, ['not a number']],
  ['$lt NaN is nothing', { v: { $lt: double('NaN') } }, []],
  ['texts by byte, capitals first', { v: { $lt: 'a' } }, ['Apple', 'empty text', 'text five']],
  ['$gt of the empty text', { v: { $gt: '' } }, ['Apple', 'apple', 'list in list', 'text five', 'two lines']],
  ['dates', { v: { $gte: date('2026-02-01T00:00:00Z') } }, ['late']],
  ['ObjectIds', { v: { $gt: oid('65f000000000000000000001') } }, ['id2']],
  ['false is less than true', { v: { $lt: true } }, ['no']],
  [
    'lists are compared as wholes, item by item',
    { v: { $gt: [1, 2, 3] } },
    ['list in list', 'list of five', 'list of objects', 'three to one'],
  ],
  ['objects are compared field by field', { v: { $gt: { a: 1 } } }, ['a then b', 'b then a', 'list of objects']],
  ['everything is above the lowest key', { v: { $gt: { $minKey: 1 } } }, without('lowest key')],
  ['everything is below the highest key', { v: { $lt: { $maxKey: 1 } } }, without('highest key')],
  ['decimals compare by value', { v: { $gt: decimal('5.4'), $lt: decimal('5.6') } }, ['five and a half']],
])('order: %s', async (_name, filter, found) => {
  expect(await values.ids(filter)).toEqual([...found].sort());
});

test.each<[string, object, readonly string[]]>([
  ['$exists true is also null', { v: { $exists: true } }, without('absent')],
  ['$exists false', { v: { $exists: false } }, ['absent']],
  ['$exists takes a number for true', { v: { $exists: { $numberInt: '0' } } }, ['absent']],
  ['$type int', { v: { $type: 'int' } }, ['five', 'list of five', 'one to three', 'three to one', 'zero']],
  ['$type double', { v: { $type: 'double' } }, ['five and a half', 'five as double', 'infinite', 'not a number']],
  ['$type long', { v: { $type: 'long' } }, ['wide long']],
  ['$type decimal by number', { v: { $type: 19 } }, ['five as decimal']],
  [
    '$type number is all of them',
    { v: { $type: 'number' } },
    [...FIVES, 'five and a half', 'infinite', 'not a number', 'one to three', 'three to one', 'wide long', 'zero'],
  ],
  ['$type null is not what is missing', { v: { $type: 'null' } }, ['list of nothing', 'nothing']],
  [
    '$type array is the list itself',
    { v: { $type: 'array' } },
    ['empty list', 'list in list', 'list of five', 'list of nothing', 'list of objects', 'one to three', 'three to one'],
  ],
  ['one of several types', { v: { $type: ['bool', 9] } }, ['early', 'late', 'no', 'yes']],
  ['$type of the keys at the ends', { v: { $type: [-1, 'maxKey'] } }, ['highest key', 'lowest key']],
  ['$mod cuts fractions off', { v: { $mod: [5, 0] } }, [...FIVES, 'five and a half', 'zero']],
  ['$mod by a negative divisor', { v: { $mod: [-3, 2] } }, [...FIVES, 'five and a half', 'one to three', 'three to one']],
  ['$bitsAllSet by mask', { v: { $bitsAllSet: 5 } }, FIVES],
  ['$bitsAnyClear by position', { v: { $bitsAnyClear: [1] } }, [...FIVES, 'one to three', 'three to one', 'wide long', 'zero']],
  ['$bitsAllClear', { v: { $bitsAllClear: 7 } }, ['zero']],
  ['$bitsAnySet', { v: { $bitsAnySet: [53] } }, ['wide long']],
])('element: %s', async (_name, filter, found) => {
  expect(await values.ids(filter)).toEqual([...found].sort());
});

test.each<[string, object, readonly string[]]>([
  ['a pattern', { v: pattern('^app') }, ['apple', 'two lines']],
  ['a pattern with flags, and its own equal', { v: pattern('^app', 'i') }, ['Apple', 'apple', 'pattern itself', 'two lines']],
  ['the flags of JS say nothing', { v: pattern('^app', 'gy') }, ['apple', 'two lines']],
  ['$regex with $options', { v: { $regex: '^APP', $options: 'i' } }, ['Apple', 'apple', 'two lines']],
  ['$ is also before a last line feed only', { v: pattern('apple$') }, ['apple']],
  ['with m it is at each line', { v: pattern('apple$', 'm') }, ['apple', 'two lines']],
  ['a dot is no line feed', { v: pattern('apple.pie') }, []],
  ['with s it is', { v: pattern('apple.pie', 's') }, ['two lines']],
  ['with x blanks do not count', { v: pattern('^ a p p l e $ # the fruit', 'x') }, ['apple']],
  ['an option within', { v: pattern('(?i)^APPLE$') }, ['Apple', 'apple']],
  [
    '$not of a pattern',
    { $and: [{ v: { $not: pattern('^app') } }, { v: { $type: 'string' } }] },
    ['Apple', 'empty text', 'list in list', 'text five'],
  ],
  ['$size counts the whole list', { v: { $size: 3 } }, ['one to three', 'three to one']],
  ['$all asks for each', { v: { $all: [1, 3] } }, ['one to three', 'three to one']],
  ['$all of one value takes a scalar', { v: { $all: [5] } }, FIVES],
  ['$all of nothing finds nothing', { v: { $all: [] } }, []],
  ['$elemMatch of values is for one item', { v: { $elemMatch: { $gt: 2, $lt: 2 } } }, []],
  ['$elemMatch looks into no item that is a list', { v: { $elemMatch: { $eq: 5 } } }, ['list of five']],
  ['$elemMatch within $elemMatch does', { v: { $elemMatch: { $elemMatch: { $eq: 5 } } } }, ['list in list']],
  ['$elemMatch of fields', { v: { $elemMatch: { a: 5, b: { $lt: 3 } } } }, ['list of objects']],
  ['$elemMatch takes a list for an object of positions', { v: { $elemMatch: { 0: 5 } } }, ['list in list']],
  ['$all of $elemMatch', { v: { $all: [{ $elemMatch: { a: 1 } }, { $elemMatch: { b: 2 } }] } }, ['list of objects']],
  [
    '$not takes what is missing',
    { v: { $not: { $gt: 0 } } },
    without(...FIVES, 'five and a half', 'infinite', 'one to three', 'three to one', 'wide long'),
  ],
  ['$nor', { $nor: [{ v: { $exists: true } }, { v: 5 }] }, ['absent']],
  [
    '$or and $and within each other',
    { $or: [{ $and: [{ v: { $gte: 1 } }, { v: { $lte: 1 } }] }, { v: false }] },
    ['no', 'one to three', 'three to one'],
  ],
  ['a comment is for readers', { v: false, $comment: 'why' }, ['no']],
  ['$expr takes 0 and null for false', { $expr: '$v' }, without('absent', 'nothing', 'zero', 'no')],
  ['$expr compares across types, missing first', { $expr: { $lt: ['$v', null] } }, ['absent', 'lowest key']],
  [
    '$jsonSchema',
    { $jsonSchema: { required: ['v'], properties: { v: { bsonType: 'string', minLength: 2, pattern: '^a' } } } },
    ['apple', 'two lines'],
  ],
])('arrays, patterns and logic: %s', async (_name, filter, found) => {
  expect(await values.ids(filter)).toEqual([...found].sort());
});

test.each<[string, object, readonly string[]]>([
  ['a path into objects and into objects of a list', { 'o.k': 1 }, ['lists in objects', 'object', 'objects']],
  ['three steps', { 'o.l.m': 'x' }, ['object']],
  [
    'null on a path: missing in an object, through a scalar, in one of the objects; not among scalars',
    { 'o.k': null },
    ['empty object', 'keys of digits', 'missing', 'null', 'object with null', 'objects', 'scalar'],
  ],
  [
    '$exists false: no way leads there',
    { 'o.k': { $exists: false } },
    ['empty object', 'lists in list', 'missing', 'no items', 'null', 'scalar', 'scalars'],
  ],
  ['a position', { 'o.0': 1 }, ['scalars']],
  ['a position and on', { 'o.1.k': 2 }, ['objects']],
  ['a position in a list in a list', { 'o.1.0': 7 }, ['lists in list']],
  ['a position whose item is a list is that list', { 'o.1': [7, 8] }, ['lists in list']],
  ['a position whose item is a list is not one of its items', { 'o.1': 7 }, []],
  ['a position and a path in a list in a list', { 'o.0.k': 1 }, ['lists in list', 'lists in objects', 'objects']],
  ['a number is also a name', { 'o.0': 'zero' }, ['keys of digits']],
  ['$size on a path', { 'o.k': { $size: 2 } }, ['lists in objects']],
  ['conditions on one path may be met by two items', { 'o.v': { $gt: 8, $lt: 2 } }, ['objects']],
  ['$elemMatch asks one item for all', { o: { $elemMatch: { k: 1, v: { $gt: 8 } } } }, []],
  ['$ne on a path asks all', { 'o.k': { $ne: 1 } }, without2('lists in objects', 'object', 'objects')],
  ['$all over items', { 'o.k': { $all: [1, 2] } }, ['lists in objects', 'objects']],
  ['what every object has is no field', { 'o.constructor': { $exists: true } }, []],
])('paths: %s', async (_name, filter, found) => {
  expect(await nested.ids(filter)).toEqual([...found].sort());
});

function without2(...names: readonly string[]): string[] {
  const all = [
    'object',
    'object with null',
    'empty object',
    'scalar',
    'null',
    'missing',
    'objects',
    'lists in objects',
    'scalars',
    'no items',
    'lists in list',
  ];
  return [...all, 'keys of digits'].filter((name) => !names.includes(name));
}

test.each<[string, object, string]>([
  ['an empty $and', { $and: [] }, 'DATABASE_REQUEST_FAILED.*nonempty array'],
  ['an empty $or', { $or: [] }, 'DATABASE_REQUEST_FAILED.*nonempty array'],
  ['$or of what is no object', { $or: [1] }, 'DATABASE_REQUEST_FAILED.*full objects'],
  ['$nor of no list', { $nor: {} }, 'DATABASE_REQUEST_FAILED.*must be an array'],
  ['$in of no list', { v: { $in: 1 } }, 'DATABASE_REQUEST_FAILED.*\\$in needs an array'],
  ['an operator in $in', { v: { $in: [{ $gt: 1 }] } }, 'DATABASE_REQUEST_FAILED.*cannot nest \\$ under \\$in'],
  ['$all of no list', { v: { $all: 1 } }, 'DATABASE_REQUEST_FAILED.*\\$all needs an array'],
  ['an unknown operator', { v: { $gtt: 1 } }, 'DATABASE_INVALID_OPERRATOR.*unknown operator: \\$gtt'],
  ['an unknown operator at the top', { $xor: [] }, 'DATABASE_INVALID_OPERRATOR.*unknown top level operator: \\$xor'],
  ['a field among operators', { v: { $gt: 1, x: 2 } }, 'DATABASE_INVALID_OPERRATOR.*unknown operator: x'],
  ['a negative $size', { v: { $size: -1 } }, 'DATABASE_REQUEST_FAILED.*\\$size'],
  ['a $size that is no whole number', { v: { $size: 1.5 } }, 'DATABASE_REQUEST_FAILED.*\\$size'],
  ['$mod of one number', { v: { $mod: [2] } }, 'DATABASE_REQUEST_FAILED.*not enough elements'],
  ['$mod of three numbers', { v: { $mod: [2, 1, 0] } }, 'DATABASE_REQUEST_FAILED.*too many elements'],
  ['$mod by nothing', { v: { $mod: [0, 0] } }, 'DATABASE_REQUEST_FAILED.*divisor cannot be 0'],
  ['$not of nothing', { v: { $not: {} } }, 'DATABASE_REQUEST_FAILED.*\\$not cannot be empty'],
  ['$not of a value', { v: { $not: 5 } }, 'DATABASE_REQUEST_FAILED.*\\$not needs a regex or a document'],
  ['$elemMatch of a value', { v: { $elemMatch: 5 } }, 'DATABASE_REQUEST_FAILED.*\\$elemMatch needs an Object'],
  ['$elemMatch among values in $all', { v: { $all: [{ $elemMatch: { a: 1 } }, 5] } }, 'DATABASE_REQUEST_FAILED.*consistent'],
  ['a pattern under $gt', { v: { $gt: pattern('a') } }, "DATABASE_REQUEST_FAILED.*RegEx as arg to predicate over field 'v'"],
  ['a pattern under $ne', { v: { $ne: pattern('a') } }, 'DATABASE_REQUEST_FAILED.*regex as arg to \\$ne'],
  ['a pattern that is none', { v: pattern('(') }, 'DATABASE_REQUEST_FAILED.*Regular expression is invalid'],
  ['a flag that is none', { v: pattern('a', 'q') }, 'DATABASE_REQUEST_FAILED.*invalid flag in regex options: q'],
  ['$options alone', { v: { $options: 'i' } }, 'DATABASE_REQUEST_FAILED.*\\$options needs a \\$regex'],
  ['a type that is none', { v: { $type: 'text' } }, 'DATABASE_REQUEST_FAILED.*Unknown type name alias: text'],
  ['a type number that is none', { v: { $type: 99 } }, 'DATABASE_REQUEST_FAILED.*Invalid numerical type code: 99'],
  ['bits of a negative mask', { v: { $bitsAllSet: -1 } }, 'DATABASE_REQUEST_FAILED.*non-negative'],
  ['a script', { $where: 'true' }, 'DATABASE_REQUEST_FAILED.*\\$where'],
  ['a text search without its index', { $text: { $search: 'a' } }, 'DATABASE_REQUEST_FAILED.*text index required'],
  ['an unknown expression', { $expr: { $plus: [1, 2] } }, "DATABASE_INVALID_OPERRATOR.*Unrecognized expression '\\$plus'"],
  ['an unknown keyword of a schema', { $jsonSchema: { format: 'x' } }, 'DATABASE_REQUEST_FAILED.*Unknown \\$jsonSchema keyword: format'],
])('%s is refused', async (_name, filter, refusal) => {
  await expect(values.find(filter)).rejects.toThrow(new RegExp(refusal));
  await expect(values.count(filter)).rejects.toThrow(new RegExp(refusal));
  await expect(values.update(filter, { $set: { x: 1 } })).rejects.toThrow(new RegExp(refusal));
  await expect(values.remove(filter)).rejects.toThrow(new RegExp(refusal));
});
