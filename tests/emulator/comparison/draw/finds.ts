import fc from 'fast-check';
import type { Find } from '../model/collection';
import type { Order } from '../model/order';
import type { Projection } from '../model/projection';
import { queries } from './queries';
import { paths } from './values';

const directions = fc.constantFrom<1 | -1>(1, -1);
const orders: fc.Arbitrary<Order> = fc.uniqueArray(fc.tuple(paths, directions), { selector: ([path]) => path, maxLength: 2 });

const byId = (order: Order, direction: 1 | -1): Order => [...order.filter(([path]) => path !== '_id'), ['_id', direction]];

/** Of paths none of which leads through another: what becomes of those that do has changed between versions of MongoDB. */
const apart = fc.constantFrom(['a', 'b.x'], ['a.x', 'a.y'], ['a.x', 'c'], ['b', 'c.x'], ['a.x.y'], ['b.x', 'a.y', 'c']);
const flags = (value: QueryFlag) => apart.map((chosen) => Object.fromEntries(chosen.map((path) => [path, value])));
type QueryFlag = true | false | 1 | 0;
const slices = fc.oneof(fc.constantFrom(0, 1, -1, 2, -2, 9), fc.constantFrom([0, 1], [1, 1], [-2, 1], [-9, 2], [9, 1]));

const projections: fc.Arbitrary<Projection> = fc.oneof(
  fc.constantFrom<QueryFlag>(true, 1).chain(flags),
  fc.constantFrom<QueryFlag>(false, 0).chain(flags),
  fc.constantFrom<Projection>({ _id: 0 }, { _id: 1 }, { _id: 0, a: 1, 'b.x': 1 }, { _id: 1, a: 0 }, {}),
  fc.tuple(fc.constantFrom('a', 'a.x', 'b'), slices).map(([path, $slice]) => ({ [path]: { $slice } })),
  slices.map(($slice) => ({ a: { $slice }, c: 1 })),
  slices.map(($slice) => ({ 'a.x': { $slice }, c: 0 })),
  fc.constantFrom<Projection>(
    { a: { $elemMatch: { x: { $gt: 0 } } } },
    { a: { $elemMatch: { $gt: 0 } }, b: 1 },
    { a: { $elemMatch: { x: null } }, _id: 0 },
    { a: 1, b: 0 },
    { a: { $slice: 'x' } },
    { a: { $slice: [1, 0] } },
    { a: { $elemMatch: 1 } },
    { 'a.x': { $elemMatch: { y: 1 } } },
  ),
);

/** Without `_id` an answer can only be compared in its order, which `_id` then settles. */
function settled({ projection, order, ...more }: Find): Find {
  const dropsId = projection && projection._id === 0;
  return { ...more, ...(projection && { projection }), order: dropsId ? byId(order ?? [], 1) : (order ?? []) };
}

export const finds: fc.Arbitrary<Find> = fc
  .record({
    query: queries,
    order: fc.oneof({ weight: 2, arbitrary: orders }, { weight: 1, arbitrary: orders.map((order) => byId(order, -1)) }),
    skip: fc.option(fc.nat(3), { nil: 0 }),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: 1000 }),
    projection: fc.option(projections, { nil: {} }),
  })
  .map(settled);
