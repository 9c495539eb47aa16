import type { EpochMs, Fen, LocalDate } from '../domain/money-and-time';
import type { OrphanGroup } from '../domain/orphan/orphan';
import type { QueueGroup } from '../domain/queue-group';
import type { StepName } from '../domain/step-table';
import type { CodeToApprove, DamageCause, VoidCode, Warranty } from '../domain/warranty';
import type {
  Address,
  Contact,
  InboundCarrier,
  ItemType,
  MachineState,
  ParcelRefusal,
  QuotationClass,
  QuotationLine,
  ReturnCarrier,
  ScrapCode,
  StaffRole,
  Stage,
} from '../domain/work-order';

/** Texts in the reader's language come ready from the server wherever they rest on a rule; labels of fields are the app's. */

export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly why: readonly { readonly clause: string; readonly text: string }[];
  readonly whoCan: readonly { readonly role: string; readonly text: string }[];
  readonly cure: string;
};

/** A step this person might take now. `refusal` is set when it stands in the table for them but a guard refuses it. */
export type StepOffer = {
  readonly step: StepName;
  /** What its button says. */
  readonly word: string;
  /** Machines it may be taken on (steps on machines), or those of the parcel, voucher or shipment `targetId`. */
  readonly machineIds: readonly string[];
  readonly targetId?: string;
  readonly irreversible: boolean;
  readonly refusal?: Refusal;
};

export type StartView = {
  readonly now: EpochMs;
  readonly contacts: readonly { readonly kind: 'wechat'; readonly value: string }[];
  readonly hours: {
    readonly from: string;
    readonly to: string;
    readonly isOpen: boolean /** Set while closed. */;
    readonly nextOpeningAt?: EpochMs;
  };
  readonly isStaff: boolean;
  readonly unreadNotices: number;
  /** The order that waits for the customer, oldest first; absent when none does. */
  readonly needsYou?: OrderSummary;
  readonly openOrders: number;
  readonly forms: {
    readonly models: readonly { readonly model: string; readonly itemTypes: readonly ItemType[] }[];
    readonly symptoms: readonly { readonly code: string; readonly text: string }[];
  };
  readonly subscribe: {
    readonly progress: string;
    readonly quotation: string;
    readonly return: string;
    readonly credits: Readonly<Record<string, number>>;
  };
};

/** The after-sales guide and policy, clause by clause, in the reader's language; `textHash` is of the exact text in this language. */
export type PolicyText = {
  readonly version: string;
  readonly textHash: string;
  readonly sections: readonly {
    readonly title: string;
    readonly clauses: readonly {
      readonly clause: string;
      readonly text: string;
      /** What is done about it, in one sentence; no part of what is agreed to. */
      readonly reading: string;
      readonly matters: boolean;
      /** Where the owner's settings are not what the words say: what holds now. No part of what is agreed to. */
      readonly inForce?: string;
    }[];
  }[];
};

/** Of the same shape whether the registry knows the serial number or not (R26). */
export type WarrantyView = {
  readonly serialNumber: string;
  readonly model: string | null;
  readonly itemType: string | null;
  /** Judged as if received today. */
  readonly warranty: Warranty;
  /** In the reader's language, one sentence. */
  readonly sentence: string;
  /** In warranty only: the last day on which the machine must arrive. */
  readonly mustArriveBy: LocalDate | null;
};

export type StepBarStep = 'to-confirm' | 'to-receive' | 'to-repair' | 'to-return' | 'done';

export type OrderSummary = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly stage: Stage;
  /** At most 5 Han characters in zh-CN: 待确认, 待付款, 部分寄回 … */
  readonly stageWord: string;
  readonly stepBar: StepBarStep;
  readonly machineCount: number;
  readonly models: readonly string[];
  /** The one thing the customer should do now; absent when nothing. */
  readonly nextAction?: StepName;
  readonly nextActionWord?: string;
  readonly submittedAt: EpochMs;
  readonly updatedAt: EpochMs;
};
export type OrderPage = { readonly orders: readonly OrderSummary[]; readonly cursor?: string };

/** `paused` while the machine waits for others (R56); `at-risk` on the last days before it is due; `broken` past its date, until a new one is given (R52). */
export type PromiseStanding = 'running' | 'paused' | 'at-risk' | 'broken';

export type PromiseView = {
  readonly dueAt: EpochMs;
  /** 11月27日（周五）18:00 前 / by Fri, Nov 27, 18:00 */
  readonly dueText: string;
  readonly trigger: 'receipt' | 'voucher';
  readonly provisional: boolean;
  readonly standing: PromiseStanding;
  /** While paused: since when and for whom, one sentence. */
  readonly pausedText?: string;
  /** Day by day from the trigger to the due day, in the reader's language; days of a pause tell for whom, days of an extension why. */
  readonly days: readonly { readonly date: LocalDate; readonly counted: boolean; readonly number?: number; readonly reason: string }[];
  /** One sentence: from what it counts and under which clause. */
  readonly sentence: string;
  readonly extensions: readonly { readonly dueAt: EpochMs; readonly reason: string; readonly at: EpochMs }[];
};

export type MachineView = {
  readonly id: string;
  readonly itemType: ItemType;
  readonly model: string;
  readonly serialNumber: string | null;
  readonly symptoms: readonly string[];
  readonly faultDescription: string;
  readonly labelPhotos: readonly string[];
  readonly state: MachineState;
  readonly stateWord: string;
  readonly note?: string;
  readonly receivedAt?: EpochMs;
  /** As of receipt, or as if received today before it. */
  readonly warranty?: Warranty;
  readonly mustArriveBy?: LocalDate;
  readonly verdict?: {
    readonly kind: string;
    readonly word: string;
    readonly findings: string;
    readonly photos: readonly string[];
    readonly reasoning: string;
    readonly voidReasons: readonly {
      readonly code: VoidCode;
      readonly clause: string;
      readonly text: string;
      readonly photos: readonly string[];
    }[];
    readonly damageCause: DamageCause;
    /** Why it is scrap (R44), in words; empty for every other verdict. */
    readonly scrapCodes: readonly { readonly code: ScrapCode; readonly word: string }[];
    /** Which boards are not its own (R45). */
    readonly foreignBoards?: string;
  };
  /** What the unpacking showed of damage, shown before any verdict rests on it (R6, R7); dated, for a claim against the carrier. */
  readonly damage?: {
    readonly cause: DamageCause;
    readonly word: string;
    readonly text: string;
    readonly photos: readonly string[];
    readonly at: EpochMs;
  };
  /** Staff asked the customer to open it (R32). */
  readonly disassemblyAsked?: { readonly text: string; readonly at: EpochMs };
  /** Our last repair of it, while its warranty lasts. */
  readonly repairWarranty?: { readonly orderNumber: string; readonly lastDay: LocalDate };
  /** Only for staff: what a supervisor was asked about this machine. */
  readonly approvals?: readonly {
    readonly code: CodeToApprove;
    readonly text: string;
    readonly photos: readonly string[];
    readonly answer?: 'approved' | 'refused';
    readonly reason?: string;
  }[];
  readonly splitRequest?: { readonly reason: string; readonly answer?: 'approved' | 'refused' };
  readonly quotation?: {
    readonly version: number;
    readonly class: QuotationClass;
    readonly lines: readonly QuotationLine[];
    readonly amount: Fen;
    readonly freightText: string;
    readonly note: string;
    readonly quotedAt: EpochMs;
    readonly mayDecline: boolean;
    /** Why it may or may not be declined (R45, R46). */
    readonly declineText: string;
  };
  readonly promise?: PromiseView;
  readonly repair?: { readonly testRecord: string; readonly parts: string; readonly finishedAt: EpochMs };
  readonly outcome?: 'repaired' | 'unrepaired';
  /** Of what goes back unrepaired: who pays the way (R10). */
  readonly returnFreightText?: string;
  /** This machine is ready and waits for these (R54, R56). */
  readonly waitsFor: readonly string[];
  readonly shipmentId?: string;
  /** The consignee refused the return: what sending it again costs (R49). */
  readonly reship?: { readonly amount: Fen; readonly refusedAt: EpochMs; readonly paid: boolean };
  /** Of vouchers for the repair that were approved, and what of it went back. */
  readonly paid: Fen;
  readonly refunded: Fen;
  /** Why it is held, or what became of it, in one sentence; only where the state word does not say it. */
  readonly stateSentence?: string;
};

/** What is to be paid for some machines, and where to. */
export type PaymentView = {
  readonly purpose: 'repair' | 'reship';
  readonly machineIds: readonly string[];
  readonly amount: Fen;
  readonly account: { readonly name: string; readonly bank: string; readonly number: string };
  /** To be written into the transfer: the order number. */
  readonly reference: string;
};

export type TimelineEntry = {
  readonly version: number;
  readonly at: EpochMs;
  /** 客户 · 客服 … — customers see roles, staff see names. */
  readonly who: string;
  /** People's words, not event names. */
  readonly what: string;
  readonly detail?: string;
  readonly photos: readonly string[];
  /** The first 12 hex digits of each photo's SHA-256, by attachment id; the whole stands in the exported history. */
  readonly photoHashes?: Readonly<Record<string, string>>;
};

/** A signed file in the storage. */
export type ExportedOrder = {
  readonly fileName: string;
  readonly bytes: number;
  /** Good until `urlExpiresAt`, for whoever has it. */
  readonly url: string;
  readonly urlExpiresAt: EpochMs;
  /** When the file itself is taken away. */
  readonly removedAt: EpochMs;
  /** SHA-256 of the public key it is signed with, 64 hex digits: what whoever checks the file must know from somewhere else. */
  readonly fingerprint: string;
  /** Photos of the order, and how many of them stand in the file itself. */
  readonly photos: { readonly total: number; readonly embedded: number };
};

/** Newest first. `publicKey` is SPKI, DER in base64. */
export type SigningKeys = {
  readonly keys: readonly {
    readonly fingerprint: string;
    readonly publicKey: string;
    readonly madeAt: EpochMs;
    readonly isCurrent: boolean;
  }[];
};

export type OrderView = OrderSummary & {
  readonly version: number;
  /** What the stage means, in one sentence. */
  readonly stageSentence: string;
  /** What the person should do now, or that there is nothing to do. */
  readonly nextSentence: string;
  readonly contact: Contact;
  readonly machines: readonly MachineView[];
  readonly parcels: readonly {
    readonly id: string;
    readonly carrier: InboundCarrier;
    readonly carrierName: string;
    readonly waybillNumber: string;
    readonly machineIds: readonly string[];
    readonly sentAt: EpochMs;
    readonly signedAt?: EpochMs;
    readonly unpackedAt?: EpochMs;
    readonly unpackingPhotos: readonly string[];
    /** Of the packing, by the customer (R8). */
    readonly packingPhotos: readonly string[];
    /** Refused at the door or lost: why, with photos, and what to do now (N5); `clause` where the reason is one of the policy's. */
    readonly ended?: {
      readonly as: 'refused' | 'lost';
      readonly at: EpochMs;
      readonly word: string;
      readonly reason: string;
      readonly clause?: string;
      readonly note?: string;
      readonly photos: readonly string[];
      readonly cure: string;
    };
  }[];
  readonly discrepancies: readonly {
    readonly id: string;
    readonly parcelId: string;
    readonly kind: 'missing' | 'extra';
    readonly serialNumber: string | null;
    readonly open: boolean;
    /** What differs and how it was settled, in one sentence. */
    readonly text: string;
    /** Of the unpacking: what it looked like. */
    readonly photos: readonly string[];
  }[];
  readonly vouchers: readonly {
    readonly id: string;
    readonly purpose: 'repair' | 'reship';
    readonly machineIds: readonly string[];
    readonly amount: Fen;
    readonly attachmentId: string;
    readonly uploadedAt: EpochMs;
    readonly review?: { readonly as: 'approved' | 'rejected'; readonly reason: string };
  }[];
  readonly shipments: readonly {
    readonly id: string;
    readonly carrier: ReturnCarrier;
    readonly carrierName: string;
    readonly waybillNumber: string;
    readonly machineIds: readonly string[];
    readonly shippedAt: EpochMs;
    readonly deliveredAt?: EpochMs;
    /** The customer says that nothing came. */
    readonly disputedAt?: EpochMs;
    /** Another address than the order's, for sending again what was refused (R49). */
    readonly address?: Address;
    /** Came back, was refused or was lost; what that means, in one sentence. */
    readonly ended?: {
      readonly as: 'carrier-returned' | 'refused' | 'lost';
      readonly word: string;
      readonly at: EpochMs;
      readonly reason: string;
      readonly text: string;
      readonly photos: readonly string[];
    };
  }[];
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

/**
 * What the holder of a share link sees (R20): how far the order is, and the parcels on their way back. Serials are masked but for their ends; no
 * names, addresses, amounts, faults, photos or messages.
 */
export type SharedOrderView = {
  readonly orderNumber: string;
  readonly stage: Stage;
  readonly stageWord: string;
  readonly stageSentence: string;
  readonly stepBar: StepBarStep;
  readonly machines: readonly {
    readonly id: string;
    readonly itemType: ItemType;
    readonly model: string;
    readonly maskedSerial: string | null;
    readonly state: MachineState;
    readonly stateWord: string;
  }[];
  /** 11月27日（周五）18:00 前 */
  readonly dueText?: string;
  readonly shipments: readonly {
    readonly id: string;
    readonly carrierName: string;
    readonly waybillNumber: string;
    readonly machineCount: number;
    readonly shippedAt: EpochMs;
    readonly deliveredAt?: EpochMs;
  }[];
  readonly updatedAt: EpochMs;
};

export type NoticeView = {
  readonly noticeId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly body: string;
  readonly at: EpochMs;
  readonly isRead: boolean;
  /** Where a tap leads. */
  readonly page: 'order' | 'quotation' | 'logistics' | 'create';
  /** `sent` by WeChat push · `waiting` · `in-app` only, with the reason in `pushText`. */
  readonly push: 'sent' | 'waiting' | 'in-app';
  readonly pushText: string;
  /** Each channel that was considered, and why it was taken or not. */
  readonly way: readonly string[];
};
export type NoticePage = { readonly notices: readonly NoticeView[]; readonly unread: number; readonly cursor?: string };

export type AttachmentTicket = { readonly attachmentId: string; readonly cloudPath: string };
export type ConfirmedAttachment = {
  readonly attachmentId: string;
  readonly sha256: string;
  readonly contentType: string;
  readonly bytes: number;
};
export type PhotoUrls = { readonly urls: Readonly<Record<string, string>> /** When they stop working. */; readonly expireAt: EpochMs };

export type StaffStartView = {
  readonly now: EpochMs;
  readonly name: string;
  /** What they were told as staff and have not read. */
  readonly unreadNotices: number;
  readonly roles: readonly StaffRole[];
  readonly counts: Readonly<Record<QueueGroup, number>>;
  /** Orphan parcels by group; absent for whoever has no business at their desk. */
  readonly orphans?: Readonly<Record<OrphanGroup, number>>;
  readonly forms: {
    readonly returnCarriers: readonly { readonly code: ReturnCarrier; readonly name: string }[];
    readonly voidCodes: readonly {
      readonly code: VoidCode;
      readonly clause: string;
      readonly text: string;
      readonly needsSupervisor: boolean;
    }[];
    /** Usual lines of a quotation; often none. */
    readonly priceList: readonly QuotationLine[];
    readonly scrapCodes: readonly { readonly code: ScrapCode; readonly word: string }[];
    /** Why a parcel may be refused at the door. */
    readonly parcelRefusals: readonly {
      readonly code: ParcelRefusal;
      readonly clause: string;
      readonly word: string;
      readonly cure: string;
    }[];
    /** Who can be given an order to look after. */
    readonly colleagues: readonly {
      readonly openid: string;
      readonly name: string;
      readonly roles: readonly StaffRole[];
      readonly isMe: boolean;
    }[];
    /** Ends of the service days ahead, for a promise that moves (R52). */
    readonly promiseDays: readonly { readonly date: LocalDate; readonly dueAt: EpochMs; readonly provisional: boolean }[];
    /** Whether a supervisor may send a refused return to another address (R49). */
    readonly allowReshipAddress: boolean;
    /** From how many machines on an order may return in batches without a supervisor (R55). */
    readonly largeQuantity: number;
  };
};

export type QueueEntry = OrderSummary & {
  readonly group: QueueGroup;
  readonly groupSince: EpochMs;
  readonly customerName: string;
  readonly dueAt?: EpochMs;
  /** With `dueAt`: how the promise stands today. */
  readonly promise?: PromiseStanding;
  readonly assignee?: string;
  readonly serialNumbers: readonly string[];
  readonly waybillNumbers: readonly string[];
};
export type QueuePage = {
  readonly entries: readonly QueueEntry[];
  readonly counts: Readonly<Record<QueueGroup, number>>;
  readonly cursor?: string;
};
