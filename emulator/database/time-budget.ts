import { createContext, Script } from 'node:vm';
import { databaseFailed } from './refusals';

/** How long a query that may take for ever may take: far longer than any honest one does, and less than the SDK's own patience of 15 s. */
export const QUERY_MS = 10_000;

/** More than anybody writes by hand. */
const LONG_TEXT = 256 * 1024;

const context = createContext(Object.create(null));
const script = new Script('work()');

/**
 * Whether a query or an update in these texts can take practically for ever: by a regular expression, by an expression, which makes lists of its own, or by its
 * size alone. An escaped character may be part of a name.
 */
export const mayTakeLong = (...texts: readonly unknown[]): boolean =>
  texts.some(
    (text) => typeof text === 'string' && (text.length > LONG_TEXT || /\$(?:regex|regularExpression|jsonSchema|expr)|\\u/.test(text)),
  );

/** Stages, operators and kinds of values that take no longer than reading the documents: they make no lists, join nothing, and compute nothing by a text. */
const PLAIN =
  /^\$(?:match|group|sort|limit|skip|count|eq|ne|gte?|lte?|n?in|and|or|exists|sum|avg|min|max|number(?:Int|Long|Double)|oid|date)$/;

/** Whether a pipeline can take practically for ever: most of what one may be made of can, so what cannot is what is listed. */
export const mayPipelineTakeLong = (stages: readonly { readonly stageKey: string; readonly stageValue: string | number }[]): boolean =>
  stages.some(
    ({ stageKey, stageValue }) =>
      !PLAIN.test(stageKey) ||
      mayTakeLong(stageValue) ||
      [...String(stageValue).matchAll(/"(\$[^"]*)"\s*:/g)].some(([, operator = '']) => !PLAIN.test(operator)),
  );

/**
 * Runs synchronous reading that may be stopped anywhere: Node cannot interrupt a regular expression, but V8 can end a script. Costs about 0.15 ms.
 * No writing: neither `catch` nor `finally` inside runs when it is stopped.
 * Differs: after how long the platform gives up is not published; its PCRE also gives up on an expression by counting steps.
 *
 * @throws PlatformError DATABASE_REQUEST_FAILED when the time is up; whatever `work` throws
 */
export function withinBudget<T>(work: () => T, budgetMs: number): T {
  context.work = work;
  try {
    return script.runInContext(context, { timeout: budgetMs }) as T;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw failure;
    throw databaseFailed(`(MaxTimeMSExpired) operation exceeded time limit: ${budgetMs} ms`);
  } finally {
    context.work = undefined;
  }
}
