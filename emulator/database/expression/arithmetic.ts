import { typeName } from '../values/bson-type';
import {
  type AnyNumber,
  add,
  Decimal,
  Double,
  doubleOf,
  isInteger,
  isNumber,
  kindOf,
  Long,
  longOf,
  multiply,
  toBigInt,
  toNumber,
} from '../values/numbers';
import { isMissing, located, type Operator, type Operators, withArguments } from './scope';

const LIMIT = 2 ** 31;

/** A whole number of the wider kind of the operands. @throws PlatformError past 64 bits */
export function wholeOf(value: bigint, isLong: boolean): AnyNumber {
  const number = Number(value);
  if (!isLong && number >= -LIMIT && number < LIMIT) return number;
  const long = longOf(value);
  if (long === undefined) throw located(28680, `integer overflow: ${value}`);
  return long;
}

const isLong = (value: AnyNumber): boolean => kindOf(value) === 'long';

/** A function of one number; null gives null. */
function ofNumber(name: string, apply: (value: AnyNumber) => AnyNumber): Operator {
  return withArguments(name, 1, 1, (value) => {
    if (isMissing(value)) return null;
    if (!isNumber(value)) throw located(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    return apply(value);
  });
}

function ofDouble(name: string, apply: (value: number) => number, refuses?: (value: number) => string | undefined): Operator {
  return ofNumber(name, (value) => {
    const refusal = refuses?.(toNumber(value));
    if (refusal) throw located(28766, `${name}'s argument must be ${refusal}, but is ${value}`);
    return doubleOf(apply(toNumber(value)));
  });
}

/** Whole numbers stay what they are. */
function ofFraction(name: string, apply: (value: number) => number): Operator {
  return ofNumber(name, (value) => (isInteger(value) ? value : decimalOr(value, doubleOf(apply(toNumber(value))))));
}

const decimalOr = (source: AnyNumber, result: AnyNumber): AnyNumber =>
  source instanceof Decimal ? new Decimal(String(toNumber(result))) : result;

const isWithin = (least: number, most: number) => (value: number) => (value < least || value > most ? `in [${least},${most}]` : undefined);
const isPositive = (value: number) => (value <= 0 ? 'a positive number' : undefined);

export const arithmetic: Operators = {
  $abs: ofNumber('$abs', (value) => (toNumber(value) < 0 ? (multiply(value, -1) ?? value) : value)),
  $ceil: ofFraction('$ceil', Math.ceil),
  $floor: ofFraction('$floor', Math.floor),
  $exp: ofDouble('$exp', Math.exp),
  $ln: ofDouble('$ln', Math.log, isPositive),
  $log10: ofDouble('$log10', Math.log10, isPositive),
  $sqrt: ofDouble('$sqrt', Math.sqrt, (value) => (value < 0 ? 'greater than or equal to 0' : undefined)),
  $sin: ofDouble('$sin', Math.sin),
  $cos: ofDouble('$cos', Math.cos),
  $tan: ofDouble('$tan', Math.tan),
  $asin: ofDouble('$asin', Math.asin, isWithin(-1, 1)),
  $acos: ofDouble('$acos', Math.acos, isWithin(-1, 1)),
  $atan: ofDouble('$atan', Math.atan),
  $sinh: ofDouble('$sinh', Math.sinh),
  $cosh: ofDouble('$cosh', Math.cosh),
  $tanh: ofDouble('$tanh', Math.tanh),
  $asinh: ofDouble('$asinh', Math.asinh),
  $acosh: ofDouble('$acosh', Math.acosh, isWithin(1, Number.POSITIVE_INFINITY)),
  $atanh: ofDouble('$atanh', Math.atanh, isWithin(-1, 1)),
  $degreesToRadians: ofDouble('$degreesToRadians', (value) => (value * Math.PI) / 180),
  $radiansToDegrees: ofDouble('$radiansToDegrees', (value) => (value * 180) / Math.PI),
  $atan2: ofTwo('$atan2', (a, b) => doubleOf(Math.atan2(toNumber(a), toNumber(b)))),
  $add: withArguments('$add', 0, Number.POSITIVE_INFINITY, sum),
  $subtract: withArguments('$subtract', 2, 2, subtract),
  $multiply: withArguments('$multiply', 0, Number.POSITIVE_INFINITY, (...values) => {
    if (values.some(isMissing)) return null;
    return values.reduce<AnyNumber>((product, value) => {
      if (!isNumber(value)) throw located(16555, `$multiply only supports numeric types, not ${typeName(value)}`);
      return multiply(product, value) ?? doubleOf(toNumber(product) * toNumber(value));
    }, 1);
  }),
  $divide: ofTwo('$divide', (a, b) => {
    if (toNumber(b) === 0) throw located(16608, "can't $divide by zero");
    return decimalOr(a instanceof Decimal ? a : b, doubleOf(toNumber(a) / toNumber(b)));
  }),
  $mod: ofTwo('$mod', remainder),
  $pow: ofTwo('$pow', power),
  $log: ofTwo('$log', (value, base) => {
    if (toNumber(value) <= 0) throw located(28758, `$log's argument must be a positive number, but is ${value}`);
    if (toNumber(base) <= 0 || toNumber(base) === 1)
      throw located(28759, `$log's base must be a positive number not equal to 1, but is ${base}`);
    return doubleOf(Math.log(toNumber(value)) / Math.log(toNumber(base)));
  }),
  $round: withArguments('$round', 1, 2, (value, place) => atPlace('$round', value, place, halfToEven)),
  $trunc: withArguments('$trunc', 1, 2, (value, place) => atPlace('$trunc', value, place, Math.trunc)),
  $rand: () => () => Math.random(),
};

function ofTwo(name: string, apply: (a: AnyNumber, b: AnyNumber) => AnyNumber): Operator {
  return withArguments(name, 2, 2, (a, b) => {
    if (isMissing(a) || isMissing(b)) return null;
    if (!isNumber(a) || !isNumber(b)) throw located(16609, `${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
    return apply(a, b);
  });
}

/** One of the values may be a date. */
function sum(...values: unknown[]): unknown {
  if (values.some(isMissing)) return null;
  let total: AnyNumber = 0;
  let date: Date | undefined;
  for (const value of values) {
    if (value instanceof Date) {
      if (date) throw located(16612, 'only one date allowed in an $add expression');
      date = value;
    } else if (isNumber(value)) total = add(total, value) ?? doubleOf(toNumber(total) + toNumber(value));
    else throw located(16554, `$add only supports numeric or date types, not ${typeName(value)}`);
  }
  return date ? new Date(date.getTime() + Math.round(toNumber(total))) : total;
}

function subtract(a: unknown, b: unknown): unknown {
  if (isMissing(a) || isMissing(b)) return null;
  if (a instanceof Date && b instanceof Date) return longOf(BigInt(a.getTime() - b.getTime()));
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  if (!isNumber(a) || !isNumber(b)) throw located(16556, `cant $subtract a ${typeName(b)} from a ${typeName(a)}`);
  return add(a, multiply(b, -1) ?? -toNumber(b)) ?? doubleOf(toNumber(a) - toNumber(b));
}

function remainder(a: AnyNumber, b: AnyNumber): AnyNumber {
  if (toNumber(b) === 0) throw located(16610, "can't $mod by zero");
  if (!isInteger(a) || !isInteger(b)) return decimalOr(a instanceof Decimal ? a : b, doubleOf(toNumber(a) % toNumber(b)));
  return wholeOf((toBigInt(a) as bigint) % (toBigInt(b) as bigint), isLong(a) || isLong(b));
}

function power(base: AnyNumber, exponent: AnyNumber): AnyNumber {
  if (toNumber(base) === 0 && toNumber(exponent) < 0) throw located(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (isInteger(base) && isInteger(exponent) && toNumber(exponent) >= 0 && Math.abs(toNumber(base) ** toNumber(exponent)) < 2 ** 63)
    return wholeOf((toBigInt(base) as bigint) ** (toBigInt(exponent) as bigint), isLong(base) || isLong(exponent));
  return doubleOf(toNumber(base) ** toNumber(exponent));
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function atPlace(name: string, value: unknown, place: unknown, cut: (value: number) => number): unknown {
  if (isMissing(value) || place === null) return null;
  if (!isNumber(value)) throw located(51081, `${name} only supports numeric types, not ${typeName(value)}`);
  const digits = place === undefined ? 0 : isNumber(place) ? toNumber(place) : Number.NaN;
  if (!Number.isInteger(digits)) throw located(51082, `precision argument to  ${name} must be a integral value`);
  if (digits < -20 || digits > 100) throw located(51083, `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`);
  const number = toNumber(value);
  if (!Number.isFinite(number) || (isInteger(value) && digits >= 0)) return value;
  // By way of text: 1.005 × 100 is not 100.5.
  const shifted = Number(`${number}e${digits}`.replace(/e([+-]?\d+)e([+-]?\d+)$/, (_all, a, b) => `e${Number(a) + Number(b)}`));
  const result = Number(`${cut(shifted)}e${-digits}`.replace(/e([+-]?\d+)e([+-]?\d+)$/, (_all, a, b) => `e${Number(a) + Number(b)}`));
  if (isInteger(value)) return value instanceof Long || isLong(value) ? wholeOf(BigInt(result), true) : result;
  return value instanceof Double || typeof value === 'number' ? doubleOf(result) : decimalOr(value, result);
}
