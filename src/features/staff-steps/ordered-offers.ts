import type { OrderView } from '#core/contract/views/order-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import type { StepName } from '#core/domain/step-table';
import { type FormStep, hasForm } from './form-description';

export type FormOffer = StepOffer & { readonly step: FormStep };

/** What is done to most orders, in the order of the path. Everything else is possible, and looked for when it is needed. */
const USUAL: readonly StepName[] = [
  'confirm-return',
  'ask-info',
  'sign-parcel',
  'unpack',
  'resolve-discrepancy',
  'judge-free',
  'quote',
  'report-damage',
  'approve-voucher',
  'reject-voucher',
  'finish',
  'ship',
  // What ends a machine or sends a parcel away is never what catches the eye.
  'fix-remotely',
  'refuse-parcel',
  'declare-unrepairable',
];

/** Stands beside the name of whoever handles the order. */
const ELSEWHERE: readonly StepName[] = ['assign'];

/** Refusals that say "this was done": there is nothing to explain and nothing to cure. */
const DONE_ALREADY: readonly string[] = [
  'parcel-already-unpacked',
  'voucher-already-reviewed',
  'already-answered',
  'approval-not-asked',
  'split-not-needed',
  'serial-known',
  'registry-knows-it',
];

/**
 * What an order is in need of although it is rarely done: an answer that colleagues wait for, money that has to go back, a promise that was broken, ninety
 * days that are over, a supervisor's word where a return would wait for other machines.
 */
function isNeeded({ step, refusal }: StepOffer, { staff, offers }: OrderView): boolean {
  if (step === 'decide-approval' || step === 'decide-split') return !refusal;
  if (step === 'request-split') return !refusal && offers.some((offer) => offer.refusal?.code === 'split-needs-reason');
  if (step === 'refund') return staff?.group === 'to-refund';
  if (step === 'extend-promise') return staff?.promise === 'broken';
  return step === 'hold' && !refusal;
}

/** Needed first, then along the path. */
const placeOf = (offer: FormOffer): number => USUAL.indexOf(offer.step);

export type OrderedOffers = {
  /** What the order needs next: legal ones first by the path, then those that something stands in the way of. */
  readonly next: readonly FormOffer[];
  readonly nextRefused: readonly FormOffer[];
  readonly more: readonly FormOffer[];
  readonly moreRefused: readonly FormOffer[];
  /** Who handles the order may be set. */
  readonly assign?: FormOffer;
};

/** The legal steps of a person on an order, by how much the order needs them. */
export function orderedOffers(order: OrderView): OrderedOffers {
  const offers = order.offers.filter((offer): offer is FormOffer => hasForm(offer.step));
  const mine = offers.filter(({ step }) => !ELSEWHERE.includes(step));
  const isNext = (offer: FormOffer): boolean => USUAL.includes(offer.step) || isNeeded(offer, order);
  const legal = mine.filter(({ refusal }) => !refusal).filter(isFirstDifference);
  const refused = mine.filter(({ refusal }) => refusal && !DONE_ALREADY.includes(refusal.code));
  const assign = offers.find(({ step, refusal }) => step === 'assign' && !refusal);
  return {
    next: legal.filter(isNext).sort((a, b) => placeOf(a) - placeOf(b)),
    nextRefused: refused.filter(isNext),
    more: legal.filter((offer) => !isNext(offer)),
    moreRefused: refused.filter((offer) => !isNext(offer)),
    ...(assign ? { assign } : {}),
  };
}

/** A parcel may differ in a hundred serials: one button leads through them, and each line of the list has its own. */
const isFirstDifference = (offer: FormOffer, _: number, all: readonly FormOffer[]): boolean =>
  offer.step !== 'resolve-discrepancy' || all.find(({ step }) => step === offer.step) === offer;
