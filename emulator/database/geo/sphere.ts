import { greatest } from '../values/extremes';
/** A point on the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number];

/** MongoDB's earth. Source: mongodb.com/docs/manual/core/spherical-calculations (6378.1 km), read 2026-11-27. */
export const EARTH_RADIUS_METERS = 6_378_100;

/** What is this near (6 µm on the ground) counts as on a line. */
const TOLERANCE = 1e-12;

const RADIANS = Math.PI / 180;

export function vectorOf([longitude, latitude]: readonly [number, number]): Vector {
  const [lng, lat] = [longitude * RADIANS, latitude * RADIANS];
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

const lengthOf = (a: Vector): number => Math.hypot(a[0], a[1], a[2]);

function unit(a: Vector): Vector {
  const length = lengthOf(a);
  return length === 0 ? [1, 0, 0] : [a[0] / length, a[1] / length, a[2] / length];
}

/** In radians. */
export const angleBetween = (a: Vector, b: Vector): number => Math.atan2(lengthOf(cross(a, b)), dot(a, b));

/** The angle from a point to the nearest one of the arc a–b. */
export function angleToArc(point: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b);
  const foot = cross(normal, cross(point, normal));
  const isBeside = dot(cross(a, foot), normal) >= 0 && dot(cross(foot, b), normal) >= 0 && lengthOf(foot) > 0;
  return isBeside ? angleBetween(point, unit(foot)) : Math.min(angleBetween(point, a), angleBetween(point, b));
}

export const isOnArc = (point: Vector, a: Vector, b: Vector): boolean => angleToArc(point, a, b) <= TOLERANCE;

/** Whether the arcs a–b and c–d cross at a point inside both. */
export function crosses(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const [ab, cd] = [cross(a, b), cross(c, d)];
  const sides = [-dot(ab, c), dot(ab, d), dot(cd, a), -dot(cd, b)];
  // A meeting at an end point is none.
  if (sides.some((side) => Math.abs(side) <= TOLERANCE)) return false;
  return sides.every((side) => side > 0) || sides.every((side) => side < 0);
}

/** The smallest cap of this centre around the points; less than half the sphere as a rule. */
export function capAround(points: readonly Vector[]): { readonly center: Vector; readonly radius: number } {
  const sum = points.reduce<Vector>((total, point) => [total[0] + point[0], total[1] + point[1], total[2] + point[2]], [0, 0, 0]);
  const center = unit(sum);
  return { center, radius: greatest(points.map((point) => angleBetween(center, point))) };
}

/**
 * A ring of great-circle arcs, its smaller side inside, its boundary included.
 * Differs: a ring that no half of the globe holds is not understood; MongoDB can.
 */
export function ringContains(vertices: readonly Vector[]): (point: Vector) => boolean {
  const { center, radius } = capAround(vertices);
  return (point) => {
    if (angleBetween(center, point) > radius + TOLERANCE) return false;
    let turned = 0;
    for (let i = 0; i < vertices.length; i += 1) {
      const [a, b] = [vertices[i] as Vector, vertices[(i + 1) % vertices.length] as Vector];
      if (isOnArc(point, a, b)) return true;
      turned += turnAt(point, a, b);
    }
    return Math.abs(turned) > Math.PI;
  };
}

/** The angle at `point` from the direction of `a` to that of `b`, signed. */
function turnAt(point: Vector, a: Vector, b: Vector): number {
  const [toA, toB] = [cross(point, a), cross(point, b)];
  return Math.atan2(dot(point, cross(toA, toB)), dot(toA, toB));
}
