import type { InboundCarrier } from '../carrier';
import type { AttachmentProofs } from '../event';
import type { EpochMs, LocalDate } from '../money-and-time';
import type { ParcelRefusal } from '../parcel';

export const ORPHAN_STATES = ['found', 'waiting', 'linked', 'refused', 'held', 'corrected'] as const;
/**
 * Where an orphan parcel (无主包裹) stands. `found`: at the door, to be decided · `waiting`: taken in, its owner is looked for · `linked`: a work order
 * has it · `refused`: sent away at the door · `held`: 90 days without an order or contact (R47); it stays, nothing is ever thrown away ·
 * `corrected`: the slip was read wrongly; the parcel goes on under the id that its slip gives it.
 */
export type OrphanState = (typeof ORPHAN_STATES)[number];

/** What the slip tells of the sender, as far as it can be read. */
export type Sender = {
  /** The last four digits: slips mask the rest. */
  readonly phoneTail?: string | undefined;
  readonly name?: string | undefined;
  readonly region?: string | undefined;
};

/** Came by carrier without an order, or was in the parcel of an order that did not name it (R17). */
export type OrphanOrigin =
  | { readonly kind: 'door' }
  | { readonly kind: 'unpacking'; readonly orderId: string; readonly orderNumber: string; readonly parcelId: string };

/** A customer whom an agent takes for the owner, known by an order of theirs. */
export type OrphanOwner = {
  readonly openid: string;
  readonly orderId: string;
  readonly orderNumber: string;
  /** Of that order, when the owner was told: whether they can go on in it or need a new one. */
  readonly isOrderOpen: boolean;
  readonly at: EpochMs;
};

export type OrphanParcel = {
  /** `<carrier>-<waybill>`, `photo-<attachment>` or `extra-<order>-<discrepancy>`, see orphan-id.ts: the same parcel cannot be registered twice. */
  readonly id: string;
  readonly carrier: InboundCarrier;
  /** `null` when no waybill can be read. */
  readonly waybillNumber: string | null;
  readonly origin: OrphanOrigin;
  readonly state: OrphanState;
  /** Attachment ids; at least one. */
  readonly photos: readonly string[];
  /** What each was found to be when it was named: goes into the event of the order that the parcel is linked to. Absent for those of old events. */
  readonly attachments?: AttachmentProofs;
  /** As far as they can be seen. */
  readonly serialNumbers: readonly string[];
  readonly sender: Sender;
  /** Where it is stored. */
  readonly place: string;
  /** When it came: one of the two times the 90 days count from (R47). */
  readonly foundAt: EpochMs;
  /** The day of receipt that counts for the warranty once it is linked (R24). */
  readonly receivedDate: LocalDate;
  /** The other time the 90 days count from: the last contact with the owner. */
  readonly lastContactAt?: EpochMs;
  readonly owner?: OrphanOwner;
  /** Days of the reminders sent since the 90 days last began to count. */
  readonly remindedDays: readonly number[];
  /** The 90 days are over and a supervisor was asked to decide. */
  readonly supervisorAskedAt?: EpochMs;
  readonly linked?: { readonly orderId: string; readonly orderNumber: string; readonly at: EpochMs };
  readonly refused?: { readonly reason: ParcelRefusal; readonly note: string; readonly at: EpochMs };
  readonly heldAt?: EpochMs;
  /** Under which id it goes on, and from which it came, with the hash that its history ended with there. */
  readonly correctedTo?: { readonly orphanId: string; readonly at: EpochMs };
  readonly correctedFrom?: { readonly orphanId: string; readonly hash: string };
  readonly updatedAt: EpochMs;
  /** Counts stored changes, 1 after registration. */
  readonly version: number;
  readonly lastHash: string;
  readonly handledCommands: readonly { readonly commandId: string; readonly version: number; readonly hash: string }[];
};

export const ORPHAN_GROUPS = ['found', 'due', 'waiting', 'held', 'ended'] as const;
/** What the desk does next with a parcel: decide · a supervisor decides after the 90 days · find the owner · keep · nothing. */
export type OrphanGroup = (typeof ORPHAN_GROUPS)[number];

export function orphanGroupOf({ state, supervisorAskedAt }: OrphanParcel): OrphanGroup {
  if (state === 'linked' || state === 'refused' || state === 'corrected') return 'ended';
  if (state === 'held') return 'held';
  return supervisorAskedAt === undefined ? state : 'due';
}
