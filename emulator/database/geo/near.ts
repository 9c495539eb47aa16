import { encode } from '../ejson';
import { isPlainObject } from '../paths';
import { badValue } from '../refusals';
import { isNumber, toNumber } from '../values/numbers';
import { type Position, parseGeoJson, parsePosition } from './geometry';
import { legally } from './region';
import { angleTo, shapeOf } from './shapes';
import { EARTH_RADIUS_METERS, type Vector, vectorOf } from './sphere';
import { storedGeometry } from './tests';

type Document = Readonly<Record<string, unknown>>;

/** What asks for documents by distance. Angles are in radians; `metersPerRadian` turns them into the unit of the query. */
export type Near = {
  readonly path: string;
  readonly center: Vector;
  readonly from: number;
  readonly to: number;
  readonly metersPerRadian: number;
};

const OPERATORS = ['$near', '$nearSphere'];

/**
 * Takes `$near` or `$nearSphere` out of a filter; it may stand at the top or in a top-level `$and`.
 *
 * @throws PlatformError BadValue for an illegal one; for a legacy pair under `$near`, which needs a flat index the platform has none of
 */
export function takeNear(filter: Document): { readonly near?: Near; readonly rest: Document } {
  let near: Near | undefined;
  function strip(from: Document): Document {
    const rest: Record<string, unknown> = {};
    for (const [key, operand] of Object.entries(from)) {
      if (key === '$and' && Array.isArray(operand)) rest[key] = operand.map((part) => (isPlainObject(part) ? strip(part) : part));
      else if (isPlainObject(operand) && OPERATORS.some((operator) => Object.hasOwn(operand, operator))) {
        if (near) throw badValue('Too many geoNear expressions');
        near = parseNear(key, operand);
        const others = Object.entries(operand).filter(([name]) => ![...OPERATORS, '$maxDistance', '$minDistance'].includes(name));
        if (others.length > 0) rest[key] = Object.fromEntries(others);
      } else rest[key] = operand;
    }
    return rest;
  }
  if (!mayHaveNear(filter)) return { rest: filter };
  const rest = strip(filter);
  return near ? { near, rest } : { rest };
}

function mayHaveNear(filter: Document): boolean {
  return Object.entries(filter).some(([key, operand]) =>
    key === '$and' && Array.isArray(operand)
      ? operand.some((part) => isPlainObject(part) && mayHaveNear(part))
      : isPlainObject(operand) && OPERATORS.some((operator) => Object.hasOwn(operand, operator)),
  );
}

function parseNear(path: string, operand: Document): Near {
  const operator = OPERATORS.find((name) => Object.hasOwn(operand, name)) as string;
  const point = operand[operator];
  const isGeoJson = isPlainObject(point) && Object.hasOwn(point, '$geometry');
  if (!isGeoJson && operator === '$near') throw badValue('unable to find index for $geoNear query');
  const limits: Document = isGeoJson ? point : operand;
  const position = isGeoJson
    ? nearPoint(point.$geometry)
    : legally(() => parsePosition(isPlainObject(point) ? Object.values(point) : point));
  return makeNear(path, position, isGeoJson ? EARTH_RADIUS_METERS : 1, { from: limits.$minDistance, to: limits.$maxDistance });
}

/** @throws PlatformError when it is no point */
export function nearPoint(geometry: unknown): Position {
  const { points } = legally(() => parseGeoJson(isPlainObject(geometry) ? geometry : {}));
  if (points.length !== 1 || (geometry as Document).type !== 'Point')
    throw badValue(`invalid point in geo near query $geometry argument: ${encode(geometry)}`);
  return points[0] as Position;
}

/** @param limits distances in the unit of the query */
export function makeNear(path: string, position: Position, metersPerRadian: number, limits: { from?: unknown; to?: unknown }): Near {
  const distance = (value: unknown, name: string, otherwise: number) => {
    if (value === undefined) return otherwise;
    if (!isNumber(value)) throw badValue(`$${name}Distance must be a number`);
    if (!(toNumber(value) >= 0)) throw badValue(`$${name}Distance must be non-negative`);
    return toNumber(value) / metersPerRadian;
  };
  return {
    path,
    center: vectorOf(position),
    from: distance(limits.from, 'min', 0),
    to: distance(limits.to, 'max', Number.POSITIVE_INFINITY),
    metersPerRadian,
  };
}

/** The geometry of a document nearest to the centre, and its angle; `undefined` when there is none within the limits. */
export function nearestOf(near: Near, document: Document): { readonly angle: number; readonly location: unknown } | undefined {
  let best: { angle: number; location: unknown } | undefined;
  for (const location of locationsAt(document, near.path)) {
    const geometry = storedGeometry(location);
    if (!geometry) continue;
    const angle = angleTo(near.center, shapeOf(geometry));
    if (angle >= near.from && angle <= near.to && !(best && best.angle <= angle)) best = { angle, location };
  }
  return best;
}

/** What may be a geometry at a path: a legacy pair is one, a list of others is several. */
export function locationsAt(document: unknown, path: string): unknown[] {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  if (Array.isArray(document)) return document.flatMap((item) => locationsAt(item, path));
  if (!isPlainObject(document) || !Object.hasOwn(document, first)) return [];
  const value = document[first];
  if (rest.length > 0) return locationsAt(value, rest.join('.'));
  return Array.isArray(value) && !isNumber(value[0]) ? value : [value];
}
