import { setTimeout as wait } from 'node:timers/promises';
import type { Busy } from '#core/application/ports';
import { err, type Result } from '#core/domain/result';
import { database, type Transaction } from './database';
import { isTransactionConflict } from './platform-error';

const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 15;

/** What was found out inside a transaction, and whether it is to be stored. */
export type Outcome<T, E> = { readonly store: boolean; readonly result: Result<T, E> };

/**
 * Runs `work` in a transaction; done again when somebody else wrote first, with a growing, random pause. The SDK's own `runTransaction`
 * does not retry a conflict that shows at a write, which is where the platform reports it.
 *
 * @param work may run several times: it must do nothing outside the transaction
 * @returns the result of `work`, or `busy` after six lost races
 */
export async function inTransaction<T, E>(work: (transaction: Transaction) => Promise<Outcome<T, E>>): Promise<Result<T, E | Busy>> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    const transaction = await database.startTransaction();
    try {
      const { store, result } = await work(transaction);
      await (store ? transaction.commit() : transaction.rollback());
      return result;
    } catch (thrown) {
      await transaction.rollback().catch(() => undefined); // over already when the platform ended it
      if (!isTransactionConflict(thrown)) throw thrown;
    }
  }
  return err({ code: 'busy' });
}
