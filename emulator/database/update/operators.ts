import { encode } from '../ejson';
import { wholeOf } from '../expression/arithmetic';
import { isPlainObject } from '../paths';
import { unknownOperator, writeFailed } from '../refusals';
import { typeName } from '../values/bson-type';
import { compareValues } from '../values/compare';
import { Distinct } from '../values/distinct';
import { type AnyNumber, add, isInteger, isNumber, kindOf, multiply, toBigInt, toNumber } from '../values/numbers';
import { Tagged } from '../values/tagged';
import { culling } from './pull';
import { checkPush, push } from './push';
import { checkStorable } from './storable';

/** What a change needs to know beyond its value. `document` names the one that is changed, for refusals. */
export type Surroundings = { readonly path: string; readonly document: string; readonly now: number };

/** One update operator. Values are as they stand; `undefined` = missing, and as a result = take it away. */
export type Change = {
  /** Whether missing objects on the path are made; if not, nothing is done where the path leads nowhere. */
  readonly creates: boolean;
  /** Nor where the way is blocked by a value that can have no fields; others refuse that. */
  readonly passesBlocked?: boolean;
  /** @throws PlatformError for an operand that is wrong whatever the document */
  readonly check: (operand: unknown, path: string) => void;
  /** @throws PlatformError when it does not go with what is there */
  readonly apply: (before: unknown, operand: unknown, around: Surroundings) => unknown;
};

const anything = () => {};

function ofNumbers(operator: '$inc' | '$mul', calculate: (a: AnyNumber, b: AnyNumber) => AnyNumber | undefined): Change {
  return {
    creates: true,
    check: (operand, path) => {
      if (!isNumber(operand))
        throw writeFailed(
          `Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${encode(operand)}}`,
        );
    },
    apply: (before, operand, { path, document }) => {
      if (before === undefined) return operator === '$inc' ? operand : multiply(0, operand as AnyNumber);
      if (!isNumber(before))
        throw writeFailed(
          `Cannot apply ${operator} to a value of non-numeric type. ${document} has the field '${lastOf(path)}' of non-numeric type ${typeName(before)}`,
        );
      const result = calculate(before, operand as AnyNumber);
      if (result === undefined)
        throw writeFailed(
          `Failed to apply ${operator} operations to current value ((${numberName(before)})${before}) for document ${document}`,
        );
      return result;
    },
  };
}

const numberName = (value: AnyNumber): string => (kindOf(value) === 'long' ? 'NumberLong' : 'NumberInt');
const lastOf = (path: string): string => path.split('.').at(-1) as string;

const extreme = (sign: 1 | -1): Change => ({
  creates: true,
  check: checkStorable,
  apply: (before, operand) => (before === undefined || sign * compareValues(operand, before) > 0 ? operand : before),
});

export const OPERATORS: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['$set', { creates: true, check: checkStorable, apply: (_before, operand) => operand }],
  ['$unset', { creates: false, passesBlocked: true, check: anything, apply: () => undefined }],
  ['$inc', ofNumbers('$inc', add)],
  ['$mul', ofNumbers('$mul', multiply)],
  ['$min', extreme(-1)],
  ['$max', extreme(1)],
  ['$bit', { creates: true, check: checkBits, apply: applyBits }],
  ['$currentDate', { creates: true, check: checkCurrentDate, apply: currentDate }],
  ['$push', { creates: true, check: checkPush, apply: (before, operand, around) => push(listOf('$push', before, around), operand) }],
  [
    '$addToSet',
    { creates: true, check: checkAddToSet, apply: (before, operand, around) => addToSet(listOf('$addToSet', before, around), operand) },
  ],
  ['$pop', { creates: false, check: checkPop, apply: pop }],
  ['$pull', { creates: false, check: (operand) => void culling(operand), apply: (before, operand) => cull(before, culling(operand)) }],
  [
    '$pullAll',
    {
      creates: false,
      check: (operand) => {
        if (!Array.isArray(operand)) throw writeFailed(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
      },
      apply: (before, operand) => {
        const unwanted = new Distinct(operand as unknown[]);
        return cull(before, (item) => unwanted.has(item));
      },
    },
  ],
]);

function listOf(operator: '$push' | '$addToSet', before: unknown, { path, document }: Surroundings): readonly unknown[] {
  if (before === undefined) return [];
  if (Array.isArray(before)) return before;
  throw writeFailed(
    operator === '$push'
      ? `The field '${path}' must be an array but is of type ${typeName(before)} in document ${document}`
      : `Cannot apply $addToSet to non-array field. Field named '${lastOf(path)}' has non-array type ${typeName(before)}`,
  );
}

function cull(before: unknown, isUnwanted: (item: unknown) => boolean): unknown {
  if (before === undefined) return undefined;
  if (!Array.isArray(before)) throw writeFailed('Cannot apply $pull to a non-array value');
  return before.filter((item) => !isUnwanted(item));
}

function checkAddToSet(operand: unknown, path: string): void {
  if (!isPlainObject(operand) || Object.keys(operand)[0] !== '$each') {
    checkStorable(operand, path);
    return;
  }
  const other = Object.keys(operand).find((key) => key !== '$each');
  if (other) throw writeFailed(`Found unexpected fields after $each in $addToSet: ${encode(operand)}`);
  if (!Array.isArray(operand.$each))
    throw writeFailed(`The argument to $each in $addToSet must be an array but it was of type ${typeName(operand.$each)}`);
  checkStorable(operand.$each, path);
}

function addToSet(before: readonly unknown[], operand: unknown): unknown[] {
  const added = isPlainObject(operand) && Array.isArray(operand.$each) ? operand.$each : [operand];
  const known = new Distinct(before);
  const fresh = new Distinct(added.filter((value) => !known.has(value)));
  // What was there more than once stays so.
  return [...before, ...fresh.values()];
}

function checkPop(operand: unknown): void {
  const number = isNumber(operand) ? toNumber(operand) : undefined;
  if (number === undefined) throw writeFailed(`Expected a number in: $pop: ${encode(operand)}`);
  if (number !== 1 && number !== -1) throw writeFailed(`$pop expects 1 or -1, found: ${encode(operand)}`);
}

function pop(before: unknown, operand: unknown, { path }: Surroundings): unknown {
  if (before === undefined) return undefined;
  if (!Array.isArray(before)) throw writeFailed(`Path '${path}' contains an element of non-array type '${typeName(before)}'`);
  return toNumber(operand as AnyNumber) === 1 ? before.slice(0, -1) : before.slice(1);
}

function checkBits(operand: unknown, path: string): void {
  if (!isPlainObject(operand))
    throw writeFailed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  if (Object.keys(operand).length === 0)
    throw writeFailed(`You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`);
  for (const [name, value] of Object.entries(operand)) {
    if (!['and', 'or', 'xor'].includes(name))
      throw writeFailed(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${path}: ${encode(operand)}}`,
      );
    if (!isInteger(value))
      throw writeFailed(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(value)}' is not supported here: {${name}: ${encode(value)}}`,
      );
  }
}

function applyBits(before: unknown, operand: unknown, { path, document }: Surroundings): unknown {
  if (before !== undefined && !isInteger(before))
    throw writeFailed(
      `Cannot apply $bit to a value of non-integral type.${document} has the field ${lastOf(path)} of non-integer type ${typeName(before)}`,
    );
  const entries = Object.entries(operand as Record<string, AnyNumber>);
  const isLong = [before ?? 0, ...entries.map(([, value]) => value)].some((value) => kindOf(value as AnyNumber) === 'long');
  const bits = entries.reduce(
    (value, [name, other]) => {
      const mask = toBigInt(other) as bigint;
      return name === 'and' ? value & mask : name === 'or' ? value | mask : value ^ mask;
    },
    toBigInt((before as AnyNumber | undefined) ?? 0) as bigint,
  );
  return wholeOf(bits, isLong);
}

function checkCurrentDate(operand: unknown): void {
  if (typeof operand === 'boolean') return;
  if (!isPlainObject(operand))
    throw writeFailed(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  const other = Object.keys(operand).find((key) => key !== '$type');
  if (other) throw unknownOperator(`Unrecognized $currentDate option: ${other}`);
  if (operand.$type !== 'date' && operand.$type !== 'timestamp')
    throw writeFailed("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}");
}

function currentDate(_before: unknown, operand: unknown, { now }: Surroundings): unknown {
  if (!isPlainObject(operand) || operand.$type === 'date') return new Date(now);
  return new Tagged('$timestamp', { $timestamp: { t: Math.floor(now / 1000), i: 1 } });
}
