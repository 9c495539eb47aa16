import { compile } from '../expression/compile';
import { located, namedArguments } from '../expression/scope';
import { isPlainObject } from '../paths';
import { compareValues } from '../values/compare';
import { isInteger, toNumber } from '../values/numbers';
import { rankOf } from '../values/rank';
import { compileFields, Group } from './group';
import type { Document, Stage } from './stage';

const COUNT = { count: { $sum: 1 } };

function outputOf(output: unknown): ReturnType<typeof compileFields> {
  if (output === undefined) return compileFields(COUNT);
  if (!isPlainObject(output)) throw located(40196, "The 'output' field must be an object");
  return compileFields(output);
}

/** `$bucket`: each document goes to the bucket whose boundaries hold its value, the lower one included. */
export function bucket(operand: unknown): Stage {
  const given = namedArguments('$bucket', operand, ['groupBy', 'boundaries'], ['default', 'output']);
  const boundaries = checkedBoundaries(given.boundaries);
  const hasDefault = Object.hasOwn(given, 'default');
  const last = boundaries.at(-1);
  if (hasDefault && compareValues(given.default, boundaries[0]) >= 0 && compareValues(given.default, last) < 0)
    throw located(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const by = compile(given.groupBy);
  const fields = outputOf(given.output);
  return function* (input, variables) {
    const groups = new Map<number, Group>();
    for (const root of input) {
      const value = by({ root, variables }) ?? null;
      const isInside = compareValues(value, boundaries[0]) >= 0 && compareValues(value, last) < 0;
      if (!isInside && !hasDefault)
        throw located(40066, '$switch could not find a matching branch for an input, and no default was specified.');
      const index = isInside ? boundaries.findLastIndex((boundary) => compareValues(boundary, value) <= 0) : -1;
      const found = groups.get(index) ?? new Group(index < 0 ? given.default : boundaries[index], fields);
      groups.set(index, found);
      found.add({ root, variables });
    }
    yield* [...groups.values()].map((found) => found.result()).sort((a, b) => compareValues(a._id, b._id));
  };
}

function checkedBoundaries(boundaries: unknown): readonly unknown[] {
  if (!Array.isArray(boundaries)) throw located(40200, "The $bucket 'boundaries' field must be an array of values");
  if (boundaries.length < 2)
    throw located(40192, `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`);
  boundaries.forEach((boundary, i) => {
    if (i === 0) return;
    if (rankOf(boundary) !== rankOf(boundaries[i - 1]))
      throw located(40193, "All values in the 'boundaries' option to $bucket must have the same type.");
    if (compareValues(boundaries[i - 1], boundary) >= 0)
      throw located(40194, `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order`);
  });
  return boundaries;
}

/** `$bucketAuto`: buckets of about one size; equal values stay together. Differs: preferred number series (`granularity`) are refused. */
export function bucketAuto(operand: unknown): Stage {
  const given = namedArguments('$bucketAuto', operand, ['groupBy', 'buckets'], ['output', 'granularity']);
  if (!isInteger(given.buckets) || toNumber(given.buckets) <= 0)
    throw located(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  if (given.granularity !== undefined) throw located(40257, `Unknown rounding granularity '${String(given.granularity)}' here`);
  const count = toNumber(given.buckets);
  const by = compile(given.groupBy);
  const fields = outputOf(given.output);
  return function* (input, variables) {
    const sorted = [...input]
      .map((root) => ({ root, value: by({ root, variables }) ?? null }))
      .sort((a, b) => compareValues(a.value, b.value));
    const size = Math.max(1, Math.round(sorted.length / count));
    let from = 0;
    for (let made = 1; from < sorted.length; made += 1) {
      let to = made === count ? sorted.length : Math.min(sorted.length, from + size);
      while (to < sorted.length && compareValues(sorted[to]?.value, sorted[to - 1]?.value) === 0) to += 1;
      const id = { min: sorted[from]?.value, max: (sorted[to] ?? sorted.at(-1))?.value };
      const found = new Group(id, fields);
      for (const { root } of sorted.slice(from, to)) found.add({ root, variables });
      yield found.result() as Document;
      from = to;
    }
  };
}
