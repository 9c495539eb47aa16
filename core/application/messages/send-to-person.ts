import { nextOpening } from '../../domain/calendar';
import { JOIN_MS } from '../../domain/messages/joining';
import type { EpochMs } from '../../domain/money-and-time';
import type { Inbox, SendLease, Told } from '../outbox-ports';
import type { Settings } from '../settings';
import { unlessItThrows } from '../unless-it-throws';
import { calendarOf } from '../world';
import { callTaskAlarm, deadLetterAlarm, isAlarm } from './alarms';
import type { Effect, Taken } from './course';
import { type Message, messagesOf, noticeIdsOf } from './message';
import type { OutboxDeps } from './outbox-deps';
import type { Person } from './person';
import { handOnNotice } from './spread-notice';
import { takeWay } from './take-way';

/** Longer than the outbox may run (60 s), so that a lease that has ended belongs to nobody any more. */
const LEASE_MS = 90_000;
/** A person who gets new notices while being sent to is looked at again, but not for ever. */
const MAX_ROUNDS = 5;

export type Sitting = {
  /** Begins nothing after this. */
  readonly endsAt: EpochMs;
  /** Looks again for what came meanwhile; for whoever is looked for again anyway, once is enough. */
  readonly looksAgain: boolean;
};

/** What was done for one person: messages that WeChat took, and notices that were settled in whatever way. */
export type Progress = { readonly sent: number; readonly settled: number };
const NOTHING: Progress = { sent: 0, settled: 0 };

/**
 * Tells one person what is due, one message at a time (43108), unless somebody else is doing it.
 */
export async function sendToPerson(deps: OutboxDeps, inbox: Inbox, sitting: Sitting): Promise<Progress> {
  const now = deps.now();
  const lease = await deps.outbox.lease(inbox, now, now + LEASE_MS);
  if (!lease) return NOTHING;
  // What is thrown from here on leaves the lease to end by itself: then whoever comes next knows that something may have been sent that was not kept.
  const [settings, recipient] = await Promise.all([deps.settings(), deps.recipients.find(inbox.openid)]);
  const person: Person = {
    inbox,
    settings,
    recipient,
    wrote: undefined,
    credits: new Map(Object.entries(lease.credits)),
    told: new Map(lease.told.map(({ orderId, at }) => [orderId, at])),
    interruptedUntil: lease.interruptedUntil,
  };
  const isGone = inbox.audience === 'staff' && !(await deps.staff.atWork(inbox.openid))?.roles.length;
  const progress = isGone ? await handOn(deps, inbox) : await sendUnderLease(deps, person, lease, sitting);
  // If even this fails the lease ends by itself.
  await unlessItThrows(() => deps.outbox.release(lease, toldLately(person, deps.now())), undefined, deps.report);
  return progress;
}

/** Whoever left is told nothing of orders any more; what they were to know is told others. */
async function handOn(deps: OutboxDeps, inbox: Inbox): Promise<Progress> {
  const due = await deps.outbox.dueNotices(inbox, deps.now());
  for (const notice of due) await handOnNotice(deps, notice, inbox.openid);
  return { sent: 0, settled: due.length };
}

async function sendUnderLease(deps: OutboxDeps, person: Person, { until }: SendLease, { endsAt, looksAgain }: Sitting): Promise<Progress> {
  let progress = NOTHING;
  for (let round = 0; round < (looksAgain ? MAX_ROUNDS : 1); round += 1) {
    const messages = messagesOf(await deps.outbox.dueNotices(person.inbox, deps.now()));
    if (messages.length === 0) break;
    for (const message of messages) {
      // From here on somebody else may be sending to this person.
      if (deps.now() >= Math.min(until, endsAt)) return progress;
      const { settled } = await carryOut(deps, person, message);
      const sent = settled.push === 'sent' ? 1 : 0;
      progress = { sent: progress.sent + sent, settled: progress.settled + message.all.length };
    }
  }
  return progress;
}

/** Takes a message its way and keeps what became of it. */
async function carryOut(deps: OutboxDeps, person: Person, message: Message): Promise<Taken> {
  const taken = await takeWay(deps, person, message);
  const { settled, effects } = taken;
  if (settled.channel === 'call-task') await askForCall(deps, message, person.settings);
  const alarms = settled.deadLetter && !isAlarm(message.lead) ? [deadLetterAlarm(message.newest, settled.deadLetter)] : [];
  const isSent = settled.push === 'sent';
  if (alarms.length > 0 && !isSent) await deps.outbox.addNotices(alarms);
  // Before it is settled: whatever ends the run here, the next one sends again and notes it then.
  if (isSent) for (const notice of message.all) await unlessItThrows(() => deps.notePushed(notice), undefined, deps.report);
  // The notices first: were the ledger first and this the last thing ever done, WeChat's next 43101 would say "not told" of what was.
  await deps.outbox.settle(noticeIdsOf(message), settled);
  // What went another way is told; an alarm that could not be stored must not have it told twice, and the dead letter stands in its list all the same.
  if (alarms.length > 0 && isSent) await unlessItThrows(() => deps.outbox.addNotices(alarms), undefined, deps.report);
  for (const effect of effects) await carryOutEffect(deps, person, effect);
  return taken;
}

async function carryOutEffect({ outbox, recipients }: OutboxDeps, { inbox, recipient }: Person, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'credit':
      return outbox.takeCredit(inbox.openid, effect.templateId, effect.all);
    case 'reply':
      return recipient.serviceOpenid === null ? undefined : recipients.noteReply(recipient.serviceOpenid);
    case 'gone':
      return recipients.noteGone(inbox.openid, effect.serviceOpenid);
  }
}

/** The customer is called: from now on, or from the next opening. */
async function askForCall(deps: OutboxDeps, { all, lead }: Message, settings: Settings): Promise<void> {
  const at = deps.now();
  const task = await deps.callTasks.add(all, { at, callAt: nextOpening(at, calendarOf(settings)) });
  if (all.some(({ id }) => id === task.openedBy)) await deps.outbox.addNotices([callTaskAlarm(task, lead)]);
}

const toldLately = ({ told }: Person, now: EpochMs): readonly Told[] =>
  [...told].filter(([, at]) => now < at + JOIN_MS).map(([orderId, at]) => ({ orderId, at }));
