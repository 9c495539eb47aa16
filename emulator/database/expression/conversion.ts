import { TYPE_NUMBERS, typeName } from '../values/bson-type';
import { type AnyNumber, Decimal, doubleOf, isNumber, longOf, toBigInt, toNumber } from '../values/numbers';
import { Tagged } from '../values/tagged';
import { wholeOf } from './arithmetic';
import { parseDate } from './date-text';
import { timeOf } from './dates';
import { type Evaluate, isMissing, isTrue, located, namedArguments, type Operator, type Operators, withArguments } from './scope';

const unsupported = (value: unknown, to: string) =>
  located(241, `Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`);
const unparsable = (value: unknown, to: string, why: string) =>
  located(241, `Failed to parse ${to} '${String(value)}' in $convert with no onError value: ${why}`);

/** To a type by its name or number. */
function convert(value: unknown, to: string): unknown {
  switch (to) {
    case 'bool':
      return isNumber(value) || typeof value === 'boolean' ? isTrue(value) : true;
    case 'string':
      return toText(value);
    case 'int':
    case 'long':
      return toWhole(value, to);
    case 'double':
      return toDouble(value);
    case 'decimal':
      return toDecimal(value);
    case 'date':
      return toDate(value);
    case 'objectId':
      return toObjectId(value);
    default:
      throw unsupported(value, to);
  }
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNumber(value)) return numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Tagged && value.tag === '$oid') return String((value.json as Record<string, unknown>).$oid);
  throw unsupported(value, 'string');
}

const numberText = (value: AnyNumber): string =>
  typeof value === 'number' || value instanceof Decimal ? String(value) : String(value.value);

function toWhole(value: unknown, to: 'int' | 'long'): AnyNumber {
  if (typeof value === 'boolean') return wholeOf(value ? 1n : 0n, to === 'long');
  if (value instanceof Date && to === 'long') return longOf(BigInt(value.getTime())) as AnyNumber;
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unparsable(value, 'number', 'Did not consume whole string.');
    return limited(BigInt(value), to);
  }
  if (!isNumber(value)) throw unsupported(value, to);
  const number = toNumber(value);
  if (!Number.isFinite(number))
    throw located(
      241,
      `Attempt to convert ${Number.isNaN(number) ? 'NaN' : 'infinity'} value to integer type in $convert with no onError value`,
    );
  return limited(toBigInt(value) ?? BigInt(Math.trunc(number)), to);
}

function limited(value: bigint, to: 'int' | 'long'): AnyNumber {
  const bits = to === 'int' ? 31n : 63n;
  if (value >= 1n << bits || value < -(1n << bits))
    throw located(241, `Conversion would overflow target type in $convert with no onError value: ${value}`);
  return wholeOf(value, to === 'long');
}

function toDouble(value: unknown): AnyNumber {
  if (typeof value === 'boolean') return doubleOf(Number(value));
  if (value instanceof Date) return doubleOf(value.getTime());
  if (isNumber(value)) return doubleOf(toNumber(value));
  if (typeof value !== 'string') throw unsupported(value, 'double');
  return doubleOf(parseNumber(value));
}

function toDecimal(value: unknown): Decimal {
  if (value instanceof Decimal) return value;
  if (isNumber(value)) return new Decimal(numberText(value));
  if (typeof value === 'boolean' || value instanceof Date) return new Decimal(String(Number(value)));
  if (typeof value !== 'string') throw unsupported(value, 'decimal');
  parseNumber(value);
  return new Decimal(value);
}

function parseNumber(text: string): number {
  const isNumeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || /^[+-]?(inf(inity)?|nan)$/i.test(text);
  if (!isNumeral) throw unparsable(text, 'number', text === '' ? 'Empty string' : 'Did not consume whole string.');
  if (/nan/i.test(text)) return Number.NaN;
  return /inf/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text);
}

function toDate(value: unknown): Date {
  if (typeof value === 'string') {
    const { local, offset = 0 } = parseDate(value);
    return new Date(local - offset * 60_000);
  }
  if (isNumber(value)) {
    if (typeName(value) === 'int') throw unsupported(value, 'date');
    const date = new Date(Math.trunc(toNumber(value)));
    if (Number.isNaN(date.getTime())) throw located(241, 'Conversion would overflow target type in $convert with no onError value');
    return date;
  }
  if (value instanceof Date || value instanceof Tagged) return new Date(timeOf(value));
  throw unsupported(value, 'date');
}

function toObjectId(value: unknown): Tagged {
  if (value instanceof Tagged && value.tag === '$oid') return value;
  if (typeof value !== 'string') throw unsupported(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value))
    throw unparsable(value, 'objectId', `Invalid string length for parsing to OID, expected 24 but found ${value.length}`);
  return new Tagged('$oid', { $oid: value.toLowerCase() });
}

const shorthand = (name: string, to: string): Operator =>
  withArguments(name, 1, 1, (value) => (isMissing(value) ? null : convert(value, to)));

function targetOf(value: unknown): string {
  const name = isNumber(value) ? [...TYPE_NUMBERS].find(([, number]) => number === toNumber(value))?.[0] : value;
  if (typeof name !== 'string' || !TYPE_NUMBERS.has(name)) throw located(2, `Unknown type name: ${String(value)}`);
  return name;
}

export const conversion: Operators = {
  $convert: (operand, compile) => {
    const given = namedArguments('$convert', operand, ['input', 'to'], ['onError', 'onNull']);
    const [input, to] = [compile(given.input), compile(given.to)];
    const onNull: Evaluate = given.onNull === undefined ? () => null : compile(given.onNull);
    const onError = given.onError === undefined ? undefined : compile(given.onError);
    return (scope) => {
      const [value, target] = [input(scope), to(scope)];
      if (isMissing(value)) return onNull(scope);
      if (isMissing(target)) return null;
      const type = targetOf(target);
      if (!onError) return convert(value, type);
      try {
        return convert(value, type);
      } catch (error) {
        if (error instanceof Error && error.name === 'PlatformError') return onError(scope);
        throw error;
      }
    };
  },
  $toBool: shorthand('$toBool', 'bool'),
  $toString: shorthand('$toString', 'string'),
  $toInt: shorthand('$toInt', 'int'),
  $toLong: shorthand('$toLong', 'long'),
  $toDouble: shorthand('$toDouble', 'double'),
  $toDecimal: shorthand('$toDecimal', 'decimal'),
  $toDate: shorthand('$toDate', 'date'),
  $toObjectId: shorthand('$toObjectId', 'objectId'),
  $type: withArguments('$type', 1, 1, typeName),
  $isNumber: withArguments('$isNumber', 1, 1, isNumber),
};
