import type { EpochMs } from '../domain/money-and-time';

/** What a value of a setting is made of, for whoever draws a form for it. `name`s and `options` have their words in {@link SettingDetail}. */
export type FieldShape =
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number; readonly unit: string }
  /** In Fen. */
  | { readonly kind: 'amount' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly maxLength: number }
  /** `2026-12-01` */
  | { readonly kind: 'date' }
  | { readonly kind: 'group'; readonly fields: readonly { readonly name: string; readonly shape: FieldShape }[] }
  | { readonly kind: 'list'; readonly item: FieldShape; readonly maxItems: number };

/** One setting in the list. */
export type SettingSummary = {
  readonly key: string;
  readonly label: string;
  /** The value that holds now, in the reader's words; a list has a line for each item. */
  readonly lines: readonly string[];
  readonly isDefault: boolean;
  /** What is stored cannot be used, so that the default holds. */
  readonly isBroken: boolean;
  /** The next planned change, if there is one. */
  readonly nextChangeAt?: EpochMs;
};
export type SettingList = {
  readonly groups: readonly { readonly name: string; readonly title: string; readonly settings: readonly SettingSummary[] }[];
};

export type PlannedChange = {
  readonly number: number;
  readonly effectiveFrom: EpochMs;
  readonly lines: readonly string[];
  readonly by: string;
  readonly at: EpochMs;
  readonly reason: string;
};

export type SettingHistoryEntry = {
  readonly number: number;
  readonly kind: 'changed' | 'withdrawn';
  readonly at: EpochMs;
  readonly by: string;
  readonly reason: string;
  readonly effectiveFrom: EpochMs;
  /** What would have held from then on without the change, and what does with it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};
export type SettingHistoryPage = { readonly entries: readonly SettingHistoryEntry[]; readonly cursor?: string };

/** A line of the policy that a setting decides. `differs`: another value than the one looked at is written out in its words. */
export type SettingClause = { readonly clause: string; readonly text: string; readonly differs: boolean };

export type SettingDetail = SettingSummary & {
  readonly help: string;
  readonly clauses: readonly SettingClause[];
  /** Whom a change reaches: what is shown, decisions from then on, or open orders too. */
  readonly reach: string;
  /** To be named with a change: somebody else may be changing it. */
  readonly version: number;
  readonly value: unknown;
  readonly shape: FieldShape;
  /** Of every field, option and unit in `shape`. */
  readonly words: Readonly<Record<string, string>>;
  readonly planned: readonly PlannedChange[];
  readonly history: SettingHistoryPage;
  readonly now: EpochMs;
};

/** What a change would mean, told before it is made. */
export type SettingPreview = {
  /** 自 2026年12月1日 起，… */
  readonly sentence: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly reach: string;
  readonly clauses: readonly SettingClause[];
  /** What is planned for later and will take over from it. */
  readonly later?: string;
};
