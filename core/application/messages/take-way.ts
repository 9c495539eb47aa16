import {
  type Channel,
  type ClosedChannels,
  type Considered,
  isWechatChannel,
  type NotTaken,
  type WechatChannel,
} from '../../domain/messages/channel';
import { asksForSomething, chooseWay, type Way, type WayFacts } from '../../domain/messages/choose-way';
import { groupName, joinsUntil } from '../../domain/messages/joining';
import type { Wrote } from '../../domain/messages/reply-window';
import { isUnanswered, nextTry, sendFailure } from '../../domain/messages/send-failure';
import type { EpochMs } from '../../domain/money-and-time';
import type { Inbox, Recipient } from '../outbox-ports';
import type { Settings } from '../settings';
import type { Message } from './message';
import type { OutboxDeps } from './outbox-deps';
import { sendMessage } from './send-message';
import type { DeadLetterReason, Settled } from './stored-notice';

/** What is known of a person while they are being sent to; changes with what is sent. */
export type Person = {
  readonly inbox: Inbox;
  readonly settings: Settings;
  recipient: Recipient;
  /** Undefined until it is asked for: most messages go another way. */
  wrote: Wrote | null | undefined;
  /** By template id. */
  readonly credits: Map<string, number>;
  /** When something was last told, by order. */
  readonly told: Map<string, EpochMs>;
  /** See SendLease. */
  readonly interruptedUntil: EpochMs | null;
};

/** What is to be stored besides, once the notices are settled. */
export type Effect =
  | { readonly kind: 'credit'; readonly templateId: string; readonly all: boolean }
  | { readonly kind: 'reply' }
  | { readonly kind: 'gone'; readonly serviceOpenid: string };

export type Taken = { readonly settled: Settled; readonly effects: readonly Effect[] };

/** What has been found out about a message in this run. */
type Course = {
  closed: ClosedChannels;
  attempts: number;
  unansweredSince: EpochMs | null;
  deadLetter: DeadLetterReason | undefined;
  readonly effects: Effect[];
};

/**
 * Takes a message as far as it goes now: a channel accepts it, it waits, or nothing on WeChat is left and it is for people to tell. A channel that fails for
 * good leads to the next one at once.
 */
export async function takeWay(deps: OutboxDeps, person: Person, message: Message): Promise<Taken> {
  const { lead } = message;
  const course: Course = {
    closed: lead.closed,
    attempts: lead.attempts,
    unansweredSince: lead.unansweredSince,
    deadLetter: undefined,
    effects: [],
  };
  for (;;) {
    const way = await wayNow(deps, person, message, course.closed);
    if (way.kind === 'in-app') return taken(message, course, { push: 'in-app', pushReason: way.reason, considered: way.considered });
    if (way.kind === 'wait') {
      const group = way.reason === 'quiet-hours' && mayJoin(person, message, course) ? groupName(lead.orderId, way.until) : lead.group;
      return taken(message, course, { pushReason: way.reason, considered: way.considered, dueAt: way.until, group });
    }
    const { channel, considered } = way;
    if (!isWechatChannel(channel)) return byPeople(message, course, channel, considered);

    const until = mayJoin(person, message, course) ? joinsUntil(joinFactsOf(person, message, deps.now())) : null;
    if (until !== null)
      return taken(message, course, { pushReason: 'waiting-to-join', considered, dueAt: until, group: groupName(lead.orderId, until) });

    const outcome = await tryChannel(deps, person, message, course, channel, considered);
    if (outcome) return outcome;
  }
}

/** One try on one channel. @returns null when it has closed for this message, and the next one is to be looked for */
async function tryChannel(
  deps: OutboxDeps,
  person: Person,
  message: Message,
  course: Course,
  channel: WechatChannel,
  considered: readonly Considered[],
): Promise<Taken | null> {
  const { settings, recipient, inbox } = person;
  const answer = await sendMessage(deps, message, channel, { openid: inbox.openid, recipient, settings });
  const now = deps.now();
  if (answer.ok) {
    noteSent(person, message, course, channel, now);
    const sent = {
      push: 'sent',
      pushReason: 'sent',
      channel,
      sentAt: now,
      toldBy: message.newest.id,
      messageId: answer.messageId,
    } as const;
    return taken(message, { ...course, attempts: course.attempts + 1 }, { ...sent, considered });
  }
  const { errCode } = answer;
  const failure = sendFailure(errCode);
  course.attempts += 1;
  if (isUnanswered(errCode)) course.unansweredSince ??= now;
  if (failure.kind === 'again') {
    const { attempts, unansweredSince } = course;
    const at = nextTry(failure, { channel, attempts, now, unansweredSince, random: deps.random() });
    if (at !== null) return taken(message, course, { pushReason: `again-${errCode}`, considered, dueAt: at });
  }
  close(course, channel, failure.kind === 'again' ? `gave-up-${errCode}` : `refused-${errCode}`);
  if (failure.kind === 'again' || failure.kind === 'fault') course.deadLetter = { channel, errCode, at: now };
  if (failure.kind === 'no-credit') noteNoCredit(person, message, course);
  if (failure.kind === 'gone') noteGone(person, course);
  if (errCode === OUT_OF_REPLIES) spendReplies(person);
  return null;
}

const OUT_OF_REPLIES = 45047;

function close(course: Course, channel: Channel, reason: NotTaken): void {
  course.closed = { ...course.closed, [channel]: reason };
  course.attempts = 0;
  course.unansweredSince = null;
}

function templateIdOf({ settings }: Person, { newest }: Message): string | undefined {
  return newest.template && settings.subscribeTemplates[newest.template];
}

function noteSent(person: Person, message: Message, course: Course, channel: WechatChannel, now: EpochMs): void {
  person.told.set(message.lead.orderId, now);
  const templateId = templateIdOf(person, message);
  if (channel === 'subscribe' && templateId) {
    person.credits.set(templateId, (person.credits.get(templateId) ?? 1) - 1);
    course.effects.push({ kind: 'credit', templateId, all: false });
  }
  const { wrote } = person;
  if (channel === 'customer-service' && wrote) {
    person.wrote = { ...wrote, repliesUsed: wrote.repliesUsed + 1 };
    course.effects.push({ kind: 'reply' });
  }
}

function noteNoCredit(person: Person, message: Message, course: Course): void {
  const templateId = templateIdOf(person, message);
  if (!templateId) return;
  person.credits.set(templateId, 0);
  course.effects.push({ kind: 'credit', templateId, all: true });
}

function noteGone(person: Person, course: Course): void {
  const { serviceOpenid } = person.recipient;
  if (serviceOpenid === null) return;
  person.recipient = { ...person.recipient, serviceOpenid: null };
  course.effects.push({ kind: 'gone', serviceOpenid });
}

/** WeChat counts otherwise than we do; for this run it is right. */
function spendReplies(person: Person): void {
  if (person.wrote) person.wrote = { ...person.wrote, repliesUsed: Number.MAX_SAFE_INTEGER };
}

/** The way as things stand; when somebody wrote last is looked up once it matters. */
async function wayNow({ now, recipients }: OutboxDeps, person: Person, message: Message, closed: ClosedChannels): Promise<Way> {
  const way = chooseWay(factsOf(person, message, closed, now()));
  const { serviceOpenid } = person.recipient;
  const isAsked = way.considered.some((one) => one.channel === 'customer-service' && 'reason' in one && one.reason === 'window-closed');
  if (!isAsked || person.wrote !== undefined || serviceOpenid === null) return way;
  person.wrote = await recipients.wrote(serviceOpenid);
  return chooseWay(factsOf(person, message, closed, now()));
}

function factsOf(person: Person, message: Message, closed: ClosedChannels, now: EpochMs): WayFacts {
  const { inbox, recipient, credits } = person;
  const { lead, newest } = message;
  const templateId = templateIdOf(person, message);
  return {
    now,
    audience: inbox.audience,
    at: newest.at,
    isBold: lead.isBold,
    asks: message.all.some(({ code }) => asksForSomething(code)),
    hasSubscribeTemplate: templateId !== undefined,
    isOwnDoing: inbox.audience === 'customer' && lead.by === inbox.openid,
    isRead: lead.readAt !== null,
    credits: templateId === undefined ? 0 : (credits.get(templateId) ?? 0),
    follows: recipient.serviceOpenid !== null,
    wrote: person.wrote ?? null,
    preferences: recipient.preferences,
    closed,
  };
}

const joinFactsOf = ({ told }: Person, { lead }: Message, now: EpochMs) => ({
  now,
  orderId: lead.orderId,
  isBold: lead.isBold,
  group: lead.group,
  lastToldAt: told.get(lead.orderId),
});

/**
 * Whether a notice may still become part of a group. Not one that may have been sent already, alone and under its own name: WeChat would take the group for
 * another message and send it twice.
 */
function mayJoin({ interruptedUntil }: Person, { lead }: Message, { attempts, closed }: Course): boolean {
  const isUntouched = attempts === 0 && Object.keys(closed).length === 0;
  return lead.group === null && isUntouched && (interruptedUntil === null || lead.at > interruptedUntil);
}

/** Nothing of WeChat's is left: a call for customers, a mark in the own list for staff. */
const byPeople = (message: Message, course: Course, channel: Channel, considered: readonly Considered[]): Taken =>
  taken(message, course, { push: 'in-app', pushReason: channel === 'desk' ? 'on-the-desk' : 'call-task', channel, considered });

function taken({ lead }: Message, course: Course, change: Partial<Settled>): Taken {
  const settled: Settled = {
    push: 'pending',
    pushReason: lead.pushReason,
    channel: null,
    considered: lead.considered,
    closed: course.closed,
    attempts: course.attempts,
    unansweredSince: course.unansweredSince,
    dueAt: lead.dueAt,
    sentAt: null,
    group: lead.group,
    toldBy: null,
    messageId: null,
    ...(course.deadLetter ? { deadLetter: course.deadLetter } : {}),
    ...change,
  };
  return { settled, effects: course.effects };
}
