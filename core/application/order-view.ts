import type { OrderSummary, OrderView, StepOffer } from '../contract/views';
import type { Context } from '../domain/context';
import type { ChainedEvent } from '../domain/event';
import { type Offer, offersFor } from '../domain/offers';
import { promiseStanding } from '../domain/promise-standing';
import { queueGroupOf } from '../domain/queue-group';
import { blockersOf, stageWordOf, stepBarOf } from '../domain/stage';
import type { StepName } from '../domain/step-table';
import { hasConsent } from '../domain/steps/locking';
import { currentQuotation } from '../domain/steps/rule';
import type { Machine, Parcel, WorkOrder } from '../domain/work-order';
import { both, fill, type Language } from '../texts/localized';
import { parcelRefusalWords } from '../texts/parcel-refusals';
import { STAGE_TEXTS } from '../texts/stages';
import { CARRIER_WORDS, MACHINE_STATE_WORDS, STEP_WORDS } from '../texts/words';
import { replyError } from './reply-error';
import type { Settings } from './settings';
import { timelineOf } from './timeline';
import { machineView, promiseView } from './view-parts';

type World = { readonly context: Context; readonly settings: Settings; readonly language: Language };

/** What a customer is asked to do, the most pressing first; everything else is offered, not asked for. */
const ASKED_OF_CUSTOMER: readonly StepName[] = ['answer-info', 'submit-voucher', 'send-in', 'give-address', 'confirm-delivered'];

const isCustomer = (order: WorkOrder, { actor }: Context): boolean => actor.kind === 'person' && actor.openid === order.customerOpenid;

/** The one step the customer should take now. */
function nextActionOf(order: WorkOrder, context: Context): StepName | undefined {
  const asCustomer: Context = { ...context, actor: { kind: 'person', openid: order.customerOpenid, name: '', staffRoles: [] } };
  const offered = offersFor(order, asCustomer).filter((offer) => !offer.refusal);
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
const nameOf = (machine: Machine): string => machine.serialNumber ?? `${machine.model} (${machine.id})`;

function stepOffer(offer: Offer, language: Language): StepOffer {
  const { step, machineIds, targetId, irreversible, refusal } = offer;
  const said = refusal ? replyError(language, refusal) : undefined;
  return {
    step,
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

function paymentOf(order: WorkOrder, { settings, language }: World): OrderView['payment'] | undefined {
  const quoted = order.machines.filter((machine) => machine.state === 'quoted');
  if (quoted.length === 0) return undefined;
  const { name, bank, number } = settings.bankAccount;
  return {
    machineIds: quoted.map(({ id }) => id),
    amount: quoted.reduce((sum, machine) => sum + (currentQuotation(machine)?.amount ?? 0), 0),
    account: { name: name[language], bank: bank[language], number },
    reference: order.orderNumber,
  };
}

/** A refusal at the door says why and what to do about it; a lost parcel what the carrier said. */
function endOfParcel({ as, at, reason, note, photos }: NonNullable<Parcel['ended']>, language: Language) {
  const words = as === 'refused' ? parcelRefusalWords(reason) : undefined;
  return {
    as,
    at,
    photos,
    reason: words?.word[language] ?? reason,
    ...(words ? { clause: words.clause, cure: words.cure[language] } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function parcelsOf(order: WorkOrder, language: Language): OrderView['parcels'] {
  return order.parcels.map(({ id, carrier, waybillNumber, machineIds, sentAt, signed, unpacked, ended }) => ({
    id,
    carrier,
    carrierName: CARRIER_WORDS[carrier][language],
    waybillNumber,
    machineIds,
    sentAt,
    unpackingPhotos: unpacked?.photos ?? [],
    ...(signed ? { signedAt: signed.at } : {}),
    ...(unpacked ? { unpackedAt: unpacked.at } : {}),
    ...(ended ? { ended: endOfParcel(ended, language) } : {}),
  }));
}

function shipmentsOf(order: WorkOrder, language: Language): OrderView['shipments'] {
  return order.shipments.map(({ id, carrier, waybillNumber, machineIds, shippedAt, delivered, disputedAt, address, ended }) => ({
    id,
    carrier,
    carrierName: CARRIER_WORDS[carrier][language],
    waybillNumber,
    machineIds,
    shippedAt,
    ...(delivered ? { deliveredAt: delivered.at } : {}),
    ...(disputedAt === undefined ? {} : { disputedAt }),
    ...(address ? { address } : {}),
    ...(ended ? { ended: { ...ended, photos: ended.photos ?? [] } } : {}),
  }));
}

/** What else happened to an order, as it is stored. */
function asideOf({ refunds, infoRequests, rating, cancelled }: WorkOrder) {
  return {
    refunds,
    infoRequests: infoRequests.map(({ question, askedAt, answer }) => ({ question, askedAt, ...(answer === undefined ? {} : { answer }) })),
    ...(rating ? { rating } : {}),
    ...(cancelled ? { cancelled } : {}),
  };
}

/** The latest promise of the machines that still have to go back (R51, R54). */
function latestPromise(order: WorkOrder) {
  const open = order.machines.filter((machine) => ['pay-review', 'repairing', 'ready'].includes(machine.state));
  const promises = open.flatMap((machine) => machine.promise ?? []);
  return promises.reduce<(typeof promises)[number] | undefined>(
    (latest, promise) => (latest && latest.dueAt >= promise.dueAt ? latest : promise),
    undefined,
  );
}

/** Ticked symptoms in the reader's words; one that has left the settings keeps its code. */
const symptomsOf = ({ symptoms }: Machine, { settings, language }: World): readonly string[] =>
  symptoms.map((code) => settings.symptoms.find((symptom) => symptom.code === code)?.[language] ?? code);

/** Everything the order page shows, for this reader. */
export function orderView(order: WorkOrder, events: readonly ChainedEvent[], world: World): OrderView {
  const { context, language } = world;
  const reader = isCustomer(order, context) ? 'customer' : 'staff';
  const texts = STAGE_TEXTS[stageWordOf(order)];
  const promise = latestPromise(order);
  const sendIn = sendInOf(order, world);
  const payment = paymentOf(order, world);
  const { receivingAddress } = order;
  return {
    ...orderSummary(order, context, language),
    version: order.version,
    stageSentence: texts.sentence[language],
    nextSentence: texts.next[language],
    contact: order.contact,
    machines: order.machines.map((machine) => ({
      ...machineView(order, machine, context, language),
      symptoms: symptomsOf(machine, world),
    })),
    parcels: parcelsOf(order, language),
    discrepancies: order.discrepancies.map(({ id, parcelId, kind, serialNumber, resolved }) => ({
      id,
      parcelId,
      kind,
      serialNumber,
      open: !resolved,
    })),
    vouchers: order.vouchers.map(({ id, machineIds, purpose, amount, attachmentId, uploadedAt, review }) => ({
      id,
      machineIds,
      purpose,
      amount,
      attachmentId,
      uploadedAt,
      ...(review ? { review: { as: review.as, reason: review.reason } } : {}),
    })),
    shipments: shipmentsOf(order, language),
    ...asideOf(order),
    blockers: blockersOf(order).map((machine) => ({
      machineId: machine.id,
      text: fill(BLOCKER, language, { serial: nameOf(machine), state: MACHINE_STATE_WORDS[machine.state][language] }),
    })),
    messages: order.messages.map(({ at, by, from, text, photos }) => ({
      at,
      from,
      text,
      photos,
      mine: context.actor.kind === 'person' && context.actor.openid === by,
    })),
    timeline: timelineOf(events, language, reader),
    offers: offersFor(order, context).map((offer) => stepOffer(offer, language)),
    ...(promise ? { promise: promiseView(promise, context, language) } : {}),
    ...(receivingAddress ? { receivingAddress: { address: receivingAddress.address, lockedAt: receivingAddress.lockedAt } } : {}),
    ...(sendIn ? { sendIn } : {}),
    ...(payment ? { payment } : {}),
    ...(reader === 'staff'
      ? {
          staff: {
            customerName: order.contact.name,
            group: queueGroupOf(order),
            isMine: context.actor.kind === 'person' && context.actor.openid === order.assignee?.openid,
            ...(order.assignee ? { assignee: order.assignee.name } : {}),
            ...(promise ? { promise: promiseStanding(promise.dueAt, context.now, context.calendar) } : {}),
          },
        }
      : {}),
  };
}
