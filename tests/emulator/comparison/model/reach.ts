import { type Document, isArray, isDocument, isIndex, type Maybe, type Value } from './values';

/**
 * What a query's path leads to: several values where it goes through arrays; `undefined` stands for a place where it ends in nothing.
 * Source: MongoDB manual, "Query an Array of Embedded Documents", and the server's matcher/path.cpp, read 2026-11-27.
 *
 * @param into whether an array at the end of the path gives its items, and then itself, or only itself
 */
export function reach(document: Document, path: string, into: 'items' | 'whole'): readonly Maybe[] {
  return fromDocument(document, path.split('.'), into);
}

function fromDocument(document: Document, [part = '', ...rest]: readonly string[], into: 'items' | 'whole'): readonly Maybe[] {
  const value = Object.hasOwn(document, part) ? document[part] : undefined;
  if (rest.length === 0) return isArray(value) && into === 'items' ? [...value, value] : [value];
  if (isDocument(value)) return fromDocument(value, rest, into);
  if (isArray(value)) return fromArray(value, rest, into);
  return [undefined];
}

/** Each item that is a document answers for itself; a number in the path also picks one item. Items that are neither give nothing. */
function fromArray(items: readonly Value[], path: readonly string[], into: 'items' | 'whole'): readonly Maybe[] {
  const [part = '', ...rest] = path;
  return items.flatMap((item, index) => {
    const found = isDocument(item) ? [...fromDocument(item, path, into)] : [];
    if (!isIndex(part) || part !== String(index)) return found;
    if (rest.length === 0) return [...found, item];
    if (isDocument(item)) return [...found, ...fromDocument(item, rest, into)];
    if (isArray(item)) return [...found, ...fromArray(item, rest, into)];
    return found;
  });
}

/** An array as a document whose fields are its positions: so `$elemMatch` looks into arrays within arrays. */
export const asDocument = (value: Document | readonly Value[]): Document =>
  isArray(value) ? Object.fromEntries(value.map((item, index) => [String(index), item])) : value;
