import { MAX_PHOTOS_PER_MACHINE } from '../../contract/fields';
import { type ChatStep, chatStepOf } from '../../domain/chat/chat-steps';
import { commandOfMenu, type GeneralCommand } from '../../domain/chat/general-words';
import { type ChatReading, type OrderReference, readChat } from '../../domain/chat/read-chat';
import { exampleOf } from '../../texts/chat/help';
import { plainWords } from '../../texts/chat/plain-words';
import { STAFF_WORDS } from '../../texts/chat/staff-words';
import { fill } from '../../texts/localized';
import { searchOrders } from '../staff-queue';
import type { Asked } from './chat-session';
import { type Said, type Spoken, say, type Turn } from './chat-turn';
import { findOrder } from './find-order';
import { keepPhoto } from './keep-photo';
import { orderAtHand } from './order-at-hand';
import { orderCard } from './order-card';
import { help } from './staff-help';
import { beginList, entryLine, moreOfList } from './staff-lists';
import { confirmStep, sayStep } from './staff-step';

/** What staff are answered. */
export async function talkToStaff(turn: Turn, message: Spoken): Promise<Said> {
  switch (message.kind) {
    case 'text':
      return understand(turn, message.text);
    case 'image':
      return takePhoto(turn, message);
    case 'menu': {
      const name = commandOfMenu(message.key);
      // What customers ask for their orders, staff ask for their work.
      return name ? general(turn, name === 'status' ? 'todo' : name, '', undefined) : say([STAFF_WORDS.notUnderstood[turn.language]]);
    }
    case 'unsupported':
      return say([STAFF_WORDS.unsupported[turn.language]]);
  }
}

async function understand(before: Turn, text: string): Promise<Said> {
  const reading = readChat(text);
  const turn = { ...before, language: languageOf(before, reading, text) };
  const { command, order } = reading;
  switch (command.kind) {
    case 'number':
      return answerNumber(turn, command.value);
    case 'yes':
    case 'no':
      return answerYesOrNo(turn, command.kind);
    case 'nothing':
      return order ? show(turn, order) : help(turn, '');
    case 'general':
      return general(turn, command.name, command.rest, order);
    case 'not-set-off': {
      const hint = fill(STAFF_WORDS.notSetOff, turn.language, { word: command.said.words[turn.language][0] ?? '' });
      return say([hint, exampleOf(command.said, turn.language)]);
    }
    case 'step':
      return stepOn(turn, order, command.said, command.rest);
    case 'words':
      return order ? show(turn, order) : search(turn, command.text);
  }
}

/** An English command is answered in English, whatever the person usually reads; so is what looks English and is no command. */
function languageOf({ language, session }: Turn, { language: spoken, command }: ChatReading, text: string): Turn['language'] {
  if (spoken === 'en') return 'en';
  if (['number', 'yes', 'no'].includes(command.kind) && session.asked) return session.asked.language;
  return command.kind === 'words' && /[a-z]{2,} [a-z]{2,}/i.test(text) && !/\p{Script=Han}/u.test(text) ? 'en' : language;
}

async function stepOn(turn: Turn, reference: OrderReference | undefined, said: ChatStep, rest: string): Promise<Said> {
  const found = await findOrder(turn, reference, { said, rest });
  return 'hand' in found ? sayStep(turn, found.hand, said, rest) : found.instead;
}

async function show(turn: Turn, reference: OrderReference | undefined): Promise<Said> {
  const found = await findOrder(turn, reference, {});
  if (!('hand' in found)) return found.instead;
  const { id, orderNumber } = found.hand.order;
  return say(orderCard(turn, found.hand), { inHand: { orderId: id, orderNumber }, asked: null });
}

async function general(turn: Turn, name: GeneralCommand, rest: string, reference: OrderReference | undefined): Promise<Said> {
  const { language, session } = turn;
  switch (name) {
    case 'todo':
    case 'mine':
    case 'overdue':
      return beginList(turn, name);
    case 'more':
      return moreOfList(turn);
    case 'help':
    case 'contact':
      return help(turn, rest);
    case 'status':
    case 'other-order':
      return beginList(turn, 'todo');
    case 'find':
      return search(turn, rest);
    case 'show': {
      if (reference) return show(turn, reference);
      const { order, command } = readChat(rest);
      if (command.kind === 'number') return show(turn, { kind: 'entry', entry: command.value });
      return order || rest === '' ? show(turn, order) : search(turn, rest);
    }
    case 'drop-photos':
      return say([STAFF_WORDS.photosDropped[language]], { usedPhotos: session.photos.map(({ attachmentId }) => attachmentId) });
  }
}

/** A serial or waybill number, or words that mean nothing here. */
async function search(turn: Turn, text: string): Promise<Said> {
  const { deps, actor, language } = turn;
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (!/^(?=.*\d)[A-Z0-9-]{4,40}$/.test(number)) return say([STAFF_WORDS.notUnderstood[language]]);
  const found = await searchOrders(deps, actor, { text: number }, language);
  const entries = found.ok ? found.value.entries : [];
  const [only, ...others] = entries;
  if (!only) return say([fill(STAFF_WORDS.notFound, language, { text: plainWords(text, 40) })]);
  if (others.length === 0) return show(turn, { kind: 'number', orderNumber: only.orderNumber });
  const list = { orderIds: entries.map(({ orderId }) => orderId) };
  return say(
    [...entries.map((entry, index) => entryLine(entry, index + 1, language)), fill(STAFF_WORDS.listTail, language, { more: '' })],
    { list, asked: null },
  );
}

async function answerNumber(turn: Turn, value: number): Promise<Said> {
  const { asked } = turn.session;
  switch (asked?.kind) {
    case 'confirm':
      if (value === 1) return confirmStep(turn, asked);
      return value === 0 ? drop(turn) : say([STAFF_WORDS.askedMeanwhile[turn.language]]);
    case 'which-order': {
      const chosen = asked.orders[value - 1];
      return chosen
        ? answerOrder(turn, asked, chosen.orderId)
        : value === 0
          ? drop(turn)
          : say([STAFF_WORDS.askedMeanwhile[turn.language]]);
    }
    default:
      return value === 0 ? say([STAFF_WORDS.nothingAsked[turn.language]]) : show(turn, { kind: 'entry', entry: value });
  }
}

const drop = ({ language }: Turn): Said => say([STAFF_WORDS.dropped[language]], { asked: null });

async function answerOrder(turn: Turn, { said: id, rest = '' }: Extract<Asked, { kind: 'which-order' }>, orderId: string): Promise<Said> {
  const hand = await orderAtHand(turn, orderId);
  if (!hand) return drop(turn);
  const said = id === undefined ? undefined : chatStepOf(id);
  if (said) return sayStep(turn, hand, said, rest);
  return say(orderCard(turn, hand), { inHand: { orderId, orderNumber: hand.order.orderNumber }, asked: null });
}

function answerYesOrNo(turn: Turn, answer: 'yes' | 'no'): Promise<Said> | Said {
  const { asked } = turn.session;
  if (!asked) return say([STAFF_WORDS.nothingAsked[turn.language]]);
  if (answer === 'no') return drop(turn);
  return asked.kind === 'which-order' && asked.orders.length > 1 ? say([STAFF_WORDS.didYouMeanOf[turn.language]]) : answerNumber(turn, 1);
}

/** A photo waits for the next step of the order in hand that takes any. */
async function takePhoto(turn: Turn, message: Extract<Spoken, { kind: 'image' }>): Promise<Said> {
  const { deps, actor, session, language } = turn;
  const { inHand, photos } = session;
  const full = fill(STAFF_WORDS.photosFull, language, { count: MAX_PHOTOS_PER_MACHINE });
  if (photos.filter(({ orderId }) => orderId === undefined || orderId === inHand?.orderId).length >= MAX_PHOTOS_PER_MACHINE)
    return say([full]);
  const kept = await keepPhoto(deps, actor, message);
  if ('failed' in kept) return say([STAFF_WORDS.photoFailed[language]]);
  const count = photos.filter(({ attachmentId }) => attachmentId !== kept.attachmentId).length + 1;
  const text = inHand
    ? fill(STAFF_WORDS.photoKept, language, { count, number: inHand.orderNumber })
    : fill(STAFF_WORDS.photoKeptLoose, language, { count });
  return say([text], { photo: { attachmentId: kept.attachmentId, ...(inHand ? { orderId: inHand.orderId } : {}) } });
}
