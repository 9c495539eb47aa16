import { type Condition, somewhere } from './condition';
import { compare, type Maybe, typeOf, type Value } from './values';

/** A missing field counts as null where equality is among what is asked for. */
export const equalTo = (path: string, wanted: Value): Condition => somewhere(path, 'items', (value) => isEqual(value, wanted));

export const isEqual = (value: Maybe, wanted: Value): boolean => compare(value === undefined ? null : value, wanted) === 0;

/** Only values of the same type compare; null (and missing) is at least and at most null. */
export function comparing(path: string, wanted: Value, accepts: (difference: number) => boolean): Condition {
  return somewhere(path, 'items', (value) => {
    if (value === undefined) return wanted === null && accepts(0);
    if (typeOf(value) !== typeOf(wanted)) return false;
    const isNan = Number.isNaN(value) !== Number.isNaN(wanted);
    return !isNan && accepts(compare(value, wanted));
  });
}

export const matchingText = (path: string, pattern: RegExp): Condition => somewhere(path, 'items', (value) => isMatch(value, pattern));

export const isMatch = (value: Maybe, pattern: RegExp): boolean =>
  typeof value === 'string' && new RegExp(pattern.source, pattern.flags).test(value);
