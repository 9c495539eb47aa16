import { invalidParam } from '../platform-error';
import { Decimal, Double, doubleOf, Long, longOf } from './values/numbers';
import { makePattern, type Pattern, patternOf } from './values/pattern';
import { OPAQUE_TAGS, Tagged } from './values/tagged';

/** MongoDB's own limit of nesting. */
const MAX_DEPTH = 100;

/**
 * Values from canonical or relaxed Extended JSON: numbers as in `values/numbers`, dates `Date`, regular expressions `Pattern`,
 * `$tcb_server_date` the time `now`, everything else of BSON `Tagged`.
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

/** As `decode`, for text of our own writing; most documents hold nothing that needs a tag. */
export function decodeStored(json: string): Record<string, unknown> {
  const parsed = JSON.parse(json) as Record<string, unknown>;
  return json.includes('"$') ? (reviveInPlace(parsed) as Record<string, unknown>) : parsed;
}

/** Several stored documents, joined by commas, at the price of one. */
export function decodeJoined(json: string): Record<string, unknown>[] {
  const parsed = JSON.parse(`[${json}]`) as Record<string, unknown>[];
  return json.includes('"$') ? (reviveInPlace(parsed) as Record<string, unknown>[]) : parsed;
}

/**
 * Relaxed Extended JSON: what is stored, and what replies carry as it is. Numbers keep a tag where JSON would lose their kind or digits.
 *
 * @throws PlatformError INVALID_PARAM when it is nested too deep
 */
export function encode(value: unknown): string {
  return JSON.stringify(toPlain(value, 0));
}

function revive(value: unknown, now: number, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) throw invalidParam(`nested deeper than ${MAX_DEPTH} levels`);
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

/** For what was parsed here and is nobody else's; what is stored has been measured when it was written. */
function reviveInPlace(value: object): unknown {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const item: unknown = value[i];
      if (typeof item === 'object' && item !== null) value[i] = reviveInPlace(item);
    }
    return value;
  }
  const source = value as Record<string, unknown>;
  for (const key in source) {
    if (key.charCodeAt(0) === 36 /* $ */) {
      const special = reviveTag(key, source, 0);
      if (special !== undefined) return special;
    }
    const item = source[key];
    if (typeof item === 'object' && item !== null) source[key] = reviveInPlace(item);
  }
  return source;
}

/** The value of a type tag; `undefined` when `key` is an operator. */
function reviveTag(key: string, source: Record<string, unknown>, now: number): unknown {
  const content = source[key];
  switch (key) {
    case '$numberInt':
      return reviveInt(content);
    case '$numberLong':
      return reviveLong(content);
    case '$numberDouble':
      return reviveDouble(content);
    case '$numberDecimal':
      return reviveDecimal(content);
    case '$date':
      return reviveDate(content);
    case '$regularExpression':
      return revivePattern(content);
    case '$tcb_server_date':
      return new Date(now + reviveMs((content as { offset?: unknown } | null)?.offset ?? 0));
    case '$undefined':
      return null;
    default:
      return OPAQUE_TAGS.has(key) ? new Tagged(key, source) : undefined;
  }
}

const noNumber = (content: unknown) => invalidParam(`not a number: ${JSON.stringify(content)}`);

function reviveInt(content: unknown): number {
  const number = Number(content);
  if ((typeof content !== 'string' && typeof content !== 'number') || content === '' || (number | 0) !== number) throw noNumber(content);
  return number + 0;
}

function reviveLong(content: unknown): number | Long {
  if (!/^-?\d{1,19}$/.test(String(content))) throw noNumber(content);
  const long = longOf(BigInt(String(content)));
  if (long === undefined) throw noNumber(content);
  return long;
}

function reviveDouble(content: unknown): number | Double {
  const number = Number(content);
  if (content === '' || typeof content === 'object' || (Number.isNaN(number) && content !== 'NaN')) throw noNumber(content);
  return doubleOf(number);
}

function reviveDecimal(content: unknown): Decimal {
  const decimal = new Decimal(String(content));
  if (decimal.parts === undefined && !/^nan$/i.test(decimal.text)) throw noNumber(content);
  return decimal;
}

/** Milliseconds in any of the forms of a number. */
function reviveMs(content: unknown): number {
  const inner = typeof content === 'object' && content !== null ? Object.values(content)[0] : content;
  const number = Number(inner);
  if (Number.isNaN(number)) throw noNumber(content);
  return number;
}

function reviveDate(content: unknown): Date {
  const date = new Date(typeof content === 'string' ? content : reviveMs(content));
  if (Number.isNaN(date.getTime())) throw invalidParam(`not a date: ${JSON.stringify(content)}`);
  return date;
}

function revivePattern(content: unknown): Pattern {
  const { pattern, options = '' } = (content ?? {}) as { pattern?: unknown; options?: unknown };
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw invalidParam(`not a regular expression: ${JSON.stringify(content)}`);
  return makePattern(pattern, options);
}

function toPlain(value: unknown, depth: number): unknown {
  if (typeof value === 'number') return numberToPlain(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) throw invalidParam(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toPlain(item, depth + 1)));
  if (value instanceof Date) return dateToPlain(value);
  const tagged = taggedToPlain(value);
  if (tagged !== undefined) return tagged;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) result[key] = toPlain(item, depth + 1);
  return result;
}

function taggedToPlain(value: object): unknown {
  if (value instanceof Tagged) return value.json;
  if (value instanceof Long) return { $numberLong: String(value.value) };
  if (value instanceof Double) return { $numberDouble: `${value.value}.0` };
  if (value instanceof Decimal) return { $numberDecimal: value.text };
  const pattern = patternOf(value);
  return pattern && { $regularExpression: { pattern: pattern.source, options: pattern.options } };
}

function numberToPlain(value: number): unknown {
  if (Object.is(value, -0)) return { $numberDouble: '-0.0' };
  return Number.isFinite(value) ? value : { $numberDouble: String(value) };
}

function dateToPlain(date: Date): unknown {
  const year = date.getUTCFullYear();
  return { $date: year >= 0 && year <= 9999 ? date.toISOString() : { $numberLong: String(date.getTime()) } };
}
