import type { ArgumentKind } from './chat-argument';

/** Why a line could not be carried out as it stands; texts say it with the step's own example. */
export type ChatProblem =
  /** Nothing stands where it is needed. */
  | { readonly code: 'missing'; readonly what: ArgumentKind }
  /** Something stands there, but it is none. */
  | { readonly code: 'not-understood'; readonly what: ArgumentKind; readonly said: string }
  /** A waybill, but none of this order's; `choices` are those. */
  | { readonly code: 'not-on-order'; readonly what: ArgumentKind; readonly said: string; readonly choices: readonly string[] }
  /** Several would do, so one has to be named; `choices` as the order calls them. */
  | { readonly code: 'which'; readonly what: ArgumentKind; readonly choices: readonly string[] }
  /** More was said than the step can use. */
  | { readonly code: 'left-over'; readonly said: string }
  /** Machines that differ in what the step has to say of each: one at a time. */
  | { readonly code: 'one-at-a-time' };
