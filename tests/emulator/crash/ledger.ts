import { createHash } from 'node:crypto';

/** What writers sent to a data directory and what of it was acknowledged, over all the clouds that ran on it. */
export type Ledger = {
  /** Documents of `things` by id. `gone` once a removal was sent, acknowledged or not. */
  readonly things: Map<string, { readonly n: number; isAcknowledged: boolean; gone?: 'sent' | 'acknowledged' }>;
  /** Documents of `counters`, and what one transaction takes from `left` and gives to `right`. */
  readonly counters: Map<string, Count>;
  readonly moved: Map<string, Count>;
  /** Documents that a transaction puts into `left` and `right`. */
  readonly pairs: Map<string, { isAcknowledged: boolean }>;
  /** SHA-256 of what may lie at a path. */
  readonly files: Map<string, { acknowledged?: string; sent?: string }>;
  /** So that each run writes ids and values of its own. */
  runs: number;
};

/** `least` is what was acknowledged; at most one increment more was sent. */
export type Count = { least: number; isMoreSent: boolean };

export const newLedger = (): Ledger => ({
  things: new Map(),
  counters: new Map(),
  moved: new Map(),
  pairs: new Map(),
  files: new Map(),
  runs: 0,
});

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export function countOf(counts: Map<string, Count>, name: string): Count {
  const count = counts.get(name) ?? { least: 0, isMoreSent: false };
  counts.set(name, count);
  return count;
}
