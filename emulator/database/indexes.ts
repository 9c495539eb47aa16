import { PlatformError } from '../platform-error';
import type { Row } from '../store';
import { checkKeySize, type Direction, orderKey } from './order-key';
import { valuesAt } from './paths';

/** An index as stored: `entries_<id>` holds one row (key bytes, pk) for each value a document has. */
export type DeclaredIndex = {
  readonly id: number;
  readonly name: string;
  readonly table: string;
  readonly keys: readonly (readonly [path: string, direction: Direction])[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly definition: string;
  /** Some document has several entries (arrays): ranges and order must then be used with care. */
  isMultikey: boolean;
};

/** A document with arrays of several paths multiplies its entries; past this the platform's database would refuse or crawl. */
const MAX_ENTRIES = 2000;

export function toDeclaredIndex(row: Row): DeclaredIndex {
  const { keys, unique, sparse } = JSON.parse(row.definition as string) as Pick<DeclaredIndex, 'keys' | 'unique' | 'sparse'>;
  return {
    id: row.id as number,
    name: row.name as string,
    table: `entries_${row.id}`,
    keys,
    unique,
    sparse,
    definition: row.definition as string,
    isMultikey: row.multikey === 1,
  };
}

/** The distinct keys of a document; none when the index is sparse and all its paths are missing. */
export function indexKeys(index: DeclaredIndex, document: Record<string, unknown>): Buffer[] {
  const columns = index.keys.map(([path]) => valuesAt(document, path));
  if (index.sparse && columns.every((values) => values.every((value) => value === undefined))) return [];
  let keys: Buffer[] = [Buffer.alloc(0)];
  columns.forEach((values, column) => {
    const direction = (index.keys[column] as readonly [string, Direction])[1];
    const parts = values.length === 1 ? [orderKey(values[0], direction)] : distinct(values.map((value) => orderKey(value, direction)));
    if (keys.length * parts.length > MAX_ENTRIES)
      throw new PlatformError(
        'DATABASE_REQUEST_FAILED',
        `[FailedOperation] the index ${index.name} would need more than ${MAX_ENTRIES} entries for one document`,
      );
    keys = column === 0 ? parts : keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  });
  return keys.map((key) => checkKeySize(key, index.name));
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
