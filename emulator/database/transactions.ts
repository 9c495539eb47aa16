import { randomUUID } from 'node:crypto';
import { PlatformError } from '../platform-error';
import type { Connection, Store } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { decodeStored } from './ejson';
import { type DeclaredIndex, indexKeys } from './indexes';
import { applyWrite, type Document, duplicate, duplicateOf, isTaken, type ReadRow, readRow, type Write } from './rows';
import { type Found, type Search, search } from './search';

/** The platform ends a transaction after this; real time, whatever the movable clock shows. */
export const TRANSACTION_MS = 30_000;

const HINT = 'Please check your request, but if the problem persists, contact us.';
const conflict = () =>
  new PlatformError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${HINT}`,
  );
const gone = () =>
  new PlatformError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${HINT}`,
  );

/** One open transaction: a snapshot taken at its first operation, and its own writes over it. */
export type Transaction = {
  readonly id: string;
  readonly owner: string;
  /** Resolves when it is over, either way. */
  readonly finished: Promise<void>;
  readonly search: (collection: Collection, what: Search) => Found;
  /** @throws PlatformError DATABASE_TRANSACTION_CONFLICT (the transaction is over then), E11000 */
  readonly write: (write: Write, isInsert: boolean) => void;
};

export type Transactions = {
  /** @param owner the caller's token: who runs it */
  readonly start: (owner: string) => string;
  /** @throws PlatformError DATABASE_TRANSACTION_FAIL when it is over or was never there */
  readonly get: (id: unknown) => Transaction;
  readonly commit: (id: unknown) => void;
  readonly abort: (id: unknown) => void;
  /** The open transaction that has written the document. */
  readonly holderOf: (collection: Collection, id: string) => Transaction | undefined;
  readonly hasOpen: (owner: string) => boolean;
  readonly stop: () => void;
};

type Written = Map<string, { document: Document | null; json: string }>;
type Open = Transaction & { readonly end: () => void; readonly apply: () => void };

export function openTransactions(store: Store, catalogue: Catalogue, limitMs = TRANSACTION_MS): Transactions {
  const open = new Map<string, Open>();
  /** Over by a conflict: the SDK's rollback that follows is answered well. */
  const doomed = new Set<string>();
  const locks = new Map<string, Open>();
  const readers: Connection[] = [];
  const lockOf = (collection: Collection, id: string) => `d${collection.id}/${id}`;

  function begin(owner: string): string {
    const id = randomUUID().replaceAll('-', '');
    const written = new Map<Collection, Written>();
    let reader: Connection | undefined;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const timer = setTimeout(() => end(), limitMs);
    timer.unref();

    function snapshot(): Connection {
      if (!reader) {
        reader = readers.pop() ?? store.openReader();
        reader.prepare('BEGIN').run();
        reader.prepare('SELECT 1 AS one FROM collections LIMIT 1').get();
      }
      return reader;
    }

    const overlayOf = (collection: Collection): Written => {
      const overlay: Written = written.get(collection) ?? new Map();
      written.set(collection, overlay);
      return overlay;
    };

    function end(): void {
      if (!open.delete(id)) return;
      clearTimeout(timer);
      for (const [key, holder] of locks) if (holder === self) locks.delete(key);
      if (reader) {
        reader.prepare('COMMIT').run();
        readers.push(reader);
      }
      finish();
    }

    function refuse(): never {
      end();
      doomed.add(id);
      setTimeout(() => doomed.delete(id), limitMs).unref();
      throw conflict();
    }

    function lock(key: string): void {
      const holder = locks.get(key);
      if (holder && holder !== self) refuse();
      locks.set(key, self);
    }

    function write(change: Write, isInsert: boolean): void {
      const { collection, id: documentId } = change;
      const base = readRow(snapshot(), collection, documentId);
      if (readRow(store, collection, documentId)?.revision !== base?.revision) refuse();
      lock(lockOf(collection, documentId));
      const mine = overlayOf(collection);
      const exists = mine.has(documentId) ? mine.get(documentId)?.document !== null : base !== undefined;
      if (isInsert && exists) throw duplicate(collection, '_id_', { _id: change.document?._id });
      for (const index of collection.indexes) if (index.unique && change.document) checkUnique(change, index, base, mine);
      mine.set(documentId, { document: change.document, json: change.json });
    }

    function checkUnique(
      { collection, document, id: documentId }: Write,
      index: DeclaredIndex,
      base: ReadRow | undefined,
      mine: Written,
    ): void {
      for (const key of indexKeys(index, document as Document)) {
        for (const [otherId, other] of mine) {
          if (otherId !== documentId && other.document && indexKeys(index, other.document).some((taken) => taken.equals(key)))
            throw duplicateOf(collection, index, document as Document);
        }
        lock(`u${index.id}/${key.toString('latin1')}`);
        const holder = holderOfKey(store, collection, index, key, base?.pk ?? 0);
        if (holder === undefined || mine.has(holder)) continue;
        if (isTaken(snapshot(), index, key, base?.pk ?? 0)) throw duplicateOf(collection, index, document as Document);
        refuse();
      }
    }

    function apply(): void {
      store.transaction(() => {
        for (const [collection, changes] of written) {
          // Removals first: what they free may be taken by another document of the same transaction.
          const ordered = [...changes].sort(([, a], [, b]) => Number(a.document !== null) - Number(b.document !== null));
          for (const [documentId, { document, json }] of ordered) {
            const before = readRow(store, collection, documentId);
            if (document || before)
              applyWrite(
                store,
                catalogue,
                { collection, id: documentId, document, json },
                before,
                () => decodeStored(before?.json ?? '{}'),
                false,
              );
          }
        }
      });
    }

    const self: Open = {
      id,
      owner,
      finished,
      search: (collection, what) => search(snapshot(), collection, what, overlayOf(collection)),
      write,
      end,
      apply,
    };
    open.set(id, self);
    return id;
  }

  function find(id: unknown): Open {
    const found = open.get(String(id));
    if (!found) throw gone();
    return found;
  }

  return {
    start: begin,
    get: find,
    commit: (id) => {
      const transaction = find(id);
      try {
        transaction.apply();
      } finally {
        transaction.end();
      }
    },
    abort: (id) => {
      if (!doomed.delete(String(id))) find(id).end();
    },
    holderOf: (collection, id) => locks.get(lockOf(collection, id)),
    hasOpen: (owner) => [...open.values()].some((transaction) => transaction.owner === owner),
    stop: () => {
      for (const transaction of open.values()) transaction.end();
      for (const reader of readers.splice(0)) reader.close();
    },
  };
}

/** The id text of the document that has this unique key, other than `pk`. */
function holderOfKey(connection: Connection, collection: Collection, index: DeclaredIndex, key: Buffer, pk: number): string | undefined {
  const row = connection
    .prepare(`SELECT d.id FROM ${index.table} e JOIN ${collection.table} d ON d.pk = e.pk WHERE e.k = ? AND e.pk <> ?`)
    .get(key, pk);
  return row?.id as string | undefined;
}
