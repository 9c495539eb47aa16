import { invalid } from './refusal';
import { compare, type Document, isArray, isDocument, isIndex, type Maybe, type Value } from './values';

/** An empty array, as an index and an order see it: less than null. */
export const EMPTY = Symbol('empty array');
/** What an index or an order reads at a path. */
export type Key = Value | typeof EMPTY;

type Field = {
  readonly rest: readonly string[];
  readonly key?: Key;
  /** Nothing was there. */
  readonly isMissing?: boolean;
  /** Where the next part is a position of the array being gone through: what is there. */
  readonly picked?: { readonly item: Value; readonly value: Maybe; readonly rest: readonly string[] };
};

/**
 * The entries that an index on these paths has for a document: one, or one an item where a path goes through an array. An order sees the same.
 * Source: MongoDB manual, "Multikey Indexes" and "cursor.sort()", and the server's btree_key_generator.cpp, read 2026-11-27.
 *
 * @param isSparse leaves out entries all of whose paths are missing
 * @throws Refusal invalid: two of the paths end in different arrays ("parallel arrays")
 */
export function keysOf(document: Document, paths: readonly string[], isSparse = false): readonly (readonly Key[])[] {
  const entries = expand(
    document,
    paths.map((path) => ({ rest: path.split('.') })),
    isSparse,
  );
  return entries.length > 0 || isSparse ? entries : [paths.map(() => null)];
}

function expand(document: Document, fields: readonly Field[], isSparse: boolean): readonly (readonly Key[])[] {
  const found = fields.map((field) => ({ field, ...next(document, field) }));
  const arrays = found.flatMap(({ array }) => (array ? [array] : []));
  const [array] = arrays;
  if (arrays.some((other) => other !== array)) throw invalid('cannot index parallel arrays');
  if (!array) {
    const done = found.map(({ after }) => after);
    if (isSparse && done.every(({ isMissing }) => isMissing)) return [];
    return [done.map(({ key = null }) => key)];
  }
  const isNested = found.some((each) => each.isPickedArray);
  const items: readonly Key[] = array.length === 0 ? [EMPTY] : array;
  return items.flatMap((item) =>
    expand(
      isDocument(item) ? item : {},
      found.map(({ array: through, after }) => {
        if (!through) return after;
        if (after.rest.length === 0) return { rest: [], key: isNested && array.length > 0 ? array : item };
        return { rest: after.rest, ...pick(array, after.rest) };
      }),
      isSparse,
    ),
  );
}

type Next = { readonly after: Field; readonly array?: readonly Value[]; readonly isPickedArray?: boolean };

/** One step: as far as the next array, or to the end. */
function next(document: Document, field: Field): Next {
  if (field.rest.length === 0) return { after: field };
  const isThere = Object.hasOwn(document, field.rest[0] ?? '');
  if (isThere && field.picked) throw invalid('ambiguous field name found in array');
  const { value, rest } = isThere ? along(document, field.rest) : (field.picked ?? { value: undefined, rest: [] });
  if (value === undefined) return { after: { rest: [], key: null, isMissing: true } };
  if (!isArray(value)) return { after: { rest: [], key: value } };
  return { after: { rest }, array: value, isPickedArray: !isThere && isArray(field.picked?.item) };
}

function along(document: Document, [part = '', ...rest]: readonly string[]): { value: Maybe; rest: readonly string[] } {
  const value = Object.hasOwn(document, part) ? document[part] : undefined;
  if (rest.length === 0 || isArray(value)) return { value, rest };
  return isDocument(value) ? along(value, rest) : { value: undefined, rest: [] };
}

function pick(array: readonly Value[], [part = '', ...rest]: readonly string[]): Pick<Field, 'picked'> {
  const item = isIndex(part) ? array[Number(part)] : undefined;
  if (item === undefined) return {};
  if (rest.length === 0 || isArray(item)) return { picked: { item, value: item, rest } };
  return { picked: { item, ...(isDocument(item) ? along(item, rest) : { value: undefined, rest: [] }) } };
}

export function compareKeys(left: Key, right: Key): number {
  if (left === EMPTY || right === EMPTY) return Number(right === EMPTY) - Number(left === EMPTY);
  return compare(left, right);
}
