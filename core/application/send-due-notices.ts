import type { EpochMs } from '../domain/money-and-time';
import type { NoticeCode } from '../domain/notice-code';
import { pauseAfter, pushFailure } from '../domain/push-failure';
import type { StageWord } from '../domain/stage';
import { STAGE_TEXTS } from '../texts/stages';
import { messageFields } from './message-fields';
import type { MessageSender, OutboxStore, SendLease, Settled } from './outbox-ports';
import type { Deps, StoredNotice } from './ports';
import { unlessItThrows } from './unless-it-throws';

export type OutboxDeps = Pick<Deps, 'now' | 'settings' | 'users'> & {
  readonly outbox: OutboxStore;
  readonly sender: MessageSender;
  /** Notes on the order that WeChat took a notice of it. */
  readonly notePushed: (notice: StoredNotice) => Promise<void>;
  /** Hears of what was thrown for one notice or person while the run went on. */
  readonly report: (bug: unknown) => void;
};

/** Longer than the outbox may run (60 s), so that a lease that has ended belongs to nobody any more. */
const LEASE_MS = 90_000;
/** The report of WeChat's prompt may arrive after the command it was asked for. */
const CREDIT_GRACE_MS = 60_000;
/** A person who gets new notices while being sent to is looked at again, but not for ever. */
const MAX_ROUNDS = 5;

/** Stands for an exception of ours where WeChat's code would: none of WeChat's, and so one that is tried again. */
const BROKEN = 0;

/** Tells people what they have just done themselves; the last credit is kept for what they don't know yet. */
const SPARES_THE_LAST_CREDIT: readonly NoticeCode[] = ['N4'];

/**
 * Does what commands left behind: pushes due notices, one at a time per person (43108), and releases serials. At least once: whatever is
 * interrupted is found again by the next run. The in-app record stands in any case.
 *
 * @param input `orderId` to look at one order only, right after a command
 * @returns how many messages WeChat took
 */
export async function sendDueNotices(deps: OutboxDeps, input: { readonly orderId?: string }): Promise<{ readonly sent: number }> {
  const { tasks, recipients } = await deps.outbox.due(deps.now(), input.orderId);
  for (const task of tasks) await unlessItThrows(() => deps.outbox.releaseSerials(task), undefined, deps.report);
  let sent = 0;
  for (const openid of recipients) sent += await unlessItThrows(() => sendToPerson(deps, openid), 0, deps.report);
  return { sent };
}

async function sendToPerson(deps: OutboxDeps, openid: string): Promise<number> {
  const { outbox, now } = deps;
  const lease = await outbox.lease(openid, now(), now() + LEASE_MS);
  if (!lease) return 0;
  try {
    return await sendUnderLease(deps, lease);
  } finally {
    // If even this fails the lease ends by itself.
    await unlessItThrows(() => outbox.release(lease), undefined, deps.report);
  }
}

async function sendUnderLease(deps: OutboxDeps, { openid, until, credits: ledger }: SendLease): Promise<number> {
  const { outbox, now } = deps;
  const credits = new Map(Object.entries(ledger));
  let sent = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const due = await outbox.dueNotices(openid, now());
    if (due.length === 0) break;
    for (const notice of due) {
      // From here on somebody else may be sending to this person.
      if (now() >= until) return sent;
      const { settled, spent } = await unlessItThrows(() => push(deps, openid, credits, notice), broken(notice, now()), deps.report);
      // Before it is settled: whatever ends the run here, the next one sends again and notes it then.
      if (settled.push === 'sent') await unlessItThrows(() => deps.notePushed(notice), undefined, deps.report);
      // The notice first: were the ledger first and this the last thing ever done, WeChat's next 43101 would say "not pushed" of a message that was.
      await outbox.settle(notice.id, settled);
      if (spent) await outbox.takeCredit(openid, spent.templateId, spent.all);
      if (spent) credits.set(spent.templateId, spent.all ? 0 : (credits.get(spent.templateId) ?? 1) - 1);
      if (settled.push === 'sent') sent += 1;
    }
  }
  return sent;
}

/** Of a notice that makes us throw: tried again later, so that it stands behind all others, and given up in the end. */
const broken = (notice: StoredNotice, now: EpochMs): Pushed => refused(notice, '', BROKEN, now);

type Pushed = { readonly settled: Settled; readonly spent?: { readonly templateId: string; readonly all: boolean } };

/** Tries one notice, and says what became of it and of the credits. */
async function push(deps: OutboxDeps, openid: string, credits: ReadonlyMap<string, number>, notice: StoredNotice): Promise<Pushed> {
  const { attempts, dueAt } = notice;
  const inApp = (pushReason: string): Pushed => ({ settled: { push: 'in-app', pushReason, attempts, dueAt, sentAt: null } });
  if (notice.readAt !== null) return inApp('read-before');
  if (!notice.template) return inApp('not-for-push');

  const { subscribeTemplates } = await deps.settings();
  const templateId = subscribeTemplates[notice.template];
  const left = credits.get(templateId) ?? 0;
  if (left <= 0) {
    const graceEndsAt = notice.at + CREDIT_GRACE_MS;
    return deps.now() < graceEndsAt
      ? { settled: { push: 'pending', pushReason: 'waiting-for-credit', attempts, dueAt: graceEndsAt, sentAt: null } }
      : inApp('no-credit');
  }
  if (left === 1 && SPARES_THE_LAST_CREDIT.includes(notice.code)) return inApp('credit-kept');

  const lang = await deps.users.language(openid);
  const stageWord = STAGE_TEXTS[notice.facts.stageWord as StageWord]?.word['zh-CN'] ?? '';
  const fields = messageFields(notice, lang, stageWord);
  if (!fields) return inApp('not-for-push');

  const page = `pages/${notice.page}/index?id=${encodeURIComponent(notice.orderId)}`;
  const answer = await deps.sender.send({ openid, templateId, page, fields, lang });
  if (!answer.ok) return refused(notice, templateId, answer.errCode, deps.now());
  const settled: Settled = { push: 'sent', pushReason: 'sent', attempts: attempts + 1, dueAt, sentAt: deps.now() };
  return { settled, spent: { templateId, all: false } };
}

function refused(notice: StoredNotice, templateId: string, errCode: number, now: EpochMs): Pushed {
  const attempts = notice.attempts + 1;
  const { dueAt } = notice;
  const failure = pushFailure(errCode);
  if (failure.kind === 'no-credit') {
    const settled: Settled = { push: 'in-app', pushReason: `refused-${errCode}`, attempts, dueAt, sentAt: null };
    return { settled, spent: { templateId, all: true } };
  }
  const pause = pauseAfter(failure, attempts);
  return pause === null
    ? { settled: { push: 'failed', pushReason: `failed-${errCode}`, attempts, dueAt, sentAt: null } }
    : { settled: { push: 'pending', pushReason: `again-${errCode}`, attempts, dueAt: now + pause, sentAt: null } };
}
