import { readArguments } from '../../domain/chat/arguments/read-arguments';
import { asksFirst, type ChatStep, chatStepOf } from '../../domain/chat/chat-steps';
import type { Payload } from '../../domain/steps/payload';
import { changeLines, stepLine } from '../../texts/chat/difference';
import { howToSay, problemText } from '../../texts/chat/help';
import { plainWords } from '../../texts/chat/plain-words';
import { STAFF_WORDS } from '../../texts/chat/staff-words';
import { fill } from '../../texts/localized';
import { takeStep } from '../take-step';
import type { Asked } from './chat-session';
import { commandIdOf, type Said, say, type Turn } from './chat-turn';
import { type OrderAtHand, orderAtHand } from './order-at-hand';
import { legalSteps, staffPage, wordsNow } from './order-card';
import { notTheirs, previewStep } from './preview-step';
import { refusalText } from './refusal-text';

type Confirming = Extract<Asked, { readonly kind: 'confirm' }>;

const inHand = ({ order }: OrderAtHand) => ({ orderId: order.id, orderNumber: order.orderNumber });
const namesOf = ({ colleagues }: OrderAtHand) => new Map(colleagues.map(({ openid, name }) => [openid, name]));

/**
 * A step on an order, as it was said: understood, tried out, and carried out, or asked about first. `rest` is what stood behind its word.
 *
 * @param before lines that come first
 */
export async function sayStep(turn: Turn, hand: OrderAtHand, said: ChatStep, rest: string, before: readonly string[] = []): Promise<Said> {
  const { deps, language } = turn;
  const stays = { inHand: inHand(hand), asked: null };
  const refused = notTheirs(turn, hand, said);
  if (refused) return say([...before, ...refusalText(refused, language)], stays);
  const more = [...howToSay(said, language), deps.pageLink(staffPage(hand.order.id), STAFF_WORDS.onPage[language])];
  const read = readArguments(said, rest, hand);
  if (!read.ok) return say([...before, problemText(read.error, said, language), ...more], stays);
  const lacksPhotos = said.photos === 'must' && hand.photos.length === 0;
  const isLegal = legalSteps(hand).includes(said);
  if (lacksPhotos && isLegal) {
    const words = fill(STAFF_WORDS.needsPhotos, language, { word: said.words[language][0] ?? '' });
    return say([...before, words, deps.pageLink(staffPage(hand.order.id), STAFF_WORDS.onPage[language])], stays);
  }
  const preview = await previewStep(turn, hand, said, read.value);
  if (!preview.ok) return say([...before, ...refusalText(preview.error, language)], stays);

  const told = { said, payload: preview.value.payload, before: hand.order, after: preview.value.after, names: namesOf(hand) };
  if (!asksFirst(said)) return carryOut(turn, hand, said, read.value, before);
  const { version } = hand.order;
  const asked: Asked = { ...inHand(hand), kind: 'confirm', at: turn.now, language, version, said: said.id, rest, payload: read.value };
  return say([...before, stepLine(told, language), ...changeLines(told, language), STAFF_WORDS.confirm[language]], { ...stays, asked });
}

/** The step was confirmed. If the order has changed meanwhile, that is said, and asked again. */
export async function confirmStep(turn: Turn, asked: Confirming): Promise<Said> {
  const said = chatStepOf(asked.said);
  const hand = await orderAtHand(turn, asked.orderId);
  if (!said || !hand) return say([STAFF_WORDS.nothingAsked[turn.language]], { asked: null });
  return carryOut(turn, hand, said, asked.payload, [], asked);
}

/** @param asked what was confirmed, with the version it was about */
async function carryOut(
  turn: Turn,
  hand: OrderAtHand,
  said: ChatStep,
  payload: Payload,
  before: readonly string[],
  asked?: Confirming,
): Promise<Said> {
  const { deps, actor, language } = turn;
  const { order } = hand;
  const input = { commandId: commandIdOf(turn), orderId: order.id, version: asked?.version ?? order.version, step: said.step, payload };
  const done = await takeStep(deps, actor, input, language, 'staff');
  const stays = { inHand: inHand(hand), asked: null };
  if (!done.ok) {
    if (done.error.code === 'stale-version' && asked) return askAgain(turn, hand, said, asked, done.error.changes ?? []);
    // Nothing was decided: the same digit may be said again.
    if (done.error.code === 'busy' && asked)
      return say([...before, ...refusalText(done.error, language), STAFF_WORDS.confirm[language]], { inHand: inHand(hand) });
    return say([...before, ...refusalText(done.error, language)], stays);
  }
  const now = await orderAtHand(turn, order.id);
  const after = now?.order ?? order;
  // Of a command that came again the order has long been changed: then only what it was is said.
  const told = { said, payload, before: order, after, names: namesOf(hand) };
  const next = now ? wordsNow(turn, now) : [];
  return say(
    [
      ...before,
      STAFF_WORDS.done[language] + stepLine(told, language),
      ...changeLines(told, language),
      next.length > 0 ? fill(STAFF_WORDS.canDo, language, { words: next.join(' · ') }) : undefined,
    ],
    { ...stays, usedPhotos: payload.photos ?? [] },
  );
}

type Changes = readonly { readonly who: string; readonly what: string }[];

/** Asked of the order as it is by now: the one that was read before the race was lost is as old as the question. */
async function askAgain(turn: Turn, lost: OrderAtHand, said: ChatStep, asked: Confirming, changes: Changes): Promise<Said> {
  const hand = (await orderAtHand(turn, asked.orderId)) ?? lost;
  const lines = [STAFF_WORDS.changedMeanwhile[turn.language], ...changes.map(({ who, what }) => `· ${plainWords(`${who} ${what}`)}`)];
  return sayStep(turn, hand, said, asked.rest, lines);
}
