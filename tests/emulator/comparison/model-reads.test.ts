import { describe, expect, test } from '@jest/globals';
import { aggregate, type Stage } from './model/aggregate';
import { type Collection, emptyCollection, find, inserted } from './model/collection';
import { EMPTY, keysOf } from './model/keys';
import { type Order, sorted } from './model/order';
import { type Projection, projector } from './model/projection';
import { condition } from './model/query';
import type { Document, Query, Value } from './model/values';

/*
 * The model held against what MongoDB's manual and its own tests say, so that the comparison compares with something that was checked itself.
 */

const at = new Date('2026-01-02T00:00:00Z');
const holds = (query: Query, document: Document) => condition(query).holdsFor(document);

/** Source: jstests/core/null_query_semantics.js of the server, read 2026-11-27. */
const NULLS: Readonly<Record<string, Document>> = {
  a_empty_subobject: { a: {} },
  a_null: { a: null },
  a_number: { a: 4 },
  a_subobject_b_not_null: { a: { b: 'hi' } },
  a_subobject_b_null: { a: { b: null } },
  no_a: {},
  a_double_array: { a: [[]] },
  a_empty_array: { a: [] },
  a_object_array_all_b_nulls: { a: [{ b: null }, { b: null }, {}] },
  a_object_array_no_b_nulls: { a: [{ b: 1 }, { b: 3 }, { b: 'string' }] },
  a_object_array_some_b_nulls: { a: [{ b: null }, { b: 3 }, { b: null }] },
  a_object_array_some_b_missing: { a: [{ b: 3 }, {}] },
  a_value_array_all_nulls: { a: [null, null] },
  a_value_array_no_nulls: { a: [1, 'string', 4] },
  a_value_array_with_null: { a: [1, 'string', null, 4] },
};

test.each<[string, Query, string]>([
  ['null', { a: { $eq: null } }, 'a_null no_a a_value_array_all_nulls a_value_array_with_null'],
  ['at least null', { a: { $gte: null } }, 'a_null no_a a_value_array_all_nulls a_value_array_with_null'],
  ['null or 75', { a: { $in: [null, 75] } }, 'a_null no_a a_value_array_all_nulls a_value_array_with_null'],
  ['missing', { a: { $exists: false } }, 'no_a'],
  [
    'null below',
    { 'a.b': null },
    'a_empty_subobject a_null a_number a_subobject_b_null no_a a_object_array_all_b_nulls a_object_array_some_b_nulls a_object_array_some_b_missing',
  ],
  [
    'missing below',
    { 'a.b': { $exists: false } },
    'a_empty_subobject a_null a_number no_a a_double_array a_empty_array a_value_array_all_nulls a_value_array_no_nulls a_value_array_with_null',
  ],
  ['an item null', { a: { $elemMatch: { $eq: null } } }, 'a_value_array_all_nulls a_value_array_with_null'],
  [
    'an item with null',
    { a: { $elemMatch: { b: null } } },
    'a_double_array a_object_array_all_b_nulls a_object_array_some_b_nulls a_object_array_some_b_missing',
  ],
])('%s is found where the server finds it', (_name, query, names) => {
  const found = Object.keys(NULLS).filter((name) => holds(query, NULLS[name] as Document));
  expect(found).toEqual(Object.keys(NULLS).filter((name) => names.split(' ').includes(name)));
});

test.each<[Query, Document, boolean]>([
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: [1] }, { a: [[1], 2] }, true],
  [{ a: 2 }, { a: [1, 2] }, true],
  [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
  [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 4] }, true],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 4] }, false],
  [{ a: { $gt: 1 } }, { a: '2' }, false],
  [{ a: { $gt: 1 } }, { a: at }, false],
  [{ a: { $gte: at } }, { a: new Date(at) }, true],
  [{ a: { $lt: true } }, { a: false }, true],
  [{ a: { $gt: [1] } }, { a: [1, 0] }, true],
  [{ a: { $gt: { b: 1 } } }, { a: { b: 2 } }, true],
  [{ a: { $gt: { b: 1 } } }, { a: { a: 2 } }, false],
  [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
  [{ a: { $nin: [1] } }, {}, true],
  [{ a: { $not: { $gt: 1 } } }, {}, true],
  [{ a: { $in: ['x', /^b/] } }, { a: ['abc', 'bcd'] }, true],
  [{ a: /^B/i }, { a: 'bc' }, true],
  [{ a: { $regex: 'a.b', $options: 's' } }, { a: 'a\nb' }, true],
  [{ 'a.1': 5 }, { a: [4, 5] }, true],
  [{ 'a.b': 5 }, { a: [{ b: 4 }, { b: [5] }] }, true],
  [{ 'a.0.b': 5 }, { a: [[{ b: 5 }]] }, true],
  [{ 'a.b': 5 }, { a: [[{ b: 5 }]] }, false],
  [{ 'a.0': 5 }, { a: [[5]] }, false],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
  [{ a: { $elemMatch: { $elemMatch: { $gt: 1 } } } }, { a: [[2]] }, true],
  [{ a: { $elemMatch: { '0': 2 } } }, { a: [[2]] }, true],
  [{ a: { $all: [1, 2] } }, { a: [2, 3, 1] }, true],
  [{ a: { $all: [[1, 2]] } }, { a: [1, 2] }, true],
  [{ a: { $all: [] } }, { a: [] }, false],
  [{ a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } }, { a: [{ b: 1 }, { b: 2 }] }, true],
  [{ a: { $size: 1 } }, { a: [[1, 2]] }, true],
  [{ 'a.b': { $size: 2 } }, { a: [{ b: 1 }, { b: [1, 2] }] }, true],
  [{ a: { $mod: [4, 0] } }, { a: 8.9 }, true],
  [{ a: { $mod: [2, -1] } }, { a: -3 }, true],
  [{ a: { $mod: [2, 0] } }, { a: -4 }, true],
  [{ a: { $type: 'array' } }, { a: [1] }, true],
  [{ a: { $type: 'number' } }, { a: ['x', 1.5] }, true],
  [{ a: { $type: ['int', 'null'] } }, {}, false],
  [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2, b: 1 }, true],
  [{ $and: [{ a: 1 }, { $or: [{ b: 2 }, { c: 3 }] }] }, { a: 1, c: 3 }, true],
])('%j of %j: %s', (query, document, expected) => expect(holds(query, document)).toBe(expected));

test.each<[Query]>([
  [{ $or: [] }],
  [{ $and: {} }],
  [{ $foo: 1 }],
  [{ a: { $foo: 1 } }],
  [{ a: { $in: 1 } }],
  [{ a: { $in: [{ $gt: 1 }] } }],
  [{ a: { $not: {} } }],
  [{ a: { $not: 1 } }],
  [{ a: { $size: -1 } }],
  [{ a: { $size: 'x' } }],
  [{ a: { $mod: [0, 1] } }],
  [{ a: { $mod: [2] } }],
  [{ a: { $elemMatch: 1 } }],
  [{ a: { $all: 1 } }],
  [{ a: { $type: 'nothing' } }],
  [{ a: { $options: 'i' } }],
])('%j is refused', (query) => expect(() => condition(query)).toThrow(expect.objectContaining({ kind: 'invalid' })));

test('values of all types have one order', () => {
  const inOrder: readonly Document[] = [
    { v: [] },
    {},
    { v: -1 },
    { v: 1 },
    { v: 'a' },
    { v: { a: 1 } },
    { v: false },
    { v: true },
    { v: at },
  ];
  expect(sorted([...inOrder].reverse(), [['v', 1]])).toEqual(inOrder);
  expect(sorted(inOrder, [['v', -1]])).toEqual([...inOrder].reverse());
});

test('an array goes by its least item one way and by its greatest the other', () => {
  const documents = [{ v: [1, 9] }, { v: [2, 3] }];
  expect(sorted(documents, [['v', 1]])).toEqual(documents);
  expect(sorted(documents, [['v', -1]])).toEqual(documents);
  const pairs = [
    {
      a: [
        { x: 1, y: 5 },
        { x: 2, y: 0 },
      ],
    },
    { a: [{ x: 1, y: 4 }] },
  ];
  const order: Order = [
    ['a.x', 1],
    ['a.y', 1],
  ];
  expect(sorted(pairs, order)).toEqual([pairs[1], pairs[0]]);
  expect(() =>
    sorted(
      [{ a: [1], b: [2] }],
      [
        ['a', 1],
        ['b', 1],
      ],
    ),
  ).toThrow('parallel');
});

test.each<[Document, string[], unknown[]]>([
  [{ a: 1 }, ['a', 'b'], [[1, null]]],
  [
    { a: [1, 2], b: 3 },
    ['a', 'b'],
    [
      [1, 3],
      [2, 3],
    ],
  ],
  [{ a: [] }, ['a'], [[EMPTY]]],
  [{ a: [] }, ['a.b'], [[null]]],
  [{ a: [{ b: 1 }, 2] }, ['a.b'], [[1], [null]]],
  [{ a: [[1, 2]] }, ['a'], [[[1, 2]]]],
  [{ a: [5, 6] }, ['a.0'], [[5], [5]]],
  [{ a: [[5], 6] }, ['a.0'], [[[5]], [[5]]]],
])('%j has the entries of %j', (document, paths, keys) => expect(keysOf(document, paths)).toEqual(keys));

test.each<[Projection, Document]>([
  [{ a: true }, { _id: '1', a: { b: 1, c: 2 } }],
  [{ 'a.b': 1, _id: 0 }, { a: { b: 1 } }],
  [
    { 'a.b': false, l: false },
    { _id: '1', a: { c: 2 }, n: 5 },
  ],
  [{ 'l.x': 1 }, { _id: '1', l: [{ x: 1 }, { x: 2 }, []] }],
  [
    { 'l.x': 0, a: 0 },
    { _id: '1', l: [{ y: 1 }, {}, 7, []], n: 5 },
  ],
  [{ 'n.x': 1 }, { _id: '1' }],
  [
    { l: { $slice: -1 }, a: 1 },
    { _id: '1', a: { b: 1, c: 2 }, l: [[]] },
  ],
  [{ l: { $slice: [1, 1] } }, { _id: '1', a: { b: 1, c: 2 }, l: [{ x: 2 }], n: 5 }],
  [{ l: { $elemMatch: { x: { $gt: 1 } } } }, { _id: '1', l: [{ x: 2 }] }],
  [{ l: { $elemMatch: { x: 9 } } }, { _id: '1' }],
])('%j leaves %j', (projection, left) => {
  const document = { _id: '1', a: { b: 1, c: 2 }, l: [{ x: 1, y: 1 }, { x: 2 }, 7, []], n: 5 };
  expect(projector(projection)(document)).toEqual(left);
});

describe('pipelines', () => {
  const documents: readonly Document[] = [
    { _id: '1', who: 'a', n: 1, tags: ['x', 'y'] },
    { _id: '2', who: 'a', n: 'text', tags: [] },
    { _id: '3', who: null, n: 4 },
    { _id: '4', n: 2, tags: 'z' },
  ];
  const run = (...stages: readonly Stage[]) =>
    aggregate(documents, stages, { people: [{ _id: 'a' }, { _id: 'z' }, { _id: 'n', x: null }] });

  test('groups', () => {
    const totals = { $sum: '$n' };
    expect(run({ $group: { _id: '$who', total: totals, mean: { $avg: '$n' }, most: { $max: '$n' }, first: { $first: '$tags' } } })).toEqual(
      [
        { _id: 'a', total: 1, mean: 1, most: 'text', first: ['x', 'y'] },
        { _id: null, total: 6, mean: 3, most: 4, first: null },
      ],
    );
    expect(run({ $group: { _id: null, all: { $push: '$who' }, set: { $addToSet: '$who' } } })).toEqual([
      { _id: null, all: ['a', 'a', null], set: ['a', null] },
    ]);
  });

  test('unwinds, counts, joins', () => {
    const tagsOf = (found: readonly Document[]) => found.map(({ _id, tags }) => [_id, tags] as [Value, Value]);
    expect(tagsOf(run({ $unwind: '$tags' }))).toEqual([
      ['1', 'x'],
      ['1', 'y'],
      ['4', 'z'],
    ]);
    expect(tagsOf(run({ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } }))).toHaveLength(5);
    expect(run({ $match: { who: 'a' } }, { $count: 'n' })).toEqual([{ n: 2 }]);
    expect(run({ $match: { who: 'nobody' } }, { $count: 'n' })).toEqual([]);
    const join = { $lookup: { from: 'people', localField: 'who', foreignField: '_id', as: 'person' } };
    expect(run(join, { $project: { found: '$person._id', _id: false } })).toEqual([
      { found: ['a'] },
      { found: ['a'] },
      { found: [] },
      { found: [] },
    ]);
  });
});

test('unique values are kept once, and missing is a value unless the index is sparse', () => {
  const add = (indexes: Parameters<typeof emptyCollection>[0], ...documents: readonly Document[]) =>
    documents.reduce<Collection>((all, document, index) => inserted(all, { _id: `${index}`, ...document }), emptyCollection(indexes));
  const unique = [{ keys: [['a', 1] as const], unique: true }];
  expect(() => add(unique, { a: [1, 2] }, { a: 2 })).toThrow('E11000');
  expect(() => add(unique, {}, { a: null })).toThrow('E11000');
  expect(find(add(unique, { a: [1, 1] }, { a: [] }, {}), {})).toHaveLength(3);
  const sparse = [{ keys: [['a', 1] as const, ['b', 1] as const], unique: true, sparse: true }];
  expect(find(add(sparse, { c: 1 }, { c: 2 }, { a: 1 }, { b: 1 }), {})).toHaveLength(4);
  expect(() => add(sparse, { a: 1 }, { a: 1 })).toThrow('E11000');
  expect(() => add(sparse, { a: [1], b: [1] })).toThrow('parallel');
});
