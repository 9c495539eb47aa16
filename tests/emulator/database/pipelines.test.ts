import { beforeAll, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';
import { type RawCollection, rawCollection } from './raw-collection';

/** Source: mongodb.com/docs/manual/reference/operator/aggregation-pipeline, read 2026-11-27; worked out by hand. */
let local: TestCloud;
let db: SdkDatabase;
let sales: RawCollection;

beforeAll(async () => {
  local = await startCloud({
    config: {
      collections: [
        { name: 'sales', indexes: [{ name: 'by_who', keys: [['who', 1]] }] },
        { name: 'people', indexes: [{ name: 'by_code', keys: [['code', 1]] }] },
        { name: 'returns' },
      ],
    },
  });
  db = openSdk(local.url);
  sales = rawCollection(local.url, 'sales');
  await sales.insert(
    { _id: 1, who: 'a', n: 10, tags: ['x', 'y'], at: { $date: '2026-01-05T00:00:00Z' } },
    { _id: 2, who: 'b', n: 20, tags: [] },
    { _id: 3, who: 'a', n: 30, tags: 'z' },
    { _id: 4, who: null, n: 5 },
    { _id: 5, n: 'many', tags: null },
  );
  await rawCollection(local.url, 'people').insert(
    { _id: 'p1', code: 'a', name: 'Ann', age: 30 },
    { _id: 'p2', code: ['b', 'c'], name: 'Bob', age: 50 },
    { _id: 'p3', name: 'Nobody', boss: 'p1' },
    { _id: 'p4', code: null, name: 'Nil', boss: 'p3' },
  );
  await rawCollection(local.url, 'returns').insert(
    { _id: 'r1', sale: 1, reason: 'broken' },
    { _id: 'r2', sale: 1, reason: 'late' },
    { _id: 'r3', sale: 3, reason: 'broken' },
  );
});

test.each<[string, readonly object[], readonly unknown[]]>([
  [
    '$match before and after',
    [{ $match: { n: { $gt: 5 } } }, { $match: { who: 'a' } }, { $project: { n: 1 } }],
    [
      { _id: 1, n: 10 },
      { _id: 3, n: 30 },
    ],
  ],
  [
    '$project keeps, drops _id, computes after',
    [{ $match: { _id: 1 } }, { $project: { _id: 0, double: { $multiply: ['$n', 2] }, who: 1 } }],
    [{ who: 'a', double: 20 }],
  ],
  ['$project drops', [{ $match: { _id: 2 } }, { $project: { tags: 0, who: false } }], [{ _id: 2, n: 20 }]],
  [
    '$project of a nested field',
    [{ $match: { _id: 4 } }, { $project: { o: { p: '$n', q: { $literal: 1 } } } }],
    [{ _id: 4, o: { p: 5, q: 1 } }],
  ],
  [
    '$addFields adds, replaces, and reaches into lists',
    [{ $match: { _id: 4 } }, { $addFields: { n: 6, l: [{ a: 1 }, { a: 2 }] } }, { $set: { 'l.b': '$n', who: '$$REMOVE' } }],
    [
      {
        _id: 4,
        n: 6,
        l: [
          { a: 1, b: 6 },
          { a: 2, b: 6 },
        ],
      },
    ],
  ],
  ['$unset', [{ $match: { _id: 4 } }, { $unset: ['who', 'n'] }], [{ _id: 4 }]],
  [
    '$sort, $skip and $limit',
    [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1 } }],
    [
      { _id: 3, n: 30 },
      { _id: 2, n: 20 },
    ],
  ],
  ['$limit before $skip', [{ $limit: 2 }, { $skip: 1 }, { $project: { n: 1 } }], [{ _id: 2, n: 20 }]],
  ['$count', [{ $match: { who: 'a' } }, { $count: 'total' }], [{ total: 2 }]],
  ['$count of nothing is nothing', [{ $match: { who: 'nobody' } }, { $count: 'total' }], []],
  [
    '$sortByCount',
    [{ $match: { who: { $type: 'string' } } }, { $sortByCount: '$who' }],
    [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ],
  ],
  [
    '$unwind leaves out empty and missing; a scalar counts as one',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 3, tags: 'z' },
    ],
  ],
  [
    '$unwind keeps them on demand, and counts',
    [{ $unwind: { path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } }, { $project: { tags: 1, i: 1 } }],
    [
      { _id: 1, tags: 'x', i: 0 },
      { _id: 1, tags: 'y', i: 1 },
      { _id: 2, i: null },
      { _id: 3, tags: 'z', i: null },
      { _id: 4, i: null },
      { _id: 5, tags: null, i: null },
    ],
  ],
  [
    '$replaceRoot',
    [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { who: '$who', all: '$$ROOT.tags' } } }],
    [{ who: 'a', all: ['x', 'y'] }],
  ],
  [
    '$facet',
    [{ $facet: { few: [{ $match: { n: { $lt: 10 } } }, { $count: 'n' }], none: [{ $match: { n: -1 } }] } }],
    [{ few: [{ n: 1 }], none: [] }],
  ],
  [
    '$unionWith',
    [{ $match: { _id: 1 } }, { $project: { n: 1 } }, { $unionWith: { coll: 'returns', pipeline: [{ $match: { reason: 'late' } }] } }],
    [
      { _id: 1, n: 10 },
      { _id: 'r2', sale: 1, reason: 'late' },
    ],
  ],
  [
    '$redact',
    [{ $match: { _id: { $in: [1, 2] } } }, { $redact: { $cond: [{ $eq: ['$who', 'a'] }, '$$KEEP', '$$PRUNE'] } }, { $project: { who: 1 } }],
    [{ _id: 1, who: 'a' }],
  ],
  ['$sample takes what there is', [{ $match: { _id: 2 } }, { $sample: { size: 5 } }, { $project: { n: 1 } }], [{ _id: 2, n: 20 }]],
])('%s', async (_name, stages, expected) => {
  expect(await sales.aggregate(...stages)).toEqual(expected);
});

test.each<[string, readonly object[], readonly unknown[]]>([
  [
    '$group by a field: null and missing are one group',
    [{ $group: { _id: '$who', total: { $sum: '$n' }, count: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, total: 5, count: 2 },
      { _id: 'a', total: 40, count: 2 },
      { _id: 'b', total: 20, count: 1 },
    ],
  ],
  [
    'every accumulator',
    [
      { $match: { who: 'a' } },
      {
        $group: {
          _id: null,
          avg: { $avg: '$n' },
          min: { $min: '$n' },
          max: { $max: '$tags' },
          first: { $first: '$_id' },
          last: { $last: '$tags' },
          push: { $push: { n: '$n' } },
          set: { $addToSet: '$who' },
          pop: { $stdDevPop: '$n' },
          merged: { $mergeObjects: { a: '$n' } },
        },
      },
    ],
    [
      {
        _id: null,
        avg: { $numberDouble: '20.0' },
        min: 10,
        max: ['x', 'y'],
        first: 1,
        last: 'z',
        push: [{ n: 10 }, { n: 30 }],
        set: ['a'],
        pop: { $numberDouble: '10.0' },
        merged: { a: 30 },
      },
    ],
  ],
  ['$group by an object', [{ $match: { who: 'a' } }, { $group: { _id: { who: '$who', no: '$no' } } }], [{ _id: { who: 'a' } }]],
  [
    'equal numbers of two kinds are one group',
    [
      { $project: { k: { $cond: [{ $eq: ['$_id', 1] }, { $literal: { $numberDouble: '1.0' } }, 1] } } },
      { $group: { _id: '$k', n: { $sum: 1 } } },
      { $project: { _id: 0, n: 1 } },
    ],
    [{ n: 5 }],
  ],
  [
    '$bucket',
    [
      { $match: { n: { $type: 'number' } } },
      { $bucket: { groupBy: '$n', boundaries: [0, 10, 20], default: 'more', output: { ids: { $push: '$_id' } } } },
    ],
    [
      { _id: 0, ids: [4] },
      { _id: 10, ids: [1] },
      { _id: 'more', ids: [2, 3] },
    ],
  ],
  [
    '$bucketAuto',
    [{ $match: { n: { $type: 'number' } } }, { $bucketAuto: { groupBy: '$n', buckets: 2 } }],
    [
      { _id: { min: 5, max: 20 }, count: 2 },
      { _id: { min: 20, max: 30 }, count: 2 },
    ],
  ],
])('%s', async (_name, stages, expected) => {
  expect(await sales.aggregate(...stages)).toEqual(expected);
});

const NAMES = { $project: { names: '$people.name' } };

test.each<[string, readonly object[], readonly unknown[]]>([
  [
    '$lookup by equal fields: lists match by items, missing joins null and missing',
    [{ $lookup: { from: 'people', localField: 'who', foreignField: 'code', as: 'people' } }, NAMES],
    [
      { _id: 1, names: ['Ann'] },
      { _id: 2, names: ['Bob'] },
      { _id: 3, names: ['Ann'] },
      { _id: 4, names: ['Nobody', 'Nil'] },
      { _id: 5, names: ['Nobody', 'Nil'] },
    ],
  ],
  [
    'the same without an index',
    [
      { $match: { _id: { $in: [1, 2] } } },
      { $lookup: { from: 'returns', localField: '_id', foreignField: 'sale', as: 'people' } },
      { $project: { names: '$people.reason' } },
    ],
    [
      { _id: 1, names: ['broken', 'late'] },
      { _id: 2, names: [] },
    ],
  ],
  [
    '$lookup with a pipeline and variables',
    [
      { $match: { who: 'a' } },
      {
        $lookup: {
          from: 'returns',
          let: { id: '$_id', n: '$n' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$sale', '$$id'] }, { $gt: ['$$n', 5] }] }, reason: 'broken' } },
            { $project: { _id: 0, reason: 1, n: '$$n' } },
          ],
          as: 'back',
        },
      },
      { $project: { back: 1 } },
    ],
    [
      { _id: 1, back: [{ reason: 'broken', n: 10 }] },
      { _id: 3, back: [{ reason: 'broken', n: 30 }] },
    ],
  ],
  [
    '$lookup within $lookup sees the outer variables',
    [
      { $match: { _id: 1 } },
      {
        $lookup: {
          from: 'returns',
          let: { id: '$_id' },
          pipeline: [
            { $match: { $expr: { $eq: ['$sale', '$$id'] } } },
            {
              $lookup: {
                from: 'people',
                let: { why: '$reason' },
                pipeline: [{ $limit: 1 }, { $project: { _id: 0, text: { $concat: ['$name', ' ', '$$why'] }, id: '$$id' } }],
                as: 'p',
              },
            },
            { $project: { _id: 0, p: 1 } },
          ],
          as: 'r',
        },
      },
      { $project: { r: 1 } },
    ],
    [{ _id: 1, r: [{ p: [{ text: 'Ann broken', id: 1 }] }, { p: [{ text: 'Ann late', id: 1 }] }] }],
  ],
  [
    '$graphLookup goes on from document to document',
    [
      { $match: { _id: 1 } },
      { $graphLookup: { from: 'people', startWith: 'p4', connectFromField: 'boss', connectToField: '_id', as: 'line', depthField: 'd' } },
      { $project: { line: { $map: { input: '$line', in: ['$$this.name', '$$this.d'] } } } },
    ],
    [
      {
        _id: 1,
        line: [
          ['Nil', 0],
          ['Nobody', 1],
          ['Ann', 2],
        ],
      },
    ],
  ],
])('%s', async (_name, stages, expected) => {
  expect(await sales.aggregate(...stages)).toEqual(expected);
});

test.each<[string, readonly object[], string]>([
  ['an unknown stage', [{ $explode: {} }], "DATABASE_INVALID_OPERRATOR.*Unrecognized pipeline stage name: '\\$explode'"],
  ['writing a collection', [{ $out: 'other' }], 'DATABASE_INVALID_OPERRATOR.*\\$out'],
  ['writing into a collection', [{ $merge: { into: 'other' } }], 'DATABASE_INVALID_OPERRATOR.*\\$merge'],
  ['kept and dropped fields at once', [{ $project: { a: 1, b: 0 } }], 'exclusion in inclusion'],
  ['an empty $project', [{ $project: {} }], 'at least one field'],
  ['paths that meet', [{ $project: { a: 1, 'a.b': 1 } }], 'Path collision'],
  ['a group without _id', [{ $group: { n: { $sum: 1 } } }], 'must include an _id'],
  ['a field of a group that accumulates nothing', [{ $group: { _id: 1, n: '$n' } }], 'must be an accumulator object'],
  ['an unknown accumulator', [{ $group: { _id: 1, n: { $median: '$n' } } }], "unknown group operator '\\$median'"],
  ['a limit of 0', [{ $limit: 0 }], 'limit must be positive'],
  ['a negative skip', [{ $skip: -1 }], '\\$skip'],
  ['an order of 2', [{ $sort: { a: 2 } }], 'must be 1 \\(for ascending\\) or -1'],
  ['an empty order', [{ $sort: {} }], 'at least one sort key'],
  ['unwinding a name', [{ $unwind: 'tags' }], "prefixed with a '\\$'"],
  ['a root that is no object', [{ $replaceRoot: { newRoot: '$n' } }], 'must evaluate to an object'],
  ['a count into a path', [{ $count: 'a.b' }], "cannot contain '.'"],
  ['a bucket that nothing fits', [{ $bucket: { groupBy: '$n', boundaries: [0, 1] } }], 'could not find a matching branch'],
  ['boundaries that fall', [{ $bucket: { groupBy: '$n', boundaries: [1, 0] } }], 'must be sorted'],
  ['boundaries of two types', [{ $bucket: { groupBy: '$n', boundaries: [1, 'a'] } }], 'must have the same type'],
  ['a join without a field', [{ $lookup: { from: 'people', localField: 'a', as: 'b' } }], 'foreignField must be a string'],
  [
    'a join with a collection that is not there',
    [{ $lookup: { from: 'ghosts', localField: 'a', foreignField: 'a', as: 'b' } }],
    'DATABASE_COLLECTION_NOT_EXIST',
  ],
  ['a facet in a facet', [{ $facet: { a: [{ $facet: { b: [] } }] } }], '\\$facet is not allowed to be used within a \\$facet stage'],
  ['a filter that is refused anywhere', [{ $match: { a: { $in: 1 } } }], '\\$in needs an array'],
])('%s is refused', async (_name, stages, refusal) => {
  await expect(sales.aggregate(...stages)).rejects.toThrow(new RegExp(refusal));
});

type Inner = { readonly match: (what: object) => Inner; readonly count: (field: string) => Inner; readonly done: () => unknown };

test('the aggregation of the SDK', async () => {
  const { aggregate: $, gt } = db.command;
  // The SDK's types lack it.
  const { pipeline } = $ as unknown as { pipeline: () => Inner };
  const { list } = (await db
    .collection('sales')
    .aggregate()
    .match({ n: gt(5) })
    .addFields({ month: $.dateToString({ date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai', onNull: 'none' }) })
    .group({ _id: '$month', ids: $.push('$_id'), total: $.sum('$n') })
    .lookup({
      from: 'returns',
      let: { ids: '$ids' },
      pipeline: pipeline()
        .match({ $expr: $.in(['$sale', '$$ids']) })
        .count('n')
        .done(),
      as: 'returns',
    } as never)
    .sort({ _id: 1 })
    .end()) as { list: unknown[] };
  expect(list).toEqual([
    { _id: '2026-01', ids: [1], total: 10, returns: [{ n: 2 }] },
    { _id: 'none', ids: [2, 3], total: 50, returns: [{ n: 1 }] },
  ]);
  const refused = await refusalOf(
    db
      .collection('sales')
      .aggregate()
      .bucket({ groupBy: '$n', boundaries: [1] } as never)
      .end() as Promise<unknown>,
  );
  expect(refused).toMatchObject({ errMsg: expect.stringContaining('at least 2 values') });
});

test('the head of a pipeline is answered by an index', async () => {
  const found = await sales.aggregate({ $match: { who: 'a' } }, { $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } });
  expect(found).toEqual([{ _id: 3, n: 30 }]);
  expect(local.services.database.explain('sales', { filter: { who: 'a' }, sort: [['n', -1]], limit: 1 })).toMatchObject({
    plan: 'index by_who',
    examined: 2,
  });
});
