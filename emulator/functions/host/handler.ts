/** `exports.main` of a function: asynchronous, or with a callback. */
export type Handler = (event: unknown, context: unknown, callback: Callback) => unknown;
export type Callback = (error?: unknown, result?: unknown) => void;

/**
 * Runs a handler to its result, as SCF's Node does: a promise counts when it is settled; what a plain function returns counts at once; one
 * that returns nothing answers through `callback` (or `context.done`, `succeed`, `fail`), and not before the event loop is empty, unless
 * it set `context.callbackWaitsForEmptyEventLoop` to false. Source: SCF docs, Node.js, development methods, read 2026-11-27.
 *
 * @param whenLoopEmpty calls back when nothing is left to do in this process
 */
export function runHandler(
  handler: Handler,
  event: unknown,
  { context, timeLimitMs }: { readonly context: Readonly<Record<string, unknown>>; readonly timeLimitMs: number },
  whenLoopEmpty: (then: () => void) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let answer: (() => void) | undefined;
    const callback: Callback = (error, result) => {
      answer ??= () => (error === undefined || error === null ? resolve(result) : reject(error));
      if (whole.callbackWaitsForEmptyEventLoop === false) answer();
    };
    const whole: Record<string, unknown> = {
      callbackWaitsForEmptyEventLoop: true,
      done: callback,
      succeed: (result: unknown) => callback(null, result),
      fail: (error: unknown) => callback(error ?? new Error('the function failed')),
      getRemainingTimeInMillis: () => Math.max(0, Math.round(timeLimitMs - (performance.now() - began))),
      ...context,
    };
    const returned = handler(event, whole, callback);
    if (isThenable(returned)) {
      // Nothing is left that could settle it: the platform waits for the time limit all the same.
      whenLoopEmpty(() => setTimeout(() => {}, timeLimitMs + 60_000));
      returned.then(resolve, reject);
    } else if (returned !== undefined) resolve(returned);
    else whenLoopEmpty(() => (answer ? answer() : resolve(undefined)));
  });
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** What was thrown, in words: the stack of an error, anything else as it is. Never throws itself. */
export function describeFailure(failure: unknown): string {
  try {
    if (failure instanceof Error) return String(failure.stack ?? failure.message);
    return typeof failure === 'string' ? failure : (JSON.stringify(failure) ?? String(failure));
  } catch {
    return Object.prototype.toString.call(failure);
  }
}
