import type { Address } from '../address';
import { toLocalDate } from '../money-and-time';
import { PARCEL_REFUSALS } from '../parcel';
import { dayFact, momentFact, namesFact } from '../refusal';
import { isSupervisor } from '../rights';
import { isInbound, isReturnCarrier } from '../steps/inbound-carrier';
import { hasConsent } from '../steps/locking';
import { type Attempt, parcelOf } from '../steps/rule';
import { isWaybillOf, normaliseWaybill } from '../waybill';
import { hasWaybill } from './examination';
import type { Guard } from './guard';

const MAINLAND_PHONE = /^(\+?86)?1[3-9]\d{9}$|^0\d{9,11}$|^400\d{7}$/;
const ANY_PHONE = /^\+?\d{6,20}$/;

/** R21: every part there, and a phone that can ring; overseas addresses are free-form. */
function isComplete(address: Address): boolean {
  const parts = [address.name, address.region, address.street];
  return parts.every((part) => part.trim().length >= 2) && (address.overseas ? ANY_PHONE : MAINLAND_PHONE).test(address.phone);
}

/** The address is given once; a supervisor may name another only for a parcel that was refused and is sent again (R22, R49). */
function addressIsOpen({ order, machines, payload, context }: Attempt, step: string): boolean {
  if (step === 'ship')
    return (
      payload.receivingAddress === undefined ||
      (context.rules.allowReshipAddress && isSupervisor(context.actor) && machines.every((machine) => machine.reshipFreight !== undefined))
    );
  return order.receivingAddress === undefined || (step === 'send-in' && payload.receivingAddress === undefined);
}

/** R24: the carrier's day decides about money, so it must lie between the order and today: a slip of the year would make a repair free. */
function carrierDayIsPossible({ order, payload: { carrierSignedDate }, context }: Attempt): boolean {
  if (carrierSignedDate === undefined) return true;
  return carrierSignedDate >= toLocalDate(order.submittedAt) && carrierSignedDate <= toLocalDate(context.now);
}

function consentGiven({ order, payload, context }: Attempt): boolean {
  const { textHashes, version } = context.policy;
  return (
    hasConsent(order.consents, textHashes) || (payload.consent?.policyVersion === version && textHashes.includes(payload.consent.textHash))
  );
}

function waybillFits({ payload: { carrier, waybillNumber }, context }: Attempt, step: string): boolean {
  const { waybillFormats } = context.rules;
  if (carrier === undefined || waybillNumber === undefined || normaliseWaybill(waybillNumber) !== waybillNumber) return false;
  if (step === 'ship') return isReturnCarrier(carrier) && isWaybillOf(carrier, waybillNumber, waybillFormats);
  return isInbound(carrier) && isWaybillOf(carrier, waybillNumber, waybillFormats);
}

function waybillIsFree({ order, payload, context }: Attempt, step: string): boolean {
  if (step === 'ship') return !hasWaybill(order, payload.waybillNumber);
  const isSame =
    (step === 'correct-waybill' || step === 'sign-orphan') && parcelOf(order, payload.parcelId)?.waybillNumber === payload.waybillNumber;
  // An order's own claim is not claimed again, so nobody is asked who holds it.
  const isOurs = order.parcels.some(({ ended, waybillNumber }) => !ended && waybillNumber === payload.waybillNumber);
  return isSame || (context.waybillHeldBy === null && !isOurs);
}

export const inboundGuards = {
  'address-already-locked': {
    holds: addressIsOpen,
    canHold: ({ order }, step) => step !== 'give-address' || order.receivingAddress === undefined,
    clauses: ['R22'],
    field: 'receivingAddress',
    facts: ({ order }) => momentFact('locked', order.receivingAddress?.lockedAt),
  },
  'address-incomplete': {
    holds: ({ order, payload: { receivingAddress } }) =>
      receivingAddress ? isComplete(receivingAddress) : order.receivingAddress !== undefined,
    clauses: ['R21'],
    field: 'receivingAddress',
  },
  'carrier-day-impossible': {
    holds: carrierDayIsPossible,
    clauses: ['R24'],
    field: 'carrierSignedDate',
    facts: ({ order, context }) => ({ ...dayFact('first', toLocalDate(order.submittedAt)), ...dayFact('last', toLocalDate(context.now)) }),
  },
  'consent-missing': { holds: consentGiven, clauses: ['R19', 'R46', 'R48'], field: 'consent' },
  'freight-not-prepaid': { holds: ({ payload }) => payload.freightPrepaid === true, clauses: ['R11'], field: 'freightPrepaid' },
  'not-door-to-door': { holds: ({ payload }) => payload.doorToDoor === true, clauses: ['R9'], field: 'doorToDoor' },
  'packing-not-confirmed': { holds: ({ payload }) => payload.packingConfirmed === true, clauses: ['R8'], field: 'packingConfirmed' },
  'reason-not-listed': {
    holds: ({ payload }) => PARCEL_REFUSALS.some((code) => code === payload.reason),
    clauses: ['R9', 'R11', 'R16', 'R17', 'R18'],
    field: 'reason',
  },
  'waybill-invalid': { holds: waybillFits, clauses: ['R18'], field: 'waybillNumber' },
  'waybill-mismatch': {
    holds: ({ order, payload }) => parcelOf(order, payload.parcelId)?.waybillNumber === payload.waybillNumber,
    clauses: ['R16', 'R17'],
    field: 'waybillNumber',
    facts: ({ order, payload }) => namesFact('waybill', [parcelOf(order, payload.parcelId)?.waybillNumber ?? []].flat()),
  },
  'waybill-taken': { holds: waybillIsFree, clauses: ['R18'], field: 'waybillNumber' },
} as const satisfies Record<string, Guard>;
