import { compareKeys, type Key, keysOf } from './keys';
import type { Document } from './values';

export type Order = readonly (readonly [path: string, direction: 1 | -1])[];

/** What a document is ordered by: the least of its entries, in the directions of the order, so the greatest items for -1. */
export function orderKey(document: Document, order: Order): readonly Key[] {
  const paths = order.map(([path]) => path);
  const [least = []] = [...keysOf(document, paths)].sort((left, right) => compareOrderKeys(left, right, order));
  return least;
}

export function compareOrderKeys(left: readonly Key[], right: readonly Key[], order: Order): number {
  for (const [index, [, direction]] of order.entries()) {
    const difference = compareKeys(left[index] ?? null, right[index] ?? null);
    if (difference !== 0) return direction * difference;
  }
  return 0;
}

/** Those that tie stay as they were. @throws Refusal invalid: parallel arrays */
export function sorted<T extends Document>(documents: readonly T[], order: Order): readonly T[] {
  const keyed = documents.map((document) => ({ document, key: orderKey(document, order) }));
  return keyed.sort((left, right) => compareOrderKeys(left.key, right.key, order)).map(({ document }) => document);
}
