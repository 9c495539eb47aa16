import { Decimal, Double, kindOf, Long } from './numbers';
import { Pattern } from './pattern';
import { Tagged } from './tagged';

/** Names and numbers of BSON's types. Source: mongodb.com/docs/manual/reference/bson-types, read 2026-11-27. */
export const TYPE_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['double', 1],
  ['string', 2],
  ['object', 3],
  ['array', 4],
  ['binData', 5],
  ['undefined', 6],
  ['objectId', 7],
  ['bool', 8],
  ['date', 9],
  ['null', 10],
  ['regex', 11],
  ['dbPointer', 12],
  ['javascript', 13],
  ['symbol', 14],
  ['javascriptWithScope', 15],
  ['int', 16],
  ['timestamp', 17],
  ['long', 18],
  ['decimal', 19],
  ['minKey', -1],
  ['maxKey', 127],
]);

const NAMES_OF_TAGS: Readonly<Record<string, string>> = {
  $oid: 'objectId',
  $binary: 'binData',
  $uuid: 'binData',
  $timestamp: 'timestamp',
  $minKey: 'minKey',
  $maxKey: 'maxKey',
  $symbol: 'symbol',
  $code: 'javascript',
  $dbPointer: 'dbPointer',
};

/** The name `$type` knows; `missing` for what is not there. */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return kindOf(value);
    default:
      return typeNameOfObject(value as object | null);
  }
}

function typeNameOfObject(value: object | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof Pattern || value instanceof RegExp) return 'regex';
  if (value instanceof Long || value instanceof Double || value instanceof Decimal) return kindOf(value);
  return value instanceof Tagged ? (NAMES_OF_TAGS[value.tag] ?? 'object') : 'object';
}
