import type { Address } from '../address';
import type { EpochMs, Fen, LocalDate } from '../money-and-time';
import type { ParcelRefusal } from '../parcel';
import type { QuotationClass, QuotationLine } from '../quotation';
import type { ReminderKind } from '../reminder-kind';
import type { SplitReason } from '../shipment';
import type { ScrapCode, Unrepairable } from '../verdict';
import type { CodeToApprove, DamageCause, VoidReason } from '../warranty';

/** Which reminder the timer sends: of what, of which clock, of which day; see clocks.ts. */
export type ReminderPayload = {
  readonly kind: ReminderKind;
  readonly subjects: readonly string[];
  readonly anchor: EpochMs;
  readonly day: number;
};

/**
 * What people tell with a step. A field means the same in every step that has it, so guards can be shared;
 * which fields a step needs is the contract's business, what they must hold is the guards'.
 */
export type Payload = {
  readonly machineIds?: readonly string[] | undefined;
  readonly parcelId?: string | undefined;
  readonly voucherId?: string | undefined;
  readonly shipmentId?: string | undefined;
  readonly discrepancyId?: string | undefined;
  /** The orphan parcel a machine came in. */
  readonly orphanId?: string | undefined;
  /** The question, answer, message or other words that are the step's point. */
  readonly text?: string | undefined;
  /** Words beside it: advice, remarks on a quotation. */
  readonly note?: string | undefined;
  /** Why; somebody's words, but for `refuse-parcel`, where it is a {@link ParcelRefusal} and the words are in `note`. */
  readonly reason?: string | undefined;
  readonly findings?: string | undefined;
  /** Evidence: attachment ids. */
  readonly photos?: readonly string[] | undefined;
  readonly carrier?: string | undefined;
  readonly waybillNumber?: string | undefined;
  readonly packingConfirmed?: boolean | undefined;
  readonly doorToDoor?: boolean | undefined;
  readonly freightPrepaid?: boolean | undefined;
  readonly consent?: { readonly policyVersion: string; readonly textHash: string } | undefined;
  readonly receivingAddress?: Address | undefined;
  /** When the carrier says it was signed for, if earlier than the count (R24). */
  readonly carrierSignedDate?: LocalDate | undefined;
  readonly serialsFound?: readonly string[] | undefined;
  /** Machines without a readable label that were in the parcel. */
  readonly unlabelledMachineIds?: readonly string[] | undefined;
  readonly resolution?: 'found' | 'not-in-parcel' | 'set-aside' | undefined;
  readonly class?: QuotationClass | undefined;
  readonly unrepairable?: Unrepairable | undefined;
  readonly lines?: readonly QuotationLine[] | undefined;
  readonly voidReasons?: readonly VoidReason[] | undefined;
  readonly damageCause?: DamageCause | undefined;
  /** Why a machine is scrap (R44), which boards are not its own (R45). */
  readonly scrapCodes?: readonly ScrapCode[] | undefined;
  readonly foreignBoards?: string | undefined;
  /** The fault is the one that we repaired last time. */
  readonly sameFault?: boolean | undefined;
  /** The void code that a supervisor is asked about, and the answer. */
  readonly approvalCode?: CodeToApprove | undefined;
  readonly isApproved?: boolean | undefined;
  /** Factory date by a proof of purchase (R39). */
  readonly shippedDate?: LocalDate | undefined;
  /** As read from a label that the customer could not read. */
  readonly serialNumber?: string | undefined;
  /** Machines that the customer is asked to open, by these words (R32). */
  readonly disassemblyMachineIds?: readonly string[] | undefined;
  readonly amount?: Fen | undefined;
  readonly attachmentId?: string | undefined;
  readonly testRecord?: string | undefined;
  readonly parts?: string | undefined;
  readonly splitReason?: SplitReason | undefined;
  readonly dueAt?: EpochMs | undefined;
  readonly stars?: number | undefined;
  readonly reminder?: ReminderPayload | undefined;
  /** Who is to handle the order; the use-case looks the person up and fills in `assignee`. */
  readonly assigneeOpenid?: string | undefined;
  readonly assignee?: { readonly openid: string; readonly name: string } | undefined;
};
