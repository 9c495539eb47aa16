import type { MessageDeskReplies } from '../../contract/messages';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import { ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import type { CallTaskDeps } from './call-tasks';
import type { DeadLetterDeps } from './dead-letters';
import { atMessageDesk } from './desk-roles';

/** How much waits at the desks of messages. Two calls; apart from `start`, which has none to spare. `not-found` for whoever has no business there. */
export async function countMessageDesk(
  { callTasks, deadLetters, now }: Pick<CallTaskDeps, 'callTasks' | 'now'> & Pick<DeadLetterDeps, 'deadLetters'>,
  actor: Actor,
  _input: object,
  language: Language,
): Promise<Result<MessageDeskReplies['count-message-desk'], ReplyError>> {
  const desk = atMessageDesk(actor, language);
  if (!desk.ok) return desk;
  const [dueCalls, letters] = await Promise.all([callTasks.countDue(now()), deadLetters.count()]);
  return ok({ dueCalls, deadLetters: letters });
}
