import type { Actor } from './actor';
import type { CalendarSettings } from './calendar';
import type { AttachmentProofs, Sha256 } from './event';
import type { ItemType } from './machine';
import type { EpochMs, Fen } from './money-and-time';
import type { OrphanParcel } from './orphan/orphan';
import type { FreightPayer } from './quotation';
import type { LastRepair, RegisteredMachine } from './warranty';
import type { WarrantyPeriods } from './warranty-period';
import type { WaybillFormats } from './waybill';
import type { Consent } from './work-order';

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
  /** Order that was paid with the command's picture before, or null; and the picture's SHA-256. */
  readonly voucherUsedBy: string | null;
  readonly voucherHash: string | null;
  /** The last repair of the serial number that the command brings, if there was one. */
  readonly lastRepair: LastRepair | null;
  /** The parcel that the command signs for, if it has lain at the orphan desk: since when, and the pictures taken there. */
  readonly atDesk?: Pick<OrphanParcel, 'receivedDate' | 'photos'>;
  /** The serials that the command brings (back) into the order are nobody else's, nor has the orphan desk given away what bears them. */
  readonly areSerialsFree: boolean;
  /** The pictures the command names, as they were found when they were confirmed; never the client's word. */
  readonly attachments?: AttachmentProofs;
  /** Unguessable, for a link that shares the order (R20): drawn anew for each decision, never derived from what an export of the order shows. */
  readonly newShareToken: string;
  readonly policy: PolicyInForce;
  readonly rules: OwnerRules;
};

/** The policy text in force; one hash for each language it is shown in. */
export type PolicyInForce = {
  readonly version: string;
  readonly textHashes: readonly string[];
  /** By text hash: in which language it is, and the hash of each of its clauses (16 hex digits). */
  readonly shown?: Readonly<Record<string, PolicyShown>>;
};
export type PolicyShown = Pick<Required<Consent>, 'language' | 'clauses'>;

/** Numbers that the owner decides (settings). */
export type OwnerRules = {
  readonly promiseWorkingDays: number;
  readonly extraDays: Readonly<Partial<Record<ItemType, number>>>;
  readonly largeQuantity: number;
  readonly ninetyDays: number;
  readonly deliveredAfterDays: number;
  readonly returnFreightPaidBy: FreightPayer;
  readonly returnFreight: Fen;
  /** Of a machine that goes back unrepaired. */
  readonly unrepairedFreightPaidBy: FreightPayer;
  /** Whether an unpaid repair is kept for the 90 days; if not, it may be held at once (R48). */
  readonly ninetyDaysForFees: boolean;
  /** Until a supervisor may cancel for want of an answer, cancel or withdraw what was never sent, in days. */
  readonly infoCancelDays: number;
  readonly returnCancelDays: number;
  readonly withdrawDays: number;
  /** How long after the timer closed a delivery the customer may still say that nothing came, in days. */
  readonly disputeDays: number;
  readonly waybillFormats: WaybillFormats;
  /** The period of a machine for which the registry names none, see warranty-period.ts. */
  readonly warranty: WarrantyPeriods;
  /** Warranty on a repair, in calendar days from its delivery; 0 when the owner has not turned it on. */
  readonly repairWarrantyDays: number;
  /** Whether a supervisor may name another address for a parcel that was refused and is sent again (R49). */
  readonly allowReshipAddress: boolean;
  /** Working days after which a customer who cannot be reached is reminded (R13). */
  readonly unreachableReminderWorkingDays: readonly number[];
  /** Calendar days after which the customer is reminded to answer, to send in, to pay. */
  readonly infoReminderDays: readonly number[];
  readonly returnReminderDays: readonly number[];
  readonly paymentReminderDays: readonly number[];
  /** Staff are warned so many working days before a promise is due: 2 and 1 are the third and fourth of five. */
  readonly promiseWarningDays: readonly number[];
};
