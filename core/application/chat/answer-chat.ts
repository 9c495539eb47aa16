import { type ArrivalDeps, answerArrival, isArrival } from '../people/answer-arrival';
import { whoWrites } from '../people/know-follower';
import type { ChatAnswer, ChatMessage } from './chat-message';
import type { ChatDeps } from './chat-ports';
import type { Spoken } from './chat-turn';
import { converse } from './converse';

type LeavingDeps = ArrivalDeps & ChatDeps & { readonly forgetSaid: (serviceOpenid: string) => Promise<void> };

/** What the service account says to a message. Whoever leaves is forgotten, their conversation too. */
export async function answerChat(deps: LeavingDeps, message: ChatMessage): Promise<ChatAnswer> {
  if (!isArrival(message)) return hear(deps, message);
  const { serviceOpenid } = message;
  const leaver = message.kind === 'unfollow' ? await deps.people.follower(serviceOpenid) : null;
  const answer = await answerArrival(deps, message);
  if (leaver?.openid) await deps.sessions.forget(leaver.openid);
  if (message.kind === 'unfollow') await deps.forgetSaid(serviceOpenid);
  return answer;
}

/** What they write or send opens the window in which we may write to them; a tap on the menu opens one of a minute, which is nothing to count on. */
async function hear(deps: ArrivalDeps & ChatDeps, message: ChatMessage & Spoken): Promise<ChatAnswer> {
  const { serviceOpenid, at, kind } = message;
  const follower = await whoWrites(deps, serviceOpenid, at);
  const noting = follower && kind !== 'menu' ? deps.people.noteWrote(serviceOpenid, at) : undefined;
  const [answer] = await Promise.all([converse(deps, message, follower?.openid ?? null), noting]);
  return answer;
}
