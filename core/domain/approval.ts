import type { EpochMs } from './money-and-time';
import type { CodeToApprove } from './warranty';

/** What a supervisor said. */
export type Decided = { readonly as: 'approved' | 'refused'; readonly at: EpochMs; readonly by: string; readonly reason: string };

/** A void code that a technician may use once a supervisor agrees (R41, R42). */
export type Approval = {
  readonly code: CodeToApprove;
  readonly text: string;
  readonly photos: readonly string[];
  readonly askedAt: EpochMs;
  readonly by: string;
  readonly decided?: Decided;
};

/** An agent's wish to send a machine before the others of its order (R55). */
export type SplitRequest = { readonly reason: string; readonly askedAt: EpochMs; readonly by: string; readonly decided?: Decided };
