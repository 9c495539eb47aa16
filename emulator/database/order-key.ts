import { databaseFailed } from './refusals';
import { type AnyNumber, compareNumbers, Decimal, isNaNumber, toBigInt, toNumber } from './values/numbers';
import { type Pattern, patternOf } from './values/pattern';
import { RANK, rankOf } from './values/rank';
import type { Tagged } from './values/tagged';
import { bytesOf } from './values/tagged-bytes';

/** The platform's limit of an index key. Source: cloud.tencent.com/document/product/876/32310, read 2026-11-22. */
const MAX_KEY_BYTES = 1024;

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
  throw databaseFailed(
    `WiredTigerIndex::insert: key too large to index, failing  ${indexName} ${key.length}: at most ${MAX_KEY_BYTES} bytes`,
  );
}

function write(value: unknown, parts: Buffer[]): void {
  const rank = rankOf(value);
  switch (rank) {
    case RANK.number:
      writeNumber(value as AnyNumber, parts);
      break;
    case RANK.date:
      parts.push(doubleKey(rank, Number(value)));
      break;
    case RANK.boolean:
      parts.push(Buffer.from([rank, value ? 2 : 1]));
      break;
    case RANK.array:
      writeArray(value as unknown[], parts);
      break;
    case RANK.object:
      writeObject(value as Record<string, unknown>, parts);
      break;
    case RANK.null:
    case RANK.empty:
    case RANK.minKey:
    case RANK.maxKey:
      parts.push(Buffer.from([rank]));
      break;
    case RANK.regExp: {
      const { source, options } = patternOf(value) as Pattern;
      parts.push(bytesKey(rank, Buffer.from(source)), bytesKey(rank, Buffer.from(options)));
      break;
    }
    case RANK.string:
      parts.push(typeof value === 'string' ? textKey(rank, value) : bytesKey(rank, bytesOf(value as Tagged)));
      break;
    default:
      parts.push(bytesKey(rank, bytesOf(value as Tagged)));
  }
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

/** The nearest double, then how the exact value lies to it: equal for all but wide longs and decimals. */
function writeNumber(value: AnyNumber, parts: Buffer[]): void {
  const nearest = toNumber(value);
  const side = typeof value === 'number' || isNaNumber(value) ? 0 : compareNumbers(value, nearest);
  parts.push(doubleKey(RANK.number, nearest, 2 + Math.sign(side)));
  if (side !== 0) parts.push(exactKey(value));
}

/** Sign, power of ten, digits: orders numbers whose nearest double is the same. */
function exactKey(value: AnyNumber): Buffer {
  const whole = toBigInt(value);
  const parts = value instanceof Decimal && typeof value.parts === 'object' ? value.parts : { coefficient: whole ?? 0n, exponent: 0 };
  const isNegative = parts.coefficient < 0n;
  const digits = String(isNegative ? -parts.coefficient : parts.coefficient);
  const power = Buffer.alloc(2);
  power.writeUInt16BE(0x8000 + digits.length + parts.exponent);
  const key = Buffer.concat([power, Buffer.from(digits.replace(/0+$/, '')), Buffer.from([1])]);
  if (isNegative) for (let i = 0; i < key.length; i += 1) key[i] = 255 - (key[i] as number);
  return key;
}

/** IEEE 754 big-endian; negatives inverted, positives above them, NaN below all. */
function doubleKey(rank: number, value: number, suffix?: number): Buffer {
  const key = Buffer.allocUnsafe(suffix === undefined ? 9 : 10);
  key[0] = rank;
  if (suffix !== undefined) key[9] = suffix;
  if (Number.isNaN(value)) return key.fill(0, 1, 9);
  key.writeDoubleBE(value === 0 ? 0 : value, 1);
  if ((key[1] as number) & 0x80) for (let i = 1; i < 9; i += 1) key[i] = 255 - (key[i] as number);
  else (key[1] as number) |= 0x80;
  return key;
}

/** UTF-8, closed by 00; inside, 00 becomes 01 01 and 01 becomes 01 02, so that a key is never the beginning of another, inverted or not. */
function textKey(rank: number, text: string): Buffer {
  if (text.includes('\0') || text.includes('\u0001')) return bytesKey(rank, Buffer.from(text));
  const length = Buffer.byteLength(text);
  const key = Buffer.allocUnsafe(length + 2);
  key[0] = rank;
  key.write(text, 1);
  key[length + 1] = 0;
  return key;
}

function bytesKey(rank: number, bytes: Buffer): Buffer {
  return Buffer.from([rank, ...escapeLow(bytes), 0]);
}

function escapeLow(bytes: Buffer): number[] {
  const escaped: number[] = [];
  for (const byte of bytes) escaped.push(...(byte <= 1 ? [1, byte + 1] : [byte]));
  return escaped;
}
