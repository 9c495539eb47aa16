import { keyTuples, ParallelArrays } from './key-tuples';
import { fieldOf } from './paths';
import type { Sort } from './plan';
import { badValue } from './refusals';
import { compareValues } from './values/compare';

type Document = Readonly<Record<string, unknown>>;

/**
 * What a document is put in order by, one value a path. Of an array counts the smallest item when ascending, the greatest when
 * descending.
 *
 * @throws PlatformError BadValue when two paths lead into two arrays
 */
export function orderValues(sort: Sort): (document: Document) => readonly unknown[] {
  const paths = sort.map(([path]) => path);
  const areFields = paths.every((path) => !path.includes('.'));
  return (document) => {
    if (areFields) {
      const values = paths.map((path) => fieldOf(document, path));
      if (!values.some(Array.isArray)) return values;
    }
    return bestOf(tuplesOf(document, paths), sort);
  };
}

export function compareInOrder(a: readonly unknown[], b: readonly unknown[], sort: Sort): number {
  for (let i = 0; i < sort.length; i += 1) {
    const compared = compareValues(a[i], b[i]);
    if (compared !== 0) return (sort[i] as Sort[number])[1] * compared;
  }
  return 0;
}

function tuplesOf(document: Document, paths: readonly string[]) {
  try {
    return keyTuples(document, paths).tuples;
  } catch (failure) {
    throw failure instanceof ParallelArrays ? badValue('cannot sort with keys that are parallel arrays') : failure;
  }
}

function bestOf(tuples: readonly (readonly unknown[])[], sort: Sort): readonly unknown[] {
  return tuples.reduce((best, other) => (compareInOrder(other, best, sort) < 0 ? other : best));
}

/** Keeps the first `size` documents in order; equals stay as they came. */
export class Ordered<T> {
  #kept: { values: readonly unknown[]; item: T }[] = [];
  readonly #valuesOf: (document: Document) => readonly unknown[];

  constructor(
    readonly sort: Sort,
    readonly size: number,
  ) {
    this.#valuesOf = orderValues(sort);
  }

  add(document: Document, item: T): void {
    this.#kept.push({ values: this.#valuesOf(document), item });
    if (this.#kept.length >= 2 * this.size + 1000) this.#trim();
  }

  take(): T[] {
    this.#trim();
    return this.#kept.map(({ item }) => item);
  }

  #trim(): void {
    this.#kept.sort((a, b) => compareInOrder(a.values, b.values, this.sort));
    if (this.#kept.length > this.size) this.#kept.length = this.size;
  }
}
