import { createHash, timingSafeEqual } from 'node:crypto';

/** How far a request's time may lie from ours, either way: clocks differ, and a message may wait at WeChat before it is sent. Ours; WeChat publishes none. */
const WINDOW_MS = 5 * 60_000;

/**
 * SHA-1 of the parts in the order of their characters: token, timestamp and nonce (`signature`), in secure mode the encrypted text besides (`msg_signature`).
 * Source: WeChat docs, message push, read 2026-11-22.
 */
export const signParts = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();

/** Whether a signature is that of the parts, in a time that says nothing about where they differ. */
export const isSignedBy = (signature: string, ...parts: readonly string[]): boolean =>
  timingSafeEqual(digest(signature), digest(signParts(...parts)));

/** Whether a request was signed just now. @param timestamp seconds since 1970, in digits @param now epoch ms */
export const isFresh = (timestamp: string, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now) <= WINDOW_MS;
