import { expect, test } from '@jest/globals';
import { TransactionalStore } from './model/transactions';
import { type Update, updater } from './model/update/update';
import type { Document } from './model/values';

/* The model held against what MongoDB's manual and its own tests say. */

const apply = (document: Document, update: Update): Document => {
  const { _id, ...rest } = updater(update)({ _id: 'x', ...document });
  return rest;
};

test.each<[Document, Update, Document]>([
  [{}, { $set: { 'a.b.0': 1 } }, { a: { b: { '0': 1 } } }],
  [{ a: [1] }, { $set: { 'a.3': 2 } }, { a: [1, null, null, 2] }],
  [{ a: [{ b: 1 }] }, { $set: { 'a.0.c': 2, 'a.1.d': 3 } }, { a: [{ b: 1, c: 2 }, { d: 3 }] }],
  [{ a: 1, b: 2 }, { $unset: { a: '', 'b.c': '' } }, { b: 2 }],
  [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  [{ a: 1 }, { $inc: { a: 2, b: 3 } }, { a: 3, b: 3 }],
  [{ a: 2 }, { $mul: { a: 3, b: 3 } }, { a: 6, b: 0 }],
  [{ a: 2, b: 'x' }, { $min: { a: 1, b: 5, c: 7 } }, { a: 1, b: 5, c: 7 }],
  [{ a: 2, b: 'x' }, { $max: { a: 1, b: 5 } }, { a: 2, b: 'x' }],
  [{ a: 1, b: 2 }, { $rename: { a: 'c.d', z: 'y' } }, { b: 2, c: { d: 1 } }],
  [{ a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  [{ a: [1] }, { $push: { a: [2], b: 1 } }, { a: [1, [2]], b: [1] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [8, 9], $position: -1 } } }, { a: [1, 8, 9, 2] }],
  [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  [
    { a: [{ k: 2 }, { k: 1, x: 1 }] },
    { $push: { a: { $each: [{ k: 0 }], $sort: { k: 1 } } } },
    { a: [{ k: 0 }, { k: 1, x: 1 }, { k: 2 }] },
  ],
  [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] }, b: [1] } }, { a: [1, 2], b: [[1]] }],
  [
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  [{ a: [1, 2, 3] }, { $pop: { a: -1, b: 1 } }, { a: [2, 3] }],
  [{ a: [1, [1], null] }, { $pull: { a: 1 } }, { a: [[1], null] }],
  [{ a: [{ x: 1, y: 2 }, { x: 2 }, 1] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }, 1] }],
  [{ a: [1, 5, [7], 'x'] }, { $pull: { a: { $gt: 4 } } }, { a: [1, 'x'] }],
  [{ a: ['ab', 'cd'] }, { $pull: { a: /^a/ } }, { a: ['cd'] }],
  [{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
  [{ a: 13 }, { $bit: { a: { and: 10 }, b: { or: 5 } } }, { a: 8, b: 5 }],
  [{}, { $set: { z: 1, 'm.b': 1 }, $inc: { a: 1, 'm.a': 1 } }, { a: 1, m: { a: 1, b: 1 }, z: 1 }],
])('%j with %j is %j', (before, update, after) => {
  const changed = apply(before, update);
  expect(changed).toEqual(after);
  if (Object.keys(before).length === 0) expect(JSON.stringify(changed)).toBe(JSON.stringify(after));
});

test.each<[Document, Update]>([
  [{ a: null }, { $set: { 'a.b': 1 } }],
  [{ a: 1 }, { $set: { 'a.b': 1 } }],
  [{ a: [] }, { $set: { 'a.b': 1 } }],
  [{ a: null }, { $inc: { a: 1 } }],
  [{ a: 'x' }, { $mul: { a: 1 } }],
  [{}, { $inc: { a: '1' } }],
  [{ a: null }, { $push: { a: 1 } }],
  [{ a: 1 }, { $addToSet: { a: 1 } }],
  [{ a: 1 }, { $pop: { a: 1 } }],
  [{ a: 1 }, { $pull: { a: 1 } }],
  [{ a: 1 }, { $pull: { 'a.b': 1 } }],
  [{ a: 1 }, { $pop: { 'a.b': 1 } }],
  [{ a: 1 }, { $pullAll: { a: [1] } }],
  [{ a: [] }, { $pullAll: { a: 1 } }],
  [{ a: 1.5 }, { $bit: { a: { and: 1 } } }],
  [{ a: 1 }, { $bit: { a: {} } }],
  [{ a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }],
  [{ a: [], b: 1 }, { $rename: { b: 'a.0' } }],
  [{ a: 1 }, { $rename: { 'a.b': 'c' } }],
  [{}, { $set: { a: 1 }, $inc: { a: 1 } }],
  [{}, { $set: { a: 1, 'a.b': 1 } }],
  [{}, { $rename: { a: 'a.b' } }],
  [{}, { $set: { _id: 'y' } }],
  [{}, { $unset: { _id: '' } }],
  [{}, { $rename: { _id: 'a' } }],
  [{}, { $foo: { a: 1 } }],
  [{}, { $push: { a: { $each: 1 } } }],
  [{}, { $push: { a: { $each: [], $foo: 1 } } }],
  [{}, { $push: { a: { $each: [], $sort: 2 } } }],
  [{}, { $pull: { a: { $foo: 1 } } }],
])('%j does not take %j', (document, update) =>
  expect(() => apply(document, update)).toThrow(expect.objectContaining({ name: 'Refusal', kind: 'invalid' })),
);

const update = (id: string, by: number) => ({ kind: 'update', id, update: { $inc: { n: by } } }) as const;
const get = (id: string) => ({ kind: 'get', id }) as const;

test('a transaction sees the state of its first operation and its own writes, others see neither', () => {
  const store = new TransactionalStore([
    { _id: 'a', n: 0 },
    { _id: 'b', n: 0 },
  ]);
  store.start('t');
  store.outside(update('a', 1));
  expect(store.inside('t', get('a'))).toEqual({ documents: [{ _id: 'a', n: 1 }] });
  store.outside(update('a', 1));
  store.inside('t', update('b', 5));
  expect([store.inside('t', get('a')), store.inside('t', get('b')), store.outside(get('b'))]).toMatchObject([
    { documents: [{ n: 1 }] },
    { documents: [{ n: 5 }] },
    { documents: [{ n: 0 }] },
  ]);
  store.commit('t');
  expect(store.documents()).toEqual([
    { _id: 'a', n: 2 },
    { _id: 'b', n: 5 },
  ]);
  expect(() => store.inside('t', get('a'))).toThrow(expect.objectContaining({ kind: 'over' }));
});

test('who writes what changed since, or what another open transaction wrote, is refused and over', () => {
  const store = new TransactionalStore([
    { _id: 'a', n: 0 },
    { _id: 'b', n: 0 },
  ]);
  for (const name of ['first', 'second', 'third']) store.start(name);
  store.inside('first', update('a', 1));
  expect(store.isHeldUp(update('a', 1))).toBe(true);
  expect(() => store.inside('second', update('a', 2))).toThrow(expect.objectContaining({ kind: 'conflict' }));
  expect(store.isOpen('second')).toBe(false);
  store.inside('third', get('b'));
  store.outside(update('b', 1));
  expect(() => store.inside('third', update('b', 2))).toThrow(expect.objectContaining({ kind: 'conflict' }));
  store.abort('first');
  expect(store.documents()).toEqual([
    { _id: 'a', n: 0 },
    { _id: 'b', n: 1 },
  ]);
});
