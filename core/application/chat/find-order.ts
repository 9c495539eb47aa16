import { takeWaybill } from '../../domain/chat/arguments/waybill-text';
import type { ChatStep } from '../../domain/chat/chat-steps';
import { Line } from '../../domain/chat/line';
import type { OrderReference } from '../../domain/chat/read-chat';
import { STAFF_WORDS } from '../../texts/chat/staff-words';
import { fill } from '../../texts/localized';
import { findParcel } from '../staff-queue';
import { type Said, say, type Turn } from './chat-turn';
import { atHand, type OrderAtHand, orderAtHand } from './order-at-hand';

/** The line that waits for its order. */
type SaidLine = { readonly said?: ChatStep; readonly rest?: string };
type Found = { readonly hand: OrderAtHand } | { readonly instead: Said };

/** The order that a line is about: named by number or entry, found by the waybill that is to be signed for, or the one in hand. */
export async function findOrder(turn: Turn, reference: OrderReference | undefined, line: SaidLine): Promise<Found> {
  const { session, language } = turn;
  switch (reference?.kind) {
    case 'number':
      return byNumber(turn, reference.orderNumber);
    case 'mistyped':
      return byLikely(turn, reference, line);
    case 'entry': {
      const orderId = session.list?.orderIds[reference.entry - 1];
      const hand = orderId === undefined ? null : await orderAtHand(turn, orderId);
      return hand ? { hand } : { instead: say([fill(STAFF_WORDS.noEntry, language, { entry: reference.entry })]) };
    }
    case 'in-hand':
      return orderInHand(turn, line);
    case undefined:
      return (await byWaybill(turn, line)) ?? orderInHand(turn, line);
  }
}

async function byNumber(turn: Turn, orderNumber: string): Promise<Found> {
  const [order] = await turn.deps.orders.findByNumbers([orderNumber]);
  const hand = order ? await atHand(turn, order) : null;
  return hand ? { hand } : { instead: say([fill(STAFF_WORDS.unknownNumber, turn.language, { number: orderNumber })]) };
}

/** No order can have this number; orders of ours that are one slip away are offered. */
async function byLikely(turn: Turn, { typed, likely }: Extract<OrderReference, { kind: 'mistyped' }>, line: SaidLine): Promise<Found> {
  const { deps, language, now } = turn;
  const orders = await deps.orders.findByNumbers(likely);
  const mistyped = fill(STAFF_WORDS.mistyped, language, { typed });
  if (orders.length === 0) return { instead: say([mistyped]) };
  const named = orders.map(({ id, orderNumber }) => ({ orderId: id, orderNumber }));
  const { said, rest } = line;
  const asked = {
    kind: 'which-order' as const,
    at: now,
    language,
    orders: named,
    ...(said && rest !== undefined ? { said: said.id, rest } : {}),
  };
  const question = orders.length === 1 ? STAFF_WORDS.didYouMean : STAFF_WORDS.didYouMeanOf;
  const choices = orders.map(({ orderNumber }, index) => `${index + 1}. ${orderNumber}`);
  return { instead: say([mistyped, question[language], ...choices], { asked }) };
}

/** Whoever signs for a parcel has its slip in hand, not the order's number. */
async function byWaybill(turn: Turn, { said, rest = '' }: SaidLine): Promise<Found | null> {
  if (said?.step !== 'sign-parcel') return null;
  const line = new Line(rest);
  line.skip();
  const waybillNumber = takeWaybill(line, []);
  if (waybillNumber === undefined) return null;
  const found = await findParcel(turn.deps, turn.actor, { waybillNumber }, turn.language);
  const hand = found.ok ? await orderAtHand(turn, found.value.orderId) : null;
  return hand && { hand };
}

async function orderInHand(turn: Turn, { said }: SaidLine): Promise<Found> {
  const { session, language } = turn;
  const hand = session.inHand ? await orderAtHand(turn, session.inHand.orderId) : null;
  if (hand) return { hand };
  const word = said?.words[language][0];
  const text =
    word === undefined ? STAFF_WORDS.nothingInHand[language] : fill(STAFF_WORDS.noOrder, language, { number: 'JM2611-7Q4K3', word });
  return { instead: say([text]) };
}
