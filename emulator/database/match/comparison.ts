import { isPlainObject } from '../paths';
import { badValue } from '../refusals';
import { compareTexts, compareValues, isSame } from '../values/compare';
import { compareNumbers, isNaNumber, isNumber } from '../values/numbers';
import { compilePattern, type Pattern, patternOf } from '../values/pattern';
import { RANK, rankOf } from '../values/rank';
import type { Test } from './walk';

/** `$eq`: same type and value; null is also what is missing. A pattern equals only itself. */
export function equals(operand: unknown): Test {
  if (operand === null || operand === undefined) return (value) => value === undefined || value === null;
  if (typeof operand === 'string')
    return (value) => value === operand || (typeof value === 'object' && isOfRank(value, RANK.string) && isSame(value, operand));
  if (typeof operand === 'boolean') return (value) => value === operand;
  if (typeof operand === 'number' && !Number.isNaN(operand))
    return (value) => value === operand || (typeof value === 'object' && isNumber(value) && compareNumbers(value, operand) === 0);
  const rank = rankOf(operand);
  return (value) => value !== undefined && rankOf(value) === rank && compareValues(value, operand) === 0;
}

type Bound = '$gt' | '$gte' | '$lt' | '$lte';

/** Only values of the operand's type are compared; `$gte` and `$lte` null match what `$eq` does. */
export function bounded(operator: Bound, operand: unknown): Test {
  const isInclusive = operator === '$gte' || operator === '$lte';
  const sign = operator === '$gt' || operator === '$gte' ? 1 : -1;
  const rank = rankOf(operand);
  if (rank === RANK.null || (isNumber(operand) && isNaNumber(operand))) return isInclusive ? equals(operand) : () => false;
  if (rank === RANK.minKey || rank === RANK.maxKey) {
    const reaches = sign === (rank === RANK.minKey ? 1 : -1);
    return (value) => (value !== undefined && rankOf(value) === rank ? isInclusive : reaches);
  }
  if (typeof operand === 'string') return textBound(sign, isInclusive, operand);
  if (typeof operand === 'number') return numberBound(sign, isInclusive, operand);
  return (value) => {
    if (value === undefined || rankOf(value) !== rank || (isNumber(value) && isNaNumber(value))) return false;
    const compared = sign * compareValues(value, operand);
    return compared > 0 || (isInclusive && compared === 0);
  };
}

function textBound(sign: number, isInclusive: boolean, operand: string): Test {
  return (value) => {
    if (typeof value !== 'string') return false;
    const compared = sign * compareTexts(value, operand);
    return compared > 0 || (isInclusive && compared === 0);
  };
}

function numberBound(sign: number, isInclusive: boolean, operand: number): Test {
  return (value) => {
    if (typeof value !== 'number') {
      if (typeof value !== 'object' || !isNumber(value) || isNaNumber(value)) return false;
      const compared = sign * compareNumbers(value, operand);
      return compared > 0 || (isInclusive && compared === 0);
    }
    if (value === operand) return isInclusive;
    return sign > 0 ? value > operand : value < operand;
  };
}

/** A text that the pattern matches, or the very pattern. */
export function matches(pattern: Pattern): Test {
  const expression = compilePattern(pattern);
  return (value) => {
    if (typeof value === 'string') return expression.test(value);
    return typeof value === 'object' && patternOf(value) !== undefined && isSame(value, pattern);
  };
}

/** `$in`: one of the values; patterns among them match. */
export function oneOf(operand: unknown): Test {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const quick = new Set<unknown>();
  const tests: Test[] = [];
  for (const item of operand) {
    if (isPlainObject(item) && Object.keys(item)[0]?.startsWith('$')) throw badValue('cannot nest $ under $in');
    const pattern = patternOf(item);
    if (pattern) tests.push(matches(pattern));
    else if (typeof item === 'string' || (typeof item === 'number' && !Number.isNaN(item))) quick.add(item);
    else tests.push(equals(item));
  }
  // Boxed numbers are equal to plain ones without being the same.
  const plain = [...quick].map(equals);
  return (value) => {
    if (quick.has(value)) return true;
    for (const test of tests) if (test(value)) return true;
    return (
      typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlainObject(value) && plain.some((test) => test(value))
    );
  };
}

const isOfRank = (value: unknown, rank: number): boolean => value !== null && rankOf(value) === rank;
