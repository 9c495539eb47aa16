import type { OrderSummary } from '../contract/views/order-summary';
import type { OrderView } from '../contract/views/order-view';
import type { StepOffer } from '../contract/views/step-offer';
import type { Context } from '../domain/context';
import type { ChainedEvent } from '../domain/event';
import type { Machine } from '../domain/machine';
import { type Offer, offersFor } from '../domain/offers';
import { runningPromise } from '../domain/pauses';
import type { WorkingDayPromise } from '../domain/promise';
import { promiseCourse } from '../domain/promise-course';
import { queueGroupOf } from '../domain/queue-group';
import { nameOfMachine } from '../domain/refusal';
import { blockersOf, inspectionWaitOf, stageWordOf, stepBarOf } from '../domain/stage';
import type { StepName } from '../domain/step-table';
import { hasConsent } from '../domain/steps/locking';
import type { WorkOrder } from '../domain/work-order';
import { both, fill, type Language } from '../texts/localized';
import { ASKED, ASKED_TO_SEND_THE_REST, BLOCKER_TEXTS } from '../texts/order-facts';
import { INSPECTION_SENTENCES, STAGE_TEXTS } from '../texts/stages';
import { MACHINE_STATE_WORDS, STEP_WORDS } from '../texts/words';
import { photosFor } from './photo-urls';
import { promiseStanding, promiseViews } from './promise-view';
import { replyError } from './reply-error';
import type { Settings } from './settings';
import { timelineOf } from './timeline';
import { discrepanciesOf, parcelsOf, paymentOf, shipmentsOf } from './transport-views';
import { machineView } from './view-parts';

type World = { readonly context: Context; readonly settings: Settings; readonly language: Language };

/** What a customer is asked to do, the most pressing first; everything else is offered, not asked for. */
const ASKED_OF_CUSTOMER: readonly StepName[] = ['answer-info', 'submit-voucher', 'send-in', 'give-address', 'confirm-delivered'];

const isCustomer = (order: WorkOrder, { actor }: Context): boolean => actor.kind === 'person' && actor.openid === order.customerOpenid;

/** The one step the customer should take now. */
function nextActionOf(order: WorkOrder, context: Context): StepName | undefined {
  const asCustomer: Context = { ...context, actor: { kind: 'person', openid: order.customerOpenid, name: '', staffRoles: [] } };
  const offered = offersFor(order, asCustomer, ASKED_OF_CUSTOMER).filter((offer) => !offer.refusal);
  // The address is asked for by the form of `send-in`; alone only when a parcel came before it was given (the orphan desk).
  const asked = ASKED_OF_CUSTOMER.filter((step) => step !== 'give-address' || order.receivingAddress === undefined);
  return asked.find((step) => offered.some((offer) => offer.step === step));
}

/** An order as a line of a list. */
export function orderSummary(order: WorkOrder, context: Context, language: Language): OrderSummary {
  const nextAction = nextActionOf(order, context);
  return {
    orderId: order.id,
    orderNumber: order.orderNumber,
    stage: order.stage,
    stageWord: STAGE_TEXTS[stageWordOf(order)].word[language],
    stepBar: stepBarOf(order),
    machineCount: order.machines.length,
    models: [...new Set(order.machines.map((machine) => machine.model))],
    submittedAt: order.submittedAt,
    updatedAt: order.updatedAt,
    ...(nextAction ? { nextAction, nextActionWord: STEP_WORDS[nextAction].button[language] } : {}),
  };
}

const BLOCKER = both('{serial}：{state}', '{serial}: {state}');

function stepOffer(offer: Offer, language: Language): StepOffer {
  const { step, machineIds, targetId, irreversible, refusal } = offer;
  const said = refusal ? replyError(language, refusal) : undefined;
  return {
    step,
    word: STEP_WORDS[step].button[language],
    machineIds,
    irreversible,
    ...(targetId === undefined ? {} : { targetId }),
    ...(said
      ? { refusal: { code: said.code, message: said.message, why: said.why ?? [], whoCan: said.whoCan ?? [], cure: said.cure ?? '' } }
      : {}),
  };
}

/** Where to send machines, shown from the confirmed return on. */
function sendInOf(order: WorkOrder, { context, settings, language }: World): OrderView['sendIn'] | undefined {
  if (!order.machines.some((machine) => machine.state === 'expected')) return undefined;
  const { name, phone, text } = settings.factoryAddress;
  return {
    factoryAddress: { name: name[language], phone, text: text[language] },
    packingList: settings.packingList.map((item) => item[language]),
    needsConsent: !hasConsent(order.consents, context.policy.textHashes),
    needsAddress: order.receivingAddress === undefined,
  };
}

/** The latest promise of the machines that still have to go back (R51, R54). */
export function latestPromise(order: WorkOrder, { calendar, now }: Pick<Context, 'calendar' | 'now'>): WorkingDayPromise | undefined {
  const promises = order.machines.flatMap((machine) => runningPromise(machine) ?? []);
  const dueAt = (promise: WorkingDayPromise) => promiseCourse(promise, calendar, now).dueAt;
  return promises.reduce<WorkingDayPromise | undefined>(
    (latest, promise) => (latest && dueAt(latest) >= dueAt(promise) ? latest : promise),
    undefined,
  );
}

/** Ticked symptoms in the reader's words; one that has left the settings keeps its code. */
const symptomsOf = ({ symptoms }: Machine, { settings, language }: World): readonly string[] =>
  symptoms.map((code) => settings.symptoms.find((symptom) => symptom.code === code)?.[language] ?? code);

/** What to do now: of what is asked of the customer, else of the stage as a whole. A refused return has words of its own. */
function nextSentenceOf(order: WorkOrder, nextAction: StepName | undefined, language: Language): string {
  const stageWord = stageWordOf(order);
  const left = order.machines.filter(({ state }) => state === 'expected').length;
  if (nextAction === 'send-in' && left < order.machines.length) return fill(ASKED_TO_SEND_THE_REST, language, { n: left });
  const asked = nextAction && stageWord !== 'return-refused' ? ASKED[nextAction] : undefined;
  return (asked ?? STAGE_TEXTS[stageWord].next)[language];
}

/** What stands beside the main path: an open question, why it was cancelled, the rating, and, for the customer alone, the key of the shared link. */
function sideFacts({ infoRequests, cancelled, rating, shareToken }: WorkOrder, reader: 'customer' | 'staff') {
  const open = infoRequests.find(({ answeredAt }) => answeredAt === undefined);
  return {
    infoRequests: infoRequests.map(({ question, askedAt, answer }) => ({ question, askedAt, ...(answer === undefined ? {} : { answer }) })),
    ...(open ? { question: { text: open.question, at: open.askedAt } } : {}),
    ...(cancelled ? { cancelled } : {}),
    ...(rating ? { rating } : {}),
    ...(reader === 'customer' && shareToken ? { shareToken } : {}),
  };
}

/** Everything the order page shows, for this reader. */
export function orderView(order: WorkOrder, events: readonly ChainedEvent[], world: World): OrderView {
  const { context, language } = world;
  const reader = isCustomer(order, context) ? 'customer' : 'staff';
  const stageWord = stageWordOf(order);
  const sentence = stageWord === 'to-inspect' ? INSPECTION_SENTENCES[inspectionWaitOf(order)] : STAGE_TEXTS[stageWord].sentence;
  const promise = latestPromise(order, context);
  const viewPromise = promiseViews(order, context, language);
  const sendIn = sendInOf(order, world);
  const payment = paymentOf(order, 'repair', world.settings, language);
  const reshipPayment = paymentOf(order, 'reship', world.settings, language);
  const summary = orderSummary(order, context, language);
  const { receivingAddress } = order;
  return {
    ...summary,
    version: order.version,
    stageSentence: sentence[language],
    nextSentence: nextSentenceOf(order, summary.nextAction, language),
    contact: order.contact,
    machines: order.machines.map((machine) => ({
      ...machineView(order, machine, { context, language, viewPromise }),
      symptoms: symptomsOf(machine, world),
    })),
    parcels: parcelsOf(order, language),
    discrepancies: discrepanciesOf(order, language),
    vouchers: order.vouchers.map(({ id, purpose, machineIds, amount, attachmentId, uploadedAt, review }) => ({
      id,
      purpose,
      machineIds,
      amount,
      attachmentId,
      uploadedAt,
      ...(review ? { review: { as: review.as, reason: review.reason } } : {}),
    })),
    shipments: shipmentsOf(order, language),
    blockers: blockersOf(order).map((machine) => ({
      machineId: machine.id,
      text: fill(BLOCKER_TEXTS[machine.state] ?? BLOCKER, language, {
        serial: nameOfMachine(machine),
        state: MACHINE_STATE_WORDS[machine.state][language],
      }),
    })),
    messages: order.messages.map(({ at, by, from, text, photos }) => ({
      at,
      from,
      text,
      photos,
      mine: context.actor.kind === 'person' && context.actor.openid === by,
    })),
    // What a photo's link is not given for is not named either.
    timeline: timelineOf(events, language, reader, reader === 'customer' ? photosFor(order, events) : undefined),
    offers: offersFor(order, context).map((offer) => stepOffer(offer, language)),
    ...(promise ? { promise: viewPromise(promise) } : {}),
    ...(receivingAddress ? { receivingAddress: { address: receivingAddress.address, lockedAt: receivingAddress.lockedAt } } : {}),
    ...(sendIn ? { sendIn } : {}),
    ...(payment ? { payment } : {}),
    ...(reshipPayment ? { reshipPayment } : {}),
    refunds: order.refunds,
    ...sideFacts(order, reader),
    ...(reader === 'staff'
      ? {
          staff: {
            customerName: order.contact.name,
            group: queueGroupOf(order),
            ...(order.unreachable ? { unreachableSince: order.unreachable.at } : {}),
            isMine: context.actor.kind === 'person' && context.actor.openid === order.assignee?.openid,
            ...(order.assignee ? { assignee: order.assignee.name } : {}),
            ...(promise ? { promise: promiseStanding(promise, context) } : {}),
          },
        }
      : {}),
  };
}
