import { unlessItThrows } from '../unless-it-throws';
import type { ChatAnswer, ChatMessage } from './chat-message';
import { fitTexts } from './fit-texts';
import type { Hold, KeptMessage, PushBook } from './push-book';

export type AnswerOnceDeps = {
  readonly book: PushBook;
  readonly answerChat: (message: ChatMessage) => Promise<ChatAnswer>;
  readonly now: () => number;
  /** Of real time. */
  readonly pause: (ms: number) => Promise<void>;
  readonly randomHex: (bytes: number) => string;
  /** Hears of what was thrown, which is tried again. */
  readonly report: (bug: unknown) => void;
};

/** What WeChat's request is answered with. `nothing`: taken; `again`: not known to be kept, WeChat is to send it again. `hasMore`: texts wait to be sent. */
export type Reply = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'nothing' } | { readonly kind: 'again' };
export type Answered = { readonly reply: Reply; readonly hasMore: boolean };

/** WeChat waits five seconds, from before our instance was started. */
const ANSWER_WITHIN_MS = 3500;
/** For saying that it takes longer. */
const HAND_ON_WITHIN_MS = 800;
/** A holder that died is missed for so long; one that lives holds anew in between. */
export const HOLD_MS = 1800;
const KEEP_EVERY_MS = 700;
const LOOK_AGAIN_MS = 150;
/** Of WeChat's four requests the last is not sent again. */
const MAX_TRIES = 3;
const TRY_LATER_MS = 20_000;
/** The reply to the request comes first. */
const REST_AFTER_MS = 1000;

const AGAIN: Answered = { reply: { kind: 'again' }, hasMore: false };
const TAKEN: Answered = { reply: { kind: 'nothing' }, hasMore: false };
const HANDED_ON: Answered = { reply: { kind: 'nothing' }, hasMore: true };
const TIME_UP = 'time-up';

/**
 * Answers a message in the time that WeChat gives. The first who comes handles it; whoever comes later with the same message gives the same answer, and takes it over from one who
 * died half-way: commands take their ids from the message, so that doing them again changes nothing. What takes longer goes on and is answered by customer-service messages
 * ({@link sendLateAnswers}).
 */
export async function answerOnce(deps: AnswerOnceDeps, message: ChatMessage): Promise<Answered> {
  const { book, now } = deps;
  const timeUp = deps.pause(ANSWER_WITHIN_MS).then(() => TIME_UP);
  const hold = { messageId: message.messageId, holder: deps.randomHex(8) };
  const held = (): Hold => ({ ...hold, until: now() + HOLD_MS });

  const begun = await Promise.race([book.begin(message, held()), timeUp]);
  if (begun === TIME_UP) return AGAIN;
  let kept = begun as KeptMessage | null;
  while (kept !== null) {
    const known = knownAnswer(kept);
    if (known) return known;
    if (kept.lockedUntil <= now() && (await book.take(held(), now()))) break;
    if ((await Promise.race([deps.pause(LOOK_AGAIN_MS), timeUp])) === TIME_UP) return handOn(deps, hold.messageId);
    kept = await book.find(hold.messageId);
    if (kept === null) return AGAIN;
  }

  const attempts = kept === null ? 1 : kept.attempts + 1;
  const working = handleHeld(deps, message, hold).then((answered) => answered ?? answerKept(deps, hold.messageId));
  const worked = await Promise.race([working.catch((bug) => afterFailure(deps, { ...held(), attempts }, bug)), timeUp]);
  return worked === TIME_UP ? handOn(deps, hold.messageId) : ((worked as Answered | null) ?? AGAIN);
}

/** WeChat sends it again at once; when that is of no use either, the timer goes on with it. */
async function afterFailure(
  { book, now, report }: AnswerOnceDeps,
  { attempts, ...hold }: Hold & { readonly attempts: number },
  bug: unknown,
) {
  report(bug);
  const isLate = attempts >= MAX_TRIES && (await book.handOn(hold.messageId, now() + TRY_LATER_MS));
  await book.release(hold);
  return isLate ? TAKEN : AGAIN;
}

/** What was answered, or that it is answered later; null while somebody still handles it. */
function knownAnswer({ state, isLate, texts }: KeptMessage): Answered | null {
  if (isLate) return TAKEN;
  return state === 'answered' ? answerOf(texts, false) : null;
}

const answerOf = ([first]: readonly string[], hasMore: boolean): Answered => ({
  reply: first === undefined ? { kind: 'nothing' } : { kind: 'text', text: first },
  hasMore,
});

/** What there is by now. */
async function answerKept({ book }: AnswerOnceDeps, messageId: string): Promise<Answered | null> {
  const kept = await book.find(messageId);
  return kept && knownAnswer(kept);
}

/** There is no time left: whoever handles it goes on, and the answer follows. */
async function handOn(deps: AnswerOnceDeps, messageId: string): Promise<Answered> {
  const { book, now, pause } = deps;
  const handing = async () => ((await book.handOn(messageId, now())) ? HANDED_ON : answerKept(deps, messageId));
  return (await Promise.race([handing(), pause(HAND_ON_WITHIN_MS).then(() => null)])) ?? AGAIN;
}

/**
 * Handles a message that is held, holding it anew as long as that takes.
 *
 * @returns null when somebody else took it, or when the answer is late
 */
export async function handleHeld(
  deps: AnswerOnceDeps,
  message: ChatMessage,
  { messageId, holder }: Omit<Hold, 'until'>,
): Promise<Answered | null> {
  const { book, now } = deps;
  const held = (): Hold => ({ messageId, holder, until: now() + HOLD_MS });
  let isWorking = true;
  const keepHolding = async (): Promise<void> => {
    for (;;) {
      await deps.pause(KEEP_EVERY_MS);
      if (!isWorking) return;
      await unlessItThrows(() => book.keep(held()), undefined, deps.report);
    }
  };
  void keepHolding();
  try {
    const texts = fitTexts((await deps.answerChat(message)).texts);
    const isOurs = await book.answer(held(), texts, now() + REST_AFTER_MS);
    return isOurs ? answerOf(texts, texts.length > 1) : null;
  } finally {
    isWorking = false;
  }
}
