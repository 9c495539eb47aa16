import * as z from 'zod/mini';
import type { EpochMs } from '../domain/money-and-time';
import { commandId, id, optionalText, version } from './fields';
import type { Language } from './reply';

const cursor = z.optional(z.string().check(z.maxLength(200)));
const noticeId = z.string().check(z.maxLength(200));
const noticeIds = z.array(noticeId).check(z.minLength(1), z.maxLength(50));
const hour = z.int().check(z.minimum(0), z.maximum(23));

/** What everybody asks about the messages to them, customers and staff each in their own function. */
export const messageRequests = {
  'list-notices': z.strictObject({ cursor }),
  /**
   * These, and with `upTo` every other one that was there at that time; or everything about one order: whoever opens it knows what happened. `version` is the one on screen: what
   * came later is not read yet.
   */
  'read-notices': z.union([
    z.strictObject({ noticeIds: z.array(noticeId).check(z.maxLength(50)), upTo: z.optional(z.int().check(z.minimum(0))) }),
    z.strictObject({ orderId: id, version: z.optional(version) }),
  ]),
  'message-settings': z.strictObject({}),
  /** What is left out stays as it is. `quiet: null` switches the quiet hours off; `language: 'app'` means the one in which this is asked, and whatever the app is in later. */
  'set-message-settings': z.strictObject({
    language: z.optional(z.enum(['app', 'zh-CN', 'en'])),
    channels: z.optional(z.strictObject({ subscribe: z.boolean(), template: z.boolean(), 'customer-service': z.boolean() })),
    quiet: z.optional(
      z.nullable(
        z
          .strictObject({ fromHour: hour, untilHour: hour })
          .check(z.refine(({ fromHour, untilHour }) => fromHour !== untilHour, 'no-hours')),
      ),
    ),
  }),
};

/** What agents and supervisors ask besides: whom to call, and what could not be sent. To others these desks do not exist. */
export const messageDeskRequests = {
  'count-message-desk': z.strictObject({}),
  'list-call-tasks': z.strictObject({ cursor }),
  /** `callAt`: when to try again after `not-reached`; without it, when after-sales opens the next day. */
  'note-call': z.strictObject({
    commandId,
    taskId: z.string().check(z.minLength(3), z.maxLength(200)),
    outcome: z.enum(['reached', 'not-reached']),
    note: z.optional(optionalText),
    callAt: z.optional(z.int().check(z.minimum(0))),
  }),
  'list-dead-letters': z.strictObject({ cursor }),
  /** Has them sent again; those that were told otherwise meanwhile only leave the list. */
  'retry-dead-letters': z.strictObject({ noticeIds }),
};

/** Where a tap on a notice to staff leads. */
export type StaffNoticePage = 'order' | 'orphan' | 'call-tasks' | 'dead-letters';
export type StaffNoticeView = {
  readonly noticeId: string;
  /** Of the order; where `page` is `orphan`, of the parcel. */
  readonly orderId: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly body: string;
  readonly at: EpochMs;
  readonly isRead: boolean;
  readonly page: StaffNoticePage;
  /** No message told of it: this list is the only place where it stands. */
  readonly isAlarm: boolean;
  readonly pushText: string;
  /** Each channel that was considered, and why it was taken or not. */
  readonly way: readonly string[];
};
export type StaffNoticePageOf = { readonly notices: readonly StaffNoticeView[]; readonly unread: number; readonly cursor?: string };

/** Subscribe messages come by these kinds, each with a template and a count of its own. */
export type SubscribeKind = 'progress' | 'quotation' | 'return';

export type MessageSettings = {
  readonly language: Language;
  /** Nothing was chosen: messages come in the language in which the app was used last. */
  readonly languageFollowsApp: boolean;
  readonly channels: Readonly<Record<'subscribe' | 'template' | 'customer-service', boolean>>;
  /** Full hours of Shanghai in which only what is urgent comes; null: none. */
  readonly quiet: { readonly fromHour: number; readonly untilHour: number } | null;
  /** Whether the person follows the service account, as far as is known. */
  readonly follows: boolean;
  /** What the service account is called in WeChat. */
  readonly serviceAccount: string;
  /** Subscribe messages that may still be sent, by kind. */
  readonly credits: Readonly<Record<SubscribeKind, number>>;
  /** What WeChat is asked for: the id of each kind's template. */
  readonly templates: Readonly<Record<SubscribeKind, string>>;
};

export type CallTaskView = {
  readonly taskId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly name: string;
  readonly phone: string;
  /** Not to be called before this. */
  readonly callAt: EpochMs;
  readonly isDue: boolean;
  /** What they do not know yet, oldest first. */
  readonly toTell: readonly { readonly title: string; readonly body: string; readonly at: EpochMs; readonly way: readonly string[] }[];
  readonly calls: readonly {
    readonly at: EpochMs;
    readonly by: string;
    readonly outcome: 'reached' | 'not-reached';
    readonly note: string;
  }[];
};

export type DeadLetterView = {
  readonly noticeId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly to: 'customer' | 'staff';
  readonly channel: string;
  readonly errCode: number;
  /** What is wrong, and what to do about it. */
  readonly reason: string;
  readonly at: EpochMs;
  /** How it stands with the person now. */
  readonly pushText: string;
  readonly way: readonly string[];
};

export type MessageDeskReplies = {
  /** What waits at the desks: customers to be called by now, and what could not be sent. */
  'count-message-desk': { readonly dueCalls: number; readonly deadLetters: number };
  'list-call-tasks': { readonly tasks: readonly CallTaskView[]; readonly cursor?: string };
  'note-call': { readonly ended: boolean };
  'list-dead-letters': { readonly letters: readonly DeadLetterView[]; readonly cursor?: string };
  /** `orderIds`: whose outbox to wake. */
  'retry-dead-letters': { readonly again: number; readonly over: number; readonly orderIds: readonly string[] };
};
