import type { Address } from './address';
import type { Machine } from './machine';
import type { EpochMs } from './money-and-time';
import type { Discrepancy, Parcel } from './parcel';
import type { ReminderKind } from './reminder-kind';
import type { Shipment } from './shipment';
import type { Refund, Voucher } from './voucher';

export const STAGES = [
  'submitted',
  'info-needed',
  'return-confirmed',
  'in-transit',
  'in-service',
  'completed',
  'closed-remote',
  'cancelled',
] as const;
/** Where an order stands as a whole; derived from its machines, stored beside them. */
export type Stage = (typeof STAGES)[number];

export type Contact = { readonly name: string; readonly phone: string };

/** What the customer agreed to, so that the exact text can be shown again (R19). */
export type Consent = {
  readonly policyVersion: string;
  /** SHA-256 of the exact text, which is kept under this hash (`policy_texts`). */
  readonly textHash: string;
  readonly at: EpochMs;
  /** In which language it was read. Absent, like `clauses`, in old consents. */
  readonly language?: 'zh-CN' | 'en';
  /** Every clause that was shown, with the first 16 hex digits of the SHA-256 of its words: which wording of which clause was agreed to. */
  readonly clauses?: Readonly<Record<string, string>>;
};

export type InfoRequest = {
  readonly question: string;
  readonly askedAt: EpochMs;
  readonly answer?: string;
  readonly answeredAt?: EpochMs /** Taken back by staff, which answers it as well. */;
  readonly dropped?: { readonly by: string; readonly reason: string };
};

export type Message = {
  readonly at: EpochMs;
  readonly by: string;
  readonly from: 'customer' | 'staff';
  readonly text: string;
  readonly photos: readonly string[];
};

/** A work order (工单). Every change goes through `decide` and `evolve`. */
export type WorkOrder = {
  readonly id: string;
  /** `JM2611-7Q4K5`, see order-number.ts. */
  readonly orderNumber: string;
  readonly customerOpenid: string;
  readonly contact: Contact;
  readonly stage: Stage;
  readonly machines: readonly Machine[];
  readonly parcels: readonly Parcel[];
  readonly discrepancies: readonly Discrepancy[];
  readonly vouchers: readonly Voucher[];
  readonly refunds: readonly Refund[];
  readonly shipments: readonly Shipment[];
  /** Locked with the first parcel (R22): there is no write path after. */
  readonly receivingAddress?: { readonly address: Address; readonly hash: string; readonly lockedAt: EpochMs };
  readonly consents: readonly Consent[];
  readonly infoRequests: readonly InfoRequest[];
  readonly messages: readonly Message[];
  readonly assignee?: { readonly openid: string; readonly name: string };
  readonly cancelled?: { readonly at: EpochMs; readonly by: 'customer' | 'supervisor'; readonly reason: string };
  readonly rating?: { readonly stars: number; readonly text: string; readonly at: EpochMs };
  readonly shareToken?: string;
  /** Customer service could not reach the customer (R13): reminders follow until they write or staff go on. */
  readonly unreachable?: { readonly at: EpochMs; readonly note: string };
  /** Of what people were reminded on which days of which clock (clocks.ts), and when last. */
  readonly reminded?: readonly {
    readonly kind: ReminderKind;
    readonly subject: string;
    readonly anchor: EpochMs;
    readonly days: readonly number[];
    readonly lastAt: EpochMs;
  }[];
  readonly submittedAt: EpochMs;
  readonly updatedAt: EpochMs;
  /** Counts stored changes, 1 after submit; a writer names the one it read. */
  readonly version: number;
  /** Hash of the event that led to this version. */
  readonly lastHash: string;
  /** The last 20 commands carried out, so that a repeated one gets its first answer; `hash` tells it from another one with the same id. */
  readonly handledCommands: readonly { readonly commandId: string; readonly version: number; readonly hash: string }[];
  /** How many of the latest versions changed nothing that anybody has on screen: whoever read the one before is still up to date. */
  readonly quietVersions?: number;
};
