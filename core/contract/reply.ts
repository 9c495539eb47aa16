import type { Role } from '../domain/actor';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What every call sends: `callFunction({ name, data: Request })`. Identity is never in it. */
export type Request = { readonly action: string; readonly lang: Language; readonly payload: unknown };

/**
 * Why something was not done, in the reader's language. `code` is stable:
 * a refusal of the step table (a `GuardName`, `wrong-state`, `not-allowed`), or one of
 * `not-found` (also for whoever is no party) · `invalid-request` (`field` says where) · `stale-version` (someone wrote first, `current` is theirs) ·
 * `busy` (try again) · `too-many` (rate limit) · `upload-…` (see attachments) · `internal` (a bug, or an answer of the database that was lost: whether anything was stored is not known, and the same command again tells).
 */
export type ReplyError = {
  readonly code: string;
  readonly message: string;
  /** Dotted path into the payload, as `machines.0.serialNumber`. */
  readonly field?: string;
  /** Every field that is wrong, when there are several. */
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
  readonly why?: readonly { readonly clause: string; readonly text: string }[];
  readonly whoCan?: readonly { readonly role: Role; readonly text: string }[];
  /** What would make it legal. */
  readonly cure?: string;
  /** With `stale-version`: the version now stored. */
  readonly current?: number;
  /** With `stale-version`, for a party of the order: what happened since the version they had on screen, newest first, as its timeline tells it. */
  readonly changes?: readonly { readonly at: number; readonly who: string; readonly what: string; readonly detail?: string }[];
};

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ReplyError };
