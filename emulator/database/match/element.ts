import { encode } from '../ejson';
import { badValue, failedToParse, typeMismatch } from '../refusals';
import { TYPE_NUMBERS, typeName } from '../values/bson-type';
import { type AnyNumber, isNumber, toBigInt, toNumber } from '../values/numbers';
import { Tagged } from '../values/tagged';
import { bytesOf } from '../values/tagged-bytes';
import type { Test } from './walk';

const NUMBERS = ['int', 'long', 'double', 'decimal'];

/** `$type`: names, numbers, `number` for all kinds of them, or a list of these. */
export function ofType(operand: unknown): Test {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(namesOf));
  if (wanted.size === 0) throw failedToParse('$type must match at least one type');
  return (value) => wanted.has(typeName(value));
}

function namesOf(type: unknown): string[] {
  if (typeof type === 'string') {
    if (type === 'number') return NUMBERS;
    if (!TYPE_NUMBERS.has(type)) throw badValue(`Unknown type name alias: ${type}`);
    return [type];
  }
  if (!isNumber(type)) throw typeMismatch('type must be represented as a number or a string');
  const name = [...TYPE_NUMBERS].find(([, number]) => number === toNumber(type))?.[0];
  if (!name) throw badValue(`Invalid numerical type code: ${toNumber(type)}`);
  return [name];
}

/** `$mod`: the remainder keeps the sign of what is divided, fractions are cut off. */
export function leavesRemainder(operand: unknown): Test {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((number, i) => {
    const whole = isNumber(number) ? wholePart(number) : undefined;
    if (whole === undefined) throw badValue(`malformed mod, ${i === 0 ? 'divisor' : 'remainder'} not a number`);
    return whole;
  }) as [bigint, bigint];
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    const whole = isNumber(value) ? wholePart(value) : undefined;
    return whole !== undefined && whole % divisor === remainder;
  };
}

function wholePart(value: AnyNumber): bigint | undefined {
  const number = toNumber(value);
  return Number.isFinite(number) ? (toBigInt(value) ?? BigInt(Math.trunc(number))) : undefined;
}

type BitTest = '$bitsAllSet' | '$bitsAllClear' | '$bitsAnySet' | '$bitsAnyClear';

/** A mask, a list of positions or a binary, against whole numbers and binaries. */
export function hasBits(operator: BitTest, operand: unknown): Test {
  const mask = maskOf(operator, operand);
  return (value) => {
    const bits = bitsOf(value);
    if (bits === undefined) return false;
    const set = bits & mask;
    if (operator === '$bitsAllSet') return set === mask;
    if (operator === '$bitsAllClear') return set === 0n;
    return operator === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
}

function maskOf(operator: string, operand: unknown): bigint {
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, position) => {
      const whole = isNumber(position) ? toBigInt(position) : undefined;
      if (whole === undefined || whole < 0n || whole > 10_000_000n)
        throw badValue(`bit positions must be an integer >= 0 but got: ${encode(position)}`);
      return mask | (1n << whole);
    }, 0n);
  }
  const bits = bitsOf(operand);
  if (bits === undefined) throw badValue(`${operator} takes an Array, a number, or a BinData but received: ${encode(operand)}`);
  if (bits < 0n) throw badValue(`Expected a non-negative number in: ${operator}: ${encode(operand)}`);
  return bits;
}

/** Negative numbers as if infinitely many leading bits were set, which is what 64 are for any mask in use. */
function bitsOf(value: unknown): bigint | undefined {
  if (isNumber(value)) return toBigInt(value);
  if (!(value instanceof Tagged) || value.tag !== '$binary') return undefined;
  return bytesOf(value)
    .subarray(5)
    .reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
}

/** `$size` and `$exists` count what is true as MongoDB does. */
export function isTrueValue(value: unknown): boolean {
  if (isNumber(value)) return toNumber(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}

export function ofSize(operand: unknown): Test {
  const size = isNumber(operand) ? toNumber(operand) : undefined;
  if (size === undefined) throw failedToParse(`Failed to parse $size. Expected a number in: $size: ${encode(operand)}`);
  if (!Number.isInteger(size)) throw failedToParse(`Failed to parse $size. Expected an integer: $size: ${encode(operand)}`);
  if (size < 0) throw failedToParse(`Failed to parse $size. Expected a non-negative number in: $size: ${encode(operand)}`);
  return (value) => Array.isArray(value) && value.length === size;
}
