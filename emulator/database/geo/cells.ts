import type { Box } from './boxes';
import { type Geometry, type Position, positionsOf } from './geometry';

/** Keys from `lo` (inclusive) to `hi` (exclusive). */
type Range = { readonly lo: Buffer; readonly hi: Buffer };

/** Halvings of the globe each way; the last is 4 m high. */
const LEVELS = 22;
/** A region is covered by about this many ranges. */
const MAX_RANGES = 24;
const POINT = 1;
const EXTENDED = 2;

/**
 * The index keys of a stored geometry: for a point its place on a curve that keeps neighbours together (Z-order), so that a box
 * is a few ranges. Everything that is more than a point shares one key: queries look at all of those.
 */
export function cellKeys(geometry: Geometry): Buffer[] {
  if (geometry.lines.length + geometry.polygons.length > 0) return [Buffer.from([EXTENDED])];
  const keys = positionsOf(geometry).map((position) => keyOf(curveAt(position)));
  return [...new Map(keys.map((key) => [key.toString('hex'), key])).values()];
}

/** Ranges of keys that hold every geometry touching one of the boxes. */
export function cellRanges(boxes: readonly Box[]): Range[] {
  const ranges: Range[] = boxes.flatMap((box) => coveredBy(box)).map(([first, last]) => ({ lo: keyOf(first), hi: keyOf(last + 1n) }));
  return [...ranges, { lo: Buffer.from([EXTENDED]), hi: Buffer.from([EXTENDED + 1]) }];
}

function keyOf(place: bigint): Buffer {
  const key = Buffer.alloc(7);
  key[0] = POINT;
  key.writeUIntBE(Number(place), 1, 6);
  return key;
}

const columnOf = (degrees: number, span: number): number =>
  Math.min(2 ** LEVELS - 1, Math.max(0, Math.floor(((degrees + span) / (2 * span)) * 2 ** LEVELS)));

function curveAt([longitude, latitude]: Position): bigint {
  const [x, y] = [columnOf(longitude, 180), columnOf(latitude, 90)];
  let place = 0n;
  for (let level = LEVELS - 1; level >= 0; level -= 1) place = (place << 2n) | BigInt((((y >> level) & 1) << 1) | ((x >> level) & 1));
  return place;
}

type Cell = { readonly x: number; readonly y: number; readonly level: number; readonly place: bigint };

/** Splits cells that stick out of the box until there are enough of them; the widest first. */
function coveredBy(box: Box): [bigint, bigint][] {
  const west = columnOf(box.west, 180);
  const east = columnOf(box.east, 180);
  const south = columnOf(box.south, 90);
  const north = columnOf(box.north, 90);
  const sizeOf = ({ level }: Cell) => 2 ** (LEVELS - level);
  const touches = (cell: Cell) => cell.x <= east && cell.x + sizeOf(cell) > west && cell.y <= north && cell.y + sizeOf(cell) > south;
  const isInside = (cell: Cell) =>
    cell.x >= west && cell.x + sizeOf(cell) - 1 <= east && cell.y >= south && cell.y + sizeOf(cell) - 1 <= north;
  let open: Cell[] = [{ x: 0, y: 0, level: 0, place: 0n }];
  const done: Cell[] = [];
  while (open.length > 0 && open.length + done.length < MAX_RANGES) {
    const [widest, ...others] = open as [Cell, ...Cell[]];
    open = others;
    if (isInside(widest) || widest.level === LEVELS) done.push(widest);
    else open.push(...quartersOf(widest).filter(touches));
  }
  return [...done, ...open].map((cell) => {
    const width = 2n * BigInt(LEVELS - cell.level);
    return [cell.place << width, ((cell.place + 1n) << width) - 1n];
  });
}

function quartersOf({ x, y, level, place }: Cell): Cell[] {
  const half = 2 ** (LEVELS - level - 1);
  return [0, 1, 2, 3].map((quarter) => ({
    x: x + (quarter & 1) * half,
    y: y + (quarter >> 1) * half,
    level: level + 1,
    place: (place << 2n) | BigInt(quarter),
  }));
}
