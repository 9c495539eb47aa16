import type { EpochMs } from '../domain/money-and-time';
import type { LastRepair } from '../domain/warranty';
import type { Language } from '../texts/localized';
import type { MessageFields } from './message-fields';
import type { PushState, StoredNotice } from './ports';

/** Work that a command left behind: serials and waybills that others may have again. Doing it twice does no harm. */
export type ReleaseTask = {
  readonly id: string;
  readonly orderId: string;
  readonly serialNumbers: readonly string[];
  readonly waybillNumbers: readonly string[];
  /** Version of the order that gave them back: a claim made by a later one is not touched. Not a time, for clocks differ. */
  readonly version: number;
  readonly repairs: readonly (LastRepair & { readonly serialNumber: string })[];
};

/** What is due: tasks, and people who have notices waiting. */
export type DueWork = { readonly tasks: readonly ReleaseTask[]; readonly recipients: readonly string[] };

/** The right to be the only one who sends to a person, until it ends by itself; with it the credits by template id. */
export type SendLease = { readonly openid: string; readonly until: EpochMs; readonly credits: Readonly<Record<string, number>> };

/** What became of an attempt to push a notice. */
export type Settled = {
  readonly push: PushState;
  readonly pushReason: string;
  readonly attempts: number;
  readonly dueAt: EpochMs;
  readonly sentAt: EpochMs | null;
};

export type OutboxStore = {
  /** Everything due at `now`, oldest first and bounded; only of one order when `orderId` is given. */
  due(now: EpochMs, orderId?: string): Promise<DueWork>;
  /** Null while somebody else sends to this person. */
  lease(openid: string, now: EpochMs, until: EpochMs): Promise<SendLease | null>;
  /** Ends the lease, if it is still this one. */
  release(lease: SendLease): Promise<void>;
  /** A person's notices due at `now`, oldest first. */
  dueNotices(openid: string, now: EpochMs): Promise<readonly StoredNotice[]>;
  /** Keeps what became of a notice that still waits; one that was settled meanwhile stays as it is. */
  settle(noticeId: string, settled: Settled): Promise<void>;
  /** Takes one credit, or all of them when WeChat says that there is none. */
  takeCredit(openid: string, templateId: string, all: boolean): Promise<void>;
  /** Notes the repairs, then gives back the serials and waybills that this order holds. */
  releaseSerials(task: ReleaseTask): Promise<void>;
};

export type SubscribeMessage = {
  readonly openid: string;
  readonly templateId: string;
  /** Page of the Mini Program with its parameters. */
  readonly page: string;
  readonly fields: MessageFields;
  readonly lang: Language;
};

/** `errCode` is WeChat's `errcode`, or the platform's. */
export type Sent = { readonly ok: true } | { readonly ok: false; readonly errCode: number };

export type MessageSender = { send(message: SubscribeMessage): Promise<Sent> };
