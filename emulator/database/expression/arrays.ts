import { isPlainObject } from '../paths';
import { typeName } from '../values/bson-type';
import { isSame } from '../values/compare';
import { greatest, least } from '../values/extremes';
import { isNumber, toNumber } from '../values/numbers';
import { spend } from './allowance';
import { checkedName, withVariables } from './objects';
import { type Compile, type Evaluate, isMissing, isTrue, located, namedArguments, type Operators, withArguments } from './scope';

/** MongoDB's bound of what `$range` may make is its memory; ours is this. */
const MAX_RANGE = 1_000_000;

const noArray = (code: number, name: string, value: unknown) =>
  located(code, `${name} must be an array, but is of type: ${typeName(value)}`);

function integer(code: number, name: string, value: unknown): number {
  const number = isNumber(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(number)) throw located(code, `${name} requires an integral value, found a value of type: ${typeName(value)}`);
  return number;
}

export const arrays: Operators = {
  $arrayElemAt: withArguments('$arrayElemAt', 2, 2, (list, index) => {
    if (isMissing(list) || isMissing(index)) return null;
    if (!Array.isArray(list)) throw noArray(28689, "$arrayElemAt's first argument", list);
    return list.at(integer(28691, '$arrayElemAt', index));
  }),
  $first: withArguments('$first', 1, 1, (list) => {
    if (isMissing(list)) return null;
    if (!Array.isArray(list)) throw noArray(28689, "$first's argument", list);
    return list[0];
  }),
  $last: withArguments('$last', 1, 1, (list) => {
    if (isMissing(list)) return null;
    if (!Array.isArray(list)) throw noArray(28689, "$last's argument", list);
    return list.at(-1);
  }),
  $arrayToObject: withArguments('$arrayToObject', 1, 1, arrayToObject),
  $concatArrays: withArguments('$concatArrays', 0, Number.POSITIVE_INFINITY, (...lists) => {
    if (lists.some(isMissing)) return null;
    for (const list of lists) if (!Array.isArray(list)) throw located(28664, `$concatArrays only supports arrays, not ${typeName(list)}`);
    spend((lists as unknown[][]).reduce((sum, { length }) => sum + length, 0));
    return (lists as unknown[][]).flat();
  }),
  $filter: (operand, compile) => {
    const { input, as = 'this', cond } = namedArguments('$filter', operand, ['input', 'cond'], ['as']);
    const list = compile(input);
    const each = compile(cond);
    const name = checkedName(String(as));
    return (scope) => {
      const items = list(scope);
      if (isMissing(items)) return null;
      if (!Array.isArray(items)) throw located(28651, `input to $filter must be an array not ${typeName(items)}`);
      spend(items.length);
      return items.filter((item) => isTrue(each(withVariables(scope, { [name]: item }))));
    };
  },
  $in: withArguments('$in', 2, 2, (value, list) => {
    if (!Array.isArray(list)) throw located(40081, `$in requires an array as a second argument, found: ${typeName(list)}`);
    return value !== undefined && list.some((item) => isSame(item, value));
  }),
  $indexOfArray: withArguments('$indexOfArray', 2, 4, (list, value, start = 0, end = Number.POSITIVE_INFINITY) => {
    if (isMissing(list)) return null;
    if (!Array.isArray(list)) throw located(40090, `$indexOfArray requires an array as a first argument, found: ${typeName(list)}`);
    const [from, to] = [position('$indexOfArray', start), end === Number.POSITIVE_INFINITY ? list.length : position('$indexOfArray', end)];
    return list.findIndex((item, i) => i >= from && i < to && value !== undefined && isSame(item, value));
  }),
  $isArray: withArguments('$isArray', 1, 1, (value) => Array.isArray(value)),
  $map: (operand, compile) => {
    const { input, as = 'this', in: body } = namedArguments('$map', operand, ['input', 'in'], ['as']);
    const list = compile(input);
    const each = compile(body);
    const name = checkedName(String(as));
    return (scope) => {
      const items = list(scope);
      if (isMissing(items)) return null;
      if (!Array.isArray(items)) throw located(16883, `input to $map must be an array not ${typeName(items)}`);
      spend(items.length);
      return items.map((item) => each(withVariables(scope, { [name]: item })) ?? null);
    };
  },
  $reduce: compileReduce,
  $range: withArguments('$range', 2, 3, (start, end, step = 1) => {
    const [from, to, by] = [integer(34443, '$range', start), integer(34445, '$range', end), integer(34447, '$range', step)];
    if (by === 0) throw located(34449, '$range requires a non-zero step value');
    const size = Math.max(0, Math.ceil((to - from) / by));
    if (size > MAX_RANGE) throw located(146, `$range would make ${size} items`);
    spend(size);
    return Array.from({ length: size }, (_none, i) => from + i * by);
  }),
  $reverseArray: withArguments('$reverseArray', 1, 1, (list) => {
    if (isMissing(list)) return null;
    if (!Array.isArray(list)) throw located(34435, `The argument to $reverseArray must be an array, but was of type: ${typeName(list)}`);
    return [...list].reverse();
  }),
  $size: withArguments('$size', 1, 1, (list) => {
    if (!Array.isArray(list)) throw located(17124, `The argument to $size must be an array, but was of type: ${typeName(list)}`);
    return list.length;
  }),
  $slice: withArguments('$slice', 2, 3, slice),
  $zip: compileZip,
};

/** A position that may not be negative. */
export function position(name: string, value: unknown): number {
  const number = integer(40096, name, value);
  if (number < 0) throw located(40097, `${name} requires a nonnegative starting index, found: ${number}`);
  return number;
}

function arrayToObject(pairs: unknown): unknown {
  if (isMissing(pairs)) return null;
  if (!Array.isArray(pairs)) throw located(40386, `$arrayToObject requires an array input, found: ${typeName(pairs)}`);
  const result: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [key, value, ...more] = isPlainObject(pair) ? [pair.k, pair.v, ...Object.keys(pair).slice(2)] : Array.isArray(pair) ? pair : [];
    const isPair =
      (Array.isArray(pair) && pair.length === 2) || (isPlainObject(pair) && Object.hasOwn(pair, 'k') && Object.hasOwn(pair, 'v'));
    if (!isPair || more.length > 0)
      throw located(40392, '$arrayToObject requires an object with keys of "k" and "v", or an array of pairs');
    if (typeof key !== 'string')
      throw located(40394, `$arrayToObject requires an object with keys of type String, found type: ${typeName(key)}`);
    if (key === '__proto__' || key.includes('\0')) throw located(4940400, `Key field cannot be ${JSON.stringify(key)}`);
    result[key] = value ?? null;
  }
  return result;
}

function compileReduce(operand: unknown, compile: Compile): Evaluate {
  const { input, initialValue, in: body } = namedArguments('$reduce', operand, ['input', 'initialValue', 'in'], []);
  const [list, initial, each] = [compile(input), compile(initialValue), compile(body)];
  return (scope) => {
    const items = list(scope);
    if (isMissing(items)) return null;
    if (!Array.isArray(items)) throw located(40080, `$reduce requires that 'input' be an array, found: ${typeName(items)}`);
    spend(items.length);
    return items.reduce((value: unknown, item: unknown) => each(withVariables(scope, { this: item, value })), initial(scope));
  };
}

/** `[list, n]` or `[list, position, n]`; negative counts from the end. */
function slice(list: unknown, second: unknown, third?: unknown): unknown {
  if (isMissing(list) || isMissing(second) || third === null) return null;
  if (!Array.isArray(list)) throw located(28724, `First argument to $slice must be an array, but is of type: ${typeName(list)}`);
  const first = integer(28726, '$slice', second);
  if (third === undefined) return first >= 0 ? list.slice(0, first) : list.slice(first);
  const count = integer(28728, '$slice', third);
  if (count <= 0) throw located(28729, `Third argument to $slice must be positive: ${count}`);
  const start = first < 0 ? Math.max(0, list.length + first) : first;
  return list.slice(start, start + count);
}

function compileZip(operand: unknown, compile: Compile): Evaluate {
  const { inputs, useLongestLength = false, defaults } = namedArguments('$zip', operand, ['inputs'], ['useLongestLength', 'defaults']);
  if (!Array.isArray(inputs) || inputs.length === 0) throw located(34461, 'inputs must be an array of expressions');
  if (defaults !== undefined && useLongestLength !== true) throw located(34466, 'cannot specify defaults unless useLongestLength is true');
  if (defaults !== undefined && (!Array.isArray(defaults) || defaults.length !== inputs.length))
    throw located(34467, 'defaults and inputs must have the same length');
  const lists = inputs.map(compile);
  const fillers = ((defaults as unknown[] | undefined) ?? []).map(compile);
  return (scope) => {
    const values = lists.map((list) => list(scope));
    if (values.some(isMissing)) return null;
    for (const value of values)
      if (!Array.isArray(value)) throw located(34468, `$zip found a non-array expression in input: ${typeName(value)}`);
    const sizes = (values as unknown[][]).map(({ length }) => length);
    const size = useLongestLength ? greatest(sizes) : least(sizes);
    spend(size * sizes.length);
    return Array.from({ length: size }, (_none, i) =>
      (values as unknown[][]).map((list, j) => (i < list.length ? list[i] : (fillers[j]?.(scope) ?? null))),
    );
  };
}
