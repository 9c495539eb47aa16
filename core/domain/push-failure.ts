const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** After this many tries a notice stays in the app only: about four hours for an ordinary failure. */
export const MAX_ATTEMPTS = 8;

/** What to do about an error of `subscribeMessage.send`. `firstPauseMs` doubles with each try. */
export type PushFailure =
  | { readonly kind: 'again'; readonly firstPauseMs: number }
  | { readonly kind: 'no-credit' }
  | { readonly kind: 'failed' };

const again = (firstPauseMs: number): PushFailure => ({ kind: 'again', firstPauseMs });
const FAILED: PushFailure = { kind: 'failed' };

/** By error code. Source: WeChat docs, subscribe-message send, and the error table of wx-server-sdk 4.0.2, read 2026-11-22. */
const FAILURES: ReadonlyMap<number, PushFailure> = new Map([
  [43101, { kind: 'no-credit' }], // never accepted, or used up
  [43108, again(5 * SECOND_MS)], // another message to this person is on its way
  [-1, again(30 * SECOND_MS)], // WeChat is busy
  [45009, again(6 * HOUR_MS)], // the day's quota
  [-604101, again(10 * MINUTE_MS)], // the permission is new: the platform caches for about ten minutes
  [40003, FAILED], // no such person
  [40037, FAILED], // no such template
  [41030, FAILED], // no such page
  [43107, FAILED], // the account may not send
  [45168, FAILED], // words that WeChat does not pass
  [47003, FAILED], // a field in the wrong form: a bug of ours
  [-604104, FAILED], // called from where cloud calls are not allowed: a bug of ours
]);

/** Codes that are not listed are tried again. */
export const pushFailure = (errCode: number): PushFailure => FAILURES.get(errCode) ?? again(MINUTE_MS);

/** The pause before the next try, or null when there is none. */
export function pauseAfter(failure: PushFailure, attempts: number): number | null {
  return failure.kind === 'again' && attempts < MAX_ATTEMPTS ? failure.firstPauseMs * 2 ** (attempts - 1) : null;
}
