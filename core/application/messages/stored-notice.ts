import type { Audience, Channel, ClosedChannels, Considered } from '../../domain/messages/channel';
import type { EpochMs } from '../../domain/money-and-time';
import type { Notice } from '../../domain/notice';

/**
 * Whose list a notice stands in. A person who is both has two, since they are one openid: what they are told as a customer, and what they are told as staff.
 */
export type Inbox = { readonly audience: Audience; readonly openid: string };

/** `sent` is what WeChat accepted; whether it was delivered stands beside it. `in-app`: nothing (more) will be sent. */
type PushState = 'pending' | 'sent' | 'in-app';

/** Something of ours is wrong, or nothing helped: kept until staff have it tried again. `errCode` as in core/domain/messages/send-failure.ts. */
export type DeadLetterReason = { readonly channel: Channel | null; readonly errCode: number; readonly at: EpochMs };

/** What became of an attempt to tell somebody, by one message, of one notice or several. */
export type Settled = {
  readonly push: PushState;
  /** Why it stands so: a code of core/texts/push-reasons.ts. */
  readonly pushReason: string;
  /** That took it, in the end. */
  readonly channel: Channel | null;
  readonly considered: readonly Considered[];
  readonly closed: ClosedChannels;
  /** Tries on the channel that is being tried. */
  readonly attempts: number;
  /** When a try on it first got no answer. */
  readonly unansweredSince: EpochMs | null;
  readonly dueAt: EpochMs;
  readonly sentAt: EpochMs | null;
  /** Names those that are told together. */
  readonly group: string | null;
  /** The notice whose message told it, and WeChat's name for that message. */
  readonly toldBy: string | null;
  readonly messageId: string | null;
  /** Absent: as before. */
  readonly deadLetter?: DeadLetterReason;
};

export type StoredNotice = Notice &
  Omit<Settled, 'deadLetter'> & {
    readonly readAt: EpochMs | null;
    /** Null as long as WeChat has not said that the message it accepted was delivered. */
    readonly delivery: 'delivered' | null;
    /** How often staff had it tried again. */
    readonly renewed: number;
    readonly deadLetter: DeadLetterReason | null;
  };
