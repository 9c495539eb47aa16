import { SORRY } from '../../texts/chat/sorry';
import type { RecipientStore } from '../outbox-ports';
import type { ServiceAccountGateway } from '../service-account-ports';
import { unlessItThrows } from '../unless-it-throws';
import { type AnswerOnceDeps, HOLD_MS, handleHeld } from './answer-once';
import type { Hold, KeptMessage } from './push-book';

export type LateAnswersDeps = AnswerOnceDeps & {
  readonly gateway: Pick<ServiceAccountGateway, 'sendText'>;
  /** What is sent here is missing in the window of the messages to the same person. */
  readonly recipients: Pick<RecipientStore, 'noteReply'>;
};

/** Looked at in one run; the next brings the rest. */
const MAX_DUE = 50;
/** Longer than one message may take to be sent. */
const SEND_HOLD_MS = 15_000;
/** Of handling, and of sending. With the pauses between them about twenty minutes. */
const MAX_ATTEMPTS = 7;
const FIRST_PAUSE_MS = 10_000;

/** No use in trying again. Source: WeChat docs, customer-service messages: no such person, no window open, used up, not following, not allowed, words it does not pass. */
const FINAL: readonly number[] = [40003, 45015, 45047, 43004, 48001, 40164];

/**
 * Answers what could not be answered in time: messages that nobody handles any more are handled, texts that wait are sent as customer-service messages. At least once: a
 * message that WeChat took while we died is sent again, for it gives us no way to say that it is the same.
 *
 * @returns `waiting`: something is due that somebody else holds
 */
export async function sendLateAnswers(deps: LateAnswersDeps): Promise<{ readonly sent: number; readonly waiting: boolean }> {
  let sent = 0;
  let waiting = false;
  for (const messageId of await deps.book.due(deps.now(), MAX_DUE)) {
    const done = await unlessItThrows(() => sendLate(deps, messageId), 0, deps.report);
    if (done === 'held') waiting = true;
    else sent += done;
  }
  return { sent, waiting };
}

/** @returns how many texts went out, or that somebody else is at it */
async function sendLate(deps: LateAnswersDeps, messageId: string): Promise<number | 'held'> {
  const { book, now } = deps;
  const holder = deps.randomHex(8);
  const kept = await book.find(messageId);
  if (!kept) return 0;
  const forMs = kept.state === 'handling' ? HOLD_MS : SEND_HOLD_MS;
  if (!(await book.take({ messageId, holder, until: now() + forMs }, now(), { late: kept.state === 'handling' }))) return 'held';
  if (kept.state === 'handling') {
    const hold = { messageId, holder, until: now() + HOLD_MS };
    const isHandled = await unlessItThrows(async () => [await handleHeld(deps, kept.message, hold)], undefined, deps.report);
    if (!isHandled) return postpone(deps, kept, hold);
    // The answer has let go of it; the texts are held anew.
    return sendLate(deps, messageId);
  }
  return sendRest(deps, kept, { messageId, holder, until: now() + SEND_HOLD_MS });
}

/** Later, with growing pauses; in the end it is said that nothing came of it. */
async function postpone({ book, now }: LateAnswersDeps, { attempts }: KeptMessage, hold: Hold): Promise<number> {
  if (attempts < MAX_ATTEMPTS) await book.settle(hold, { dueAt: now() + FIRST_PAUSE_MS * 2 ** attempts });
  else await book.answer(hold, [SORRY], now());
  return 0;
}

async function sendRest(deps: LateAnswersDeps, { message, texts, said, attempts }: KeptMessage, hold: Hold): Promise<number> {
  const { book, gateway, recipients, now } = deps;
  for (let next = said; next < texts.length; next += 1) {
    const answer = await gateway.sendText(message.serviceOpenid, texts[next] ?? '');
    if (!answer.ok) {
      const isOver = FINAL.includes(answer.errCode) || attempts >= MAX_ATTEMPTS;
      await book.settle(hold, isOver ? { failed: answer.errCode } : { dueAt: now() + FIRST_PAUSE_MS * 2 ** attempts });
      return next - said;
    }
    await book.noteSaid({ ...hold, until: now() + SEND_HOLD_MS }, next + 1);
    // WeChat counts for itself; a count that is not kept is found out by 45047.
    await unlessItThrows(() => recipients.noteReply(message.serviceOpenid), undefined, deps.report);
  }
  await book.settle(hold, {});
  return texts.length - said;
}
