import { createHash } from 'node:crypto';

/**
 * The signature of a push: SHA-1 of the parts in the order of their characters. Parts are token, timestamp and nonce (`signature`), and in
 * secure mode the encrypted text besides (`msg_signature`).
 * Source: WeChat docs, message push, read 2026-11-22.
 */
export function signParts(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}
