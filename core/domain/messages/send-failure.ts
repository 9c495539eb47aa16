import type { EpochMs } from '../money-and-time';
import type { WechatChannel } from './channel';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Codes of ours, where WeChat has none: no answer came; we threw ourselves while making the message. */
const NO_ANSWER = -2;
export const BROKEN = 0;

/** WeChat remembers a `client_msg_id` for ten minutes; trying again later than this might send twice. */
const SURELY_REMEMBERED_MS = 9 * MINUTE_MS;

/**
 * What to do about an error.
 * `again`: the pause doubles with each try, up to `tries` in all, then the next channel is taken and staff are told.
 * `no-credit`: the ledger is wrong; the next channel. `closed`: this channel does not reach the person now; the next.
 * `fault`: something of ours is wrong, for this message or for all; the next channel, and staff are told.
 */
export type SendFailure =
  | { readonly kind: 'again'; readonly firstPauseMs: number; readonly tries: number }
  | { readonly kind: 'no-credit' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'fault' };

const again = (firstPauseMs: number, tries: number): SendFailure => ({ kind: 'again', firstPauseMs, tries });
const FAULT: SendFailure = { kind: 'fault' };

/** By error code, whichever API answered. Source: WeChat docs of the three APIs and the error table of wx-server-sdk 4.0.2, read 2026-11-22. */
const FAILURES: ReadonlyMap<number, SendFailure> = new Map([
  [NO_ANSWER, again(15 * SECOND_MS, 6)], // the message may have been sent
  [BROKEN, again(MINUTE_MS, 3)],
  [-1, again(30 * SECOND_MS, 8)], // WeChat is busy
  [43108, again(5 * SECOND_MS, 8)], // another message to this person is on its way
  [45009, again(HOUR_MS, 3)], // the day's quota
  [45011, again(MINUTE_MS, 6)], // called too often
  [40001, again(30 * SECOND_MS, 5)], // token: the gateway has renewed it once already
  [40014, again(30 * SECOND_MS, 5)],
  [42001, again(30 * SECOND_MS, 5)],
  [40164, again(10 * MINUTE_MS, 4)], // our address is not on the list of allowed ones
  [-604101, again(10 * MINUTE_MS, 4)], // the permission is new: the platform caches for about ten minutes
  [43101, { kind: 'no-credit' }], // never accepted, or used up
  [43004, { kind: 'gone' }], // does not follow any more
  [45015, { kind: 'closed' }], // no window is open
  [45047, { kind: 'closed' }], // nothing is left in it
  [40003, FAULT], // no such person
  [40013, FAULT], // the Mini Program is not linked
  [40037, FAULT], // no such template
  [40165, FAULT], // no such page
  [41030, FAULT], // no such page
  [43107, FAULT], // the account may not send
  [45002, FAULT], // too long
  [45168, FAULT], // words that WeChat does not pass
  [47001, FAULT],
  [47003, FAULT], // a field in the wrong form
  [48001, FAULT], // the account has not got this API
  [-604104, FAULT], // called from where cloud calls are not allowed
]);

/** Every code that has an entry, for the documentation. */
export const sendFailures = (): readonly (readonly [number, SendFailure])[] => [...FAILURES];

/** Codes that are not listed are tried again. */
export const sendFailure = (errCode: number): SendFailure => FAILURES.get(errCode) ?? again(MINUTE_MS, 8);

/** An error that says nothing about whether the message was sent. */
export const isUnanswered = (errCode: number): boolean => errCode === NO_ANSWER;

type Tried = {
  readonly channel: WechatChannel;
  /** Tries on this channel, this one included. */
  readonly attempts: number;
  readonly now: EpochMs;
  /** When a try of this message on this channel first got no answer. */
  readonly unansweredSince: EpochMs | null;
  /** In [0, 1). */
  readonly random: number;
};

/**
 * When to try again; null when there has been enough of it. Up to a fifth sooner or later, so that what failed together does not come back together.
 * A template message that may have been sent is tried again only while WeChat knows it by its `client_msg_id`.
 */
export function nextTry(failure: Extract<SendFailure, { readonly kind: 'again' }>, tried: Tried): EpochMs | null {
  const { attempts, now, channel, unansweredSince, random } = tried;
  if (attempts >= failure.tries) return null;
  const at = now + Math.round(failure.firstPauseMs * 2 ** (attempts - 1) * (0.8 + 0.4 * random));
  const isTooLate = channel === 'template' && unansweredSince !== null && at > unansweredSince + SURELY_REMEMBERED_MS;
  return isTooLate ? null : at;
}
