import type { EpochMs, LocalDate } from './money-and-time';

/** A promised date (预计发回日期): 18:00 of the n-th working day, the day of the trigger not counted (R51, R53). */
export type WorkingDayPromise = {
  readonly trigger: 'receipt' | 'voucher';
  /** The day of the trigger. */
  readonly from: LocalDate;
  readonly workingDays: number;
  readonly dueAt: EpochMs;
  /** Reaches past the last published calendar year, so it is computed again when the next list appears. */
  readonly provisional: boolean;
  /** Later dates given with a reason (R52), newest last. */
  readonly extensions: readonly { readonly dueAt: EpochMs; readonly reason: string; readonly at: EpochMs }[];
};
