import fc from 'fast-check';
import type { Stage } from '../model/aggregate';
import { queries } from './queries';
import { paths } from './values';

const maybe = (stage: fc.Arbitrary<Stage>): fc.Arbitrary<readonly Stage[]> =>
  fc.option(stage, { nil: undefined }).map((drawn) => (drawn ? [drawn] : []));
const reads = paths.map((path) => `$${path}`);

const match = queries.map((query): Stage => ({ $match: query }));
/** `_id` at the end: what comes after depends on an order that must be the same everywhere. */
const sort = fc.tuple(paths, fc.constantFrom<1 | -1>(1, -1)).map(([path, direction]): Stage => ({ $sort: { [path]: direction, _id: 1 } }));
const unwind: fc.Arbitrary<Stage> = fc
  .record({ path: reads, preserveNullAndEmptyArrays: fc.boolean(), includeArrayIndex: fc.option(fc.constant('at'), { nil: undefined }) })
  .map(({ includeArrayIndex, ...more }) => ({ $unwind: { ...more, ...(includeArrayIndex && { includeArrayIndex }) } }));

const accumulators = fc
  .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max', '$push', '$first', '$last'), reads)
  .map(([name, read]) => ({ [name]: read }));
const keys = fc.oneof(
  { weight: 3, arbitrary: reads },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: reads.map((read) => ({ k: read })) },
);
const group = fc
  .record({ _id: keys, one: accumulators, two: accumulators, set: reads.map((read) => ({ $addToSet: read })), n: fc.constant({ $sum: 1 }) })
  .map((drawn) => ({ $group: drawn }) as Stage);

const project: fc.Arbitrary<Stage> = fc.oneof(
  fc.tuple(reads, fc.boolean()).map(([p, _id]): Stage => ({ $project: { _id, a: true, 'b.x': true, p } })),
  fc.constantFrom<Stage>(
    { $project: { 'a.x': false, b: false } },
    { $project: { _id: false } },
    { $project: { _id: true } },
    { $project: { a: true, b: false } },
  ),
);
const lookup = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'a.x'), paths)
  .map(([localField, foreignField]): Stage => ({ $lookup: { from: 'others', localField, foreignField, as: 'found' } }));
const count = fc.constant<Stage>({ $count: 'n' });

/** In an order of stages in which the result is promised, but for the order of groups and of what is gathered. */
export const pipelines: fc.Arbitrary<readonly Stage[]> = fc
  .tuple(
    maybe(match),
    sort.map((stage) => [stage]),
    maybe(fc.nat(2).map(($skip): Stage => ({ $skip }))),
    maybe(fc.integer({ min: 1, max: 4 }).map(($limit): Stage => ({ $limit }))),
    maybe(unwind),
    maybe(
      fc.oneof(
        { weight: 4, arbitrary: group },
        { weight: 2, arbitrary: project },
        { weight: 2, arbitrary: lookup },
        { weight: 1, arbitrary: count },
      ),
    ),
  )
  .map((stages) => stages.flat());
