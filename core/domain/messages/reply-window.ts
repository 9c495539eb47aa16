import type { EpochMs } from '../money-and-time';

const HOUR_MS = 3_600_000;
/** Source: WeChat docs, customer-service messages, read 2026-11-22: five within 48 hours of what the person wrote last. */
const WINDOW_MS = 48 * HOUR_MS;
const MESSAGES = 5;
/** An answer on its way when the window closes is refused; better not begun. */
const MARGIN_MS = 60_000;

/** What a follower's document says about the window: when they wrote last, and how many messages of ours were sent since. */
export type Wrote = { readonly lastWroteAt: EpochMs; readonly repliesUsed: number };

/** Messages that may still be sent; `closed` where the person has not written lately. */
export function repliesLeft(wrote: Wrote | null, now: EpochMs): number | 'closed' {
  if (!wrote || now >= wrote.lastWroteAt + WINDOW_MS - MARGIN_MS) return 'closed';
  return Math.max(0, MESSAGES - wrote.repliesUsed);
}
