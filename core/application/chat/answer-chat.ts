import { CHAT_WORDS } from '../../texts/chat/received';
import { type ArrivalDeps, answerArrival, isArrival } from '../people/answer-arrival';
import { whoWrites } from '../people/know-follower';
import type { ChatAnswer, ChatMessage } from './chat-message';

/** What the service account says to a message. */
export async function answerChat(deps: ArrivalDeps, message: ChatMessage): Promise<ChatAnswer> {
  if (isArrival(message)) return answerArrival(deps, message);
  const person = await whoWrites(deps, message.serviceOpenid, message.at);
  const language = person?.openid ? await deps.users.language(person.openid) : 'zh-CN';
  return { texts: [CHAT_WORDS.received[language]] };
}
