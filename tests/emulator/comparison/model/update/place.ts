import { invalid } from '../refusal';
import { type Document, isDocument, isIndex, type Maybe, type Value } from '../values';

type Holder = { [field: string]: Value } | Value[];

/**
 * Where a path leads in a document that may be changed.
 * Source: MongoDB manual, "Update Operators Behavior" and "$set", and the server's path_support.cpp, read 2026-11-27.
 */
export type Place =
  /** Something is there. */
  | { readonly kind: 'there'; readonly holder: Holder; readonly part: string }
  /** The rest of the path can be made in `holder`. */
  | { readonly kind: 'missing'; readonly holder: Holder; readonly rest: readonly string[] }
  /** A value that is neither document nor array stands in the way, or a name is used on an array. */
  | { readonly kind: 'blocked' };

export function find(document: Document, path: readonly string[]): Place {
  let holder = document as Holder;
  for (const [index, part] of path.entries()) {
    if (Array.isArray(holder) && !isIndex(part)) return { kind: 'blocked' };
    const value = valueIn(holder, part);
    if (value === undefined) return { kind: 'missing', holder, rest: path.slice(index) };
    if (index === path.length - 1) return { kind: 'there', holder, part };
    if (!Array.isArray(value) && !isDocument(value)) return { kind: 'blocked' };
    holder = value as Holder;
  }
  throw new Error('an empty path');
}

export function valueIn(holder: Holder, part: string): Maybe {
  if (Array.isArray(holder)) return holder[Number(part)];
  return Object.hasOwn(holder, part) ? holder[part] : undefined;
}

function put(holder: Holder, part: string, value: Value): void {
  if (Array.isArray(holder)) {
    while (holder.length < Number(part)) holder.push(null);
    holder[Number(part)] = value;
  } else Object.defineProperty(holder, part, { value, enumerable: true, writable: true, configurable: true });
}

/** Makes the documents that lead to the value; positions past the end of an array are filled with null. */
function create(holder: Holder, [part = '', ...rest]: readonly string[], value: Value): void {
  if (rest.length === 0) {
    put(holder, part, value);
    return;
  }
  const made: Holder = {};
  create(made, rest, value);
  put(holder, part, made as Document);
}

/**
 * Sets what is there from what was there.
 * @param initial for a place where nothing is; `undefined` leaves it so
 * @throws Refusal invalid: the path is blocked
 */
export function change(document: Document, path: readonly string[], initial: Maybe, next: (value: Value) => Value): void {
  const place = find(document, path);
  if (place.kind === 'blocked') throw invalid(`cannot create field in the path ${path.join('.')}`);
  if (place.kind === 'there') put(place.holder, place.part, next(valueIn(place.holder, place.part) as Value));
  else if (initial !== undefined) create(place.holder, place.rest, initial);
}
