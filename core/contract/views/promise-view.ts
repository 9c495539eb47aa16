import type { EpochMs, LocalDate } from '../../domain/money-and-time';

/** `paused` while the machine waits for others (R56); `at-risk` on the last days before it is due; `broken` past its date, until a new one is given (R52). */
export type PromiseStanding = 'running' | 'paused' | 'at-risk' | 'broken';

export type PromiseView = {
  readonly dueAt: EpochMs;
  /** 11月27日（周五）18:00 前 / by Fri, Nov 27, 18:00 */
  readonly dueText: string;
  readonly trigger: 'receipt' | 'voucher';
  readonly provisional: boolean;
  readonly standing: PromiseStanding;
  /** While paused: since when and for whom, one sentence. */
  readonly pausedText?: string;
  /** Day by day from the trigger to the due day, in the reader's language; days of a pause tell for whom, days of an extension why. */
  readonly days: readonly { readonly date: LocalDate; readonly counted: boolean; readonly number?: number; readonly reason: string }[];
  /** One sentence: from what it counts and under which clause. */
  readonly sentence: string;
  readonly extensions: readonly { readonly dueAt: EpochMs; readonly reason: string; readonly at: EpochMs }[];
};
