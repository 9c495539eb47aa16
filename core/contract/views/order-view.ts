import type { Address } from '../../domain/address';
import type { EpochMs, Fen } from '../../domain/money-and-time';
import type { QueueGroup } from '../../domain/queue-group';
import type { Contact } from '../../domain/work-order';
import type { MachineView } from './machine-view';
import type { OrderSummary } from './order-summary';
import type { DiscrepancyView, ParcelView } from './parcel-view';
import type { PaymentView, VoucherView } from './payment-view';
import type { PromiseStanding, PromiseView } from './promise-view';
import type { ShipmentView } from './shipment-view';
import type { StepOffer } from './step-offer';
import type { TimelineEntry } from './timeline-entry';

export type OrderView = OrderSummary & {
  readonly version: number;
  /** What the stage means, in one sentence. */
  readonly stageSentence: string;
  /** What the person should do now, or that there is nothing to do. */
  readonly nextSentence: string;
  readonly contact: Contact;
  readonly machines: readonly MachineView[];
  readonly parcels: readonly ParcelView[];
  readonly discrepancies: readonly DiscrepancyView[];
  readonly vouchers: readonly VoucherView[];
  readonly shipments: readonly ShipmentView[];
  readonly refunds: readonly { readonly machineId: string; readonly amount: Fen; readonly at: EpochMs; readonly proof: string }[];
  readonly infoRequests: readonly { readonly question: string; readonly askedAt: EpochMs; readonly answer?: string }[];
  /** The latest of the machines' promises (R51, R54). */
  readonly promise?: PromiseView;
  /** Machines that keep ready ones waiting, with the reason in words (R56). */
  readonly blockers: readonly { readonly machineId: string; readonly text: string }[];
  readonly receivingAddress?: { readonly address: Address; readonly lockedAt: EpochMs };
  /** From `confirm-return` on: where to send it and how. */
  readonly sendIn?: {
    readonly factoryAddress: { readonly name: string; readonly phone: string; readonly text: string };
    readonly packingList: readonly string[];
    readonly needsConsent: boolean;
    readonly needsAddress: boolean;
  };
  /** While a quotation is open. */
  readonly payment?: PaymentView;
  /** While a refused return waits for the freight of sending it again (R49); paid apart from repairs. */
  readonly reshipPayment?: PaymentView;
  /** What customer service wants to know, until it is answered (R13). */
  readonly question?: { readonly text: string; readonly at: EpochMs };
  readonly cancelled?: { readonly by: 'customer' | 'supervisor'; readonly at: EpochMs; readonly reason: string };
  readonly rating?: { readonly stars: number; readonly text: string; readonly at: EpochMs };
  /** Only for the customer: what makes the link of an order that is shared (R20). */
  readonly shareToken?: string;
  readonly messages: readonly {
    readonly at: EpochMs;
    readonly from: 'customer' | 'staff';
    readonly text: string;
    readonly photos: readonly string[];
    readonly mine: boolean;
  }[];
  readonly timeline: readonly TimelineEntry[];
  readonly offers: readonly StepOffer[];
  /** Only for staff. */
  readonly staff?: {
    readonly customerName: string;
    readonly group: QueueGroup;
    readonly assignee?: string;
    readonly isMine: boolean;
    /** How the order's promise stands; absent without one. */
    readonly promise?: PromiseStanding;
    /** Customer service could not reach the customer (R13), and reminders go out. */
    readonly unreachableSince?: EpochMs;
  };
};
