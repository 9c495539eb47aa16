import { isOpenAt, nextOpening } from '../../domain/calendar';
import { commandOfMenu, type GeneralCommand } from '../../domain/chat/general-words';
import { type OrderReference, readChat } from '../../domain/chat/read-chat';
import type { WorkOrder } from '../../domain/work-order';
import { CUSTOMER_WORDS } from '../../texts/chat/customer-words';
import { plainWords } from '../../texts/chat/plain-words';
import { formatMoment } from '../../texts/formats';
import { fill } from '../../texts/localized';
import { calendarOf } from '../world';
import type { SessionChange, Waiting } from './chat-session';
import { type Said, type Spoken, say, type Turn } from './chat-turn';
import { orderStatus } from './customer-status';
import { keepPhoto } from './keep-photo';
import { type Landed, land } from './land-message';

/** What a customer is answered. Their words and photos go to their order's thread; only a few words alone are questions to the account itself. */
export async function talkToCustomer(turn: Turn, message: Spoken): Promise<Said> {
  const { language } = turn;
  switch (message.kind) {
    case 'text':
      return hear(turn, message.text);
    case 'image': {
      const kept = await keepPhoto(turn.deps, turn.actor, message);
      if ('failed' in kept) return say([CUSTOMER_WORDS.photoFailed[language]]);
      return deliver(turn, { messageId: message.messageId, text: CUSTOMER_WORDS.photo[language], photos: [kept.attachmentId] });
    }
    case 'menu': {
      const name = commandOfMenu(message.key);
      return (name && (await answer(turn, name))) ?? say([CUSTOMER_WORDS.help[language]]);
    }
    case 'unsupported':
      return say([CUSTOMER_WORDS.unsupported[language]]);
  }
}

async function hear(before: Turn, text: string): Promise<Said> {
  const { command, order: reference, language: spoken } = readChat(text);
  const turn: Turn = spoken === 'en' ? { ...before, language: 'en' } : before;
  const { asked } = turn.session;
  if (command.kind === 'number' && asked?.kind === 'where-to') {
    const chosen = asked.orders[command.value - 1];
    return chosen ? choose(turn, chosen.orderId, asked.waiting) : askAgain(turn);
  }
  // Words that mean something here do so only alone: within a sentence they are for customer service.
  const isAlone = command.kind === 'general' && /^[\s?？.。!！吗呢了]*$/.test(command.rest);
  const answered = isAlone && !reference ? await answer(turn, command.name) : undefined;
  if (answered) return answered;
  const waiting: Waiting = { messageId: turn.message.messageId, text, photos: [] };
  const named = reference && reference.kind !== 'entry' ? await ownOrder(turn, reference) : undefined;
  if (!named) return deliver(turn, waiting);
  if (command.kind === 'nothing' || isAlone) return say([await orderStatus(turn, [named])], { inHand: idsOf(named) });
  return landIn(turn, named, [waiting], true);
}

const idsOf = ({ id, orderNumber }: WorkOrder) => ({ orderId: id, orderNumber });

/** The customer's own order that is meant; of a number that cannot be, the one they have that is a slip away. */
async function ownOrder(turn: Turn, reference: OrderReference): Promise<WorkOrder | undefined> {
  const { deps, actor, session } = turn;
  if (reference.kind === 'entry') return undefined;
  if (reference.kind === 'in-hand') {
    const order = session.inHand ? await deps.orders.find(session.inHand.orderId) : null;
    return order?.customerOpenid === actor.openid ? order : undefined;
  }
  const numbers = reference.kind === 'number' ? [reference.orderNumber] : reference.likely;
  const own = (await deps.orders.findByNumbers(numbers)).filter(({ customerOpenid }) => customerOpenid === actor.openid);
  return own.length === 1 ? own[0] : undefined;
}

const openOrders = async ({ deps, actor }: Turn): Promise<readonly WorkOrder[]> =>
  (await deps.orders.listOfCustomer(actor.openid, 'open', undefined)).orders;

/** Undefined for words that are none of a customer's. */
async function answer(turn: Turn, name: GeneralCommand): Promise<Said | undefined> {
  const { language } = turn;
  switch (name) {
    case 'status':
    case 'mine': {
      const orders = await openOrders(turn);
      return orders.length > 0 ? say([await orderStatus(turn, orders)]) : nothingOpen(turn);
    }
    case 'help':
      return say([CUSTOMER_WORDS.help[language], await reachUs(turn)]);
    case 'contact':
      return say([await reachUs(turn)]);
    case 'other-order': {
      const orders = await openOrders(turn);
      if (orders.length === 0) return nothingOpen(turn);
      return askWhere(turn, orders, [], CUSTOMER_WORDS.whichOrder[language]);
    }
    default:
      return undefined;
  }
}

async function reachUs({ deps, language }: Turn): Promise<string> {
  const { contacts, hours } = await deps.settings();
  const values = {
    contacts: contacts.map(({ value }) => value).join(language === 'en' ? ', ' : '、'),
    from: `${hours.opensAtHour}:00`,
    to: `${hours.closesAtHour}:00`,
  };
  return fill(CUSTOMER_WORDS.reachUs, language, values);
}

async function nothingOpen(turn: Turn): Promise<Said> {
  const { deps, language } = turn;
  const create = deps.pageLink('pages/create/index?step=machines', CUSTOMER_WORDS.create[language]);
  const closed = await closedNow(turn);
  return say([CUSTOMER_WORDS.noOrder[language], create, await reachUs(turn), closed?.text], { asked: null, ...closed?.change });
}

/** Words or a photo, for the order they belong to: the one in hand, the only one that is open, or the one that is then asked for. */
async function deliver(turn: Turn, waiting: Waiting): Promise<Said> {
  const { session, language } = turn;
  const { inHand, asked } = session;
  const orders = await openOrders(turn);
  const [only, ...others] = orders;
  if (!only) return nothingOpen(turn);
  if (asked?.kind === 'where-to') return askAgain(turn, waiting);
  const remembered = orders.find(({ id }) => id === inHand?.orderId);
  if (remembered) return landIn(turn, remembered, [waiting], others.length > 0);
  if (others.length === 0) return landIn(turn, only, [waiting], false);
  return askWhere(turn, orders, [waiting], CUSTOMER_WORDS.whichWaits[language]);
}

/** They go on writing before they have said which order it is about. */
function askAgain({ session, language, now }: Turn, waiting?: Waiting): Said {
  const { asked } = session;
  const orders = asked?.kind === 'where-to' ? asked.orders : [];
  const choices = orders.map(({ orderNumber }, index) => `${index + 1}. ${orderNumber}`);
  return say(
    [CUSTOMER_WORDS.whichWaits[language], ...choices],
    waiting && asked?.kind === 'where-to' ? { asked: { ...asked, at: now, waiting: [waiting] } } : {},
  );
}

function askWhere(turn: Turn, orders: readonly WorkOrder[], waiting: readonly Waiting[], question: string): Said {
  const { language, now } = turn;
  const named = orders.slice(0, 9);
  const choices = named.map(
    ({ orderNumber, machines }, index) =>
      `${index + 1}. ${orderNumber} ${plainWords([...new Set(machines.map(({ model }) => model))].join(' '), 40)}`,
  );
  return say([question, ...choices], { asked: { kind: 'where-to', at: now, language, orders: named.map(idsOf), waiting } });
}

async function choose(turn: Turn, orderId: string, waiting: readonly Waiting[]): Promise<Said> {
  const order = await turn.deps.orders.find(orderId);
  if (order?.customerOpenid !== turn.actor.openid) return nothingOpen(turn);
  if (waiting.length > 0) return landIn(turn, order, waiting, true);
  const { language } = turn;
  return say([fill(CUSTOMER_WORDS.chosen, language, { number: order.orderNumber })], { inHand: idsOf(order), asked: null, landed: [] });
}

async function landIn(turn: Turn, order: WorkOrder, waiting: readonly Waiting[], hasOthers: boolean): Promise<Said> {
  const { language } = turn;
  const landed = await land(turn, order, waiting);
  const closed = landed.kind === 'refused' ? undefined : await closedNow(turn);
  return say([landedText(turn, order, landed), closed?.text, hasOthers ? CUSTOMER_WORDS.severalOpen[language] : undefined], {
    inHand: idsOf(order),
    asked: null,
    landed: waiting.map(({ messageId }) => messageId),
    ...closed?.change,
  });
}

function landedText({ language }: Turn, { orderNumber: number }: WorkOrder, landed: Landed): string {
  switch (landed.kind) {
    case 'landed':
      return fill(CUSTOMER_WORDS.landed, language, { number });
    case 'answered':
      return fill(CUSTOMER_WORDS.answered, language, { number, question: plainWords(landed.question) });
    case 'refused':
      return `${landed.error.message}${language === 'en' ? '. ' : '。'}${landed.error.cure ?? ''}`;
  }
}

/** R2: when we open next, said once in each time that we are closed. */
async function closedNow({
  deps,
  now,
  language,
  session,
}: Turn): Promise<{ readonly text: string; readonly change: SessionChange } | undefined> {
  const calendar = calendarOf(await deps.settings());
  if (isOpenAt(now, calendar)) return undefined;
  const opening = nextOpening(now, calendar);
  if (session.toldOpening === opening) return undefined;
  return { text: fill(CUSTOMER_WORDS.closed, language, { at: formatMoment(opening, language) }), change: { toldOpening: opening } };
}
