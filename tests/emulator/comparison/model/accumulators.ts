import { type Expression, evaluate } from './expression';
import { invalid } from './refusal';
import { compare, type Document, type Maybe, union, type Value } from './values';

export type Accumulators = { readonly [field: string]: Expression };

const isThere = (value: Maybe): value is Value => value !== undefined;
const numbers = (values: readonly Maybe[]): readonly number[] => values.filter((value) => typeof value === 'number');
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** Null and missing do not compete. */
const extreme = (values: readonly Maybe[], direction: 1 | -1): Value =>
  values
    .filter(isThere)
    .reduce((best: Value, value) => (value !== null && (best === null || direction * compare(value, best) > 0) ? value : best), null);

/** Source: MongoDB manual, "Aggregation Operators: Accumulators", read 2026-11-27. */
const ACCUMULATORS: Readonly<Record<string, (values: readonly Maybe[]) => Value>> = {
  $sum: (values) => sum(numbers(values)),
  $avg: (values) => (numbers(values).length === 0 ? null : sum(numbers(values)) / numbers(values).length),
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
  $push: (values) => values.filter(isThere),
  $addToSet: (values) => union([], values.filter(isThere)),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
};

export function accumulate(members: readonly Document[], accumulators: Accumulators): Document {
  const fields = Object.entries(accumulators).map(([field, spec]) => {
    const [[name, expression] = ['', null]] = Object.entries(spec as Accumulators);
    const accumulator = ACCUMULATORS[name];
    if (!accumulator) throw invalid(`unknown group operator ${name}`);
    return [field, accumulator(members.map((member) => evaluate(expression, member)))] as const;
  });
  return Object.fromEntries(fields);
}
