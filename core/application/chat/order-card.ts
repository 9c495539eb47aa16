import { CHAT_STEPS, type ChatStep } from '../../domain/chat/chat-steps';
import type { Machine } from '../../domain/machine';
import { machinePlace } from '../../domain/machine-place';
import type { EpochMs } from '../../domain/money-and-time';
import { promiseCourse } from '../../domain/promise-course';
import { nameOfMachine } from '../../domain/refusal';
import { blockersOf, stageWordOf } from '../../domain/stage';
import { currentQuotation } from '../../domain/steps/rule';
import type { WorkOrder } from '../../domain/work-order';
import { plainWords } from '../../texts/chat/plain-words';
import { STAFF_WORDS } from '../../texts/chat/staff-words';
import { formatAmount, formatDue, formatMoment } from '../../texts/formats';
import { fill, type Language } from '../../texts/localized';
import { BLOCKER_TEXTS } from '../../texts/order-facts';
import { STAGE_TEXTS } from '../../texts/stages';
import { CARRIER_WORDS, MACHINE_STATE_WORDS } from '../../texts/words';
import { latestPromise } from '../order-view';
import { promiseStanding } from '../promise-view';
import type { Turn } from './chat-turn';
import type { OrderAtHand } from './order-at-hand';

/** More than these are for the page. */
const MAX_MACHINES = 10;
const MAX_WORDS = 80;

/** What is legal for this person now, as it is said in the chat. */
export const legalSteps = ({ offers }: OrderAtHand): readonly ChatStep[] =>
  CHAT_STEPS.filter(({ step }) => offers.some((offer) => offer.step === step && !offer.refusal));

/** Those worth naming: nobody takes over what they look after. Words in the order of the table. */
export const wordsNow = ({ actor, language }: Turn, hand: OrderAtHand): readonly (string | undefined)[] =>
  legalSteps(hand)
    .filter(({ id }) => id !== 'take' || hand.order.assignee?.openid !== actor.openid)
    .map(({ words }) => words[language][0]);

export const staffPage = (orderId: string): string => `staff/order/index?id=${encodeURIComponent(orderId)}`;

function machineLine(machine: Machine, language: Language): string {
  const quotation = machine.state === 'quoted' ? currentQuotation(machine) : undefined;
  const parts = [
    machinePlace(machine.id).slice(1),
    nameOfMachine(machine),
    machine.serialNumber === null ? undefined : machine.model,
    MACHINE_STATE_WORDS[machine.state][language],
    quotation && formatAmount(quotation.amount),
  ];
  return plainWords(parts.filter((part) => part !== undefined).join(' '), MAX_WORDS);
}

function promiseLine({ order, context }: OrderAtHand, language: Language): string | undefined {
  const promise = latestPromise(order, context);
  if (!promise) return undefined;
  const { dueAt } = promiseCourse(promise, context.calendar, context.now);
  const standing = promiseStanding(promise, context);
  const late = standing === 'broken' ? ` ${STAFF_WORDS.late[language]}` : standing === 'at-risk' ? ` ${STAFF_WORDS.soon[language]}` : '';
  return fill(STAFF_WORDS.promise, language, { due: formatDue(dueAt, language) }) + late;
}

const blockerLines = ({ order }: OrderAtHand, language: Language): readonly string[] =>
  blockersOf(order).map((machine) => {
    const state = MACHINE_STATE_WORDS[machine.state][language];
    return fill(BLOCKER_TEXTS[machine.state] ?? { 'zh-CN': '{serial}：{state}', en: '{serial}: {state}' }, language, {
      serial: nameOfMachine(machine),
      state,
    });
  });

/** Parcels that are on their way to us or still shut. */
const parcelLines = ({ parcels }: WorkOrder, language: Language): readonly string[] =>
  parcels
    .filter(({ ended, unpacked }) => !ended && !unpacked)
    .map(({ carrier, waybillNumber }) => `${CARRIER_WORDS[carrier][language]} ${waybillNumber}`);

function messageLine({ messages }: WorkOrder, language: Language): string | undefined {
  const last = messages.at(-1);
  if (!last) return undefined;
  const photos = last.photos.length > 0 ? fill(STAFF_WORDS.photoCount, language, { count: last.photos.length }) : '';
  return fill(last.from === 'customer' ? STAFF_WORDS.customerWrote : STAFF_WORDS.weWrote, language, {
    at: formatMoment(last.at, language),
    text: plainWords(last.text) + photos,
  });
}

const openQuestion = ({ infoRequests }: WorkOrder): string | undefined =>
  infoRequests.find(({ answeredAt }) => answeredAt === undefined)?.question;

/** An order in a few lines: where it stands, its machines, its promise, who keeps it waiting, and the words for what can be done now. */
export function orderCard(turn: Turn, hand: OrderAtHand): readonly (string | undefined)[] {
  const { deps, language, session } = turn;
  const { order } = hand;
  const question = openQuestion(order);
  const words = wordsNow(turn, hand);
  const { length: count } = session.photos;
  return [
    [
      order.orderNumber,
      STAGE_TEXTS[stageWordOf(order)].word[language],
      plainWords(order.contact.name, 20),
      order.assignee ? fill(STAFF_WORDS.assignee, language, { name: plainWords(order.assignee.name, 20) }) : STAFF_WORDS.nobody[language],
    ].join(' · '),
    ...order.machines.slice(0, MAX_MACHINES).map((machine) => machineLine(machine, language)),
    order.machines.length > MAX_MACHINES ? fill(STAFF_WORDS.moreMachines, language, { count: order.machines.length }) : undefined,
    ...parcelLines(order, language),
    promiseLine(hand, language),
    ...blockerLines(hand, language),
    question === undefined ? undefined : fill(STAFF_WORDS.waitsForAnswer, language, { question: plainWords(question) }),
    messageLine(order, language),
    count > 0 ? fill(STAFF_WORDS.photosWait, language, { count }) : undefined,
    words.length > 0
      ? `${fill(STAFF_WORDS.canDo, language, { words: words.join(' · ') })}\n${STAFF_WORDS.howToSay[language]}`
      : STAFF_WORDS.canDoNothing[language],
    deps.pageLink(staffPage(order.id), STAFF_WORDS.openPage[language]),
  ];
}

/** When somebody may expect an order back, for the customer. */
export function promisedTo(order: WorkOrder, context: OrderAtHand['context']): EpochMs | undefined {
  const promise = latestPromise(order, context);
  return promise && promiseCourse(promise, context.calendar, context.now).dueAt;
}
