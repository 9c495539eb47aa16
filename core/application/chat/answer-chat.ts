import { type ArrivalDeps, answerArrival, isArrival } from '../people/answer-arrival';
import { whoWrites } from '../people/know-follower';
import type { ChatAnswer, ChatMessage } from './chat-message';
import type { ChatDeps } from './chat-ports';
import { converse } from './converse';

type LeavingDeps = ArrivalDeps & ChatDeps & { readonly forgetSaid: (serviceOpenid: string) => Promise<void> };

/** What the service account says to a message. Whoever leaves is forgotten, their conversation too. */
export async function answerChat(deps: LeavingDeps, message: ChatMessage): Promise<ChatAnswer> {
  const { serviceOpenid, at } = message;
  if (!isArrival(message)) {
    const writer = await whoWrites(deps, serviceOpenid, at);
    // A tap on the menu opens no window to speak of: three messages within a minute.
    const noting = writer && message.kind !== 'menu' ? deps.people.noteWrote(serviceOpenid, at) : undefined;
    const [answer] = await Promise.all([converse(deps, message, writer?.openid ?? null), noting]);
    return answer;
  }
  const leaver = message.kind === 'unfollow' ? await deps.people.follower(serviceOpenid) : null;
  const answer = await answerArrival(deps, message);
  if (leaver?.openid) await deps.sessions.forget(leaver.openid);
  if (message.kind === 'unfollow') await deps.forgetSaid(serviceOpenid);
  return answer;
}
