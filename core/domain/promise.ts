import type { EpochMs, LocalDate } from './money-and-time';

/** A time in which the machine was ready, but had to wait for others of its order (R54, R56): its clock stands still. */
export type Pause = {
  /** Machines it waited for, in the order in which they came to block it. */
  readonly blockers: readonly string[];
  readonly from: EpochMs;
  /** Absent while it lasts. */
  readonly until?: EpochMs;
};

/** A promised date (预计发回日期): 18:00 of the n-th working day, the day of the trigger not counted (R51, R53). */
export type WorkingDayPromise = {
  readonly trigger: 'receipt' | 'voucher';
  /** The day of the trigger. */
  readonly from: LocalDate;
  readonly workingDays: number;
  /** As computed or as last extended; what pauses add to it is told by promise-course.ts. */
  readonly dueAt: EpochMs;
  /** Reaches past the last published calendar year, so it is computed again when the next list appears. */
  readonly provisional: boolean;
  /** Later dates given with a reason (R52), newest last. */
  readonly extensions: readonly { readonly dueAt: EpochMs; readonly reason: string; readonly at: EpochMs }[];
  /** Oldest first; kept by `evolve`. */
  readonly pauses?: readonly Pause[];
  /** Days in it that were otherwise than published by the owner's word when it was computed, so that it explains itself the same for ever. */
  readonly setByOwner?: Readonly<Record<LocalDate, boolean>>;
};
