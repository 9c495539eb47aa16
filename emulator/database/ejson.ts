import { invalidParam } from '../platform-error';

/** MongoDB's own limit of nesting. */
const MAX_DEPTH = 100;

/** A BSON value that needs no arithmetic here (ObjectId, Binary, Decimal128, …): kept as its Extended JSON, equal by text. */
export class Tagged {
  constructor(
    readonly tag: string,
    readonly json: unknown,
  ) {}
  toString(): string {
    return JSON.stringify(this.json);
  }
}

const OPAQUE_TAGS = new Set(['$oid', '$binary', '$numberDecimal', '$timestamp', '$minKey', '$maxKey', '$uuid', '$symbol', '$code']);

/**
 * Values from canonical or relaxed Extended JSON. Numbers become JS numbers, dates `Date`, `$tcb_server_date` the time `now`.
 *
 * @param now epoch ms
 * @throws PlatformError INVALID_PARAM for text that is no Extended JSON
 */
export function decode(text: string, now: number): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidParam('a document or query is not valid JSON');
  }
  return revive(parsed, now, 0);
}

/** As `decode`, for text of our own writing. */
export function decodeStored(json: string): Record<string, unknown> {
  return revive(JSON.parse(json), 0, 0) as Record<string, unknown>;
}

/** Relaxed Extended JSON: what is stored, and what replies carry as it is. */
export function encode(value: unknown): string {
  return JSON.stringify(toPlain(value));
}

function revive(value: unknown, now: number, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) throw invalidParam(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item) => revive(item, now, depth + 1));
  const source = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const key in source) {
    if (key.charCodeAt(0) === 36 /* $ */) {
      const special = reviveTag(key, source, now);
      if (special !== undefined) return special;
    }
    if (key === '__proto__') throw invalidParam('a field may not be called __proto__');
    result[key] = revive(source[key], now, depth + 1);
  }
  return result;
}

/** The value of a type tag; `undefined` when `key` is an operator. */
function reviveTag(key: string, source: Record<string, unknown>, now: number): unknown {
  const content = source[key];
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return reviveNumber(content);
    case '$date':
      return reviveDate(content);
    case '$regularExpression':
      return reviveRegExp(content);
    case '$tcb_server_date':
      return new Date(now + reviveNumber((content as { offset?: unknown } | null)?.offset ?? 0));
    case '$undefined':
      return null;
    default:
      return OPAQUE_TAGS.has(key) ? new Tagged(key, source) : undefined;
  }
}

function reviveNumber(content: unknown): number {
  const inner = typeof content === 'object' && content !== null ? Object.values(content)[0] : content;
  const number = Number(inner);
  if (Number.isNaN(number) && inner !== 'NaN') throw invalidParam(`not a number: ${JSON.stringify(content)}`);
  return number;
}

function reviveDate(content: unknown): Date {
  const date = new Date(typeof content === 'string' ? content : reviveNumber(content));
  if (Number.isNaN(date.getTime())) throw invalidParam(`not a date: ${JSON.stringify(content)}`);
  return date;
}

/** The SDK passes JS flags on as they are; `g` and `y` would make matching depend on the match before. */
function reviveRegExp(content: unknown): RegExp {
  const { pattern, options = '' } = (content ?? {}) as { pattern?: unknown; options?: unknown };
  try {
    return new RegExp(String(pattern), String(options).replace(/[gydx]/g, ''));
  } catch {
    throw invalidParam(`not a regular expression: ${JSON.stringify(content)}`);
  }
}

function toPlain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toPlain(item)));
  if (value instanceof Date) return dateToPlain(value);
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if (value instanceof Tagged) return value.json;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) result[key] = toPlain(item);
  return result;
}

function dateToPlain(date: Date): unknown {
  const year = date.getUTCFullYear();
  return { $date: year >= 0 && year <= 9999 ? date.toISOString() : { $numberLong: String(date.getTime()) } };
}
