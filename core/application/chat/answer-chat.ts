import { type ArrivalDeps, answerArrival, isArrival } from '../people/answer-arrival';
import type { ChatAnswer, ChatMessage } from './chat-message';
import type { ChatDeps } from './chat-ports';
import { converse } from './converse';

/** What the service account says to a message. Whoever leaves is forgotten, their conversation too. */
export async function answerChat(deps: ArrivalDeps & ChatDeps, message: ChatMessage): Promise<ChatAnswer> {
  if (!isArrival(message)) return converse(deps, message);
  const leaver = message.kind === 'unfollow' ? await deps.people.follower(message.serviceOpenid) : null;
  const answer = await answerArrival(deps, message);
  if (leaver?.openid) await deps.sessions.forget(leaver.openid);
  return answer;
}
