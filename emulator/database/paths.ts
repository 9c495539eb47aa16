import { EMPTY_ARRAY } from './order-key';

/**
 * Every value a query or an index sees at a dotted path: arrays on the way are entered (`machines.serial`, also `machines.0`),
 * an array at the end gives its items. Missing gives `[undefined]`.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found.length > 0 ? found : [undefined];
}

function collect(value: unknown, steps: readonly string[], at: number, found: unknown[]): void {
  if (at === steps.length) {
    if (Array.isArray(value)) found.push(...(value.length > 0 ? value : [EMPTY_ARRAY]));
    else found.push(value);
    return;
  }
  const step = steps[at] as string;
  if (Array.isArray(value)) {
    if (/^\d+$/.test(step) && Number(step) < value.length) collect(value[Number(step)], steps, at + 1, found);
    for (const item of value) if (isPlainObject(item)) collect(item, steps, at, found);
  } else if (isPlainObject(value) && Object.hasOwn(value, step)) collect(value[step], steps, at + 1, found);
  else found.push(undefined);
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
