import type { Collection } from './catalogue';
import { type Condition, type Conditions, conditionsOf } from './conditions';
import { cellRanges } from './geo/cells';
import type { DeclaredIndex } from './indexes';
import { type Direction, orderKey } from './order-key';
import { RANK, rankOf } from './values/rank';

export type Sort = readonly (readonly [path: string, direction: Direction])[];

/** Keys from `lo` (inclusive) to `hi` (exclusive); all share the first `prefix` bytes. */
export type Range = { readonly lo: Buffer; readonly hi: Buffer; readonly prefix: number };

type Reading =
  | { readonly by: 'id'; readonly ids: readonly unknown[] }
  | { readonly by: 'id-order'; readonly from: string; readonly to: string; readonly reverse: boolean }
  /** `merge`: the ranges are read side by side, so that what comes is in order across them. */
  | {
      readonly by: 'index';
      readonly index: DeclaredIndex;
      readonly ranges: readonly Range[];
      readonly reverse: boolean;
      readonly merge: boolean;
    }
  | { readonly by: 'union'; readonly plans: readonly Plan[] }
  | { readonly by: 'scan' };

/** How documents are found. `isExact`: what is read needs no further test. `isSorted`: it comes in the wanted order. */
export type Plan = Reading & { readonly isExact: boolean; readonly isSorted: boolean };

/** More alternatives than this ($in × $in) are not read one by one. */
const MAX_RANGES = 256;
const AFTER = Buffer.from([255]);
/** Sorts after every id. */
const LAST_TEXT = '\u{10ffff}\u{10ffff}';

/** The cheapest way to find what matches: by id, by the declared index that narrows most, or by reading everything. */
export function planQuery(collection: Collection, filter: Record<string, unknown>, sort: Sort): Plan {
  const conditions = conditionsOf(filter);
  const byId = planById(conditions, sort);
  if (byId) return byId;
  let best: Plan | undefined;
  let bestScore = 0;
  for (const index of collection.indexes) {
    const candidate = planByIndex(index, conditions, sort);
    if (candidate && candidate.score > bestScore) {
      best = candidate.plan;
      bestScore = candidate.score;
    }
  }
  // An index that only gives the order loses against alternatives that narrow.
  if (bestScore < 5) {
    const union = planUnion(collection, conditions);
    if (union) return union;
  }
  return best ?? planByIdOrder(conditions, sort) ?? { by: 'scan', isExact: conditions.isEmpty, isSorted: sort.length === 0 };
}

function planById(conditions: Conditions, sort: Sort): Plan | undefined {
  const condition = conditions.byPath.get('_id')?.find(({ eq }) => eq);
  if (!condition?.eq) return undefined;
  return {
    by: 'id',
    ids: condition.eq,
    isExact: conditions.count === 1 && conditions.isComplete,
    isSorted: condition.eq.length <= 1 || sort.length === 0,
  };
}

/** Paging by _id, or ids with the same beginning. Bounds are inclusive here; the test sees to the rest. */
function planByIdOrder(conditions: Conditions, sort: Sort): Plan | undefined {
  const [path, direction] = sort[0] ?? [];
  const bounds = (conditions.byPath.get('_id') ?? []).filter(({ lo, hi }) =>
    [lo, hi].every((bound) => !bound || typeof bound.value === 'string'),
  );
  if (path !== '_id' && !(path === undefined && bounds.length > 0)) return undefined;
  const from =
    bounds
      .map(({ lo }) => (lo?.value as string | undefined) ?? '')
      .sort()
      .at(-1) ?? '';
  const to = bounds.map(({ hi }) => (hi?.value as string | undefined) ?? LAST_TEXT).sort()[0] ?? LAST_TEXT;
  return { by: 'id-order', from, to, reverse: direction === -1, isExact: conditions.isEmpty, isSorted: true };
}

function planUnion(collection: Collection, { alternatives }: Conditions): Plan | undefined {
  if (!alternatives) return undefined;
  const plans = alternatives.map((branch) => planQuery(collection, branch, []));
  if (plans.length === 0 || plans.some((plan) => plan.by === 'scan' || plan.by === 'id-order')) return undefined;
  return { by: 'union', plans, isExact: false, isSorted: false };
}

type Candidate = { readonly plan: Plan; readonly score: number };

/** Equal values for the first keys, then at most one range; `undefined` when the index neither narrows nor sorts. */
function planByIndex(index: DeclaredIndex, conditions: Conditions, sort: Sort): Candidate | undefined {
  if (index.geoPath !== undefined) return planByPlace(index, conditions, index.geoPath);
  let ranges: Buffer[] = [Buffer.alloc(0)];
  const fixed = new Set<string>();
  let used = 0;
  let column = 0;
  for (; column < index.keys.length; column += 1) {
    const [path, direction] = index.keys[column] as readonly [string, Direction];
    const eq = equalTo(index, conditions.byPath.get(path), column);
    if (!eq?.eq || ranges.length * eq.eq.length > MAX_RANGES) break;
    if (eq.eq.length === 1) fixed.add(path);
    const parts = distinct(eq.eq.map((value) => orderKey(value, direction)));
    ranges = ranges.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
    used += 1;
  }
  const [path, direction] = index.keys[column] ?? [];
  const between = path === undefined ? undefined : betweenOf(index, conditions.byPath.get(path));
  if (index.sparse && used === 0 && !between) return undefined;
  const order = orderGiven(index, column, sort, fixed);
  const isSorted = order !== undefined && !(index.isMultikey && (used > 0 || between !== undefined || ranges.length > 1));
  // All keys of one index leave less than as many of a longer one: an id within it, say, against a state that most documents share.
  const isWhole = used > 0 && used === index.keys.length;
  const score = used * 10 + (between ? 5 : 0) + (isSorted && sort.length > 0 ? 3 : 0) + (isWhole ? 1 : 0);
  if (score === 0) return undefined;
  const consumed = used + (between?.used ?? 0);
  const plan: Plan = {
    by: 'index',
    index,
    ranges: ranges.map((prefix) => toRange(prefix, between, direction ?? 1)),
    reverse: order === 'backward' && isSorted,
    merge: isSorted && sort.length > 0 && ranges.length > 1,
    isExact: conditions.isComplete && consumed === conditions.count && !index.isMultikey,
    isSorted,
  };
  return { plan, score };
}

/** 1 and 1.0, or two dates of one time, are one value. */
function distinct(keys: readonly Buffer[]): readonly Buffer[] {
  return keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}

/** A box on a map narrows less than a value, more than a bound. */
function planByPlace(index: DeclaredIndex, conditions: Conditions, path: string): Candidate | undefined {
  const boxes = conditions.byPath.get(path)?.find((condition) => condition.boxes)?.boxes;
  if (!boxes) return undefined;
  const ranges = cellRanges(boxes).map((range) => ({ ...range, prefix: 0 }));
  return { plan: { by: 'index', index, ranges, reverse: false, merge: false, isExact: false, isSorted: false }, score: 7 };
}

/** A sparse index lacks documents without its paths: its first key must be asked for a value. */
function equalTo(index: DeclaredIndex, conditions: readonly Condition[] | undefined, column: number): Condition | undefined {
  return conditions?.find(({ eq }) => eq && !(index.sparse && column === 0 && eq.includes(null)));
}

type Between = { readonly rank: number; readonly lo?: Condition['lo']; readonly hi?: Condition['hi']; readonly used: number };

function betweenOf(index: DeclaredIndex, conditions: readonly Condition[] | undefined): Between | undefined {
  const lo = conditions?.find((condition) => condition.lo)?.lo;
  const hi = conditions?.find((condition) => condition.hi)?.hi;
  const bound = lo ?? hi;
  if (!bound) return undefined;
  const rank = rankOf(bound.value);
  // Two items of an array may each meet one bound: only one can narrow. Bounds of two types match nothing together; the test sees to it.
  const both = lo && hi && !index.isMultikey && rankOf(hi.value) === rank;
  if (both) return { rank, lo, hi, used: 2 };
  return lo ? { rank, lo, used: 1 } : { rank, hi, used: 1 };
}

function toRange(prefix: Buffer, between: Between | undefined, direction: Direction): Range {
  const at = (...parts: Buffer[]) => Buffer.concat([prefix, ...parts]);
  if (!between) return { lo: prefix, hi: at(AFTER), prefix: prefix.length };
  const first = direction === 1 ? between.rank : 255 - between.rank;
  // NaN sorts below all numbers but is never less than one.
  const floor =
    between.lo === undefined && between.rank === RANK.number ? { value: Number.NEGATIVE_INFINITY, inclusive: true } : between.lo;
  const bracket = { lo: at(Buffer.from([first])), hi: at(Buffer.from([first + 1])) };
  const [low, high] = direction === 1 ? [floor, between.hi] : [between.hi, floor];
  const key = (value: unknown) => orderKey(value, direction);
  return {
    lo: low ? (low.inclusive ? at(key(low.value)) : at(key(low.value), AFTER)) : bracket.lo,
    hi: high ? (high.inclusive ? at(key(high.value), AFTER) : at(key(high.value))) : bracket.hi,
    prefix: prefix.length,
  };
}

/** Whether the index's keys from `column` on are the wanted order or its reverse; what is fixed to one value does not matter. */
function orderGiven(index: DeclaredIndex, column: number, sort: Sort, fixed: ReadonlySet<string>): 'forward' | 'backward' | undefined {
  const wanted = sort.filter(([path]) => !fixed.has(path));
  const given = index.keys.slice(column);
  if (wanted.length > given.length) return undefined;
  const matches = (sign: 1 | -1) => wanted.every(([path, direction], i) => given[i]?.[0] === path && given[i]?.[1] === direction * sign);
  if (matches(1)) return 'forward';
  return matches(-1) ? 'backward' : undefined;
}
