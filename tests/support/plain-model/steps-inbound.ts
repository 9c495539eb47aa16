import { areDaysOver, claimedWaybills, type PlainParcel } from './plain-order';
import { type Attempt, each, noPhotos, type PlainStep } from './plain-step';
import { askToOpen, backToCustomer } from './steps-of-order';

export const parcelOf = ({ order, words }: Attempt): PlainParcel | undefined => order.parcels.find(({ id }) => id === words.parcelId);

const end = (attempt: Attempt): void => {
  const parcel = parcelOf(attempt);
  if (parcel) parcel.ended = true;
  each(attempt.machines, (machine) => backToCustomer(machine, attempt.order.now));
};

/** From triage to the door of the factory. */
export const stepsInbound: Readonly<Record<string, PlainStep>> = {
  'confirm-return': {
    by: ['agent'],
    states: ['listed'],
    wrong: ({ order }) => [order.askedAt !== null && 'info-request-open'],
    change: (attempt) => {
      each(attempt.machines, (machine) => {
        machine.state = 'expected';
        machine.expectedSince = attempt.order.now;
      });
      askToOpen(attempt);
    },
    tells: ['customer:N2'],
  },
  'fix-remotely': {
    by: ['agent'],
    states: ['listed', 'expected'],
    wrong: ({ order }) => [order.askedAt !== null && 'info-request-open'],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = 'remote-fixed';
      }),
    tells: ['customer:N3'],
  },
  'send-in': {
    by: ['customer'],
    states: ['expected'],
    wrong: ({ order, words }) => [
      !words.packingConfirmed && 'packing-not-confirmed',
      !words.doorToDoor && 'not-door-to-door',
      !words.freightPrepaid && 'freight-not-prepaid',
      claimedWaybills(order).includes(words.waybillNumber ?? '') && 'waybill-taken',
      !order.consented && !words.consent && 'consent-missing',
      order.addressLocked && words.receivingAddress !== undefined && 'address-already-locked',
      !order.addressLocked && words.receivingAddress === undefined && 'address-incomplete',
    ],
    change: ({ order, machines, words }) => {
      const parcel = {
        id: `p${order.parcels.length + 1}`,
        waybill: words.waybillNumber ?? '',
        ended: false,
        signed: false,
        unpacked: false,
      };
      order.parcels.push(parcel);
      order.consented = true;
      order.addressLocked = true;
      each(machines, (machine) => {
        machine.state = 'in-transit';
        machine.parcel = parcel.id;
      });
    },
    tells: ['customer:N4'],
  },
  withdraw: {
    by: ['customer', 'supervisor'],
    states: ['expected'],
    wrong: ({ order, machines, by }) => [
      by === 'customer' && order.machines.every(({ receivedAt }) => receivedAt === null) && 'nothing-received',
      by === 'supervisor' && machines.some(({ expectedSince }) => !areDaysOver(order.now, expectedSince, 30)) && 'day-not-reached',
    ],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = 'withdrawn';
      }),
    tells: ['customer:N24'],
  },
  'correct-waybill': {
    by: ['customer'],
    about: 'parcel',
    states: ['in-transit'],
    wrong: (attempt) => [
      claimedWaybills(attempt.order).includes(attempt.words.waybillNumber ?? '') &&
        parcelOf(attempt)?.waybill !== attempt.words.waybillNumber &&
        'waybill-taken',
    ],
    change: (attempt) => {
      const parcel = parcelOf(attempt);
      if (parcel) parcel.waybill = attempt.words.waybillNumber ?? '';
    },
  },
  'refuse-parcel': {
    by: ['agent'],
    about: 'parcel',
    states: ['in-transit'],
    wrong: (attempt) => [noPhotos(attempt) && 'evidence-missing'],
    change: end,
    tells: ['customer:N5'],
  },
  'lose-inbound': {
    by: ['agent'],
    about: 'parcel',
    states: ['in-transit'],
    wrong: (attempt) => [noPhotos(attempt) && 'evidence-missing'],
    change: end,
    tells: ['customer:N25'],
  },
  'sign-parcel': {
    by: ['agent'],
    about: 'parcel',
    states: ['in-transit'],
    wrong: (attempt) => [parcelOf(attempt)?.waybill !== attempt.words.waybillNumber && 'waybill-mismatch'],
    change: (attempt) => {
      const parcel = parcelOf(attempt);
      if (parcel) parcel.signed = true;
      each(attempt.machines, (machine) => {
        machine.state = 'received';
        machine.receivedAt = attempt.order.now;
      });
    },
    tells: ['customer:N6'],
  },
};
