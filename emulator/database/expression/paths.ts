import { fieldOf, isPlainObject } from '../paths';

/** The value at a path as expressions see it: arrays on the way give the list of what their objects have; positions mean nothing. */
export function resolve(value: unknown, steps: readonly string[], at = 0): unknown {
  if (at === steps.length) return value;
  if (Array.isArray(value)) {
    const found: unknown[] = [];
    for (const item of value) {
      const inner = isPlainObject(item) ? resolve(item, steps, at) : undefined;
      if (inner !== undefined) found.push(inner);
    }
    return found;
  }
  return isPlainObject(value) ? resolve(fieldOf(value, steps[at] as string), steps, at + 1) : undefined;
}
