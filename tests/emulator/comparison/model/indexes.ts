import { compareKeys, type Key, keysOf } from './keys';
import { Refusal } from './refusal';
import type { Document } from './values';

export type Index = {
  readonly keys: readonly (readonly [path: string, direction: 1 | -1])[];
  readonly unique?: boolean;
  readonly sparse?: boolean;
};

/** As a collection declares it. */
export type NamedIndex = Index & { readonly name: string };

const pathsOf = ({ keys }: Index): readonly string[] => keys.map(([path]) => path);
const isSame = (left: readonly Key[], right: readonly Key[]): boolean => left.every((key, at) => compareKeys(key, right[at] ?? null) === 0);

/**
 * Whether two documents may not stand beside each other: they share an entry of a unique index. Missing counts as null, except in sparse indexes.
 * Source: MongoDB manual, "Unique Indexes", "Sparse Indexes", read 2026-11-27.
 */
export function collide(left: Document, right: Document, indexes: readonly Index[]): boolean {
  return indexes.some((index) => {
    if (!index.unique) return false;
    const others = keysOf(right, pathsOf(index), index.sparse);
    return keysOf(left, pathsOf(index), index.sparse).some((key) => others.some((other) => isSame(key, other)));
  });
}

/**
 * @throws Refusal duplicate: another document has one of its unique values
 * @throws Refusal invalid: an index cannot take it (parallel arrays)
 */
export function checkIndexes(document: Document, others: readonly Document[], indexes: readonly Index[]): void {
  for (const index of indexes) keysOf(document, pathsOf(index), index.sparse);
  if (others.some((other) => collide(document, other, indexes))) throw new Refusal('duplicate', 'E11000 duplicate key error');
}
