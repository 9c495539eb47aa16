import type { Row } from '../store';
import { encode } from './ejson';
import { cellKeys } from './geo/cells';
import { IllegalGeometry, parseGeometry } from './geo/geometry';
import { locationsAt } from './geo/near';
import { keyTuples, ParallelArrays } from './key-tuples';
import { checkKeySize, type Direction, orderKey } from './order-key';
import { databaseFailed, writeFailed } from './refusals';

/** An index as stored: `entries_<id>` holds one row (key bytes, pk) for each value a document has. */
export type DeclaredIndex = {
  readonly id: number;
  readonly name: string;
  readonly table: string;
  readonly keys: readonly (readonly [path: string, direction: Direction])[];
  /** The path of a `2dsphere` index; `keys` is empty then. */
  readonly geoPath?: string;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly definition: string;
  /** Some document has several entries (arrays): ranges and order must then be used with care. */
  isMultikey: boolean;
};

/** What one document has in an index. `isMulti`: one key does not say all that a query may see. */
export type IndexKeys = { readonly keys: readonly Buffer[]; readonly isMulti: boolean };

type Definition = {
  readonly keys: readonly (readonly [path: string, direction: Direction | '2dsphere'])[];
  readonly unique: boolean;
  readonly sparse: boolean;
};

/** A document whose arrays multiply its entries past this would make the platform's database crawl. */
const MAX_ENTRIES = 2000;

export function toDeclaredIndex(row: Row): DeclaredIndex {
  const { keys, unique, sparse } = JSON.parse(row.definition as string) as Definition;
  const geoPath = keys.find(([, direction]) => direction === '2dsphere')?.[0];
  return {
    id: row.id as number,
    name: row.name as string,
    table: `entries_${row.id}`,
    keys: geoPath === undefined ? (keys as DeclaredIndex['keys']) : [],
    ...(geoPath === undefined ? {} : { geoPath }),
    unique: unique && geoPath === undefined,
    sparse,
    definition: row.definition as string,
    isMultikey: row.multikey === 1,
  };
}

/**
 * The distinct keys of a document. A sparse index has none where all its paths are missing, also of an item of an array.
 *
 * @throws PlatformError DATABASE_REQUEST_FAILED for parallel arrays, geometry that is none, keys that are too many or too long
 */
export function indexKeys(index: DeclaredIndex, document: Record<string, unknown>): IndexKeys {
  if (index.geoPath !== undefined) return geoKeys(index, index.geoPath, document);
  const { tuples: all, isPositional } = tuplesOf(index, document);
  const tuples = index.sparse ? all.filter((values) => values.some((value) => value !== undefined)) : all;
  if (tuples.length > MAX_ENTRIES)
    throw databaseFailed(`the index ${index.name} would need more than ${MAX_ENTRIES} entries for one document`);
  const keys = tuples.map((values) => {
    const parts = values.map((value, column) => orderKey(value, (index.keys[column] as readonly [string, Direction])[1]));
    return checkKeySize(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts), index.name);
  });
  const distinct = keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
  return { keys: distinct, isMulti: distinct.length > 1 || isPositional };
}

function tuplesOf(index: DeclaredIndex, document: Record<string, unknown>) {
  try {
    return keyTuples(
      document,
      index.keys.map(([path]) => path),
    );
  } catch (failure) {
    throw failure instanceof ParallelArrays ? writeFailed(`cannot index ${failure.message}`) : failure;
  }
}

/** A document without the field is in no 2dsphere index. */
function geoKeys(index: DeclaredIndex, path: string, document: Record<string, unknown>): IndexKeys {
  const keys = locationsAt(document, path)
    .filter((location) => location !== null && location !== undefined)
    .flatMap((location) => {
      try {
        return cellKeys(parseGeometry(location));
      } catch (failure) {
        if (!(failure instanceof IllegalGeometry)) throw failure;
        throw writeFailed(`Can't extract geo keys: ${encode({ _id: document._id })} (index ${index.name})  ${failure.message}`);
      }
    });
  return { keys: [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()], isMulti: true };
}
