import { encode } from '../ejson';
import { isPlainObject } from '../paths';
import { isNumber, toNumber } from '../values/numbers';
import { crosses, type Vector, vectorOf } from './sphere';

/** Longitude, latitude, in degrees. */
export type Position = readonly [longitude: number, latitude: number];
/** Rings without their repeated last position; the first is the outer one. */
export type Polygon = readonly (readonly Position[])[];

/** Any geometry as its parts. */
export type Geometry = {
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  readonly polygons: readonly Polygon[];
};

/** Why a value is no geometry, in MongoDB's words. */
export class IllegalGeometry extends Error {
  override readonly name = 'IllegalGeometry';
}

/** Loops past this are not searched for crossings of their own edges. */
const MAX_CHECKED_VERTICES = 500;

/** GeoJSON, or a legacy pair `[longitude, latitude]` or `{any: longitude, other: latitude}`. @throws IllegalGeometry */
export function parseGeometry(value: unknown): Geometry {
  if (isPlainObject(value) && (typeof value.type === 'string' || Object.hasOwn(value, 'coordinates'))) return parseGeoJson(value);
  return {
    points: [parsePosition(Array.isArray(value) ? value : isPlainObject(value) ? Object.values(value) : value)],
    lines: [],
    polygons: [],
  };
}

/** @throws IllegalGeometry */
export function parseGeoJson(value: Record<string, unknown>): Geometry {
  const { type, coordinates } = value;
  const nothing = { points: [], lines: [], polygons: [] };
  switch (type) {
    case 'Point':
      return { ...nothing, points: [parsePosition(coordinates)] };
    case 'MultiPoint':
      return { ...nothing, points: listOf(coordinates, 'MultiPoint').map(parsePosition) };
    case 'LineString':
      return { ...nothing, lines: [parseLine(coordinates)] };
    case 'MultiLineString':
      return { ...nothing, lines: listOf(coordinates, 'MultiLineString').map(parseLine) };
    case 'Polygon':
      return { ...nothing, polygons: [parsePolygon(coordinates)] };
    case 'MultiPolygon':
      return { ...nothing, polygons: listOf(coordinates, 'MultiPolygon').map(parsePolygon) };
    case 'GeometryCollection':
      return listOf(value.geometries, 'GeometryCollection')
        .map((part) => parseGeoJson(isPlainObject(part) ? part : {}))
        .reduce(join, nothing);
    default:
      throw new IllegalGeometry(`unknown GeoJSON type: ${encode(value)}`);
  }
}

function join(a: Geometry, b: Geometry): Geometry {
  return { points: [...a.points, ...b.points], lines: [...a.lines, ...b.lines], polygons: [...a.polygons, ...b.polygons] };
}

/** Every position of a geometry. */
export function positionsOf({ points, lines, polygons }: Geometry): readonly Position[] {
  return [...points, ...lines.flat(), ...polygons.flat(2)];
}

/** @throws IllegalGeometry when it is no pair of numbers, or off the globe */
export function parsePosition(value: unknown): Position {
  const [longitude, latitude] = parsePair(value);
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    throw new IllegalGeometry(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`);
  return [longitude, latitude];
}

/** A pair on the plane. @throws IllegalGeometry */
export function parsePair(value: unknown): Position {
  const items = isPlainObject(value) ? Object.values(value) : value;
  if (!Array.isArray(items)) throw new IllegalGeometry('Point must be an array or object');
  const [x, y] = items;
  if (items.length < 2 || !isNumber(x) || !isNumber(y) || items.length > 3)
    throw new IllegalGeometry('Point must only contain numeric elements');
  const pair = [toNumber(x), toNumber(y)] as const;
  if (!pair.every(Number.isFinite)) throw new IllegalGeometry('Point coordinates must be finite numbers');
  return pair;
}

function listOf(value: unknown, type: string): unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new IllegalGeometry(`${type} coordinates must be an array with at least one element`);
  return value;
}

function parseLine(value: unknown): readonly Position[] {
  if (!Array.isArray(value)) throw new IllegalGeometry('GeoJSON coordinates must be an array of coordinates');
  const line = withoutRepeats(value.map(parsePosition));
  if (line.length < 2) throw new IllegalGeometry(`GeoJSON LineString must have at least 2 vertices: ${encode(value)}`);
  return line;
}

function parsePolygon(value: unknown): Polygon {
  if (!Array.isArray(value)) throw new IllegalGeometry('Polygon coordinates must be an array');
  if (value.length === 0) throw new IllegalGeometry('Polygon has no loops.');
  return value.map(parseRing);
}

function parseRing(value: unknown): readonly Position[] {
  if (!Array.isArray(value)) throw new IllegalGeometry('Polygon coordinates must be an array of arrays of coordinates');
  const positions = value.map(parsePosition);
  const [first, last] = [positions[0], positions.at(-1)];
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) throw new IllegalGeometry(`Loop is not closed: ${encode(value)}`);
  const ring = withoutRepeats(positions).slice(0, -1);
  if (new Set(ring.map(String)).size < 3) throw new IllegalGeometry(`Loop must have at least 3 different vertices: ${encode(value)}`);
  if (new Set(ring.map(String)).size < ring.length) throw new IllegalGeometry(`Loop is not valid: ${encode(value)} Duplicate vertices`);
  checkSimple(ring, value);
  return ring;
}

function withoutRepeats(positions: readonly Position[]): Position[] {
  return positions.filter((position, i) => i === 0 || String(position) !== String(positions[i - 1]));
}

function checkSimple(ring: readonly Position[], source: unknown): void {
  if (ring.length > MAX_CHECKED_VERTICES) return;
  const vertices = ring.map(vectorOf);
  const end = (i: number) => vertices[(i + 1) % vertices.length] as Vector;
  for (let i = 0; i < vertices.length; i += 1) {
    for (let j = i + 2; j < vertices.length; j += 1) {
      if (crosses(vertices[i] as Vector, end(i), vertices[j] as Vector, end(j)))
        throw new IllegalGeometry(`Loop is not valid: ${encode(source)} Edges ${i} and ${j} cross.`);
    }
  }
}
