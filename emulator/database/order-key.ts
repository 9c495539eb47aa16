import { PlatformError } from '../platform-error';
import { Tagged } from './ejson';

/** The platform's limit of an index key. Source: cloud.tencent.com/document/product/876/32310, read 2026-11-22. */
const MAX_KEY_BYTES = 1024;

/** MongoDB's order of types. */
const RANK = {
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
  regExp: 110,
  last: 250,
};

/** Stands for an empty array in an index; sorts before null. */
export const EMPTY_ARRAY = Symbol('empty array');

export type Direction = 1 | -1;

/**
 * Bytes that sort (memcmp) as MongoDB sorts the values: numbers before strings before objects …, missing as null.
 * Self-delimiting, so keys of several values can be joined; a descending one has its bytes inverted.
 */
export function orderKey(value: unknown, direction: Direction): Buffer {
  const parts: Buffer[] = [];
  write(value, parts);
  const key = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  if (direction === -1) for (let i = 0; i < key.length; i += 1) key[i] = 255 - (key[i] as number);
  return key;
}

/** @throws PlatformError when longer than the platform indexes */
export function checkKeySize(key: Buffer, indexName: string): Buffer {
  if (key.length <= MAX_KEY_BYTES) return key;
  throw new PlatformError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] key too large to index, index: ${indexName}, ${key.length} of at most ${MAX_KEY_BYTES} bytes`,
  );
}

/** As MongoDB compares two values for sorting. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(orderKey(a, 1), orderKey(b, 1));
}

/** The rank byte of a value: values of one rank are comparable with `$gt` and its kin, others never match. */
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
  if (value instanceof RegExp) return RANK.regExp;
  if (value instanceof Tagged) return value.tag === '$oid' ? RANK.objectId : value.tag === '$binary' ? RANK.binary : RANK.last;
  return RANK.object;
}

function write(value: unknown, parts: Buffer[]): void {
  const rank = rankOf(value);
  if (rank === RANK.number || rank === RANK.date) parts.push(numberKey(rank, Number(value)));
  else if (rank === RANK.string) parts.push(textKey(rank, value as string));
  else if (rank === RANK.boolean) parts.push(Buffer.from([rank, value ? 2 : 1]));
  else if (rank === RANK.array) writeArray(value as unknown[], parts);
  else if (rank === RANK.object) writeObject(value as Record<string, unknown>, parts);
  else if (rank === RANK.null || rank === RANK.empty) parts.push(Buffer.from([rank]));
  else parts.push(textKey(rank, String(value)));
}

function writeArray(items: readonly unknown[], parts: Buffer[]): void {
  parts.push(Buffer.from([RANK.array]));
  for (const item of items) write(item, parts);
  parts.push(Buffer.from([0]));
}

/** MongoDB compares objects field by field: type, then name, then value. */
function writeObject(object: Record<string, unknown>, parts: Buffer[]): void {
  parts.push(Buffer.from([RANK.object]));
  for (const [name, item] of Object.entries(object)) {
    parts.push(textKey(rankOf(item), name));
    write(item, parts);
  }
  parts.push(Buffer.from([0]));
}

/** IEEE 754 big-endian; negatives inverted, positives above them. */
function numberKey(rank: number, value: number): Buffer {
  const key = Buffer.allocUnsafe(9);
  key[0] = rank;
  key.writeDoubleBE(Object.is(value, -0) ? 0 : value, 1);
  if ((key[1] as number) & 0x80) for (let i = 1; i < 9; i += 1) key[i] = 255 - (key[i] as number);
  else (key[1] as number) |= 0x80;
  return key;
}

/** UTF-8, closed by 00; inside, 00 becomes 01 01 and 01 becomes 01 02, so that a key is never the beginning of another, inverted or not. */
function textKey(rank: number, text: string): Buffer {
  const safe = text.includes('\0') || text.includes('\u0001') ? Buffer.from(escapeLow(Buffer.from(text))) : undefined;
  const length = safe ? safe.length : Buffer.byteLength(text);
  const key = Buffer.allocUnsafe(length + 2);
  key[0] = rank;
  if (safe) safe.copy(key, 1);
  else key.write(text, 1);
  key[length + 1] = 0;
  return key;
}

function escapeLow(bytes: Buffer): number[] {
  const escaped: number[] = [];
  for (const byte of bytes) escaped.push(...(byte <= 1 ? [1, byte + 1] : [byte]));
  return escaped;
}
