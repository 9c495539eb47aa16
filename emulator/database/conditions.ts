import type { Box } from './geo/boxes';
import { regionIntersecting, regionWithin } from './geo/region';
import { isPlainObject, isPosition } from './paths';
import { isNaNumber, isNumber } from './values/numbers';
import { type Pattern, patternOf } from './values/pattern';
import { Tagged } from './values/tagged';

type Bound = { readonly value: unknown; readonly inclusive: boolean };

/** One demand on one path that an index can answer: one of some values, a bound, or a place within boxes. */
export type Condition = { readonly eq?: readonly unknown[]; readonly lo?: Bound; readonly hi?: Bound; readonly boxes?: readonly Box[] };

export type Conditions = {
  readonly byPath: Map<string, Condition[]>;
  /** How many demands are in `byPath`. */
  count: number;
  /** Nothing of the filter is missing in `byPath`. */
  isComplete: boolean;
  /** The filter demands nothing. */
  readonly isEmpty: boolean;
  /** Branches of a `$or`, of which one must hold. */
  alternatives?: readonly Record<string, unknown>[];
};

/** What every match must meet, as far as indexes can help; the rest is left to testing each document. */
export function conditionsOf(filter: Record<string, unknown>): Conditions {
  const conditions: Conditions = { byPath: new Map(), count: 0, isComplete: true, isEmpty: Object.keys(filter).length === 0 };
  gather(filter, '', conditions);
  return conditions;
}

function gather(filter: Record<string, unknown>, prefix: string, into: Conditions): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) for (const part of value) gather(isPlainObject(part) ? part : {}, prefix, into);
    else if (key === '$or' && prefix === '' && Array.isArray(value) && value.every(isPlainObject)) {
      into.isComplete = false;
      into.alternatives ??= value;
    } else if (key.startsWith('$')) into.isComplete = false;
    else gatherPath(prefix + key, value, into);
  }
}

function gatherPath(path: string, value: unknown, into: Conditions): void {
  const pattern = patternOf(value);
  if (isIndexable(value)) addValues(path, [value], into);
  else if (pattern) gatherPrefix(path, pattern, into);
  else if (isPlainObject(value)) for (const [operator, operand] of Object.entries(value)) gatherOperator(path, operator, operand, into);
  else into.isComplete = false;
}

function gatherOperator(path: string, operator: string, operand: unknown, into: Conditions): void {
  const isBound = isIndexable(operand) && operand !== null;
  if (operator === '$eq' && isIndexable(operand)) addValues(path, [operand], into);
  else if (operator === '$in' && Array.isArray(operand) && operand.every(isIndexable)) addValues(path, [...new Set(operand)], into);
  else if (operator === '$gt' && isBound) add(path, { lo: { value: operand, inclusive: false } }, into);
  else if (operator === '$gte' && isBound) add(path, { lo: { value: operand, inclusive: true } }, into);
  else if (operator === '$lt' && isBound) add(path, { hi: { value: operand, inclusive: false } }, into);
  else if (operator === '$lte' && isBound) add(path, { hi: { value: operand, inclusive: true } }, into);
  else {
    into.isComplete = false;
    if (operator === '$geoWithin') add(path, { boxes: regionWithin(operand).boxes }, into);
    else if (operator === '$geoIntersects') add(path, { boxes: regionIntersecting(operand).boxes }, into);
    if (operator !== '$elemMatch' || !isPlainObject(operand)) return;
    const inner: Conditions = { byPath: new Map(), count: 0, isComplete: true, isEmpty: false };
    gather(operand, `${path}.`, inner);
    for (const [innerPath, found] of inner.byPath) {
      // An array among the items has positions as its fields, which an index does not follow.
      if (!isPosition(innerPath.slice(path.length + 1).split('.')[0] ?? '')) for (const condition of found) add(innerPath, condition, into);
    }
  }
}

/** Null is also what is missing: what an index has under null is looked at again, and positions of arrays are seen differently by a query. */
function addValues(path: string, values: readonly unknown[], into: Conditions): void {
  const hasNull = values.includes(null);
  if (hasNull) into.isComplete = false;
  if (!hasNull || !path.split('.').some(isPosition)) add(path, { eq: values }, into);
}

/** A case-sensitive pattern with a literal beginning narrows to that beginning. */
function gatherPrefix(path: string, pattern: Pattern, into: Conditions): void {
  into.isComplete = false;
  const literal = /^\^([\p{L}\p{N}_ :/@-]+)/u.exec(pattern.source)?.[1];
  if (!literal || /[imx]/.test(pattern.options) || pattern.source.includes('|')) return;
  const next = pattern.source[literal.length + 1];
  // A quantifier belongs to the last literal character.
  const sure = next !== undefined && '*?+{'.includes(next) ? literal.slice(0, -1) : literal;
  if (sure.length === 0) return;
  add(path, { lo: { value: sure, inclusive: true }, hi: { value: `${sure}\u{10ffff}`, inclusive: true } }, into);
}

function add(path: string, condition: Condition, into: Conditions): void {
  const found = into.byPath.get(path);
  if (found) found.push(condition);
  else into.byPath.set(path, [condition]);
  into.count += 1;
}

function isIndexable(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (isNumber(value)) return !isNaNumber(value);
  return value instanceof Date || (value instanceof Tagged && value.tag === '$oid');
}
