import type { Role } from './actor';
import type { GuardName } from './guards/guard-name';
import type { MachineState } from './machine';
import type { NoticeCode } from './notice-code';
import type { Stage } from './work-order';

/** R1 … R58: the lines of the policy that a guard enforces. */
export type ClauseId = `R${number}`;

export type StepTarget = 'order' | 'machines' | 'parcel' | 'voucher' | 'shipment';

type Common = {
  /** Roles that may take it; a supervisor is also an agent and a technician. */
  readonly by: readonly Role[];
  /** Looked at in this order; the first that fails is the refusal. */
  readonly guards: readonly GuardName[];
  /** The clauses the step itself rests on. */
  readonly clauses: readonly ClauseId[];
  readonly notices: readonly NoticeCode[];
  /** Cannot be taken back: the app asks again and offers "ask first" (R58). */
  readonly irreversible: boolean;
};
/** A step of the order as a whole, legal in some stages. */
export type OrderStep = Common & { readonly target: 'order'; readonly stages: readonly Stage[] };
/** A step of machines: named one by one, or all those of a parcel, voucher or shipment; every one must be in `from`. */
export type MachineStep = Common & {
  readonly target: Exclude<StepTarget, 'order'>;
  readonly from: readonly MachineState[];
  /** Where the machines may end. */
  readonly to: readonly MachineState[];
};
export type StepDefinition = OrderStep | MachineStep;

/** While anything may still happen to the order. */
export const OPEN_STAGES: readonly Stage[] = ['submitted', 'info-needed', 'return-confirmed', 'in-transit', 'in-service'];
export const ANY_STAGE: readonly Stage[] = [...OPEN_STAGES, 'completed', 'closed-remote', 'cancelled'];
