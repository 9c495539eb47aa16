import { encode } from '../ejson';
import { isPlainObject } from '../paths';
import { badValue } from '../refusals';
import { isNumber, toNumber } from '../values/numbers';
import { type Box, boxesOfCap, boxesOfPositions } from './boxes';
import { type Geometry, IllegalGeometry, type Position, parseGeoJson, parsePair, parsePosition, positionsOf } from './geometry';
import { intersects, isAllWithin, isInFlatPolygon, isWithin, shapeOf } from './shapes';
import { angleBetween, capAround, vectorOf } from './sphere';

/** Where a `$geoWithin` or `$geoIntersects` looks: the test of a stored geometry, and boxes that hold all it can find. */
export type Region = { readonly holds: (geometry: Geometry) => boolean; readonly boxes: readonly Box[] };

/** @throws PlatformError BadValue for a shape that is unknown or illegal */
export function regionWithin(operand: unknown): Region {
  const [specifier, argument] = isPlainObject(operand) ? (Object.entries(operand).find(([name]) => SHAPES.has(name)) ?? []) : [];
  const make = SHAPES.get(specifier ?? '');
  if (!make) throw badValue(`unknown geo specifier: ${encode(operand)}`);
  return legally(() => make(argument));
}

/** @throws PlatformError BadValue as `regionWithin`; only `$geometry` is taken */
export function regionIntersecting(operand: unknown): Region {
  if (!isPlainObject(operand) || !isPlainObject(operand.$geometry))
    throw badValue(`$geoIntersects not supported with provided geometry: ${encode(operand)}`);
  const geometry = operand.$geometry;
  return legally(() => {
    const wanted = parseGeoJson(geometry);
    const shape = shapeOf(wanted);
    return { holds: (stored) => intersects(shapeOf(stored), shape), boxes: boxesAround(wanted) };
  });
}

/** Runs what parses geometry of a query. */
export function legally<T>(parse: () => T): T {
  try {
    return parse();
  } catch (failure) {
    throw failure instanceof IllegalGeometry ? badValue(failure.message) : failure;
  }
}

function boxesAround(geometry: Geometry): readonly Box[] {
  const { center, radius } = capAround(positionsOf(geometry).map(vectorOf));
  return boxesOfCap(center, radius);
}

function geometryWithin(argument: unknown): Region {
  const wanted = parseGeoJson(isPlainObject(argument) ? argument : {});
  if (wanted.polygons.length === 0 || wanted.points.length + wanted.lines.length > 0)
    throw new IllegalGeometry(`$within not supported with provided geometry: ${encode({ $geometry: argument })}`);
  const { areas } = shapeOf(wanted);
  return { holds: (stored) => isWithin(shapeOf(stored), areas), boxes: boxesAround(wanted) };
}

function centerSphere(argument: unknown): Region {
  const [center, radius] = circleOf(argument, parsePosition);
  const middle = vectorOf(center);
  return {
    holds: (stored) => isAllWithin(stored, (position) => angleBetween(middle, vectorOf(position)) <= radius),
    boxes: boxesOfCap(middle, radius),
  };
}

function flatCircle(argument: unknown): Region {
  const [[x, y], radius] = circleOf(argument, parsePair);
  const isInside = (position: Position) => Math.hypot(position[0] - x, position[1] - y) <= radius;
  return {
    holds: (stored) => isAllWithin(stored, isInside),
    boxes: boxesOfPositions([
      [x - radius, y - radius],
      [x + radius, y + radius],
    ]),
  };
}

function circleOf(argument: unknown, parse: (value: unknown) => Position): readonly [Position, number] {
  if (!Array.isArray(argument) || argument.length < 2)
    throw new IllegalGeometry('Radius must be a non-negative number: the circle needs a center and a radius');
  const [center, radius] = argument;
  if (!isNumber(radius) || !(toNumber(radius) >= 0)) throw new IllegalGeometry(`radius must be a non-negative number: ${encode(radius)}`);
  return [parse(center), toNumber(radius)];
}

function flatBox(argument: unknown): Region {
  const [a, b] = (Array.isArray(argument) ? argument : []).map(parsePair);
  if (!a || !b) throw new IllegalGeometry('Box must be an array of two points');
  const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  const isInside = ([x, y]: Position) => x >= west && x <= east && y >= south && y <= north;
  return { holds: (stored) => isAllWithin(stored, isInside), boxes: boxesOfPositions([a, b]) };
}

function flatPolygon(argument: unknown): Region {
  const corners = (Array.isArray(argument) ? argument : isPlainObject(argument) ? Object.values(argument) : []).map(parsePair);
  if (corners.length < 3) throw new IllegalGeometry('Polygon must have at least 3 points');
  return { holds: (stored) => isAllWithin(stored, (position) => isInFlatPolygon(position, corners)), boxes: boxesOfPositions(corners) };
}

const SHAPES: ReadonlyMap<string, (argument: unknown) => Region> = new Map([
  ['$geometry', geometryWithin],
  ['$centerSphere', centerSphere],
  ['$center', flatCircle],
  ['$box', flatBox],
  ['$polygon', flatPolygon],
]);
