import type { ClauseId, GuardName } from './step-table';
import type { MachineState, Role, Stage } from './work-order';

/** Why a step was not taken. Texts are made from it: why (clauses), who can, what would make it legal. */
export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'not-allowed'; readonly whoCan: readonly Role[]; readonly why: readonly ClauseId[] }
  | { readonly code: 'command-reused' }
  | { readonly code: 'unknown-target'; readonly field: string }
  | { readonly code: 'stale-version'; readonly current: number }
  | {
      readonly code: 'wrong-state';
      readonly whoCan: readonly Role[];
      readonly why: readonly ClauseId[];
      readonly now: readonly (MachineState | Stage)[];
      readonly legalFrom: readonly (MachineState | Stage)[];
    }
  | { readonly code: GuardName; readonly whoCan: readonly Role[]; readonly why: readonly ClauseId[]; readonly field?: string };
