import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import type { Store } from '../store';

export type Document = Record<string, unknown>;

export type Database = {
  readonly collectionNames: () => readonly string[];
  /** For the inspector, in the order of insertion. `undefined` when there is no such collection. */
  readonly page: (collection: string, limit: number, offset: number) => { total: number; documents: Document[] } | undefined;
  /** Back to the first start: no documents but the seed. */
  readonly reset: () => void;
  readonly close: () => void;
};

export function openDatabase(_store: Store, _clock: Clock, _config: CloudConfig): Database {
  return { collectionNames: () => [], page: () => undefined, reset: () => {}, close: () => {} };
}
