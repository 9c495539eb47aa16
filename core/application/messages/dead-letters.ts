import type { DeadLetterView, MessageDeskReplies } from '../../contract/messages';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import type { EpochMs } from '../../domain/money-and-time';
import { ok, type Result } from '../../domain/result';
import { deadLetterText } from '../../texts/dead-letters';
import type { Language } from '../../texts/localized';
import { noticeText } from '../../texts/notices';
import { channelName } from '../../texts/push-reasons';
import type { CallTaskStore } from './call-task-ports';
import { atMessageDesk } from './desk-roles';
import { wayOf } from './notice-way';
import type { StoredNotice } from './stored-notice';

export type DeadLetterStore = {
  /** Notices of which something could not be sent, the newest first. */
  list(cursor: string | undefined): Promise<{ readonly notices: readonly StoredNotice[]; readonly cursor?: string }>;
  count(): Promise<number>;
  /** Those among `ids` that are dead letters. */
  find(ids: readonly string[]): Promise<readonly StoredNotice[]>;
  /** They wait again, with every channel open, as if they were new; those that were sent or read meanwhile stay as they are. */
  renew(ids: readonly string[], at: EpochMs): Promise<void>;
  dismiss(ids: readonly string[]): Promise<void>;
};
export type DeadLetterDeps = {
  readonly deadLetters: DeadLetterStore;
  readonly callTasks: Pick<CallTaskStore, 'forget'>;
  readonly now: () => EpochMs;
};

/** What could not be sent, why, what to do about it, and how it stands with the person. */
export async function listDeadLetters(
  { deadLetters }: DeadLetterDeps,
  actor: Actor,
  input: { readonly cursor?: string | undefined },
  lang: Language,
): Promise<Result<MessageDeskReplies['list-dead-letters'], ReplyError>> {
  const desk = atMessageDesk(actor, lang);
  if (!desk.ok) return desk;
  const { notices, cursor } = await deadLetters.list(input.cursor);
  return ok({ letters: notices.flatMap((notice) => letterView(notice, lang)), ...(cursor === undefined ? {} : { cursor }) });
}

function letterView(notice: StoredNotice, lang: Language): readonly DeadLetterView[] {
  const { id, orderId, orderNumber, recipient, deadLetter } = notice;
  if (!deadLetter) return [];
  const { channel, errCode, at } = deadLetter;
  return [
    {
      noticeId: id,
      orderId,
      orderNumber,
      title: titleOf(notice, lang),
      to: recipient.kind === 'customer' ? 'customer' : 'staff',
      channel: channel === null ? '' : channelName(lang, channel),
      errCode,
      reason: deadLetterText(lang, errCode),
      at,
      ...wayOf(notice, lang, 'somebody'),
    },
  ];
}

/** What cannot be put into words is a reason to be here. */
function titleOf({ code, facts }: StoredNotice, lang: Language): string {
  try {
    return noticeText(lang, code, facts).title;
  } catch {
    return code;
  }
}

/** Has dead letters sent again, with one tap. Whoever was told otherwise meanwhile is not told again. */
export async function retryDeadLetters(
  { deadLetters, callTasks, now }: DeadLetterDeps,
  actor: Actor,
  input: { readonly noticeIds: readonly string[] },
  lang: Language,
): Promise<Result<MessageDeskReplies['retry-dead-letters'], ReplyError>> {
  const desk = atMessageDesk(actor, lang);
  if (!desk.ok) return desk;
  const found = await deadLetters.find(input.noticeIds);
  const again = found.filter(({ push, readAt, pushReason }) => push !== 'sent' && readAt === null && pushReason !== 'told-by-phone');
  const over = found.filter((notice) => !again.includes(notice));
  if (over.length > 0) await deadLetters.dismiss(over.map(({ id }) => id));
  if (again.length > 0)
    await deadLetters.renew(
      again.map(({ id }) => id),
      now(),
    );
  // Should this fail, too, they come back to the list of calls.
  for (const { id, recipient } of again) if (recipient.kind === 'customer') await callTasks.forget(recipient.openid, [id]);
  return ok({ again: again.length, over: over.length, orderIds: [...new Set(again.map(({ orderId }) => orderId))] });
}
