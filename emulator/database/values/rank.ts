import { isNumber } from './numbers';
import { Pattern } from './pattern';
import { Tagged } from './tagged';

/** MongoDB's order of types. Source: mongodb.com/docs/manual/reference/bson-type-comparison-order, read 2026-11-27. */
export const RANK = {
  minKey: 1,
  empty: 5,
  null: 10,
  number: 20,
  string: 30,
  object: 40,
  array: 50,
  binary: 60,
  objectId: 70,
  boolean: 80,
  date: 90,
  timestamp: 100,
  regExp: 110,
  other: 120,
  maxKey: 240,
};

/** Stands for an empty array in an index and in an order; sorts before null. */
export const EMPTY_ARRAY = Symbol('empty array');

const RANKS_OF_TAGS: Readonly<Record<string, number>> = {
  $oid: RANK.objectId,
  $binary: RANK.binary,
  $uuid: RANK.binary,
  $timestamp: RANK.timestamp,
  $minKey: RANK.minKey,
  $maxKey: RANK.maxKey,
  $symbol: RANK.string,
};

/** Values of one rank are comparable with `$gt` and its kin, others never match. Missing ranks as null. */
export function rankOf(value: unknown): number {
  if (value === undefined || value === null) return RANK.null;
  switch (typeof value) {
    case 'number':
      return RANK.number;
    case 'string':
      return RANK.string;
    case 'boolean':
      return RANK.boolean;
    case 'symbol':
      return RANK.empty;
    default:
      return rankOfObject(value as object);
  }
}

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof Date) return RANK.date;
  if (isNumber(value)) return RANK.number;
  if (value instanceof Tagged) return RANKS_OF_TAGS[value.tag] ?? RANK.other;
  return value instanceof Pattern || value instanceof RegExp ? RANK.regExp : RANK.object;
}
