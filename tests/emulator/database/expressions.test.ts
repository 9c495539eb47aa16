import { beforeAll, expect, test } from '@jest/globals';
import { startCloud } from '../local-cloud';
import { type RawCollection, rawCollection } from './raw-collection';

/** What MongoDB's expressions give. Source: mongodb.com/docs/manual/reference/operator/aggregation, read 2026-11-27; worked out by hand. */
let one: RawCollection;

const double = (text: string) => ({ $numberDouble: text });
const long = (digits: string) => ({ $numberLong: digits });
const date = (iso: string) => ({ $date: iso });
/** Literal objects with a `then` look like promises. */
const outcome = (result: unknown) => Object.fromEntries([['then', result]]);
const branch = (condition: unknown, result: unknown) => ({ case: condition, ...outcome(result) });
const NOTHING = 'nothing at all';

beforeAll(async () => {
  const local = await startCloud({ config: { collections: [{ name: 'one' }] } });
  one = rawCollection(local.url, 'one');
  await one.insert({
    _id: 'it',
    n: 5,
    half: 2.5,
    text: 'Grüße 😀!',
    none: null,
    list: [3, 1, 2],
    people: [{ name: 'a', age: 30 }, { name: 'b' }, { name: 'c', age: 50 }],
    o: { x: 1, y: { z: [1, 2] } },
    at: date('2026-03-01T16:30:05.007Z'),
    big: long('9007199254740993'),
    id: { $oid: '65f000000000000000000001' },
  });
});

async function evaluate(expression: unknown): Promise<unknown> {
  const [document = {}] = await one.aggregate({ $project: { _id: 0, v: expression } });
  return Object.hasOwn(document, 'v') ? document.v : NOTHING;
}

test.each<[string, unknown, unknown]>([
  ['a path into a list of objects leaves out what is missing', '$people.age', [30, 50]],
  ['a position is no path', '$list.0', []],
  ['a path through a scalar is nothing', '$n.x', NOTHING],
  ['a list of expressions has null for what is missing', ['$n', '$no'], [5, null]],
  ['an object of expressions leaves it out', { $mergeObjects: [{ a: '$n', b: '$no' }] }, { a: 5 }],
  ['$$ROOT', '$$ROOT.o.x', 1],
  ['$$REMOVE', '$$REMOVE', NOTHING],
  ['$literal', { $literal: '$n' }, '$n'],
  ['$let sees outer names', { $let: { vars: { a: '$n', b: 2 }, in: { $let: { vars: { a: 10 }, in: { $add: ['$$a', '$$b'] } } } } }, 12],
  ['$add', { $add: ['$n', 1, 2] }, 8],
  ['$add to a date', { $add: ['$at', 1000] }, date('2026-03-01T16:30:06.007Z')],
  ['$add of null is null', { $add: ['$n', '$none'] }, null],
  ['$add of what is missing is null', { $add: ['$n', '$no'] }, null],
  ['$add of longs keeps digits', { $add: ['$big', 2] }, long('9007199254740995')],
  ['$subtract of dates is milliseconds', { $subtract: ['$at', date('2026-03-01T16:30:00Z')] }, long('5007')],
  ['$multiply', { $multiply: ['$n', '$half'] }, 12.5],
  ['$divide gives a double', { $divide: [6, 3] }, double('2.0')],
  ['$mod keeps the sign', { $mod: [-7, 3] }, -1],
  ['$abs', { $abs: -5 }, 5],
  ['$ceil', { $ceil: 2.1 }, double('3.0')],
  ['$floor', { $floor: -2.1 }, double('-3.0')],
  ['$round to even', { $round: [{ $literal: 2.5 }] }, double('2.0')],
  ['$round up from a half after an odd one', { $round: [3.5, 0] }, double('4.0')],
  ['$round to a place', { $round: [19.25, 1] }, 19.2],
  ['$round before the point', { $round: [1234, -2] }, 1200],
  ['$trunc', { $trunc: [-7.85, 1] }, -7.8],
  ['$pow of ints', { $pow: [2, 10] }, 1024],
  ['$pow of a negative exponent', { $pow: [2, -1] }, 0.5],
  ['$sqrt', { $sqrt: 25 }, double('5.0')],
  ['$log', { $log: [100, 10] }, double('2.0')],
  ['$exp', { $exp: 0 }, double('1.0')],
  ['$ln of null', { $ln: '$none' }, null],
])('values and numbers: %s', async (_name, expression, expected) => {
  expect(await evaluate(expression)).toEqual(expected);
});

test.each<[string, unknown, unknown]>([
  ['$cmp', { $cmp: ['$n', 7] }, -1],
  ['$eq of kinds', { $eq: ['$n', double('5.0')] }, true],
  ['$eq: missing is not null', { $eq: ['$no', null] }, false],
  ['$lt: missing is below null', { $lt: ['$no', null] }, true],
  ['$gt across types: a text is above a number', { $gt: ['a', '$n'] }, true],
  ['$ne of lists', { $ne: ['$list', [3, 1, 2]] }, false],
  ['$and: an empty text is true', { $and: ['', 1] }, true],
  ['$and: 0 is false', { $and: [1, 0] }, false],
  ['$or of nothing', { $or: [] }, false],
  ['$not of an empty list', { $not: [[]] }, false],
  ['$not of null', { $not: ['$none'] }, true],
  ['$cond as a list', { $cond: [{ $gte: ['$n', 5] }, 'yes', 'no'] }, 'yes'],
  ['$cond as an object', { $cond: { if: '$none', ...outcome('yes'), else: 'no' } }, 'no'],
  ['$ifNull', { $ifNull: ['$none', '$no', 'other'] }, 'other'],
  [
    '$switch',
    {
      $switch: {
        branches: [branch({ $lt: ['$n', 3] }, 'a'), branch({ $lt: ['$n', 9] }, 'b')],
        default: 'c',
      },
    },
    'b',
  ],
  ['$switch falls back', { $switch: { branches: [branch(false, 'a')], default: 'c' } }, 'c'],
  ['$in', { $in: [2, '$list'] }, true],
  [
    '$setUnion',
    {
      $setUnion: [
        [2, 1, 2],
        [3, 1],
      ],
    },
    [1, 2, 3],
  ],
  [
    '$setIntersection',
    {
      $setIntersection: [
        ['a', 'b'],
        ['b', 'c'],
      ],
    },
    ['b'],
  ],
  ['$setDifference keeps the order', { $setDifference: [[3, 1, 2, 3], [1]] }, [3, 2]],
  [
    '$setEquals',
    {
      $setEquals: [
        [1, 2, 2],
        [2, 1],
      ],
    },
    true,
  ],
  ['$setIsSubset', { $setIsSubset: [[1], [2, 1]] }, true],
  ['$allElementsTrue', { $allElementsTrue: [[1, 'a', null]] }, false],
  ['$anyElementTrue', { $anyElementTrue: [[0, false, 'a']] }, true],
])('logic and sets: %s', async (_name, expression, expected) => {
  expect(await evaluate(expression)).toEqual(expected);
});

test.each<[string, unknown, unknown]>([
  ['$arrayElemAt', { $arrayElemAt: ['$list', 1] }, 1],
  ['$arrayElemAt from the end', { $arrayElemAt: ['$list', -1] }, 2],
  ['$arrayElemAt beyond', { $arrayElemAt: ['$list', 9] }, NOTHING],
  ['$first and $last', [{ $first: '$list' }, { $last: '$list' }], [3, 2]],
  ['$concatArrays', { $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
  ['$concatArrays of null', { $concatArrays: ['$list', '$none'] }, null],
  ['$filter', { $filter: { input: '$people', as: 'p', cond: { $gte: ['$$p.age', 40] } } }, [{ name: 'c', age: 50 }]],
  ['$filter names the item this', { $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [3, 2]],
  ['$map sees the document, too', { $map: { input: '$list', as: 'i', in: { $add: ['$$i', '$n'] } } }, [8, 6, 7]],
  ['$reduce', { $reduce: { input: '$list', initialValue: '', in: { $concat: ['$$value', { $toString: '$$this' }] } } }, '312'],
  ['$reduce sees the document, too', { $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this', '$n'] } } }, 21],
  ['$indexOfArray', { $indexOfArray: ['$list', 2] }, 2],
  ['$indexOfArray from a place on', { $indexOfArray: ['$list', 3, 1] }, -1],
  ['$isArray', { $isArray: ['$list'] }, true],
  ['$size', { $size: '$list' }, 3],
  ['$slice', { $slice: ['$list', 2] }, [3, 1]],
  ['$slice from the end', { $slice: ['$list', -2, 1] }, [1]],
  ['$range', { $range: [0, 10, 3] }, [0, 3, 6, 9]],
  ['$range downwards', { $range: [3, 0, -1] }, [3, 2, 1]],
  ['$reverseArray', { $reverseArray: '$list' }, [2, 1, 3]],
  [
    '$zip',
    { $zip: { inputs: ['$list', ['a', 'b']] } },
    [
      [3, 'a'],
      [1, 'b'],
    ],
  ],
  [
    '$zip to the longest',
    { $zip: { inputs: ['$list', ['a']], useLongestLength: true, defaults: [0, 'z'] } },
    [
      [3, 'a'],
      [1, 'z'],
      [2, 'z'],
    ],
  ],
  [
    '$arrayToObject of pairs',
    {
      $arrayToObject: [
        {
          $literal: [
            ['a', 1],
            ['b', 2],
          ],
        },
      ],
    },
    { a: 1, b: 2 },
  ],
  [
    '$arrayToObject of k and v',
    { $arrayToObject: { $map: { input: '$people', in: { k: '$$this.name', v: { $ifNull: ['$$this.age', 0] } } } } },
    { a: 30, b: 0, c: 50 },
  ],
  [
    '$objectToArray',
    { $objectToArray: '$o' },
    [
      { k: 'x', v: 1 },
      { k: 'y', v: { z: [1, 2] } },
    ],
  ],
  ['$mergeObjects', { $mergeObjects: ['$o', { x: 2 }, '$none'] }, { x: 2, y: { z: [1, 2] } }],
  ['$sum of a list', { $sum: '$list' }, 6],
  ['$avg of values', { $avg: ['$n', 10, 'x'] }, 7.5],
  ['$max of a path', { $max: '$people.age' }, 50],
  ['$min of values', { $min: ['$n', '$half', '$none'] }, 2.5],
])('lists and objects: %s', async (_name, expression, expected) => {
  expect(await evaluate(expression)).toEqual(expected);
});

test.each<[string, unknown, unknown]>([
  ['$concat', { $concat: ['a', '-', 'b'] }, 'a-b'],
  ['$concat of null', { $concat: ['a', '$none'] }, null],
  ['$toUpper is of ASCII only', { $toUpper: 'grüße' }, 'GRüßE'],
  ['$toLower of null', { $toLower: '$none' }, ''],
  ['$strcasecmp', { $strcasecmp: ['ABC', 'abd'] }, -1],
  ['$strLenCP counts characters', { $strLenCP: '$text' }, 8],
  ['$strLenBytes counts bytes', { $strLenBytes: '$text' }, 13],
  ['$substrCP', { $substrCP: ['$text', 6, 2] }, '😀!'],
  ['$substrBytes', { $substrBytes: ['$text', 2, 2] }, 'ü'],
  ['$substr to the end', { $substr: ['hello', 2, -1] }, 'llo'],
  ['$indexOfCP', { $indexOfCP: ['$text', '!'] }, 7],
  ['$indexOfBytes', { $indexOfBytes: ['$text', '!'] }, 12],
  ['$indexOfCP of null', { $indexOfCP: ['$none', 'a'] }, null],
  ['$split', { $split: ['a,b,,c', ','] }, ['a', 'b', '', 'c']],
  ['$trim', { $trim: { input: ' \n a b\t ' } }, 'a b'],
  ['$ltrim of characters', { $ltrim: { input: 'xxyax', chars: 'xy' } }, 'ax'],
  ['$rtrim', { $rtrim: { input: 'a..', chars: '.' } }, 'a'],
  ['$replaceOne', { $replaceOne: { input: 'a.a', find: 'a', replacement: { $literal: '$&' } } }, '$&.a'],
  ['$replaceAll', { $replaceAll: { input: 'a.a', find: 'a', replacement: 'b' } }, 'b.b'],
  ['$regexMatch', { $regexMatch: { input: '$text', regex: 'gr.SS', options: 'i' } }, false],
  ['$regexMatch of null', { $regexMatch: { input: '$none', regex: 'a' } }, false],
  ['$regexFind', { $regexFind: { input: 'ab12', regex: '([a-z])(\\d)' } }, { match: 'b1', idx: 1, captures: ['b', '1'] }],
  [
    '$regexFindAll',
    { $regexFindAll: { input: 'a1b2', regex: '[a-z](\\d)' } },
    [
      { match: 'a1', idx: 0, captures: ['1'] },
      { match: 'b2', idx: 2, captures: ['2'] },
    ],
  ],
  ['$toString of a number', { $toString: '$half' }, '2.5'],
  ['$toString of a date', { $toString: '$at' }, '2026-03-01T16:30:05.007Z'],
  ['$toString of an id', { $toString: '$id' }, '65f000000000000000000001'],
  ['$toInt', { $toInt: '42' }, 42],
  ['$toInt cuts', { $toInt: -2.9 }, -2],
  ['$toLong', { $toLong: 5 }, long('5')],
  ['$toDouble', { $toDouble: '-5.5' }, -5.5],
  ['$toDecimal', { $toDecimal: '1.10' }, { $numberDecimal: '1.10' }],
  ['$toBool of a text is true', { $toBool: 'false' }, true],
  ['$toBool of 0', { $toBool: 0 }, false],
  ['$toDate of a text', { $toDate: '2026-03-01' }, date('2026-03-01T00:00:00.000Z')],
  ['$toDate of an id', { $toDate: '$id' }, date('2024-03-12T07:10:56.000Z')],
  ['$toObjectId', { $toObjectId: '65F000000000000000000001' }, { $oid: '65f000000000000000000001' }],
  ['$convert with a fallback', { $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
  ['$convert of null', { $convert: { input: '$none', to: 'int', onNull: 0 } }, 0],
  [
    '$type',
    ['$n', '$half', '$big', '$no', '$none', '$at', '$id', '$list', '$o', '$text'].map((path) => ({ $type: path })),
    ['int', 'double', 'long', 'missing', 'null', 'date', 'objectId', 'array', 'object', 'string'],
  ],
  ['$isNumber', { $isNumber: '$big' }, true],
])('texts and types: %s', async (_name, expression, expected) => {
  expect(await evaluate(expression)).toEqual(expected);
});

test.each<[string, unknown, unknown]>([
  [
    'parts in UTC',
    [
      { $year: '$at' },
      { $month: '$at' },
      { $dayOfMonth: '$at' },
      { $hour: '$at' },
      { $minute: '$at' },
      { $second: '$at' },
      { $millisecond: '$at' },
    ],
    [2026, 3, 1, 16, 30, 5, 7],
  ],
  [
    'parts in Shanghai',
    [{ $dayOfMonth: { date: '$at', timezone: 'Asia/Shanghai' } }, { $hour: { date: '$at', timezone: '+08:00' } }],
    [2, 0],
  ],
  ['summer time', { $hour: { date: date('2026-07-01T12:00:00Z'), timezone: 'Europe/Berlin' } }, 14],
  ['a year of null', { $year: '$none' }, null],
  ['the day of the year', { $dayOfYear: '$at' }, 60],
  ['Sunday is 1', { $dayOfWeek: '$at' }, 1],
  ['Sunday is 7 of ISO', { $isoDayOfWeek: '$at' }, 7],
  ['$week begins on Sunday', [{ $week: date('2026-01-03T00:00:00Z') }, { $week: date('2026-01-04T00:00:00Z') }], [0, 1]],
  [
    '$isoWeek at the turn of the year',
    [{ $isoWeek: date('2027-01-01T00:00:00Z') }, { $isoWeekYear: date('2027-01-01T00:00:00Z') }],
    [53, 2026],
  ],
  ['$isoWeek 1', [{ $isoWeek: date('2024-12-30T00:00:00Z') }, { $isoWeekYear: date('2024-12-30T00:00:00Z') }], [1, 2025]],
  [
    '$dateToString',
    { $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L %j %w %u %U %V %G %z %Z %%' } },
    '2026-03-01 16:30:05.007 060 1 7 09 09 2026 +0000 +0 %',
  ],
  [
    '$dateToString in a zone',
    { $dateToString: { date: '$at', format: '%Y年%m月%d日 %H:%M %z', timezone: 'Asia/Shanghai' } },
    '2026年03月02日 00:30 +0800',
  ],
  ['$dateToString without a format', { $dateToString: { date: '$at' } }, '2026-03-01T16:30:05.007Z'],
  ['$dateToString of nothing', { $dateToString: { date: '$no', onNull: '-' } }, '-'],
  [
    '$dateFromString',
    { $dateFromString: { dateString: '2026-03-01T00:00:00', timezone: 'Asia/Shanghai' } },
    date('2026-02-28T16:00:00.000Z'),
  ],
  [
    '$dateFromString by a format',
    { $dateFromString: { dateString: '01-03-2026 07:05', format: '%d-%m-%Y %H:%M' } },
    date('2026-03-01T07:05:00.000Z'),
  ],
  ['$dateFromString of no date', { $dateFromString: { dateString: 'soon', onError: 'never' } }, 'never'],
  ['$dateFromParts', { $dateFromParts: { year: 2026, month: 2, day: 29, hour: 25, timezone: '+01:00' } }, date('2026-03-02T00:00:00.000Z')],
  ['$dateFromParts by week', { $dateFromParts: { isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 1 } }, date('2025-12-29T00:00:00.000Z')],
  [
    '$dateToParts',
    { $dateToParts: { date: '$at', timezone: '+0800' } },
    { year: 2026, month: 3, day: 2, hour: 0, minute: 30, second: 5, millisecond: 7 },
  ],
])('dates: %s', async (_name, expression, expected) => {
  expect(await evaluate(expression)).toEqual(expected);
});

test.each<[string, unknown, string]>([
  ['an unknown operator', { $plus: [1, 2] }, "DATABASE_INVALID_OPERRATOR.*Unrecognized expression '\\$plus'"],
  ['two operators at once', { a: { $abs: 1, $ceil: 1 } }, 'exactly one field'],
  ['an undefined variable', '$$you', 'Use of undefined variable: you'],
  ['a path with an empty step', '$a..b', 'may not be empty strings'],
  ['too few arguments', { $divide: [1] }, 'takes exactly 2 arguments. 1 were passed in'],
  ['division by zero', { $divide: ['$n', 0] }, "can't \\$divide by zero"],
  ['$mod by zero', { $mod: ['$n', 0] }, "can't \\$mod by zero"],
  ['adding a text', { $add: ['$n', '$text'] }, '\\$add only supports numeric or date types, not string'],
  ['multiplying a text', { $multiply: ['$n', '$text'] }, '\\$multiply only supports numeric types, not string'],
  ['joining a number', { $concat: ['a', '$n'] }, '\\$concat only supports strings, not int'],
  ['the size of what is missing', { $size: '$no' }, 'must be an array, but was of type: missing'],
  ['$in of no list', { $in: [1, '$n'] }, '\\$in requires an array as a second argument'],
  ['$filter over a number', { $filter: { input: '$n', cond: true } }, 'must be an array not int'],
  ['$switch without a branch that fits', { $switch: { branches: [branch(false, 1)] } }, 'could not find a matching branch'],
  ['$cond without its else', { $cond: { if: 1, ...outcome(2) } }, "Missing 'else' parameter to \\$cond"],
  ['the root of a negative number', { $sqrt: -1 }, 'greater than or equal to 0'],
  ['cutting through a character', { $substrBytes: ['$text', 3, 1] }, 'UTF-8 continuation byte'],
  ['splitting by nothing', { $split: ['a', ''] }, 'non-empty separator'],
  ['a year of a text', { $year: '$text' }, "can't convert from BSON type string to Date"],
  ['an unknown time zone', { $hour: { date: '$at', timezone: 'Mars/Olympus' } }, 'unrecognized time zone identifier'],
  ['an unknown letter of a format', { $dateToString: { date: '$at', format: '%Q' } }, "Invalid format character '%Q'"],
  ['a text that is no number', { $toInt: '4.5' }, "Failed to parse number '4.5'"],
  ['a number too big for 32 bits', { $toInt: '$big' }, 'overflow'],
  ['a list as a text', { $toString: '$list' }, 'Unsupported conversion from array to string'],
  ['a score without a text search', { $meta: 'textScore' }, 'text score metadata'],
])('%s is refused', async (_name, expression, refusal) => {
  await expect(evaluate(expression)).rejects.toThrow(new RegExp(refusal));
});
