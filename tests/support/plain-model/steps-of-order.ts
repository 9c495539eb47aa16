import { areDaysOver, type PlainMachine, stageOf } from './plain-order';
import { type Attempt, each, type PlainStep } from './plain-step';

const OPEN = ['submitted', 'info-needed', 'return-confirmed', 'in-transit', 'in-service'];
const ANY = [...OPEN, 'completed', 'closed-remote', 'cancelled'];

const isWaiting = ({ state }: PlainMachine): boolean => state === 'expected';

/** A supervisor may end an order that nobody goes on with: a question open for 30 days, machines that were not sent for 90. */
function mayBeGivenUp({ order }: Attempt): boolean {
  if (order.askedAt !== null) return areDaysOver(order.now, order.askedAt, 30);
  const since = order.machines.filter(isWaiting).map(({ expectedSince }) => expectedSince);
  return stageOf(order) === 'return-confirmed' && areDaysOver(order.now, Math.max(...since), 90);
}

/** Machines that staff ask the customer to open (R32): the first time counts. */
export function askToOpen({ order, words }: Attempt): void {
  const asked = order.machines.filter(({ id }) => words.disassemblyMachineIds?.includes(id));
  each(asked, (machine) => {
    machine.openedOnRequest ??= order.now;
  });
}

export const stepsOfOrder: Readonly<Record<string, PlainStep>> = {
  'ask-info': {
    by: ['agent'],
    stages: ['submitted'],
    change: ({ order }) => {
      order.askedAt = order.now;
    },
    tells: ['customer:N21'],
  },
  'answer-info': {
    by: ['customer'],
    stages: ['info-needed'],
    change: ({ order }) => {
      order.askedAt = null;
      order.messages += 1;
    },
    tells: ['agent:N27'],
  },
  'drop-info-request': {
    by: ['agent'],
    stages: ['info-needed'],
    change: ({ order }) => {
      order.askedAt = null;
    },
    tells: ['customer:N25'],
  },
  cancel: {
    by: ['customer', 'supervisor'],
    stages: OPEN,
    wrong: (attempt) => [
      attempt.order.machines.some(({ receivedAt }) => receivedAt !== null) && 'machine-in-house',
      attempt.by === 'supervisor' && !mayBeGivenUp(attempt) && 'day-not-reached',
    ],
    change: ({ order }) => {
      order.cancelled = true;
    },
    tells: ['customer:N24'],
  },
  assign: { by: ['agent', 'supervisor'], stages: OPEN, change: () => {} },
  message: {
    by: ['customer', 'agent', 'technician'],
    stages: ANY,
    change: (attempt) => {
      attempt.order.messages += 1;
      if (attempt.by !== 'customer') askToOpen(attempt);
    },
    tells: ({ by }) => (by === 'customer' ? ['agent:N27'] : ['customer:N28']),
  },
  rate: {
    by: ['customer'],
    stages: ['completed', 'closed-remote'],
    wrong: ({ order }) => [order.rated && 'rating-exists'],
    change: ({ order }) => {
      order.rated = true;
    },
  },
  share: { by: ['customer'], stages: ANY, change: () => {} },
  'revoke-share': { by: ['customer'], stages: ANY, change: () => {} },
  'give-address': {
    by: ['customer'],
    stages: ['submitted', 'info-needed', 'in-service'],
    wrong: ({ order }) => [
      order.addressLocked && 'address-already-locked',
      order.machines.every(({ receivedAt }) => receivedAt === null) && 'nothing-received',
    ],
    change: ({ order }) => {
      order.addressLocked = true;
      order.consented = true;
    },
  },
  'resolve-discrepancy': {
    by: ['agent'],
    stages: ANY,
    wrong: ({ order, words }) => [!order.differences.some(({ id, open }) => id === words.discrepancyId && open) && 'already-answered'],
    silent: ({ order, words }) => {
      const difference = order.differences.find(({ id }) => id === words.discrepancyId);
      return (difference?.machine === null) !== (words.resolution === 'set-aside');
    },
    change: ({ order, words }) => {
      const difference = order.differences.find(({ id }) => id === words.discrepancyId);
      const machine = order.machines.find(({ id }) => id === difference?.machine);
      if (difference) difference.open = false;
      if (machine && words.resolution === 'not-in-parcel') backToCustomer(machine, order.now);
    },
    tells: ['customer:N7'],
  },
};

/** As if it had never been sent. */
export function backToCustomer(machine: PlainMachine, now: number): void {
  machine.state = 'expected';
  machine.expectedSince = now;
  machine.receivedAt = null;
  machine.parcel = null;
  // What was found on it was found on something else.
  machine.damage = 'none';
  machine.approvals = [];
  machine.label = null;
}
