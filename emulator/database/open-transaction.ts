import { randomUUID } from 'node:crypto';
import { PlatformError } from '../platform-error';
import type { Connection, Store } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { decodeStored } from './ejson';
import { type DeclaredIndex, indexKeys } from './indexes';
import { applyWrite, type Document, duplicate, duplicateOf, isTaken, type ReadRow, readRow, type Write } from './rows';
import { type Found, type Search, search } from './search';

type Written = Map<string, { document: Document | null; json: string }>;

/** What all open transactions share. `locks`: who has written which document or unique value. */
export type Ground = {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly locks: Map<string, OpenTransaction>;
  readonly readers: Connection[];
};

/** Connections kept for the next transactions; each holds two files open. */
const MAX_IDLE_READERS = 16;

export const documentLock = (collection: Collection, id: string): string => `d${collection.id}/${id}`;

const transactionConflict = (): PlatformError =>
  new PlatformError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );

/** One open transaction: a snapshot taken at its first operation, and its own writes over it. */
export class OpenTransaction {
  readonly id = randomUUID().replaceAll('-', '');
  /** Resolves when it is over, either way. */
  readonly finished: Promise<void>;
  isOver = false;
  /** It ended because another was first. */
  isDoomed = false;
  readonly #written = new Map<Collection, Written>();
  #reader: Connection | undefined;
  #finish = () => {};

  /** @param owner the caller's token: who runs it */
  constructor(
    readonly owner: string,
    readonly ground: Ground,
  ) {
    this.finished = new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
  }

  /** @throws PlatformError DATABASE_TRANSACTION_CONFLICT for a collection that was made after the snapshot (the transaction is over then) */
  search(collection: Collection, what: Search): Found {
    return search(this.#snapshot(), collection, what, this.#overlay(collection));
  }

  /** @throws PlatformError DATABASE_TRANSACTION_CONFLICT (the transaction is over then), E11000, what an index cannot hold */
  write(change: Write, isInsert: boolean): void {
    const { collection, id } = change;
    const overlay = this.#overlay(collection);
    const base = readRow(this.#snapshot(), collection, id);
    if (readRow(this.ground.store, collection, id)?.revision !== base?.revision) this.#refuse();
    this.#lock(documentLock(collection, id));
    const own = overlay.get(id);
    const exists = own ? own.document !== null : base !== undefined;
    if (isInsert && exists) throw duplicate(collection, '_id_', { _id: change.document?._id });
    for (const index of collection.indexes) {
      if (index.unique) this.#checkUnique(change, index, base);
      // What no index could hold is refused now, not when it is committed.
      else if (change.document) indexKeys(index, change.document);
    }
    overlay.set(id, { document: change.document, json: change.json });
  }

  /** Stores everything at once. @throws PlatformError DATABASE_TRANSACTION_CONFLICT when a unique value was taken outside meanwhile */
  apply(): void {
    const { store } = this.ground;
    try {
      store.transaction(() => {
        for (const [collection, changes] of this.#written) this.#applyTo(collection, changes);
      });
    } catch (failure) {
      throw failure instanceof PlatformError ? transactionConflict() : failure;
    }
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { locks, readers } = this.ground;
    for (const [key, holder] of locks) if (holder === this) locks.delete(key);
    if (this.#reader) {
      this.#reader.prepare('COMMIT').run();
      if (readers.length < MAX_IDLE_READERS) readers.push(this.#reader);
      else this.#reader.close();
    }
    this.#finish();
  }

  #applyTo(collection: Collection, changes: Written): void {
    const { store, catalogue } = this.ground;
    // Removals first: what they free may be taken by another document of the same transaction.
    const ordered = [...changes].sort(([, a], [, b]) => Number(a.document !== null) - Number(b.document !== null));
    for (const [id, { document, json }] of ordered) {
      const before = readRow(store, collection, id);
      if (!document && !before) continue;
      applyWrite(store, catalogue, { collection, id, document, json }, before, () => decodeStored(before?.json ?? '{}'), false);
    }
  }

  #snapshot(): Connection {
    if (this.#reader) return this.#reader;
    const reader = this.ground.readers.pop() ?? this.ground.store.openReader();
    reader.prepare('BEGIN').run();
    // SQLite takes the snapshot with the first read.
    reader.prepare('SELECT 1 AS one FROM collections LIMIT 1').get();
    this.#reader = reader;
    return reader;
  }

  /** Differs: what the platform says of a collection the snapshot does not know is not published; MongoDB asks to begin anew. */
  #overlay(collection: Collection): Written {
    const known = this.#written.get(collection);
    if (known) return known;
    const isThere = this.#snapshot().prepare('SELECT 1 AS found FROM collections WHERE id = ?').get(collection.id);
    if (!isThere) this.#refuse();
    const overlay: Written = new Map();
    this.#written.set(collection, overlay);
    return overlay;
  }

  #lock(key: string): void {
    const holder = this.ground.locks.get(key);
    if (holder && holder !== this) this.#refuse();
    this.ground.locks.set(key, this);
  }

  #refuse(): never {
    this.end();
    this.isDoomed = true;
    throw transactionConflict();
  }

  #checkUnique({ collection, document, id }: Write, index: DeclaredIndex, base: ReadRow | undefined): void {
    if (!document) return;
    const overlay = this.#overlay(collection);
    const pk = base?.pk ?? 0;
    for (const key of indexKeys(index, document).keys) {
      for (const [otherId, other] of overlay) {
        const isTakenHere = otherId !== id && other.document && indexKeys(index, other.document).keys.some((taken) => taken.equals(key));
        if (isTakenHere) throw duplicateOf(collection, index, document);
      }
      this.#lock(`u${index.id}/${key.toString('latin1')}`);
      const holder = holderOf(this.ground.store, collection, index, key, pk);
      if (holder === undefined || overlay.has(holder)) continue;
      if (isTaken(this.#snapshot(), index, key, pk)) throw duplicateOf(collection, index, document);
      this.#refuse();
    }
  }
}

/** The id text of the document that has this unique key, other than `pk`. */
function holderOf(connection: Connection, collection: Collection, index: DeclaredIndex, key: Buffer, pk: number): string | undefined {
  const row = connection
    .prepare(`SELECT d.id FROM ${index.table} e JOIN ${collection.table} d ON d.pk = e.pk WHERE e.k = ? AND e.pk <> ?`)
    .get(key, pk);
  return row?.id as string | undefined;
}
