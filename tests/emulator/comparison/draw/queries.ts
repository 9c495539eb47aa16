import fc from 'fast-check';
import type { Query, QueryValue, Value } from '../model/values';
import { paths, scalars, values } from './values';

export const patterns: fc.Arbitrary<RegExp> = fc.constantFrom(/x/, /^x/, /^X/i, /y$/, /^$/, /./s, /^.y$/m);

const one = (name: string, operand: fc.Arbitrary<QueryValue>): fc.Arbitrary<Query> => operand.map((value) => ({ [name]: value }));
const lists = (items: fc.Arbitrary<QueryValue>): fc.Arbitrary<QueryValue> => fc.array(items, { maxLength: 3 });
const comparisons = fc.constantFrom('$gt', '$gte', '$lt', '$lte');
const types = fc.constantFrom('number', 'int', 'double', 'string', 'object', 'array', 'bool', 'date', 'null', 'objectId');
const wanted: fc.Arbitrary<Value> = fc.oneof({ weight: 3, arbitrary: scalars }, { weight: 1, arbitrary: values });

const simple: fc.Arbitrary<Query> = fc.oneof(
  { weight: 2, arbitrary: one('$eq', wanted) },
  { weight: 2, arbitrary: one('$ne', wanted) },
  { weight: 4, arbitrary: fc.tuple(comparisons, wanted).map(([name, value]) => ({ [name]: value })) },
  { weight: 2, arbitrary: fc.tuple(wanted, wanted).map(([low, high]) => ({ $gte: low, $lt: high })) },
  { weight: 2, arbitrary: one('$in', lists(fc.oneof({ weight: 6, arbitrary: wanted }, { weight: 1, arbitrary: patterns }))) },
  { weight: 2, arbitrary: one('$nin', lists(wanted)) },
  { weight: 2, arbitrary: one('$exists', fc.boolean()) },
  { weight: 2, arbitrary: one('$type', fc.oneof(types, fc.array(types, { minLength: 1, maxLength: 2 }))) },
  { weight: 1, arbitrary: one('$mod', fc.tuple(fc.constantFrom(2, 3), fc.constantFrom(0, 1, -1))) },
  { weight: 1, arbitrary: one('$size', fc.constantFrom(0, 1, 2)) },
  { weight: 1, arbitrary: one('$regex', patterns) },
  { weight: 1, arbitrary: fc.constantFrom({ $regex: '^x', $options: 'i' }, { $regex: 'y' }) },
  { weight: 2, arbitrary: one('$all', lists(wanted)) },
);

/** Options beside a pattern that has its own are refused since MongoDB 4.4 and were not before. */
function together(left: Query, right: Query): Query {
  const { $options, ...more } = { ...left, ...right };
  return more.$regex instanceof RegExp || $options === undefined ? more : { ...more, $options };
}

/** Operators under one path; `$elemMatch` in both forms, on its own and within `$all`. */
function operators(depth: number): fc.Arbitrary<Query> {
  if (depth === 0) return simple;
  const deeper = operators(depth - 1);
  const fields = fc
    .tuple(fc.constantFrom('x', 'y', '0', 'x.y'), fc.oneof(wanted, deeper))
    .map(([name, value]) => ({ [name]: value }) as Query);
  const elemMatch = one('$elemMatch', fc.oneof({ weight: 3, arbitrary: fields }, { weight: 2, arbitrary: deeper }));
  return fc.oneof(
    { weight: 6, arbitrary: simple },
    { weight: 1, arbitrary: one('$not', fc.oneof(deeper, patterns)) },
    { weight: 2, arbitrary: elemMatch },
    { weight: 1, arbitrary: one('$all', fc.array(elemMatch, { minLength: 1, maxLength: 2 })) },
    { weight: 1, arbitrary: fc.tuple(simple, deeper).map(([left, right]) => together(left, right)) },
  );
}

const clauses: fc.Arbitrary<Query> = fc
  .tuple(paths, fc.oneof({ weight: 2, arbitrary: wanted }, { weight: 1, arbitrary: patterns }, { weight: 6, arbitrary: operators(2) }))
  .map(([path, value]) => ({ [path]: value }));

const ILL: readonly Query[] = [
  { $or: [] },
  { $and: { a: 1 } },
  { $foo: [{ a: 1 }] },
  { a: { $foo: 1 } },
  { a: { $gt: 1, $foo: 2 } },
  { a: { $in: 1 } },
  { a: { $in: [{ $gt: 1 }] } },
  { a: { $nin: 'x' } },
  { a: { $not: 1 } },
  { a: { $not: {} } },
  { a: { $all: 1 } },
  { a: { $size: -1 } },
  { a: { $size: 'x' } },
  { a: { $size: 1.5 } },
  { a: { $mod: [0, 1] } },
  { a: { $mod: [2] } },
  { a: { $elemMatch: 1 } },
  { a: { $elemMatch: { $foo: 1 } } },
  { a: { $type: 'nothing' } },
  { $nor: [1] },
];

/** Clauses at paths, combined; now and then one that MongoDB does not take. */
export const queries: fc.Arbitrary<Query> = fc.oneof(
  { weight: 8, arbitrary: clauses },
  { weight: 4, arbitrary: fc.tuple(clauses, clauses).map(([left, right]) => ({ ...left, ...right })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(clauses, { minLength: 1, maxLength: 3 }))
      .map(([name, parts]) => ({ [name]: parts })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(clauses, clauses, clauses).map(([left, middle, right]) => ({ ...left, $or: [{ $and: [middle, right] }, right] })),
  },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom(...ILL) },
);
