import { type Considered, isWechatChannel, type WechatChannel } from '../../domain/messages/channel';
import { groupName, joinsUntil } from '../../domain/messages/joining';
import { isUnanswered, nextTry, sendFailure } from '../../domain/messages/send-failure';
import type { EpochMs } from '../../domain/money-and-time';
import { beginCourse, byPeople, type Course, close, type Taken, taken } from './course';
import type { Message } from './message';
import type { OutboxDeps } from './outbox-deps';
import { type Person, templateIdOf } from './person';
import { sendMessage } from './send-message';
import { wayNow } from './way-now';

/**
 * Takes a message as far as it goes now: a channel accepts it, it waits, or nothing on WeChat is left and it is for people to tell. A channel that fails for
 * good leads to the next one at once.
 */
export async function takeWay(deps: OutboxDeps, person: Person, message: Message): Promise<Taken> {
  const { lead } = message;
  const course = beginCourse(message);
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
