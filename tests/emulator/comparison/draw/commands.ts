import fc from 'fast-check';
import type { Command } from '../commands';
import type { Update } from '../model/update/update';
import type { Query, QueryValue } from '../model/values';
import { patterns, queries } from './queries';
import { contents, paths, scalars, values } from './values';

const small: fc.Arbitrary<QueryValue> = fc.oneof({ weight: 3, arbitrary: scalars }, { weight: 1, arbitrary: values });
const lists = fc.array(small, { maxLength: 3 });
/** One in many operands is of a wrong kind. */
const mostly = (right: fc.Arbitrary<QueryValue>, ...wrong: readonly QueryValue[]) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });

/** Halves stay halves under these, or a double could become a whole number, which plain values cannot tell from an int. */
const INCREMENTS = [1, -2, 2];
const FACTORS = [-1, 3];

const pushed: fc.Arbitrary<QueryValue> = fc
  .record({
    $each: mostly(lists, 1, 'x'),
    $position: fc.option(fc.constantFrom(0, 1, -1, 9), { nil: undefined }),
    $sort: fc.option(mostly(fc.constantFrom<QueryValue>(1, -1, { x: 1 }, { x: -1, y: 1 }), 2, {}, 'x'), { nil: undefined }),
    $slice: fc.option(mostly(fc.constantFrom(0, 1, -1, 2, -2), 'x'), { nil: undefined }),
  })
  .map((clauses) => Object.fromEntries(Object.entries(clauses).filter(([, clause]) => clause !== undefined)) as Query);

const pulled: fc.Arbitrary<QueryValue> = fc.oneof(
  { weight: 3, arbitrary: small },
  { weight: 1, arbitrary: patterns },
  { weight: 1, arbitrary: scalars.map((value) => ({ x: value })) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('$gt', '$lte', '$ne'), scalars).map(([name, value]) => ({ [name]: value })) },
  { weight: 1, arbitrary: scalars.map((value) => ({ x: { $gte: value } })) },
  { weight: 1, arbitrary: lists.map((list) => ({ $in: list })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Query>(
      {},
      { $or: [{ x: 1 }, { y: 1 }] },
      { $elemMatch: { $gt: 0 } },
      { $foo: 1 },
      { x: { $foo: 1 } },
      { $in: 1 },
    ),
  },
);

const bits = fc.tuple(fc.constantFrom('and', 'or', 'xor'), fc.constantFrom(0, 1, 2, 5)).map(([name, by]) => ({ [name]: by }));

const OPERANDS: Readonly<Record<string, fc.Arbitrary<QueryValue>>> = {
  $set: small,
  $setOnInsert: small,
  $unset: fc.constant(''),
  $inc: mostly(fc.constantFrom(...INCREMENTS), '1', null),
  $mul: mostly(fc.constantFrom(...FACTORS), 'x', null),
  $min: small,
  $max: small,
  $push: fc.oneof(small, pushed),
  $addToSet: fc.oneof(
    small,
    mostly(lists, 1).map(($each) => ({ $each })),
  ),
  $pop: fc.constantFrom(1, -1),
  $pull: pulled,
  $pullAll: mostly(lists, 1, null),
  $bit: mostly(bits, {}, 1, { and: 1.5 }, { not: 1 }),
  $rename: mostly(paths, 1),
};

const change: fc.Arbitrary<readonly [string, string, QueryValue]> = fc
  .constantFrom(...Object.keys(OPERANDS))
  .chain((name) => fc.tuple(fc.constant(name), paths, OPERANDS[name] ?? small));

/** Up to three changes, which may be at odds with each other. */
const updates: fc.Arbitrary<Update> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(change, { minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: change.map(([, path, operand]) => [['$foo', path, operand] as const]) },
  )
  .map((changes) => {
    const update: Record<string, Record<string, QueryValue>> = {};
    for (const [name, path, operand] of changes) update[name] = { ...update[name], [path]: operand };
    return update;
  });

const ids = fc.constantFrom('d0', 'd1', 'd2', 'd7', 'd8');

export const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('update-one' as const), id: ids, update: updates }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('update' as const), query: queries, update: updates, multi: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('set' as const), id: ids, document: contents }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), id: ids, document: contents }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), query: queries }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove-one' as const), id: ids }) },
);
