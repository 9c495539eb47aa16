import { DAY, isLive, type PlainShipment, type State } from './plain-order';
import { type Attempt, each, noPhotos, type PlainStep, type Wrong } from './plain-step';

const RETURN_CARRIERS = ['sf', 'deppon', 'kye'];

const shipmentOf = ({ order, words }: Attempt): PlainShipment | undefined => order.shipments.find(({ id }) => id === words.shipmentId);

/** Machines in house that this return would leave behind (R54). */
const staysBehind = ({ order, machines }: Attempt): boolean =>
  order.machines.some((machine) => isLive(machine) && !machines.includes(machine));

function batchFaults(attempt: Attempt): Wrong {
  const { words, machines, by } = attempt;
  if (words.splitReason === undefined) return staysBehind(attempt) && 'split-needs-reason';
  // Orders here are never large.
  if (words.splitReason === 'large-quantity') return 'split-needs-reason';
  return by !== 'supervisor' && machines.some(({ split }) => split !== 'approved') && 'split-needs-reason';
}

/** How far the promise may have moved by pauses alone: no working day is longer than a day, and no holiday than three weeks. */
function extensionFaults({ order, machines, words }: Attempt): { readonly wrong: boolean; readonly clear: boolean } {
  const dueAt = words.dueAt ?? 0;
  const bounds = machines.map(({ promisedAt, extendedTo, extendedAt }) =>
    extendedTo === null
      ? { low: 0, high: (promisedAt ?? 0) + 25 * DAY + (order.now - (promisedAt ?? 0)) }
      : { low: extendedTo, high: extendedTo + 25 * DAY + (order.now - extendedAt) },
  );
  const wrong = bounds.some(({ low }) => dueAt <= low) || machines.some(({ promisedAt }) => promisedAt === null);
  return { wrong, clear: wrong || bounds.every(({ high }) => dueAt > high) };
}

const endIn =
  (state: State) =>
  (attempt: Attempt): void => {
    const shipment = shipmentOf(attempt);
    if (shipment) shipment.ended = true;
    each(attempt.machines, (machine) => {
      machine.state = state;
    });
  };
const needsProof = (attempt: Attempt): readonly Wrong[] => [noPhotos(attempt) && 'evidence-missing'];

function isDisputable(attempt: Attempt): boolean {
  const shipment = shipmentOf(attempt);
  if (!shipment) return false;
  if (shipment.deliveredBy === null) return !shipment.disputed;
  return shipment.deliveredBy === 'timer' && attempt.order.now <= shipment.deliveredAt + 30 * DAY;
}

/** The repair and the way back. */
export const stepsOfReturn: Readonly<Record<string, PlainStep>> = {
  finish: {
    by: ['technician'],
    states: ['repairing'],
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = 'ready';
        machine.repaired = true;
      }),
    tells: ['customer:N15'],
  },
  'give-up': {
    by: ['technician'],
    states: ['repairing'],
    wrong: needsProof,
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.state = 'received';
        machine.verdict = null;
        machine.promisedAt = null;
      }),
    tells: ['customer:N16'],
  },
  'extend-promise': {
    by: ['agent', 'technician'],
    states: ['repairing', 'ready', 'pay-review'],
    wrong: (attempt) => [extensionFaults(attempt).wrong && 'extension-not-later'],
    silent: (attempt) => !extensionFaults(attempt).clear,
    change: ({ order, machines, words }) =>
      each(machines, (machine) => {
        machine.extendedTo = words.dueAt ?? 0;
        machine.extendedAt = order.now;
      }),
    tells: ['customer:N25'],
  },
  'request-split': {
    by: ['agent'],
    states: ['ready'],
    wrong: (attempt) => [
      !staysBehind(attempt) && 'split-not-needed',
      attempt.machines.some(({ split }) => split === 'asked' || split === 'approved') && 'approval-pending',
    ],
    // Asking for what was granted already.
    silent: ({ machines }) => machines.some(({ split }) => split === 'approved') && machines.every(({ split }) => split !== 'asked'),
    change: ({ machines }) =>
      each(machines, (machine) => {
        machine.split = 'asked';
      }),
    tells: ['supervisor:N27'],
  },
  'decide-split': {
    by: ['supervisor'],
    states: ['ready'],
    wrong: ({ machines }) => [machines.some(({ split }) => split !== 'asked') && 'approval-not-asked'],
    change: ({ machines, words }) =>
      each(machines, (machine) => {
        machine.split = words.isApproved ? 'approved' : 'refused';
      }),
    tells: ['agent:N27'],
  },
  ship: {
    by: ['agent'],
    states: ['ready'],
    wrong: (attempt) => [
      !attempt.order.addressLocked && 'address-not-locked',
      // Only where the owner allows it, which by default is never.
      attempt.words.receivingAddress !== undefined && 'address-already-locked',
      !RETURN_CARRIERS.includes(attempt.words.carrier ?? '') && 'carrier-not-supported',
      !RETURN_CARRIERS.includes(attempt.words.carrier ?? '') && 'waybill-invalid',
      [...attempt.order.parcels, ...attempt.order.shipments].some(({ waybill }) => waybill === attempt.words.waybillNumber) &&
        'waybill-taken',
      batchFaults(attempt),
    ],
    // A reason for a split that is none.
    silent: (attempt) => attempt.words.splitReason !== undefined && !staysBehind(attempt),
    change: ({ order, machines, words }) => {
      const id = `s${order.shipments.length + 1}`;
      order.shipments.push({
        id,
        waybill: words.waybillNumber ?? '',
        at: order.now,
        machines: machines.map((machine) => machine.id),
        deliveredBy: null,
        deliveredAt: 0,
        disputed: false,
        ended: false,
      });
      each(machines, (machine) => Object.assign(machine, { state: 'shipped', shipment: id, split: null }));
    },
    tells: ['customer:N17'],
  },
  'confirm-delivered': {
    by: ['customer', 'timer'],
    about: 'shipment',
    states: ['shipped'],
    wrong: (attempt) => {
      const shipment = shipmentOf(attempt);
      const isEarly = !shipment || shipment.disputed || attempt.order.now < shipment.at + 10 * DAY;
      return [attempt.by === 'timer' && isEarly && 'day-not-reached'];
    },
    change: (attempt) => {
      const shipment = shipmentOf(attempt);
      if (shipment) Object.assign(shipment, { deliveredBy: attempt.by, deliveredAt: attempt.order.now });
      each(attempt.machines, (machine) => {
        machine.state = 'delivered';
      });
    },
    tells: ['customer:N18'],
  },
  'report-not-received': {
    by: ['customer'],
    about: 'shipment',
    states: ['shipped', 'delivered'],
    wrong: (attempt) => [!isDisputable(attempt) && 'delivery-not-disputable'],
    change: (attempt) => {
      const shipment = shipmentOf(attempt);
      if (shipment) Object.assign(shipment, { deliveredBy: null, disputed: true });
      each(attempt.machines, (machine) => {
        machine.state = 'shipped';
      });
    },
    tells: ['agent:N27'],
  },
  'take-back-from-carrier': {
    by: ['agent'],
    about: 'shipment',
    states: ['shipped'],
    wrong: needsProof,
    change: endIn('ready'),
    tells: ['customer:N25'],
  },
  'lose-outbound': {
    by: ['supervisor'],
    about: 'shipment',
    states: ['shipped'],
    wrong: needsProof,
    change: endIn('lost'),
    tells: ['customer:N25'],
  },
  'note-refused-return': {
    by: ['agent'],
    about: 'shipment',
    states: ['shipped'],
    wrong: (attempt) => [...needsProof(attempt), (attempt.words.amount ?? 0) <= 0 && 'amount-not-positive'],
    change: (attempt) => {
      endIn('return-refused')(attempt);
      each(attempt.machines, (machine) => {
        machine.freight = { amount: attempt.words.amount ?? 0, notifiedAt: null };
      });
    },
    tells: ['customer:N19'],
  },
};
