import { reach } from './reach';
import type { Document, Maybe } from './values';

/** A query, or a part of one. */
export type Condition = {
  readonly holdsFor: (document: Document) => boolean;
  /** Of one item, looked at alone: inside `$elemMatch`. */
  readonly holdsForItem: (item: Maybe) => boolean;
};

/** Holds where one of the values at the path passes the test. */
export function somewhere(path: string, into: 'items' | 'whole', test: (value: Maybe) => boolean): Condition {
  return { holdsFor: (document) => reach(document, path, into).some(test), holdsForItem: test };
}

export function both(conditions: readonly Condition[]): Condition {
  return {
    holdsFor: (document) => conditions.every(({ holdsFor }) => holdsFor(document)),
    holdsForItem: (item) => conditions.every(({ holdsForItem }) => holdsForItem(item)),
  };
}

export function either(conditions: readonly Condition[]): Condition {
  return {
    holdsFor: (document) => conditions.some(({ holdsFor }) => holdsFor(document)),
    holdsForItem: (item) => conditions.some(({ holdsForItem }) => holdsForItem(item)),
  };
}

export function not({ holdsFor, holdsForItem }: Condition): Condition {
  return { holdsFor: (document) => !holdsFor(document), holdsForItem: (item) => !holdsForItem(item) };
}

export const NEVER: Condition = { holdsFor: () => false, holdsForItem: () => false };
