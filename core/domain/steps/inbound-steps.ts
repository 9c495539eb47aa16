import type { Address } from '../address';
import type { InboundCarrier } from '../carrier';
import { type LocalDate, toLocalDate } from '../money-and-time';
import { isExtra } from '../orphan/orphan-id';
import type { Parcel } from '../parcel';
import type { Consent } from '../work-order';
import { isInbound } from './inbound-carrier';
import { addressLock, consentFacts } from './locking';
import { askedToOpen, disassemblyAsked } from './order-steps';
import { type Attempt, changeById, changeMachines, idsOf, nextId, parcelOf, rule, withoutReceipt } from './rule';

type SendInFacts = {
  machineIds: readonly string[];
  parcelId: string;
  carrier: InboundCarrier;
  waybillNumber: string;
  photos: readonly string[];
  consent: Consent | null;
  lock: { readonly address: Address; readonly hash: string } | null;
};

const carrierOf = (carrier: string | undefined): InboundCarrier => (carrier !== undefined && isInbound(carrier) ? carrier : 'other');

/** The earliest of the carrier's signing, the day it came to the orphan desk and our count, for the warranty (R24). */
function receivedDateOf({ payload: { carrierSignedDate }, context: { now, atDesk } }: Attempt): LocalDate {
  const today = toLocalDate(now);
  return [carrierSignedDate ?? today, atDesk?.receivedDate ?? today, today].sort()[0] ?? today;
}

/** The pictures that the orphan desk took of the parcel; those of somebody else's unpacking are no business of this order's. */
const arrivalPhotosOf = ({ payload: { orphanId = '', photos = [] } }: Attempt): readonly string[] => (isExtra(orphanId) ? [] : photos);
const arrived = (photos: readonly string[]): Pick<Parcel, 'arrivalPhotos'> => (photos.length > 0 ? { arrivalPhotos: photos } : {});

const endParcel = (as: 'refused' | 'lost') =>
  rule<{ parcelId: string; machineIds: readonly string[]; reason: string; note: string; photos: readonly string[]; waybillNumber: string }>(
    {
      facts: ({ order, machines, payload }) => ({
        parcelId: payload.parcelId ?? '',
        machineIds: idsOf(machines),
        reason: payload.reason ?? '',
        note: payload.note ?? '',
        photos: payload.photos ?? [],
        waybillNumber: parcelOf(order, payload.parcelId)?.waybillNumber ?? '',
      }),
      evolve: (order, { parcelId, machineIds, reason, note, photos }, { at }) => ({
        ...changeMachines(order, machineIds, withoutReceipt),
        parcels: changeById(order.parcels, parcelId, (parcel) => ({
          ...parcel,
          ended: { as, at, reason, photos, ...(note ? { note } : {}) },
        })),
      }),
    },
  );

/** Steps from triage to the machine's arrival. */
export const inboundSteps = {
  'confirm-return': rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), note: payload.note ?? '', ...disassemblyAsked(payload) }),
    evolve: (order, { machineIds, note, disassemblyMachineIds = [] }, { at, openid }) =>
      changeMachines(changeMachines(order, disassemblyMachineIds, askedToOpen(note, at, openid)), machineIds, (machine) => ({
        ...machine,
        state: 'expected',
        triage: { outcome: 'return', note, at },
      })),
  }),
  'fix-remotely': rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), note: payload.note ?? '' }),
    evolve: (order, { machineIds, note }, { at }) =>
      changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'remote-fixed', triage: { outcome: 'remote-fix', note, at } })),
  }),
  'send-in': rule<SendInFacts>({
    facts: (attempt) => ({
      machineIds: idsOf(attempt.machines),
      parcelId: nextId('p', attempt.order.parcels),
      carrier: carrierOf(attempt.payload.carrier),
      waybillNumber: attempt.payload.waybillNumber ?? '',
      photos: attempt.payload.photos ?? [],
      consent: consentFacts(attempt),
      lock: attempt.order.receivingAddress ? null : addressLock(attempt),
    }),
    evolve: (order, { machineIds, parcelId, carrier, waybillNumber, photos = [], consent, lock }, { at }) => {
      const packed = photos.length > 0 ? { packingPhotos: photos } : {};
      const parcel: Parcel = { id: parcelId, carrier, waybillNumber, machineIds, sentAt: at, ...packed, linked: false };
      return {
        ...changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'in-transit', parcelId })),
        parcels: [...order.parcels, parcel],
        consents: consent ? [...order.consents, consent] : order.consents,
        ...(lock ? { receivingAddress: { ...lock, lockedAt: at } } : {}),
      };
    },
  }),
  withdraw: rule({
    facts: ({ machines, payload }) => ({ machineIds: idsOf(machines), reason: payload.reason ?? '' }),
    evolve: (order, { machineIds }) => changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'withdrawn' })),
  }),
  'correct-waybill': rule({
    facts: ({ order, payload }) => ({
      parcelId: payload.parcelId ?? '',
      carrier: carrierOf(payload.carrier),
      waybillNumber: payload.waybillNumber ?? '',
      before: parcelOf(order, payload.parcelId)?.waybillNumber ?? '',
    }),
    evolve: (order, { parcelId, carrier, waybillNumber }) => ({
      ...order,
      parcels: changeById(order.parcels, parcelId, (parcel) => ({ ...parcel, carrier, waybillNumber })),
    }),
  }),
  'refuse-parcel': endParcel('refused'),
  'lose-inbound': endParcel('lost'),
  'sign-parcel': rule<{ parcelId: string; machineIds: readonly string[]; receivedDate: LocalDate; photos?: readonly string[] }>({
    facts: (attempt) => ({
      parcelId: attempt.payload.parcelId ?? '',
      machineIds: idsOf(attempt.machines),
      receivedDate: receivedDateOf(attempt),
      ...(attempt.context.atDesk ? { photos: attempt.context.atDesk.photos } : {}),
    }),
    evolve: (order, { parcelId, machineIds, receivedDate, photos = [] }, { at, openid }) => ({
      ...changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'received', receivedAt: at, receivedDate })),
      parcels: changeById(order.parcels, parcelId, (parcel) => ({ ...parcel, ...arrived(photos), signed: { at, by: openid } })),
    }),
  }),
  'sign-orphan': rule({
    facts: (attempt) => {
      const { order, machines, payload } = attempt;
      const expected = parcelOf(order, payload.parcelId);
      return {
        parcelId: payload.parcelId ?? '',
        orphanId: payload.orphanId ?? '',
        machineIds: idsOf(machines),
        // A slip that nobody can read does not correct what the customer typed.
        carrier: payload.waybillNumber ? carrierOf(payload.carrier) : (expected?.carrier ?? 'other'),
        waybillNumber: payload.waybillNumber || (expected?.waybillNumber ?? ''),
        before: expected?.waybillNumber ?? '',
        photos: arrivalPhotosOf(attempt),
        receivedDate: receivedDateOf(attempt),
      };
    },
    evolve: (order, { parcelId, machineIds, carrier, waybillNumber, photos = [], receivedDate }, { at, openid }) => ({
      ...changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'received', receivedAt: at, receivedDate })),
      parcels: changeById(order.parcels, parcelId, (parcel) => ({
        ...parcel,
        carrier,
        waybillNumber,
        ...arrived(photos),
        signed: { at, by: openid },
      })),
    }),
  }),
  'link-orphan': rule({
    facts: (attempt) => ({
      orphanId: attempt.payload.orphanId ?? '',
      machineIds: idsOf(attempt.machines),
      parcelId: nextId('p', attempt.order.parcels),
      carrier: carrierOf(attempt.payload.carrier),
      waybillNumber: attempt.payload.waybillNumber ?? '',
      photos: arrivalPhotosOf(attempt),
      receivedDate: receivedDateOf(attempt),
    }),
    evolve: (order, { machineIds, parcelId, carrier, waybillNumber, photos = [], receivedDate }, { at, openid }) => {
      const signed = { at, by: openid };
      const parcel: Parcel = { id: parcelId, carrier, waybillNumber, machineIds, sentAt: at, ...arrived(photos), signed, linked: true };
      return {
        ...changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'received', parcelId, receivedAt: at, receivedDate })),
        parcels: [...order.parcels, parcel],
      };
    },
  }),
};
