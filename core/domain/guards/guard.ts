import type { RefusalFacts } from '../refusal';
import type { ClauseId } from '../step-definition';
import type { Attempt } from '../steps/rule';

export type Guard = {
  /** True when nothing stands in the way. */
  readonly holds: (attempt: Attempt, step: string) => boolean;
  /**
   * Whether some input could satisfy it, so that the step is worth offering. Without it: any guard with a field can be met
   * by filling it in, one without a field is as it is.
   */
  readonly canHold?: (attempt: Attempt, step: string) => boolean;
  /** The lines of the policy behind it. */
  readonly clauses: readonly ClauseId[];
  /** The field of the payload it is about, to show the refusal next to it. */
  readonly field?: string;
  /** What of this order makes the refusal concrete; asked only when the guard does not hold. */
  readonly facts?: (attempt: Attempt, step: string) => RefusalFacts;
};
