import { Distinct } from '../values/distinct';
import { type AnyNumber, add, Decimal, doubleOf, isNumber, toNumber } from '../values/numbers';
import { mergeObjects } from './objects';
import { compareInExpression, isMissing, type Operator, type Operators } from './scope';

/** Takes values one by one; `undefined` = missing. */
export type Accumulator = { readonly add: (value: unknown) => void; readonly result: () => unknown };

/** By name; each call begins anew. */
export const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    let total: AnyNumber = 0;
    return {
      add: (value) => {
        if (isNumber(value)) total = add(total, value) ?? doubleOf(toNumber(total) + toNumber(value));
      },
      result: () => total,
    };
  },
  $avg: () => {
    let total: AnyNumber = 0;
    let count = 0;
    return {
      add: (value) => {
        if (!isNumber(value)) return;
        total = add(total, value) ?? doubleOf(toNumber(total) + toNumber(value));
        count += 1;
      },
      result: () =>
        count === 0 ? null : total instanceof Decimal ? new Decimal(String(toNumber(total) / count)) : doubleOf(toNumber(total) / count),
    };
  },
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => {
    let first: unknown;
    let isFirst = true;
    return {
      add: (value) => {
        if (isFirst) first = value;
        isFirst = false;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: unknown;
    return {
      add: (value) => {
        last = value;
      },
      result: () => last ?? null,
    };
  },
  $push: () => {
    const items: unknown[] = [];
    return {
      add: (value) => {
        if (value !== undefined) items.push(value);
      },
      result: () => items,
    };
  },
  $addToSet: () => {
    const items = new Distinct();
    return {
      add: (value) => {
        if (value !== undefined) items.add(value);
      },
      result: () => items.values(),
    };
  },
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
  $mergeObjects: () => {
    const objects: unknown[] = [];
    return { add: (value) => objects.push(value), result: () => mergeObjects(objects) };
  },
};

/** Null and what is missing do not count. */
function extreme(sign: 1 | -1): Accumulator {
  let best: unknown;
  return {
    add: (value) => {
      if (!isMissing(value) && (best === undefined || sign * compareInExpression(value, best) > 0)) best = value;
    },
    result: () => best ?? null,
  };
}

function deviation(lost: 0 | 1): Accumulator {
  const numbers: number[] = [];
  return {
    add: (value) => {
      if (isNumber(value)) numbers.push(toNumber(value));
    },
    result: () => {
      if (numbers.length <= lost) return null;
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
      return doubleOf(Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - lost)));
    },
  };
}

/** `$sum` and its kin as expressions: over the items of one list, or over several values. */
function overValues(name: string): Operator {
  return (operand, compile) => {
    const items = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (scope) => {
      const values = items.map((item) => item(scope));
      const [only] = values;
      const accumulator = (ACCUMULATORS[name] as () => Accumulator)();
      for (const value of values.length === 1 && Array.isArray(only) ? only : values) accumulator.add(value);
      return accumulator.result();
    };
  };
}

export const accumulating: Operators = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => [name, overValues(name)]),
);
