import { encode } from '../ejson';
import { isPlainObject } from '../paths';
import { unknownOperator, writeFailed } from '../refusals';
import { typeName } from '../values/bson-type';
import { compareValues } from '../values/compare';
import { type AnyNumber, isNumber, toNumber } from '../values/numbers';
import { checkStorable } from './storable';

const CLAUSES = ['$each', '$position', '$sort', '$slice'];

type Spec = { readonly $each: readonly unknown[]; readonly $position?: AnyNumber; readonly $sort?: unknown; readonly $slice?: AnyNumber };

const isSpec = (operand: unknown): operand is Spec => isPlainObject(operand) && Object.hasOwn(operand, '$each');

/** `$push` takes a value, or `{$each, $position, $sort, $slice}`. @throws PlatformError for anything else */
export function checkPush(operand: unknown, path: string): void {
  if (!isSpec(operand)) {
    checkStorable(operand, path);
    return;
  }
  const unknown = Object.keys(operand).find((key) => !CLAUSES.includes(key));
  if (unknown) throw unknownOperator(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(operand.$each))
    throw writeFailed(`The argument to $each in $push must be an array but it was of type: ${typeName(operand.$each)}`);
  checkStorable(operand.$each, path);
  for (const clause of ['$position', '$slice'] as const) {
    const value = operand[clause];
    if (value !== undefined && !(isNumber(value) && Number.isInteger(toNumber(value))))
      throw writeFailed(`The value for ${clause} must be an integer value but was given type: ${typeName(value)}`);
  }
  if (operand.$sort !== undefined) checkSort(operand.$sort);
}

function checkSort(sort: unknown): void {
  if (isNumber(sort)) {
    if (Math.abs(toNumber(sort)) !== 1) throw writeFailed('The $sort element value must be either 1 or -1');
    return;
  }
  if (!isPlainObject(sort))
    throw writeFailed('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields');
  if (Object.keys(sort).length === 0) throw writeFailed('The $sort pattern is empty when it should be a set of fields.');
  for (const [path, direction] of Object.entries(sort)) {
    if (path === '') throw writeFailed('The $sort field cannot be empty');
    if (path.split('.').includes('')) throw writeFailed(`The $sort field is a dotted field but has an empty part: ${path}`);
    if (!isNumber(direction) || Math.abs(toNumber(direction)) !== 1)
      throw writeFailed(`The $sort element value must be either 1 or -1, not ${encode(direction)}`);
  }
}

/** Inserted, then sorted, then cut. */
export function push(before: readonly unknown[], operand: unknown): unknown[] {
  const { $each, $position, $sort, $slice }: Spec = isSpec(operand) ? operand : { $each: [operand] };
  const at = $position === undefined ? before.length : toNumber($position);
  const items = [...before.slice(0, at), ...$each, ...before.slice(at)];
  if ($sort !== undefined) items.sort(byOrder($sort));
  if ($slice === undefined) return items;
  const count = toNumber($slice);
  return count < 0 ? items.slice(count) : items.slice(0, count);
}

function byOrder(order: unknown): (a: unknown, b: unknown) => number {
  if (!isPlainObject(order)) return (a, b) => toNumber(order as AnyNumber) * compareValues(a, b);
  const paths = Object.entries(order).map(([path, direction]) => [path.split('.'), toNumber(direction as AnyNumber)] as const);
  return (a, b) => {
    for (const [steps, direction] of paths) {
      const compared = compareValues(valueAt(a, steps), valueAt(b, steps));
      if (compared !== 0) return direction * compared;
    }
    return 0;
  };
}

function valueAt(value: unknown, steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) at = isPlainObject(at) && Object.hasOwn(at, step) ? at[step] : Array.isArray(at) ? at[Number(step)] : undefined;
  return at;
}
