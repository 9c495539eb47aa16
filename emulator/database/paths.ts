import { EMPTY_ARRAY } from './values/rank';

/**
 * Every value an index or an order sees at a dotted path: arrays on the way are entered (`machines.serial`, also `machines.0`),
 * an array at the end gives its items. Missing gives `[undefined]`.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found.length > 0 ? found : [undefined];
}

function collect(value: unknown, steps: readonly string[], at: number, found: unknown[]): void {
  if (at === steps.length) {
    if (!Array.isArray(value)) found.push(value);
    else if (value.length === 0) found.push(EMPTY_ARRAY);
    else for (const item of value) found.push(item);
    return;
  }
  const step = steps[at] as string;
  if (Array.isArray(value)) {
    if (isPosition(step) && Number(step) < value.length) collect(value[Number(step)], steps, at + 1, found);
    for (const item of value) if (isPlainObject(item)) collect(item, steps, at, found);
  } else if (isPlainObject(value) && Object.hasOwn(value, step)) collect(value[step], steps, at + 1, found);
  else found.push(undefined);
}

/** A step that may mean an item of an array: no sign, no leading zero. */
export function isPosition(step: string): boolean {
  return /^(0|[1-9]\d*)$/.test(step);
}

/** The field of an object, `undefined` when it has none of its own. */
export function fieldOf(object: Record<string, unknown>, name: string): unknown {
  const value = object[name];
  // What Object.prototype has is no field.
  return typeof value === 'function' || name === '__proto__' ? undefined : value;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
