import { PlatformError } from '../platform-error';
import type { Store } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { documentLock, type Ground, OpenTransaction } from './open-transaction';
import { databaseFailed } from './refusals';

/** The platform ends a transaction after this; real time, whatever the movable clock shows. */
const TRANSACTION_MS = 30_000;

const gone = () =>
  new PlatformError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  );

export type Transactions = {
  /** @param owner the caller's token: who runs it */
  readonly start: (owner: string) => string;
  /** @throws PlatformError DATABASE_TRANSACTION_FAIL when it is over or was never there */
  readonly get: (id: unknown) => OpenTransaction;
  readonly commit: (id: unknown) => void;
  readonly abort: (id: unknown) => void;
  /** The open transaction that has written the document. */
  readonly holderOf: (collection: Collection, id: string) => OpenTransaction | undefined;
  readonly hasOpen: (owner: string) => boolean;
  /** Waits until one is over. @throws PlatformError DATABASE_REQUEST_FAILED when all were ended meanwhile: a write of before a reset is not for what comes after */
  readonly outlast: (transaction: OpenTransaction) => Promise<void>;
  /** Ends all that are open, and whoever waits for them. */
  readonly stop: () => void;
};

export function openTransactions(store: Store, catalogue: Catalogue, limitMs = TRANSACTION_MS): Transactions {
  const ground: Ground = { store, catalogue, locks: new Map(), readers: [] };
  /** Also those that are over, until their time is up: the SDK's rollback after a conflict is answered well. */
  const known = new Map<string, OpenTransaction>();
  let timesStopped = 0;

  function find(id: unknown): OpenTransaction {
    const found = known.get(String(id));
    if (!found || found.isOver) throw gone();
    return found;
  }

  return {
    start: (owner) => {
      const transaction = new OpenTransaction(owner, ground);
      known.set(transaction.id, transaction);
      const timer = setTimeout(() => {
        transaction.end();
        known.delete(transaction.id);
      }, limitMs);
      timer.unref();
      void transaction.finished.then(() => {
        if (transaction.isDoomed) return;
        clearTimeout(timer);
        known.delete(transaction.id);
      });
      return transaction.id;
    },
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
      if (known.get(String(id))?.isDoomed) known.delete(String(id));
      else find(id).end();
    },
    holderOf: (collection, id) => ground.locks.get(documentLock(collection, id)),
    hasOpen: (owner) => [...known.values()].some((transaction) => transaction.owner === owner && !transaction.isOver),
    outlast: async (transaction) => {
      const before = timesStopped;
      await transaction.finished;
      if (timesStopped > before)
        throw databaseFailed('interrupted: the local cloud was reset or stopped while the write waited for a transaction');
    },
    stop: () => {
      timesStopped += 1;
      for (const transaction of known.values()) transaction.end();
      for (const reader of ground.readers.splice(0)) reader.close();
    },
  };
}
