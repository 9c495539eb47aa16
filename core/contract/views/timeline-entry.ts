import type { EpochMs } from '../../domain/money-and-time';

export type TimelineEntry = {
  readonly version: number;
  readonly at: EpochMs;
  /** 客户 · 客服 … — customers see roles, staff see names. */
  readonly who: string;
  /** People's words, not event names. */
  readonly what: string;
  readonly detail?: string;
  readonly photos: readonly string[];
  /** The first 12 hex digits of each photo's SHA-256, by attachment id; the whole stands in the exported history. */
  readonly photoHashes?: Readonly<Record<string, string>>;
};
