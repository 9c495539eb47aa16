import type { WechatChannel } from '../domain/messages/channel';
import type { MessagePreferences } from '../domain/messages/preferences';
import type { Wrote } from '../domain/messages/reply-window';
import type { EpochMs } from '../domain/money-and-time';
import type { Notice } from '../domain/notice';
import type { LastRepair } from '../domain/warranty';
import type { Language } from '../texts/localized';
import type { MessageFields } from './message-fields';
import type { Inbox, Settled, StoredNotice } from './messages/stored-notice';

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

/** What is due: tasks, notices for a role, and people who have notices waiting. */
export type DueWork = {
  readonly tasks: readonly ReleaseTask[];
  readonly roleNotices: readonly StoredNotice[];
  readonly inboxes: readonly Inbox[];
};

/** When something of an order was last told to somebody. */
export type Told = { readonly orderId: string; readonly at: EpochMs };

/** The right to be the only one who sends to a person, until it ends by itself; with it what the ledger says. */
export type SendLease = {
  readonly inbox: Inbox;
  readonly until: EpochMs;
  /** By template id. */
  readonly credits: Readonly<Record<string, number>>;
  readonly told: readonly Told[];
  /** When the lease before this one ended, if nobody gave it back: what was sent under it may not have been kept. */
  readonly interruptedUntil: EpochMs | null;
};

export type { Inbox };

export type OutboxStore = {
  /**
   * Everything due at `now`, oldest first and bounded; only of one order when `orderId` is given. `except`: who need not be found (again), so that whoever has
   * more waiting than is looked at does not hide the others.
   */
  due(now: EpochMs, orderId?: string, except?: readonly Inbox[]): Promise<DueWork>;
  /** Null while somebody else sends to this person. */
  lease(inbox: Inbox, now: EpochMs, until: EpochMs): Promise<SendLease | null>;
  /** Ends the lease, if it is still this one, and keeps what was told lately. */
  release(lease: SendLease, told: readonly Told[]): Promise<void>;
  /** A person's notices due at `now`, oldest first. */
  dueNotices(inbox: Inbox, now: EpochMs): Promise<readonly StoredNotice[]>;
  /** Keeps what became of notices that still wait; those that were settled meanwhile stay as they are. */
  settle(noticeIds: readonly string[], settled: Settled): Promise<void>;
  /** Takes one credit, or all of them when WeChat says that there is none. */
  takeCredit(openid: string, templateId: string, all: boolean): Promise<void>;
  /** Stores notices that came about outside of a command; those that are there already stay as they are. */
  addNotices(notices: readonly Notice[]): Promise<void>;
  /** Notes the repairs, then gives back the serials and waybills that this order holds. */
  releaseSerials(task: ReleaseTask): Promise<void>;
};

/** What is known of somebody who is to be told something. */
export type Recipient = {
  readonly language: Language;
  /** They chose it for their messages; else it is the language in which they use the app. */
  readonly hasChosenLanguage: boolean;
  readonly preferences: MessagePreferences;
  /** Null for whoever does not follow the service account, as far as we know. */
  readonly serviceOpenid: string | null;
};

export type RecipientStore = {
  find(openid: string): Promise<Recipient>;
  /** When a follower wrote last, and what was answered since; null for whoever never wrote. */
  wrote(serviceOpenid: string): Promise<Wrote | null>;
  /** Keeps what a person decided about the messages to them. */
  save(openid: string, choice: Pick<Recipient, 'language' | 'hasChosenLanguage' | 'preferences'>): Promise<void>;
  /** WeChat says that they do not follow (any more). */
  noteGone(openid: string, serviceOpenid: string): Promise<void>;
  /** One more message was sent in the window of what they wrote last. */
  noteReply(serviceOpenid: string): Promise<void>;
};

export type SubscribeMessage = {
  readonly openid: string;
  readonly templateId: string;
  /** Page of the Mini Program with its parameters. */
  readonly page: string;
  readonly fields: MessageFields;
  readonly lang: Language;
};

/** `errCode` is WeChat's `errcode`, or the platform's; -2 when no answer came. `messageId` is null where WeChat gave none. */
export type Sent = { readonly ok: true; readonly messageId: string | null } | { readonly ok: false; readonly errCode: number };

export type MessageSender = { send(message: SubscribeMessage): Promise<Sent> };

/** What WeChat says became of a message that it had accepted. */
export type Delivery = {
  readonly channel: Extract<WechatChannel, 'subscribe' | 'template'>;
  readonly messageId: string;
  /** Of the Mini Program, where the event itself could have been made up: only a message to this person is meant. */
  readonly openid?: string;
  readonly status: 'delivered' | 'undelivered-user-block' | 'undelivered-system';
};

export type DeliveryStore = {
  /** Keeps it with the notices the message told of; what was not delivered waits for its next channel. @returns whether there were any */
  apply(delivery: Delivery, at: EpochMs): Promise<boolean>;
  /** Keeps it until the answer of the send call is stored, which may come later than the event. Doing it twice does no harm. */
  keep(delivery: Delivery, at: EpochMs): Promise<void>;
  /** Kept ones, oldest first. */
  kept(limit: number): Promise<readonly (Delivery & { readonly at: EpochMs })[]>;
  forget(deliveries: readonly Delivery[]): Promise<void>;
};
