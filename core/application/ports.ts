import type { StaffRole } from '../domain/actor';
import type { ChainedEvent, Sha256 } from '../domain/event';
import type { EpochMs } from '../domain/money-and-time';
import type { Notice } from '../domain/notice';
import type { OrphanParcel } from '../domain/orphan/orphan';
import type { Result } from '../domain/result';
import type { LastRepair, RegisteredMachine } from '../domain/warranty';
import type { WorkOrder } from '../domain/work-order';
import type { Busy } from './busy';
import type { Inbox, StoredNotice } from './messages/stored-notice';
import type { OrphanChange, OrphanClues, OrphanStore } from './orphans/orphan-ports';
import type { Settings } from './settings';

/** Everything a use-case needs from outside. Implemented in cloudfunctions/_runtime with wx-server-sdk. */
export type Deps = {
  readonly orders: OrderStore;
  readonly orphans: OrphanStore;
  readonly registry: Registry;
  readonly repairs: RepairStore;
  readonly attachments: AttachmentStore;
  readonly notices: NoticeStore;
  readonly users: UserStore;
  readonly staff: StaffStore;
  readonly policyTexts: PolicyTexts;
  readonly settings: () => Promise<Settings>;
  readonly now: () => EpochMs;
  readonly sha256: Sha256;
  /** `bytes` random bytes from a cryptographic source, as lower-case hex. */
  readonly randomHex: (bytes: number) => string;
  /** Whether two secrets are the same, in a time that says nothing about where they differ. */
  readonly isSameSecret: (a: string, b: string) => boolean;
};

export type { Busy, StoredNotice };

/** What one command stores, all in one transaction. */
export type Change = {
  readonly order: WorkOrder;
  readonly event: ChainedEvent;
  readonly notices: readonly Notice[];
  /** Waybills claimed by this order with this change (`parcels` document `waybill:<number>`), and given back. */
  readonly claimWaybill?: string;
  readonly releaseWaybill?: string;
  /** More of them, given back later by an idempotent task of the outbox: a cancelled order may have many on their way. */
  readonly releaseWaybillsLater?: readonly string[];
  /** Pictures that pay for something (`used_vouchers` document by SHA-256), claimed with this change, and given back. */
  readonly claimVoucher?: string;
  readonly releaseVoucher?: string;
  /** Serials nobody else may have in an open order (`open_serials`): on submit, when a delivery is disputed, when a label is read after all. */
  readonly claimSerials?: readonly string[];
  /** Serials to be released later by an idempotent task of the outbox. */
  readonly releaseSerials?: readonly string[];
  /** Machines of these that were repaired and have arrived: what the warranty on a repair counts from. Noted by the same task. */
  readonly noteRepairs?: readonly (LastRepair & { readonly serialNumber: string })[];
  /** Orphan parcels that come to the desk or leave it with this change. */
  readonly orphans?: readonly OrphanChange[];
};

/** Who has what a change would claim. */
export type Held = {
  readonly waybillHeldBy: string | null;
  readonly voucherUsedBy: string | null;
  readonly areSerialsFree: boolean;
};

/** The command was carried out before: this is the order now, nothing is written. */
export type Repeated = { readonly repeated: WorkOrder };

export type OrderStore = {
  find(orderId: string): Promise<WorkOrder | null>;
  /**
   * One transaction: reads the order, lets `decide` make the change, stores it.
   * On a write conflict the whole is done again (bounded, with jitter), so `decide` may read (the registry) but must change nothing.
   * A waybill, a voucher and serials are taken to be free until claiming them fails; then who holds them is read and `decide` is asked again.
   * Calls: start, get, [get orphan], [add claim], set, [set or add orphans], add events, [add notices + tasks, one call], commit.
   */
  change<E>(
    request: {
      readonly orderId: string;
      /** The id of the orphan parcel that the decision is also about. */
      readonly orphanOf?: (order: WorkOrder | null) => string | undefined;
    },
    decide: (order: WorkOrder | null, also: Held & { readonly orphan: OrphanParcel | null }) => Promise<Result<Change | Repeated, E>>,
  ): Promise<Result<WorkOrder, E | Busy>>;
  /**
   * Stores a new order with its serial claims. `repeated` if the id exists (the same command again).
   * `serials-taken` lists the serials that other open orders hold; `number-taken` asks for another order number.
   */
  create(
    change: Change,
  ): Promise<
    Result<
      WorkOrder,
      { readonly code: 'serials-taken'; readonly serialNumbers: readonly string[] } | { readonly code: 'number-taken' } | Busy
    >
  >;
  /** A customer's orders, newest first. `cursor` is opaque. */
  listOfCustomer(
    openid: string,
    filter: 'open' | 'ended' | 'all',
    cursor: string | undefined,
  ): Promise<{ readonly orders: readonly WorkOrder[]; readonly cursor?: string }>;
  /** Orders in a staff queue group (stored beside the order as `queueGroup`), oldest change first. */
  listOfGroup(
    group: string | undefined,
    cursor: string | undefined,
  ): Promise<{ readonly orders: readonly WorkOrder[]; readonly cursor?: string }>;
  countByGroup(): Promise<Readonly<Record<string, number>>>;
  /** Open orders that somebody looks after, oldest change first. */
  listOfAssignee(openid: string, cursor: string | undefined): Promise<{ readonly orders: readonly WorkOrder[]; readonly cursor?: string }>;
  /** Orders whose promise was due before `now` and does not stand still, the longest due first; pauses that are over are not reckoned in. */
  listOverdue(now: EpochMs, cursor: string | undefined): Promise<{ readonly orders: readonly WorkOrder[]; readonly cursor?: string }>;
  /** The orders of these numbers, at most 20. One call. */
  findByNumbers(orderNumbers: readonly string[]): Promise<readonly WorkOrder[]>;
  /** Exact order number, serial number or waybill number. */
  search(text: string): Promise<readonly WorkOrder[]>;
  /** The order whose open parcel has this waybill. */
  findByWaybill(waybillNumber: string): Promise<WorkOrder | null>;
  /** Orders that share a clue with an orphan parcel: two calls, each bounded. */
  searchForOrphan(clues: OrphanClues): Promise<readonly WorkOrder[]>;
  /** Orders for which time has brought something by `now`, longest due first. */
  listDue(now: EpochMs, limit: number): Promise<readonly WorkOrder[]>;
  /** Open orders whose next alarm was computed under other settings than those in force. */
  listWithOldAlarm(limit: number): Promise<readonly WorkOrder[]>;
  /** Stores when an order is to be looked at next, under the settings in force, not before `notBefore`. Nothing happens if somebody has changed it meanwhile. */
  renewAlarm(order: WorkOrder, notBefore?: EpochMs): Promise<void>;
  /** The events that led an order to `version`, from the first on. No call for those an instance has seen: events never change. */
  events(orderId: string, version: number): Promise<readonly ChainedEvent[]>;
};

export type Registry = {
  /** What the maker knows of these serials; those it does not know are absent. One call. */
  find(serialNumbers: readonly string[]): Promise<ReadonlyMap<string, RegisteredMachine>>;
};

export type RepairStore = {
  /** The last repair that arrived, of those serials that had one. One call; none without serials. */
  lastOf(serialNumbers: readonly string[]): Promise<ReadonlyMap<string, LastRepair>>;
};

export type Attachment = {
  readonly id: string;
  readonly openid: string;
  readonly purpose: string;
  readonly cloudPath: string;
  readonly state: 'reserved' | 'confirmed';
  readonly fileId?: string;
  readonly sha256?: string;
  readonly contentType?: string;
  readonly bytes?: number;
  readonly reservedAt: EpochMs;
};

export type AttachmentStore = {
  reserve(attachment: Attachment): Promise<void>;
  find(ids: readonly string[]): Promise<readonly Attachment[]>;
  /** What is reserved becomes confirmed, once; false when it had been confirmed before, and then nothing changes. */
  confirm(
    id: string,
    found: { readonly fileId: string; readonly sha256: string; readonly contentType: string; readonly bytes: number },
  ): Promise<boolean>;
  /** Stores bytes as a file of the cloud's own, which no client may write to, whatever it knows of the path. @returns its file id */
  keep(bytes: Uint8Array, cloudPath: string): Promise<string>;
  /**
   * The file behind a reserved path and its SHA-256, if it is there. The file id must be of our own bucket and exactly this path. Of a file past
   * `maxBytes` no more than these are loaded: a client may put anything there.
   */
  read(
    fileId: string,
    cloudPath: string,
    maxBytes: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | 'too-large' | null>;
  remove(fileId: string): Promise<void>;
  temporaryUrls(fileIds: readonly string[], maxAgeSeconds: number): Promise<ReadonlyMap<string, string>>;
};

export type NoticeStore = {
  /** In-app record of a person, newest first, with the number of unread ones. */
  listOf(
    inbox: Inbox,
    cursor: string | undefined,
  ): Promise<{ readonly notices: readonly StoredNotice[]; readonly unread: number; readonly cursor?: string }>;
  /** Some of a person's notices, or all of one order. */
  /** With `version` only what came with a change up to it. */
  markRead(
    inbox: Inbox,
    which: { readonly noticeIds: readonly string[] } | { readonly orderId: string; readonly version?: number | undefined },
    at: EpochMs,
  ): Promise<void>;
  /** All that was told until `upTo`. */
  markAllRead(inbox: Inbox, upTo: EpochMs, at: EpochMs): Promise<void>;
  unread(inbox: Inbox): Promise<number>;
};

export type UserStore = {
  language(openid: string): Promise<'zh-CN' | 'en'>;
  /** The app is used in this language: messages come in it, too, unless the person chose one for them. */
  noteLanguage(openid: string, language: 'zh-CN' | 'en'): Promise<void>;
  /** Credit ledger (订阅次数) by template id. */
  credits(openid: string): Promise<Readonly<Record<string, number>>>;
  /** +1 for each. */
  addCredits(openid: string, templateIds: readonly string[]): Promise<Readonly<Record<string, number>>>;
};

/** A policy text as it was shown, whole. */
export type KeptPolicyText = {
  readonly textHash: string;
  readonly version: string;
  readonly language: 'zh-CN' | 'en';
  readonly text: string;
};

export type PolicyTexts = {
  /** Once is enough; later calls change nothing. One call the first time an instance sees a text, then none. */
  keep(text: KeptPolicyText): Promise<void>;
  /** One call; what was never kept is left out. */
  find(textHashes: readonly string[]): Promise<readonly KeptPolicyText[]>;
};

export type StaffStore = {
  /** Name and roles of whoever asks for something: null within two seconds of the moment they left. One call every two seconds. */
  atWork(openid: string): Promise<{ readonly name: string; readonly roles: readonly StaffRole[] } | null>;
  /** Name and roles of others; null for whoever is no staff. Cached for 60 s an instance. */
  find(openid: string): Promise<{ readonly name: string; readonly roles: readonly StaffRole[] } | null>;
  /** Everybody, from the same cache. */
  list(): Promise<readonly { readonly openid: string; readonly name: string; readonly roles: readonly StaffRole[] }[]>;
};
