import { least } from '../values/extremes';
import { type Geometry, type Polygon, type Position, positionsOf } from './geometry';
import { angleBetween, angleToArc, crosses, isOnArc, ringContains, type Vector, vectorOf } from './sphere';

type Arc = readonly [Vector, Vector];
type Area = {
  readonly contains: (point: Vector) => boolean;
  readonly arcs: readonly Arc[];
  readonly holes: readonly ((point: Vector) => boolean)[];
};

/** A geometry made ready to be asked about others. */
export type Shape = { readonly points: readonly Vector[]; readonly arcs: readonly Arc[]; readonly areas: readonly Area[] };

export function shapeOf({ points, lines, polygons }: Geometry): Shape {
  return {
    points: points.map(vectorOf),
    arcs: lines.flatMap((line) => arcsOf(line.map(vectorOf), false)),
    areas: polygons.map(areaOf),
  };
}

function areaOf(polygon: Polygon): Area {
  const rings = polygon.map((ring) => ring.map(vectorOf));
  const [outer, ...holes] = rings.map(ringContains);
  const isOnEdge = (point: Vector, ring: readonly Vector[]) => arcsOf(ring, true).some(([a, b]) => isOnArc(point, a, b));
  const inHole = holes.map((hole, i) => (point: Vector) => hole(point) && !isOnEdge(point, rings[i + 1] as readonly Vector[]));
  return {
    contains: (point) => outer?.(point) === true && !inHole.some((hole) => hole(point)),
    arcs: rings.flatMap((ring) => arcsOf(ring, true)),
    holes: inHole,
  };
}

function arcsOf(vertices: readonly Vector[], isClosed: boolean): Arc[] {
  const arcs = vertices.slice(1).map((vertex, i): Arc => [vertices[i] as Vector, vertex]);
  return isClosed ? [...arcs, [vertices.at(-1) as Vector, vertices[0] as Vector]] : arcs;
}

const edgesOf = ({ arcs, areas }: Shape): readonly Arc[] => [...arcs, ...areas.flatMap((area) => area.arcs)];
const verticesOf = (shape: Shape): readonly Vector[] => [...shape.points, ...edgesOf(shape).flat()];

/** Whether they have a point in common; boundaries belong to both. */
export function intersects(a: Shape, b: Shape): boolean {
  const touches = (one: Shape, other: Shape) =>
    verticesOf(one).some(
      (vertex) =>
        other.areas.some((area) => area.contains(vertex)) ||
        edgesOf(other).some(([start, end]) => isOnArc(vertex, start, end)) ||
        other.points.some((point) => angleBetween(point, vertex) <= 1e-12),
    );
  return touches(a, b) || touches(b, a) || edgesOf(a).some(([p, q]) => edgesOf(b).some(([r, s]) => crosses(p, q, r, s)));
}

/** Whether all of it lies in one of the areas: nothing outside, nothing across an edge, no hole inside it. */
export function isWithin(shape: Shape, areas: readonly Area[]): boolean {
  const vertices = verticesOf(shape);
  const edges = edgesOf(shape);
  return areas.some(
    (area) =>
      vertices.every(area.contains) &&
      !edges.some(([p, q]) => area.arcs.some(([r, s]) => crosses(p, q, r, s))) &&
      !(
        area.holes.length > 0 &&
        shape.areas.some((inner) =>
          area.arcs.some(([vertex]) => inner.contains(vertex) && !inner.arcs.some(([p, q]) => isOnArc(vertex, p, q))),
        )
      ),
  );
}

/** The angle from a point to the nearest part, in radians. */
export function angleTo(center: Vector, shape: Shape): number {
  if (shape.areas.some((area) => area.contains(center))) return 0;
  const toPoints = shape.points.map((point) => angleBetween(center, point));
  const toEdges = edgesOf(shape).map(([a, b]) => angleToArc(center, a, b));
  return Math.min(least(toPoints), least(toEdges));
}

/** On the plane, by counting crossings; the boundary belongs to it. */
export function isInFlatPolygon([x, y]: Position, corners: readonly Position[]): boolean {
  let isInside = false;
  for (let i = 0, before = corners.length - 1; i < corners.length; before = i, i += 1) {
    const [[ax, ay], [bx, by]] = [corners[before] as Position, corners[i] as Position];
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (turn === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return true;
    if (by > y !== ay > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) isInside = !isInside;
  }
  return isInside;
}

export const isAllWithin = (geometry: Geometry, test: (position: Position) => boolean): boolean => positionsOf(geometry).every(test);
