import { customerRequests } from '../../contract/customer';
import type { ReplyError } from '../../contract/reply';
import type { WorkOrder } from '../../domain/work-order';
import { ask } from '../ask';
import { parseInput } from '../parse-input';
import { takeStep } from '../take-step';
import type { Waiting } from './chat-session';
import { commandIdOfMessage, type Turn } from './chat-turn';

export type Landed =
  | { readonly kind: 'landed' }
  /** Customer service had asked; this was the answer. */
  | { readonly kind: 'answered'; readonly question: string }
  | { readonly kind: 'refused'; readonly error: ReplyError };

/** What one message of an order's thread can hold; WeChat's may be longer. */
const MAX_LETTERS = 900;

/**
 * A customer's words and photos in the thread of an order, one message each. While customer service waits for an answer, the first of them is that answer: the order could not
 * go on otherwise. Each is a command of its own, named by the message it was.
 */
export async function land(turn: Turn, order: WorkOrder, waiting: readonly Waiting[]): Promise<Landed> {
  let question = order.infoRequests.find(({ answeredAt }) => answeredAt === undefined)?.question;
  let landed: Landed = { kind: 'landed' };
  for (const { messageId, text, photos } of waiting) {
    for (const [part, piece] of pieces(text).entries()) {
      const commandId = commandIdOfMessage(turn.deps, turn.actor, messageId, part);
      const ofFirst = part === 0 ? photos : [];
      const said = { commandId, orderId: order.id, text: piece, photos: ofFirst };
      if (question !== undefined && (await answerQuestion(turn, order, said))) {
        landed = { kind: 'answered', question };
        question = undefined;
        continue;
      }
      const error = await leaveMessage(turn, said);
      if (error) return { kind: 'refused', error };
    }
  }
  return landed;
}

function pieces(text: string): readonly string[] {
  const letters = [...text];
  const count = Math.max(1, Math.ceil(letters.length / MAX_LETTERS));
  return Array.from({ length: count }, (_, part) => letters.slice(part * MAX_LETTERS, (part + 1) * MAX_LETTERS).join(''));
}

type Piece = { readonly commandId: string; readonly orderId: string; readonly text: string; readonly photos: readonly string[] };

/** False when it could not be taken as the answer, whatever the reason: then it is a message. */
async function answerQuestion({ deps, actor, language }: Turn, { version }: WorkOrder, said: Piece): Promise<boolean> {
  const { commandId, orderId, text, photos } = said;
  const input = { commandId, orderId, version, step: 'answer-info', payload: { text, photos } };
  return (await takeStep(deps, actor, input, language, 'customer')).ok;
}

async function leaveMessage({ deps, actor, language }: Turn, said: Piece): Promise<ReplyError | undefined> {
  const input = parseInput(customerRequests.ask, said, language);
  if (!input.ok) return input.error;
  const asked = await ask(deps, actor, input.value, language);
  // The message came again: it was the answer to a question then.
  return asked.ok || asked.error.code === 'command-reused' ? undefined : asked.error;
}
