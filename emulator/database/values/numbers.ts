import { addDecimals, Decimal, multiplyDecimals, wholeOf } from './decimal';

/**
 * MongoDB's four kinds of numbers. Most are plain JS numbers: a whole one within 32 bits is an `int`, a whole one up to
 * 2^53 - 1 a `long`, everything else a `double` — which is how the SDK writes JS numbers. What does not fit that rule is boxed.
 */

/** A 64-bit integer outside the exact range of JS numbers, or one stored as `long` though it fits 32 bits. */
export class Long {
  constructor(readonly value: bigint) {}
  toString(): string {
    return String(this.value);
  }
}

/** A whole number stored as `double`: 3.0. */
export class Double {
  constructor(readonly value: number) {}
  toString(): string {
    return `${this.value}.0`;
  }
}

export { Decimal };

export type NumberKind = 'int' | 'long' | 'double' | 'decimal';
export type AnyNumber = number | Long | Double | Decimal;

const INT32_MAX = 0x7fffffff;
const INT64_MAX = (1n << 63n) - 1n;
const INT64_MIN = -(1n << 63n);
export function isNumber(value: unknown): value is AnyNumber {
  return typeof value === 'number' || value instanceof Long || value instanceof Double || value instanceof Decimal;
}

export function kindOf(value: AnyNumber): NumberKind {
  if (typeof value !== 'number') return value instanceof Long ? 'long' : value instanceof Double ? 'double' : 'decimal';
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double';
  return value >= -INT32_MAX - 1 && value <= INT32_MAX ? 'int' : 'long';
}

export function isInteger(value: unknown): value is number | Long {
  if (!isNumber(value)) return false;
  const kind = kindOf(value);
  return kind === 'int' || kind === 'long';
}

/** The nearest JS number. */
export function toNumber(value: AnyNumber): number {
  if (typeof value === 'number') return value;
  return value instanceof Decimal ? Number(value.text) : Number(value.value);
}

export function isNaNumber(value: AnyNumber): boolean {
  return value instanceof Decimal ? value.parts === undefined : Number.isNaN(value);
}

/** Of a whole number of any kind, else `undefined`. */
export function toBigInt(value: AnyNumber): bigint | undefined {
  if (value instanceof Long) return value.value;
  if (value instanceof Decimal) return wholeOf(value);
  const number = toNumber(value);
  return Number.isInteger(number) ? BigInt(number) : undefined;
}

/** @returns `undefined` past 64 bits */
export function longOf(value: bigint): number | Long | undefined {
  if (value > INT64_MAX || value < INT64_MIN) return undefined;
  const number = Number(value);
  const isPlain = Number.isSafeInteger(number) && (number > INT32_MAX || number < -INT32_MAX - 1);
  return isPlain ? number : new Long(value);
}

export function doubleOf(value: number): number | Double {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? new Double(value) : value;
}

/** As MongoDB orders numbers of any kinds, by exact value; NaN is below all and equal to itself. */
export function compareNumbers(a: AnyNumber, b: AnyNumber): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1;
    if (a > b) return 1;
    return a === b ? 0 : Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  }
  if (isNaNumber(a) || isNaNumber(b)) return Number(isNaNumber(b)) - Number(isNaNumber(a));
  if (a instanceof Decimal || b instanceof Decimal) return compareExactly(fractionOf(a), fractionOf(b));
  const [x, y] = [exactOf(a), exactOf(b)];
  // JS compares bigint with number exactly.
  return x < y ? -1 : x > y ? 1 : 0;
}

/** @returns `undefined` when whole numbers leave 64 bits */
export function add(a: AnyNumber, b: AnyNumber): AnyNumber | undefined {
  if (isInt(a) && isInt(b)) return a + b;
  return calculate(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
    addDecimals,
  );
}

/** @returns `undefined` when whole numbers leave 64 bits */
export function multiply(a: AnyNumber, b: AnyNumber): AnyNumber | undefined {
  if (isInt(a) && isInt(b) && Number.isSafeInteger(a * b)) return a * b + 0;
  return calculate(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
    multiplyDecimals,
  );
}

const isInt = (value: AnyNumber): value is number => typeof value === 'number' && (value | 0) === value && !Object.is(value, -0);

function calculate(
  a: AnyNumber,
  b: AnyNumber,
  whole: (x: bigint, y: bigint) => bigint,
  double: (x: number, y: number) => number,
  decimal: (x: Decimal, y: Decimal) => Decimal,
): AnyNumber | undefined {
  const kinds = [kindOf(a), kindOf(b)];
  if (kinds.includes('decimal')) return decimal(toDecimal(a), toDecimal(b));
  if (kinds.includes('double')) return doubleOf(double(toNumber(a), toNumber(b)));
  const result = whole(toBigInt(a) as bigint, toBigInt(b) as bigint);
  const isInt = result >= -INT32_MAX - 1 && result <= INT32_MAX;
  return isInt && !kinds.includes('long') ? Number(result) : longOf(result);
}

const exactOf = (value: number | Long | Double): number | bigint => (typeof value === 'number' ? value : value.value);

const toDecimal = (value: AnyNumber): Decimal => (value instanceof Decimal ? value : new Decimal(String(exactOf(value))));

type Fraction = { readonly top: bigint; readonly bottom: bigint } | 1 | -1;

function fractionOf(value: AnyNumber): Fraction {
  if (value instanceof Decimal) {
    if (typeof value.parts !== 'object') return value.parts ?? 1;
    const { coefficient, exponent } = value.parts;
    return exponent >= 0
      ? { top: coefficient * 10n ** BigInt(exponent), bottom: 1n }
      : { top: coefficient, bottom: 10n ** BigInt(-exponent) };
  }
  const exact = exactOf(value);
  if (typeof exact === 'bigint') return { top: exact, bottom: 1n };
  if (!Number.isFinite(exact)) return exact > 0 ? 1 : -1;
  let [top, bottom] = [exact, 1n];
  while (!Number.isInteger(top)) {
    top *= 2;
    bottom *= 2n;
  }
  return { top: BigInt(top), bottom };
}

function compareExactly(a: Fraction, b: Fraction): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(typeof a === 'number' ? a : 0) - Number(typeof b === 'number' ? b : 0);
  const [x, y] = [a.top * b.bottom, b.top * a.bottom];
  return x < y ? -1 : x > y ? 1 : 0;
}
