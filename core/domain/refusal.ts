import type { Role } from './actor';
import type { GuardName } from './guards/guard-name';
import type { Machine, MachineState } from './machine';
import { machinePlace } from './machine-place';
import type { EpochMs, Fen, LocalDate } from './money-and-time';
import type { ClauseId } from './step-definition';
import type { StepName } from './step-table';
import type { WayStep } from './ways';
import type { Stage } from './work-order';

/** Something of this very order that makes a refusal concrete; texts say it in the reader's words. */
export type RefusalFact =
  | { readonly kind: 'moment'; readonly at: EpochMs }
  | { readonly kind: 'day'; readonly date: LocalDate }
  | { readonly kind: 'amount'; readonly amount: Fen }
  | { readonly kind: 'number'; readonly value: number }
  /** Serial numbers, waybills, codes: as they are. */
  | { readonly kind: 'names'; readonly names: readonly string[] };
/** By the name of the place in the text (`{day}`). What is not known is left out, and the general text stands. */
export type RefusalFacts = Readonly<Record<string, RefusalFact>>;

/** A machine as people call it: by its serial number, else by its model and place in the order. */
export const nameOfMachine = ({ serialNumber, model, id }: Pick<Machine, 'serialNumber' | 'model' | 'id'>): string =>
  serialNumber ?? `${model} ${machinePlace(id)}`;

/** Names for a text; no fact when there are none. */
export const namesFact = (place: string, names: readonly string[]): RefusalFacts =>
  names.length > 0 ? { [place]: { kind: 'names', names } } : {};
export const momentFact = (place: string, at: EpochMs | undefined): RefusalFacts =>
  at === undefined || !Number.isFinite(at) ? {} : { [place]: { kind: 'moment', at } };
export const dayFact = (place: string, date: LocalDate | undefined): RefusalFacts =>
  date === undefined ? {} : { [place]: { kind: 'day', date } };

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
      readonly step: StepName;
      readonly now: readonly (MachineState | Stage)[];
      readonly legalFrom: readonly (MachineState | Stage)[];
      /** The machines that stand elsewhere; empty when it is the order as a whole. */
      readonly machines: readonly string[];
      /** What leads from the first of `now` to where it is legal; null when it never comes to that any more. */
      readonly way: readonly WayStep[] | null;
    }
  | {
      readonly code: GuardName;
      readonly whoCan: readonly Role[];
      readonly why: readonly ClauseId[];
      readonly field?: string;
      readonly facts?: RefusalFacts;
    };
