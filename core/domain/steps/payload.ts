import type { EpochMs, Fen, LocalDate } from '../money-and-time';
import type { DamageCause, VoidReason } from '../warranty';
import type { Address, ParcelRefusal, QuotationClass, QuotationLine, SplitReason, Unrepairable } from '../work-order';

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
  readonly amount?: Fen | undefined;
  readonly attachmentId?: string | undefined;
  readonly testRecord?: string | undefined;
  readonly parts?: string | undefined;
  readonly splitReason?: SplitReason | undefined;
  readonly dueAt?: EpochMs | undefined;
  readonly stars?: number | undefined;
  /** Who is to handle the order; the use-case looks the person up and fills in `assignee`. */
  readonly assigneeOpenid?: string | undefined;
  readonly assignee?: { readonly openid: string; readonly name: string } | undefined;
};
