import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode, decodeStored } from '../../../emulator/database/ejson';
import { compareInOrder, orderValues } from '../../../emulator/database/order';
import { compareValues } from '../../../emulator/database/values/compare';
import { runs } from '../../support/runs';
import { condition as conditionOfModel } from '../comparison/model/query';
import { startCloud, type TestCloud } from '../local-cloud';

const COUNT = 20_000;
const STATES = ['submitted', 'received', 'quoted', 'paid', 'returned'];
let local: TestCloud;

beforeAll(async () => {
  local = await startCloud({
    config: {
      collections: [
        {
          name: 'orders',
          indexes: [
            {
              name: 'by_customer',
              keys: [
                ['customer.openid', 1],
                ['submittedAt', -1],
              ],
            },
            {
              name: 'by_state',
              keys: [
                ['state', 1],
                ['submittedAt', -1],
              ],
            },
            { name: 'by_serial', keys: [['machines.serialNumber', 1]] },
            { name: 'by_time', keys: [['submittedAt', -1]] },
            { name: 'by_number', keys: [['number', 1]], unique: true, sparse: true },
          ],
        },
        {
          name: 'mixed',
          indexes: [
            {
              name: 'by_v',
              keys: [
                ['v', 1],
                ['w', -1],
              ],
            },
            { name: 'by_list', keys: [['list', -1]] },
          ],
        },
        {
          name: 'indexed',
          indexes: [
            {
              name: 'v_w',
              keys: [
                ['v', 1],
                ['w', -1],
              ],
            },
            { name: 'w', keys: [['w', 1]] },
            {
              name: 'sparse',
              keys: [
                ['o.k', -1],
                ['v', 1],
              ],
              sparse: true,
            },
            {
              name: 'items',
              keys: [
                ['list.k', 1],
                ['list.m', -1],
              ],
            },
            { name: 'place', keys: [['list.0', 1]] },
            {
              name: 's_t',
              keys: [
                ['s', 1],
                ['t', -1],
              ],
            },
            { name: 'q_r', keys: [['q.r', 1]] },
          ],
        },
        { name: 'bare' },
      ],
    },
  });
  const orders = Array.from({ length: COUNT }, (_none, i) => ({
    _id: `o${i}`,
    customer: { openid: `oDEV_${i % 2000}` },
    state: STATES[i % 5],
    submittedAt: 1_700_000_000_000 + i * 1000,
    machines: [{ serialNumber: `S${i}` }, { serialNumber: `T${i % 10_000}` }],
    ...(i % 2 ? { number: `JM${String(i).padStart(6, '0')}` } : {}),
  }));
  local.services.database.insertNow('orders', orders);
});

const explain = (what: Parameters<TestCloud['services']['database']['explain']>[1]) => local.services.database.explain('orders', what);

test.each([
  ['equality with order', { filter: { 'customer.openid': 'oDEV_7' }, sort: [['submittedAt', -1]], limit: 20 }, 'index by_customer', 10],
  ['a page of many, in order', { filter: { state: 'paid' }, sort: [['submittedAt', -1]], limit: 20 }, 'index by_state', 20],
  ['a page further back', { filter: { state: 'paid' }, sort: [['submittedAt', -1]], skip: 40, limit: 20 }, 'index by_state', 60],
  ['the other way round', { filter: { state: 'paid' }, sort: [['submittedAt', 1]], limit: 5 }, 'index by_state', 5],
  [
    'several states in one order',
    { filter: { state: { $in: ['paid', 'quoted', 'received'] } }, sort: [['submittedAt', -1]], limit: 20 },
    'index by_state',
    20,
  ],
  [
    'a range after an equality',
    { filter: { state: 'paid', submittedAt: { $gte: 1_700_000_000_000, $lt: 1_700_000_050_000 } } },
    'index by_state',
    10,
  ],
  ['an item of a list', { filter: { 'machines.serialNumber': 'T5' } }, 'index by_serial', 2],
  [
    'an item of a list by its fields',
    { filter: { machines: { $elemMatch: { serialNumber: 'S9', x: { $exists: false } } } } },
    'index by_serial',
    1,
  ],
  ['one of a kind among many in one state', { filter: { state: 'paid', number: 'JM000003' } }, 'index by_number', 1],
  ['a literal beginning', { filter: { number: /^JM0000[12]/ } }, 'index by_number', 50],
  ['order alone', { filter: {}, sort: [['submittedAt', -1]], limit: 3 }, 'index by_time', 3],
  ['by id', { filter: { _id: 'o77' } }, 'id', 1],
  ['some ids', { filter: { _id: { $in: ['o1', 'o2', 'nope'] } } }, 'id', 2],
  ['ids in order from one on', { filter: { _id: { $gt: 'o9998' } }, sort: [['_id', 1]], limit: 5 }, 'id-order', 2],
  ['one of two', { filter: { $or: [{ 'customer.openid': 'oDEV_7' }, { 'machines.serialNumber': 'S9' }] } }, 'union', 11],
] as [string, unknown, string, number][])('%s reads only what it needs', (_name, what, plan, most) => {
  const explained = explain(what as Parameters<typeof explain>[0]);
  expect(explained).toMatchObject({ plan });
  expect(explained.examined).toBeLessThanOrEqual(most);
  expect(explained.returned).toBeGreaterThan(0);
});

test('what no index helps is found all the same, and counted', () => {
  expect(explain({ filter: { customer: { $exists: true } }, limit: 1 })).toEqual({ plan: 'scan', examined: 1, returned: 1 });
  expect(local.services.database.count('orders', { state: 'paid' })).toBe(COUNT / 5);
});

test('several values of a path that is also the order come in that order', () => {
  const found = local.services.database.find('orders', {
    filter: { state: { $in: ['received', 'paid'] } },
    sort: [['state', -1]],
    limit: 2500,
  });
  const states = found.map((json) => (JSON.parse(json) as { state: string }).state);
  expect(states).toEqual([...states].sort().reverse());
});

test('a long range is read in pages without losing or repeating one', () => {
  const { database } = local.services;
  for (const sort of [[['submittedAt', -1]], [['submittedAt', 1]]] as [string, 1 | -1][][]) {
    const found = database.find('orders', { filter: { state: { $in: ['paid', 'quoted'] }, 'customer.openid': { $ne: 'x' } }, sort });
    expect(new Set(found).size).toBe((2 * COUNT) / 5);
    expect(found).toHaveLength((2 * COUNT) / 5);
  }
  expect(new Set(database.find('orders', { filter: { 'machines.serialNumber': /^T/ } })).size).toBe(COUNT);
  expect(database.find('orders', { filter: { _id: { $gt: 'o5' } }, sort: [['_id', -1]] })).toHaveLength(5554);
});

test('a changed document is found where it is now', async () => {
  const { database } = local.services;
  const change = { data: { $set: { state: 'lost', 'machines.0.serialNumber': 'NEW' } }, replaces: false, upsert: false, multi: true };
  await database.update('orders', { filter: { _id: 'o3' }, ...change });
  expect(explain({ filter: { state: 'lost' } })).toMatchObject({ examined: 1, returned: 1 });
  expect(explain({ filter: { 'machines.serialNumber': 'S3' } })).toMatchObject({ examined: 0 });
  await database.remove('orders', { filter: { state: 'lost' }, multi: true });
  expect(explain({ filter: { 'machines.serialNumber': 'NEW' } })).toMatchObject({ examined: 0 });
});

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'a', 'b', 'a\u0000', 'a\u0001b', 'é', '工'),
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }).map((day) => new Date(day * 86_400_000)),
  fc.constantFrom(0.5, -1e300, 1e300),
);
const documents = fc.array(fc.record({ v: scalar, w: scalar, list: fc.array(scalar, { maxLength: 3 }) }, { requiredKeys: [] }), {
  minLength: 1,
  maxLength: 25,
});
const operator = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne');
const demand = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })),
  fc.tuple(operator, scalar).map(([name, value]) => ({ [name]: value })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
);
const filters = fc.record({ v: demand, w: demand, list: demand }, { requiredKeys: [] });
const sorts = fc.constantFrom(
  [],
  [
    ['v', 1],
    ['w', -1],
  ],
  [
    ['v', -1],
    ['w', 1],
  ],
  [['v', 1]],
  [['w', 1]],
  [['list', -1]],
  [['list', 1]],
);

test('with indexes the same is found as the plain model finds, in the wanted order', async () => {
  const { database } = local.services;
  await fc.assert(
    fc.asyncProperty(documents, filters, sorts, async (stored, filter, sort) => {
      await database.remove('mixed', { filter: {}, multi: true });
      database.insertNow(
        'mixed',
        stored.map((document, i) => ({ _id: `d${i}`, ...document })),
      );
      const what = { filter, sort: sort as unknown as [string, 1 | -1][] };
      const found = database.find('mixed', what).map((json) => JSON.parse(json) as { _id: string });
      const { holdsFor } = conditionOfModel(filter);
      const expected = stored.map((document, i) => ({ _id: `d${i}`, ...document })).filter(holdsFor);
      expect(found.map(({ _id }) => _id).sort()).toEqual(expected.map(({ _id }) => _id).sort());
      const [path, direction] = (sort[0] ?? []) as ['v' | 'w', 1 | -1];
      if (path !== 'v' && path !== 'w') return;
      const values = found.map(({ _id }) => stored[Number(_id.slice(1))]?.[path]);
      const isInOrder = values.slice(1).every((value, i) => direction * compareValues(values[i], value) <= 0);
      expect(isInOrder).toBe(true);
    }),
    { numRuns: runs(3000), seed: 7 },
  );
});

/** Values in Extended JSON, numbers of every kind among them. */
const single = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 2 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'a', 'ab', 'b') },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.boolean(),
  fc.constantFrom(
    { $numberDouble: 'NaN' },
    { $numberDouble: '-0.0' },
    { $numberDouble: '1.0' },
    { $numberDecimal: '1.5' },
    { $numberDecimal: '0.1' },
    { $numberDouble: '0.1' },
    { $numberLong: '9007199254740993' },
    { $numberLong: '9007199254740992' },
    { $date: '1970-01-01T00:00:00.001Z' },
    { $oid: '65f000000000000000000001' },
    { $minKey: 1 },
  ),
  fc.constantFrom({}, { a: 1 }, { a: 1, b: 2 }),
);
const anything = fc.oneof({ weight: 12, arbitrary: single }, fc.array(fc.integer({ min: -1, max: 1 }), { maxLength: 2 }));
const items = fc.array(fc.oneof(anything, fc.record({ k: anything, m: anything }, { requiredKeys: [] })), { maxLength: 3 });
const stored = fc.record(
  {
    v: fc.oneof(anything, items),
    w: anything,
    o: fc.oneof(anything, fc.record({ k: anything })),
    list: fc.oneof(items, anything),
    s: single,
    t: single,
    q: fc.oneof(single, fc.record({ r: single }), fc.tuple(single)),
  },
  { requiredKeys: [] },
);
const condition = fc.oneof(
  anything,
  fc.array(anything, { maxLength: 3 }).map((values) => ({ $in: values })),
  fc.tuple(operator, anything).map(([name, value]) => ({ [name]: value })),
  fc.tuple(anything, anything).map(([low, high]) => ({ $gt: low, $lte: high })),
  fc.constantFrom(
    { $exists: false },
    { $exists: true },
    { $not: { $gt: 0 } },
    { $size: 1 },
    { $type: 'number' },
    { $regularExpression: { pattern: '^a', options: '' } },
  ),
  fc.record({ k: anything, m: anything }, { requiredKeys: ['k'] }).map((fields) => ({ $elemMatch: fields })),
  fc.tuple(operator, anything).map(([name, value]) => ({ $elemMatch: { [name]: value } })),
);
const path = fc.constantFrom('v', 'w', 'o', 'o.k', 'list', 'list.k', 'list.m', 'list.0', 'list.1.k', 's', 's', 't', 'q.r', '_id');
const conditions = fc.array(fc.tuple(path, condition), { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs));
const anyFilter = fc.oneof(
  { weight: 3, arbitrary: conditions },
  fc.array(conditions, { minLength: 1, maxLength: 3 }).map((branches) => ({ $or: branches })),
  fc.tuple(conditions, conditions).map(([one, other]) => ({ ...one, $and: [other] })),
);
const anyOrder = fc
  .array(fc.tuple(fc.constantFrom('v', 'w', 'o.k', 'list.k', 's', 't', '_id'), fc.constantFrom(1, -1)), { maxLength: 2 })
  .map((pairs) => Object.fromEntries(pairs));

/** What a query gives, or how it is refused. */
function outcomeOf(find: () => readonly string[]): { readonly found: readonly Record<string, unknown>[] } | { readonly refusal: string } {
  try {
    return { found: find().map(decodeStored) };
  } catch (failure) {
    return { refusal: (failure as Error).message };
  }
}

/** Few values, so that they meet; one at a time, so that the index needs no second look at the document. */
const few = fc.constantFrom<unknown>(
  null,
  0,
  1,
  { $numberDouble: 'NaN' },
  { $numberDouble: '1.0' },
  { $numberDecimal: '1.0' },
  { $numberDecimal: '0.1' },
  0.1,
  'a',
  'ab',
  { $date: '1970-01-01T00:00:00Z' },
  true,
);
const scalars = fc.record({ s: few, t: few, q: fc.oneof(few, fc.record({ r: few }), fc.tuple(fc.constant(1))) }, { requiredKeys: [] });
const bound = fc.constantFrom('$lt', '$lte', '$gt', '$gte');
const demandOnOne = fc.oneof(
  few,
  fc.array(few, { maxLength: 4 }).map((values) => ({ $in: values })),
  fc.tuple(bound, few).map(([name, value]) => ({ [name]: value })),
  fc.tuple(few, few).map(([low, high]) => ({ $gte: low, $lt: high })),
);
const onFew = fc.oneof(
  fc.tuple(fc.constantFrom('s', 't', 'q.r'), demandOnOne).map(([name, demand]) => ({ [name]: demand })),
  fc.record({ s: demandOnOne, t: demandOnOne }),
);

test.each<[string, fc.Arbitrary<object>, fc.Arbitrary<object>]>([
  ['of everything', stored, anyFilter],
  ['of single values', scalars, onFew],
])('an index never changes what is found, how much, or in which order: %s', async (_name, aDocument, aFilter) => {
  const { database } = local.services;
  // Forgets that an index has ever seen a list.
  database.reset();
  const fromJson = (value: unknown) => decode(JSON.stringify(value), 0) as Record<string, unknown>;
  await fc.assert(
    fc.asyncProperty(fc.array(aDocument, { minLength: 1, maxLength: 15 }), aFilter, anyOrder, async (documents, wanted, order) => {
      for (const name of ['indexed', 'bare']) await database.remove(name, { filter: {}, multi: true });
      for (const [i, document] of documents.entries()) {
        const whole = fromJson({ _id: `d${i}`, ...document });
        // Two lists under one index are refused; then they are not stored on the other side either.
        const stored = outcomeOf(() => {
          database.insertNow('indexed', [whole]);
          return [];
        });
        if ('found' in stored) database.insertNow('bare', [whole]);
      }
      const [filter, sort] = [fromJson(wanted), Object.entries(order) as [string, 1 | -1][]];
      const one = outcomeOf(() => database.find('bare', { filter, sort }));
      const two = outcomeOf(() => database.find('indexed', { filter, sort }));
      if ('refusal' in one || 'refusal' in two) return expect(two).toEqual(one);
      const idsOf = (list: readonly Record<string, unknown>[]) => list.map(({ _id }) => _id).sort();
      expect(idsOf(two.found)).toEqual(idsOf(one.found));
      expect(database.count('indexed', filter)).toBe(one.found.length);
      // Equals may come in the order of the index.
      const values = orderValues(sort);
      const isSameOrder = two.found.every(
        (document, i) => compareInOrder(values(document), values(one.found[i] as Record<string, unknown>), sort) === 0,
      );
      expect(isSameOrder).toBe(true);
    }),
    { numRuns: runs(5000), seed: 23 },
  );
});
