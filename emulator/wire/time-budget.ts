import { createContext, Script } from 'node:vm';
import { PlatformError } from '../platform-error';

/** How long a query with a regular expression may take: far longer than any honest one does, and less than the SDK's own patience of 15 s. */
export const QUERY_MS = 5000;

const context = createContext(Object.create(null));
const script = new Script('work()');

/** Whether the texts of a call may hold a regular expression, which alone can take practically for ever. An escaped character may be part of its name. */
export const holdsPattern = (...texts: readonly unknown[]): boolean =>
  texts.some((text) => typeof text === 'string' && /\$reg(?:ex|ularExpression)|\\u/.test(text));

/**
 * Runs synchronous reading that may be stopped anywhere: Node cannot interrupt a regular expression, but V8 can end a script. Costs about 0.15 ms.
 * No writing: neither `catch` nor `finally` inside runs when it is stopped.
 * Differs: the platform's database (PCRE) gives up on such an expression by counting steps; its wording is not published.
 *
 * @throws PlatformError DATABASE_REQUEST_FAILED when the time is up; whatever `work` throws
 */
export function withinBudget<T>(work: () => T, budgetMs: number): T {
  context.work = work;
  try {
    return script.runInContext(context, { timeout: budgetMs }) as T;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw failure;
    throw new PlatformError(
      'DATABASE_REQUEST_FAILED',
      `[FailedOperation] operation exceeded time limit: ${budgetMs} ms for a query with a regular expression`,
    );
  } finally {
    context.work = undefined;
  }
}
