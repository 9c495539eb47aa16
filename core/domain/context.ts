import type { CalendarSettings } from './calendar';
import type { Sha256 } from './event';
import type { EpochMs, Fen } from './money-and-time';
import type { RegisteredMachine } from './warranty';
import type { Actor, FreightPayer, ItemType } from './work-order';

/** Everything a decision depends on besides the order and the command; read before, so that deciding is pure. */
export type Context = {
  readonly actor: Actor;
  readonly now: EpochMs;
  readonly sha256: Sha256;
  readonly calendar: CalendarSettings;
  /** What the registry knows of the order's serials, by serial number. */
  readonly registry: ReadonlyMap<string, RegisteredMachine>;
  /** Order that holds the command's waybill now, or null. */
  readonly waybillHeldBy: string | null;
  /** The order's serials are (still) its own: nobody else claimed one since they were released. */
  readonly areSerialsFree: boolean;
  readonly policy: PolicyInForce;
  readonly rules: OwnerRules;
};

/** The policy text in force; one hash for each language it is shown in. */
export type PolicyInForce = { readonly version: string; readonly textHashes: readonly string[] };

/** Numbers that the owner decides (settings). */
export type OwnerRules = {
  readonly promiseWorkingDays: number;
  readonly extraDays: Readonly<Partial<Record<ItemType, number>>>;
  readonly largeQuantity: number;
  readonly ninetyDays: number;
  readonly deliveredAfterDays: number;
  readonly returnFreightPaidBy: FreightPayer;
  readonly returnFreight: Fen;
  /** Working days after which a customer who cannot be reached is reminded (R13). */
  readonly reminderDaysUnreachable: readonly number[];
  /** Calendar days after which the customer is reminded to answer, to send in, to pay. */
  readonly reminderDaysInfoNeeded: readonly number[];
  readonly reminderDaysSendIn: readonly number[];
  readonly reminderDaysUnpaid: readonly number[];
  /** Staff are warned so many working days before a promise is due: 2 and 1 are the third and fourth of five. */
  readonly promiseWarningDays: readonly number[];
  /** Days after which a supervisor may cancel: a question nobody answered, machines nobody sent. */
  readonly cancelUnansweredDays: number;
  readonly cancelUnsentDays: number;
  /** Days after which a supervisor may withdraw a machine that was not sent. */
  readonly withdrawDays: number;
  /** How long after the timer closed a delivery the customer may still say that nothing came. */
  readonly disputeDays: number;
};
