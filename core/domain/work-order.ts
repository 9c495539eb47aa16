import type { EpochMs, Fen, LocalDate } from './money-and-time';
import type { WorkingDayPromise } from './promise';
import type { ReminderKind } from './reminder-kind';
import type { CodeToApprove, DamageCause, EstablishedWarranty, LastRepair, RepairWarranty, VoidReason, Warranty } from './warranty';

/** Who acts. `timer` is the clock function; `supervisor` may do all agent and technician steps. */
export type Role = 'customer' | 'agent' | 'technician' | 'finance' | 'supervisor' | 'timer';
export type StaffRole = Exclude<Role, 'customer' | 'timer'>;

/** Who is asking. `openid` is the platform's word, not the caller's; being the customer follows from the order, not from `staffRoles`. */
export type Actor =
  | { readonly kind: 'person'; readonly openid: string; readonly name: string; readonly staffRoles: readonly StaffRole[] }
  | { readonly kind: 'timer' };

export const ITEM_TYPES = ['whole-machine', 'hash-board', 'control-board', 'power-supply'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

export const MACHINE_STATES = [
  'listed',
  'expected',
  'in-transit',
  'received',
  'quoted',
  'pay-review',
  'repairing',
  'ready',
  'shipped',
  'return-refused',
  'remote-fixed',
  'withdrawn',
  'delivered',
  'lost',
  'held',
] as const;
export type MachineState = (typeof MACHINE_STATES)[number];

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

export const INBOUND_CARRIERS = ['sf', 'deppon', 'kye', 'jd', 'zto', 'yto', 'sto', 'yunda', 'ems', 'other'] as const;
export type InboundCarrier = (typeof INBOUND_CARRIERS)[number];
/** Why a parcel is turned away at the door (R9, R11, R16–R18). */
export const PARCEL_REFUSALS = ['no-order', 'mismatch', 'form-error', 'collect-freight', 'pickup'] as const;
export type ParcelRefusal = (typeof PARCEL_REFUSALS)[number];

/** R57: the carriers of the return. */
export const RETURN_CARRIERS = ['sf', 'deppon', 'kye'] as const;
export type ReturnCarrier = (typeof RETURN_CARRIERS)[number];

/** R21. `overseas` is the free-form variant: `region` holds the country, `street` the rest. */
export type Address = {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly street: string;
  readonly overseas: boolean;
};

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

/** Quotation classes: only SCRAP and MIXED may be declined (R45, R46). */
export const QUOTATION_CLASSES = ['normal', 'scrap', 'mixed'] as const;
export type QuotationClass = (typeof QUOTATION_CLASSES)[number];

/** What makes a machine scrap (R44), in the order of the policy; `other` is its "etc.". */
export const SCRAP_CODES = ['burned-board', 'corrosion', 'pads-off', 'pcb-fractured', 'holes-blocked', 'other'] as const;
export type ScrapCode = (typeof SCRAP_CODES)[number];

/** Why a machine goes back without repair (R28, R42). */
export const UNREPAIRABLE = ['no-value', 'counterfeit'] as const;
export type Unrepairable = (typeof UNREPAIRABLE)[number];

export type QuotationLine = { readonly text: string; readonly amount: Fen };
export type FreightPayer = 'maker' | 'customer';

/** One version of what a repair costs; a sent version never changes (R27). */
export type Quotation = {
  readonly version: number;
  readonly class: QuotationClass;
  readonly lines: readonly QuotationLine[];
  /** Sum of the lines and, where the customer pays it, of the return freight. */
  readonly amount: Fen;
  readonly returnFreightPaidBy: FreightPayer;
  readonly note: string;
  readonly quotedAt: EpochMs;
  /** First time a channel accepted the notice or the person opened it; the 90 days of R48 count from here. */
  readonly notifiedAt?: EpochMs;
};

/** What the technician found (R6, R27, R30). */
export type Verdict = {
  readonly kind: 'free' | QuotationClass | Unrepairable;
  readonly warranty: Warranty;
  readonly voidReasons: readonly VoidReason[];
  readonly damageCause: DamageCause;
  /** Of a scrap machine (R44). */
  readonly scrapCodes?: readonly ScrapCode[];
  /** Of a mixed-board machine: which boards are not its own (R45). */
  readonly foreignBoards?: string;
  /** Free because our own repair has not held. */
  readonly repairWarranty?: RepairWarranty;
  readonly findings: string;
  /** Attachment ids. */
  readonly photos: readonly string[];
  readonly at: EpochMs;
  readonly by: string;
};

/** Damage from outside, shown to the customer before any verdict rests on it (R6, R7). `none` takes an earlier report back. */
export type Damage = {
  readonly cause: DamageCause;
  readonly text: string;
  readonly photos: readonly string[];
  readonly at: EpochMs;
  readonly by: string;
};

/** What a supervisor said. */
export type Decided = { readonly as: 'approved' | 'refused'; readonly at: EpochMs; readonly by: string; readonly reason: string };
/** A void code that a technician may use once a supervisor agrees (R41, R42). */
export type Approval = {
  readonly code: CodeToApprove;
  readonly text: string;
  readonly photos: readonly string[];
  readonly askedAt: EpochMs;
  readonly by: string;
  readonly decided?: Decided;
};
/** An agent's wish to send a machine before the others of its order (R55). */
export type SplitRequest = { readonly reason: string; readonly askedAt: EpochMs; readonly by: string; readonly decided?: Decided };

export type Machine = {
  /** `m1`, `m2` … unique within the order, never reused. */
  readonly id: string;
  readonly itemType: ItemType;
  readonly model: string;
  /** As printed, upper-cased, no spaces; `null` when the label cannot be read (R38), which a photo shows. */
  readonly serialNumber: string | null;
  readonly symptoms: readonly string[];
  readonly faultDescription: string;
  /** Attachment ids of the serial label; at least one. */
  readonly labelPhotos: readonly string[];
  readonly state: MachineState;
  readonly triage?: { readonly outcome: 'return' | 'remote-fix'; readonly note: string; readonly at: EpochMs };
  readonly parcelId?: string;
  readonly receivedAt?: EpochMs;
  /** The day that counts for the warranty: the earlier of the carrier's signing and the count (R24). */
  readonly receivedDate?: LocalDate;
  /** Staff asked the customer to open it, so that opening it does not void the warranty (R32). */
  readonly disassemblyAsked?: { readonly text: string; readonly at: EpochMs; readonly by: string };
  readonly establishedWarranty?: EstablishedWarranty;
  /** What there was before this order. */
  readonly lastRepair?: LastRepair;
  readonly damage?: Damage;
  /** Of this inspection: a verdict takes what it needs and ends them. */
  readonly approvals?: readonly Approval[];
  readonly verdict?: Verdict;
  readonly quotations: readonly Quotation[];
  readonly voucherId?: string;
  /** Sum of approved vouchers for the repair, and what of it went back. */
  readonly paid: Fen;
  readonly refunded: Fen;
  readonly promise?: WorkingDayPromise;
  readonly repair?: { readonly testRecord: string; readonly parts: string; readonly finishedAt: EpochMs };
  /** Set with state `ready` and kept afterwards. */
  readonly outcome?: 'repaired' | 'unrepaired';
  /** Set with outcome `unrepaired`, as it was decided then (R10, R28, R45). */
  readonly unrepairedFreightPaidBy?: FreightPayer;
  readonly readyAt?: EpochMs;
  readonly shipmentId?: string;
  /** Freight for sending it again after the consignee refused it (R49). */
  readonly reshipFreight?: { readonly amount: Fen; readonly refusedAt: EpochMs; readonly notifiedAt?: EpochMs; readonly paid: boolean };
  readonly splitRequest?: SplitRequest;
  readonly heldFrom?: 'quoted' | 'return-refused' | 'ready';
};

export type Parcel = {
  /** `p1`, `p2` … */
  readonly id: string;
  readonly carrier: InboundCarrier;
  readonly waybillNumber: string;
  readonly machineIds: readonly string[];
  readonly sentAt: EpochMs;
  /** Attachment ids: how it was packed, if the customer took a picture (R8). */
  readonly packingPhotos?: readonly string[];
  readonly signed?: { readonly at: EpochMs; readonly by: string };
  readonly unpacked?: {
    readonly at: EpochMs;
    readonly by: string;
    readonly photos: readonly string[];
    readonly serialsFound: readonly string[];
  };
  /** `reason` of a refused parcel is a {@link ParcelRefusal}, of a lost one somebody's words; `note` stands beside a code. */
  readonly ended?: {
    readonly as: 'refused' | 'lost';
    readonly at: EpochMs;
    readonly reason: string;
    readonly note?: string;
    readonly photos: readonly string[];
  };
  /** Came as an orphan parcel and was linked to the order by staff. */
  readonly linked: boolean;
};

export type Discrepancy = {
  readonly id: string;
  readonly parcelId: string;
  readonly kind: 'missing' | 'extra';
  readonly serialNumber: string | null;
  readonly machineId?: string;
  readonly resolved?: { readonly at: EpochMs; readonly as: 'found' | 'not-in-parcel' | 'set-aside' };
};

export type Voucher = {
  /** `v1`, `v2` … */
  readonly id: string;
  readonly purpose: 'repair' | 'reship';
  readonly machineIds: readonly string[];
  readonly amount: Fen;
  readonly attachmentId: string;
  /** SHA-256 of the picture: one picture pays once. */
  readonly sha256?: string;
  readonly uploadedAt: EpochMs;
  readonly review?: { readonly as: 'approved' | 'rejected'; readonly at: EpochMs; readonly by: string; readonly reason: string };
};

export type Refund = { readonly machineId: string; readonly amount: Fen; readonly proof: string; readonly at: EpochMs };

export const SPLIT_REASONS = ['large-quantity', 'approved'] as const;
/** Why an order returns in several batches (R55): over the threshold, or by a supervisor's word. */
export type SplitReason = (typeof SPLIT_REASONS)[number];

export type Shipment = {
  /** `s1`, `s2` …, the batch number. */
  readonly id: string;
  readonly carrier: ReturnCarrier;
  readonly waybillNumber: string;
  readonly machineIds: readonly string[];
  readonly shippedAt: EpochMs;
  readonly splitReason?: SplitReason;
  /** A new address for sending again; the order's own never changes (R22). */
  readonly address?: Address;
  readonly delivered?: { readonly at: EpochMs; readonly by: 'customer' | 'timer' };
  /** The customer says it has not come: the 10-day timer stands still. */
  readonly disputedAt?: EpochMs;
  readonly ended?: {
    readonly as: 'carrier-returned' | 'refused' | 'lost';
    readonly at: EpochMs;
    readonly reason: string;
    /** The carrier's proof. */
    readonly photos?: readonly string[];
  };
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
