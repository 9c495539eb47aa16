import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../support/runs';
import { startCloud, type TestCloud } from '../local-cloud';
import { openSdk, refusalOf, type SdkDatabase } from '../sdk';
import { type RawCollection, rawCollection } from './raw-collection';

/** A degree of a great circle on MongoDB's earth of 6378.1 km: π × 6378100 / 180. */
const DEGREE_METERS = 111_318.845;

let local: TestCloud;
let db: SdkDatabase;
let shapes: RawCollection;

const places = () => db.collection('places');
const idsOf = async (query: object): Promise<string[]> => (await places().where(query).get()).data.map(({ _id }) => _id);
const point = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] });
const polygon = (...rings: readonly (readonly (readonly number[])[])[]) => ({ type: 'Polygon', coordinates: rings });
const SQUARE = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const HOLE = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
  [4, 4],
];

beforeAll(async () => {
  const geo = [{ name: 'by_place', keys: [['loc', '2dsphere'] as const] }];
  local = await startCloud({
    config: {
      collections: [
        { name: 'places', indexes: geo },
        { name: 'shapes', indexes: geo },
        { name: 'unindexed' },
        { name: 'many', indexes: geo },
        { name: 'plain' },
      ],
    },
  });
  db = openSdk(local.url);
  shapes = rawCollection(local.url, 'shapes');
  const { Point } = db.Geo;
  for (const [_id, longitude, latitude] of [
    ['origin', 0, 0],
    ['north', 0, 1],
    ['east', 2, 0],
    ['date line', 179.5, 0],
    ['arctic', 100, 89.5],
  ] as const)
    await places().add({ data: { _id, loc: new Point(longitude, latitude), kind: _id === 'east' ? 'b' : 'a' } });
  await places().add({ data: { _id: 'nowhere', kind: 'a' } });
  await db.collection('unindexed').add({ data: { _id: 'x', loc: new Point(0, 0) } });
  await shapes.insert(
    { _id: 'point', loc: point(2, 2) },
    { _id: 'pair', loc: [3, 3] },
    { _id: 'named pair', loc: { lng: 3, lat: 4 } },
    { _id: 'in the hole', loc: point(5, 5) },
    { _id: 'corner', loc: point(0, 0) },
    {
      _id: 'line inside',
      loc: {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 3],
        ],
      },
    },
    {
      _id: 'line across',
      loc: {
        type: 'LineString',
        coordinates: [
          [5, 8],
          [5, 20],
        ],
      },
    },
    {
      _id: 'line over it all',
      loc: {
        type: 'LineString',
        coordinates: [
          [-5, 2],
          [15, 2],
        ],
      },
    },
    {
      _id: 'points',
      loc: {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [50, 50],
        ],
      },
    },
    {
      _id: 'small square',
      loc: polygon([
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
        [1, 1],
      ]),
    },
    {
      _id: 'big square',
      loc: polygon([
        [-20, -20],
        [30, -20],
        [30, 30],
        [-20, 30],
        [-20, -20],
      ]),
    },
    {
      _id: 'far square',
      loc: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [40, 40],
              [41, 40],
              [41, 41],
              [40, 40],
            ],
          ],
        ],
      },
    },
  );
});

test('a point comes back as a point of the SDK', async () => {
  const { data } = await places().doc('north').get();
  expect(data.loc).toMatchObject({ longitude: 0, latitude: 1 });
});

test('the nearest come first, within limits in meters', async () => {
  const { Point } = db.Geo;
  const near = (more: object) => idsOf({ loc: db.command.geoNear({ geometry: new Point(0, 0), ...more }) });
  expect(await near({})).toEqual(['origin', 'north', 'east', 'arctic', 'date line']);
  expect(await near({ maxDistance: 1.01 * DEGREE_METERS })).toEqual(['origin', 'north']);
  expect(await near({ maxDistance: 0.99 * DEGREE_METERS })).toEqual(['origin']);
  expect(await near({ minDistance: 0.99 * DEGREE_METERS, maxDistance: 2.01 * DEGREE_METERS })).toEqual(['north', 'east']);
});

test('across the 180th meridian and over the pole is no longer way', async () => {
  const { Point } = db.Geo;
  const near = (longitude: number, latitude: number) =>
    idsOf({ loc: db.command.geoNear({ geometry: new Point(longitude, latitude), maxDistance: 1.1 * DEGREE_METERS }) });
  expect(await near(-179.5, 0)).toEqual(['date line']);
  expect(await near(-80, 89.5)).toEqual(['arctic']);
});

test('nearness goes with other conditions, with paging, and gives way to an order', async () => {
  const loc = db.command.geoNear({ geometry: new db.Geo.Point(0, 0) });
  expect(await idsOf({ loc, kind: 'a' })).toEqual(['origin', 'north', 'arctic', 'date line']);
  const page = await places().where({ loc }).skip(1).limit(2).get();
  expect(page.data.map(({ _id }) => _id)).toEqual(['north', 'east']);
  const ordered = await places().where({ loc }).orderBy('_id', 'desc').limit(2).get();
  expect(ordered.data.map(({ _id }) => _id)).toEqual(['origin', 'north']);
});

test('nearness needs an index', async () => {
  const refusal = await refusalOf(
    db
      .collection('unindexed')
      .where({ loc: db.command.geoNear({ geometry: new db.Geo.Point(0, 0) }) })
      .get(),
  );
  expect(refusal).toMatchObject({ errCode: -502001, errMsg: expect.stringContaining('unable to find index for $geoNear query') });
});

test('a legacy pair is near in radians', async () => {
  const raw = rawCollection(local.url, 'places');
  const found = await raw.find({ loc: { $nearSphere: [0, 0], $maxDistance: (1.5 * Math.PI) / 180 } });
  expect(found.map(({ _id }) => _id)).toEqual(['origin', 'north']);
});

test('the SDK asks for what lies within a circle or a polygon', async () => {
  const { Point, Polygon, LineString } = db.Geo;
  const _ = db.command;
  const ring = (...corners: readonly (readonly [number, number])[]) => new LineString(corners.map(([x, y]) => new Point(x, y)));
  // The SDK's types lack it.
  const circle = { centerSphere: [[0, 0], (1.5 * Math.PI) / 180] };
  expect((await idsOf({ loc: _.geoWithin(circle as never) })).sort()).toEqual(['north', 'origin']);
  const square = new Polygon([ring([-1, -1], [1, -1], [1, 2], [-1, 2], [-1, -1])]);
  expect((await idsOf({ loc: _.geoWithin({ geometry: square }) })).sort()).toEqual(['north', 'origin']);
  expect(await idsOf({ loc: _.geoIntersects({ geometry: ring([2, -1], [2, 1]) }) })).toEqual(['east']);
});

test.each<[string, object, readonly string[]]>([
  [
    'within a polygon with a hole',
    { $geoWithin: { $geometry: polygon(SQUARE, HOLE) } },
    ['corner', 'line inside', 'named pair', 'pair', 'point', 'small square'],
  ],
  [
    'within one of several polygons',
    {
      $geoWithin: {
        $geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [39, 39],
                [42, 39],
                [42, 42],
                [39, 42],
                [39, 39],
              ],
            ],
            [HOLE],
          ],
        },
      },
    },
    ['far square', 'in the hole'],
  ],
  [
    'within a flat box',
    {
      $geoWithin: {
        $box: [
          [2, 2],
          [3, 3],
        ],
      },
    },
    ['pair', 'point'],
  ],
  ['within a flat circle', { $geoWithin: { $center: [[2, 2], 1.1] } }, ['point']],
  [
    'within a flat polygon',
    {
      $geoWithin: {
        $polygon: [
          [2.5, 2.5],
          [3.5, 2.5],
          [3.5, 5],
          [2.5, 5],
        ],
      },
    },
    ['named pair', 'pair'],
  ],
  [
    'touching a polygon',
    {
      $geoIntersects: {
        $geometry: polygon([
          [4.5, 7],
          [6, 7],
          [6, 9],
          [4.5, 9],
          [4.5, 7],
        ]),
      },
    },
    ['big square', 'line across'],
  ],
  [
    'touching a line',
    {
      $geoIntersects: {
        $geometry: {
          type: 'LineString',
          coordinates: [
            [1.5, -30],
            [1.5, 2.5],
          ],
        },
      },
    },
    ['big square', 'line inside', 'line over it all', 'small square'],
  ],
  ['touching a point', { $geoIntersects: { $geometry: point(2, 2) } }, ['big square', 'point', 'small square']],
])('%s', async (_name, condition, found) => {
  expect(await shapes.ids({ loc: condition })).toEqual([...found].sort());
});

test('edges are great circles: they bulge towards the pole', async () => {
  await shapes.insert({ _id: 'bulge', loc: point(45, 65) });
  // Between 0° and 90° of longitude a great circle through 60° of latitude rises to 67.8°.
  const quarter = polygon([
    [0, 0],
    [90, 0],
    [90, 60],
    [0, 60],
    [0, 0],
  ]);
  expect(await shapes.ids({ loc: { $geoWithin: { $geometry: quarter } } })).toContain('bulge');
  expect(
    await shapes.ids({
      loc: {
        $geoWithin: {
          $box: [
            [0, 0],
            [90, 60],
          ],
        },
      },
    }),
  ).not.toContain('bulge');
  await shapes.remove({ _id: 'bulge' });
});

test('geoNear measures, filters and cuts', async () => {
  const stage = { near: point(0, 0), distanceField: 'far.away', spherical: true, includeLocs: 'at', query: { kind: 'a' }, limit: 2 };
  const raw = rawCollection(local.url, 'places');
  const found = await raw.aggregate({ $geoNear: stage }, { $project: { far: 1, at: 1 } });
  expect(found).toEqual([
    { _id: 'origin', far: { away: expect.anything() }, at: point(0, 0) },
    { _id: 'north', far: { away: expect.closeTo(DEGREE_METERS, 1) }, at: point(0, 1) },
  ]);
  const [, second] = await raw.aggregate({
    $geoNear: { near: point(0, 0), distanceField: 'km', spherical: true, distanceMultiplier: 0.001, minDistance: 1, maxDistance: 300_000 },
  });
  expect(second).toMatchObject({ _id: 'east', km: expect.closeTo((2 * DEGREE_METERS) / 1000, 3) });
});

test('the SDK sends geoNear as the first stage', async () => {
  const { list } = (await places()
    .aggregate()
    .geoNear({ distanceField: 'd', spherical: true, near: new db.Geo.Point(0, 0), maxDistance: 1.5 * DEGREE_METERS, key: 'loc', limit: 10 })
    .project({ d: 1 })
    .end()) as { list: unknown[] };
  expect(list).toEqual([
    { _id: 'origin', d: 0 },
    { _id: 'north', d: expect.closeTo(DEGREE_METERS, 1) },
  ]);
});

test.each<[string, object, string]>([
  ['a geoNear that is not first', { $geoNear: { near: point(0, 0), distanceField: 'd' } }, 'only valid as the first stage'],
  ['nearness in a $match', { $match: { loc: { $near: { $geometry: point(0, 0) } } } }, 'not allowed in this context'],
])('%s is refused', async (_name, stage, refusal) => {
  await expect(rawCollection(local.url, 'places').aggregate({ $skip: 0 }, stage)).rejects.toThrow(refusal);
});

test.each<[string, object, string]>([
  ['a polygon that is not closed', { $geoWithin: { $geometry: polygon(SQUARE.slice(0, 4)) } }, 'Loop is not closed'],
  [
    'a polygon that crosses itself',
    {
      $geoWithin: {
        $geometry: polygon([
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ]),
      },
    },
    'cross',
  ],
  [
    'a polygon of two corners',
    {
      $geoWithin: {
        $geometry: polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      },
    },
    'at least 3 different vertices',
  ],
  ['a point off the globe', { $geoIntersects: { $geometry: point(181, 0) } }, 'out of bounds'],
  ['a point of texts', { $geoIntersects: { $geometry: { type: 'Point', coordinates: ['0', '0'] } } }, 'numeric elements'],
  ['a shape that is none', { $geoWithin: { $geometry: { type: 'Circle', coordinates: [0, 0] } } }, 'unknown GeoJSON type'],
  ['what lies within a point', { $geoWithin: { $geometry: point(0, 0) } }, 'not supported with provided geometry'],
  ['an unknown specifier', { $geoWithin: { $round: [[0, 0], 1] } }, 'unknown geo specifier'],
  ['a negative radius', { $geoWithin: { $centerSphere: [[0, 0], -1] } }, 'non-negative'],
  ['a negative distance', { $near: { $geometry: point(0, 0), $maxDistance: -1 } }, 'non-negative'],
])('%s is refused', async (_name, condition, refusal) => {
  await expect(shapes.find({ loc: condition })).rejects.toThrow(refusal);
});

test('nearness within an $or is refused', async () => {
  await expect(shapes.find({ $or: [{ loc: { $near: { $geometry: point(0, 0) } } }] })).rejects.toThrow('geo $near must be top-level expr');
});

test('what is no geometry is not stored where a geo index is', async () => {
  await expect(shapes.insert({ _id: 'bad', loc: { type: 'Point', coordinates: [200, 0] } })).rejects.toThrow("Can't extract geo keys");
  await expect(shapes.update({ _id: 'point' }, { $set: { loc: 'here' } })).rejects.toThrow("Can't extract geo keys");
  expect(await shapes.ids({ _id: { $in: ['bad', 'point'] } })).toEqual(['point']);
});

test('a geo index reads what is around, not everything', () => {
  const { database } = local.services;
  const grid = Array.from({ length: 10_000 }, (_none, i) => ({
    _id: `g${i}`,
    loc: point((i % 100) * 3 - 149, Math.floor(i / 100) * 1.5 - 74),
  }));
  database.insertNow('many', grid);
  const within = database.explain('many', { filter: { loc: { $geoWithin: { $centerSphere: [[1, 1], 0.1] } } } });
  expect(within).toMatchObject({ plan: 'index by_place' });
  expect(within.returned).toBeGreaterThan(20);
  expect(within.examined).toBeLessThan(500);
  const near = database.explain('many', { filter: { loc: { $near: { $geometry: point(10, 10) } } }, limit: 3 });
  expect(near).toMatchObject({ plan: 'index by_place', returned: 3 });
  expect(near.examined).toBeLessThan(500);
});

const anywhere = fc
  .tuple(fc.integer({ min: -1800, max: 1800 }), fc.integer({ min: -900, max: 900 }))
  .map(([x, y]) => [x / 10, y / 10] as const);

test('with the index the same is found as by looking at each document', async () => {
  const { database } = local.services;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anywhere, { minLength: 1, maxLength: 30 }),
      anywhere,
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      async (spots, center, radius) => {
        const documents = spots.map(([x, y], i) => ({ _id: `p${i}`, loc: point(x, y) }));
        for (const name of ['many', 'plain']) {
          await database.remove(name, { filter: {}, multi: true });
          database.insertNow(name, documents);
        }
        const found = (name: string, filter: Record<string, unknown>) =>
          database.find(name, { filter }).map((json) => (JSON.parse(json) as { _id: string })._id);
        const circle = { loc: { $geoWithin: { $centerSphere: [[...center], radius] } } };
        const inside = found('plain', circle).sort();
        expect(found('many', circle).sort()).toEqual(inside);
        const near = found('many', { loc: { $nearSphere: [...center], $maxDistance: radius } });
        expect([...near].sort()).toEqual(inside);
      },
    ),
    { numRuns: runs(1000), seed: 11 },
  );
});
