import { DAY_MS } from '../money-and-time';
import type { Payload } from '../steps/payload';
import { type Attempt, shipmentOf } from '../steps/rule';
import type { Machine, WorkOrder } from '../work-order';
import type { Guard } from './guard';

/** The words a step cannot do without. */
const REQUIRED_TEXT: Readonly<Record<string, keyof Payload>> = {
  'ask-info': 'text',
  'answer-info': 'text',
  message: 'text',
  'fix-remotely': 'note',
  'judge-free': 'findings',
  quote: 'findings',
  'declare-unrepairable': 'findings',
  'revise-quotation': 'note',
  'reject-voucher': 'reason',
  reopen: 'reason',
  'give-up': 'reason',
  'extend-promise': 'reason',
};

const passed = (since: number | undefined, days: number, now: number): boolean => since !== undefined && now >= since + days * DAY_MS;

/** Since when a machine is with the customer, to be sent in: its triage, or the last time a parcel of it came to nothing. */
function expectedSince(order: WorkOrder, machine: Machine): number {
  const ended = order.parcels.filter(({ machineIds }) => machineIds.includes(machine.id)).map((parcel) => parcel.ended?.at ?? 0);
  const missing = order.discrepancies.filter(({ machineId }) => machineId === machine.id).map(({ resolved }) => resolved?.at ?? 0);
  return Math.max(machine.triage?.at ?? 0, ...ended, ...missing);
}

/** Whether the day has come on which a step becomes possible for whoever is not the customer. */
function dayReached(attempt: Attempt, step: string): boolean {
  const { order, machines, role, payload, context } = attempt;
  const { now, rules } = context;
  switch (step) {
    case 'cancel': {
      if (role === 'customer') return true;
      const asked = order.infoRequests.find((request) => request.answeredAt === undefined)?.askedAt;
      if (order.stage === 'info-needed') return passed(asked, rules.infoCancelDays, now);
      return (
        order.stage === 'return-confirmed' &&
        order.machines.every((machine) => passed(expectedSince(order, machine), rules.returnCancelDays, now))
      );
    }
    case 'withdraw':
      return role === 'customer' || machines.every((machine) => passed(expectedSince(order, machine), rules.withdrawDays, now));
    case 'confirm-delivered': {
      const shipment = shipmentOf(order, payload.shipmentId);
      return role === 'customer' || (shipment?.disputedAt === undefined && passed(shipment?.shippedAt, rules.deliveredAfterDays, now));
    }
    case 'hold':
      return machines.every((machine) => {
        const notifiedAt =
          machine.state === 'return-refused'
            ? machine.reshipFreight?.notifiedAt
            : machine.quotations[machine.quotations.length - 1]?.notifiedAt;
        if (machine.state === 'quoted' && !rules.ninetyDaysForFees) return notifiedAt !== undefined;
        return passed(notifiedAt, rules.ninetyDays, now);
      });
    default:
      return true;
  }
}

/** Whether there is still something open to answer or to note. */
function isStillOpen({ order, machines, payload }: Attempt, step: string): boolean {
  switch (step) {
    case 'answer-info':
      return order.infoRequests.some((request) => request.answeredAt === undefined);
    case 'resolve-discrepancy': {
      const found = order.discrepancies.find(({ id }) => id === payload.discrepancyId);
      if (!found || found.resolved) return false;
      return payload.resolution === undefined || (found.kind === 'extra') === (payload.resolution === 'set-aside');
    }
    case 'note-notified':
      return machines.every((machine) =>
        machine.state === 'quoted'
          ? machine.quotations[machine.quotations.length - 1]?.notifiedAt === undefined
          : machine.reshipFreight?.notifiedAt === undefined,
      );
    default:
      return true;
  }
}

const hasText = ({ payload }: Attempt, step: string): boolean => {
  const field = REQUIRED_TEXT[step];
  const value = field === undefined ? undefined : payload[field];
  return field === undefined || (typeof value === 'string' && value.trim() !== '');
};

const serialsAreOurs = ({ context }: Attempt): boolean => context.areSerialsFree;

export const orderGuards = {
  'already-answered': { holds: isStillOpen, clauses: ['R13'] },
  'day-not-reached': { holds: dayReached, clauses: ['R47', 'R48', 'R49'] },
  'info-request-open': { holds: ({ order }) => order.infoRequests.every((request) => request.answeredAt !== undefined), clauses: ['R18'] },
  'machine-in-house': {
    holds: ({ order }) => order.machines.every((machine) => machine.receivedAt === undefined),
    clauses: ['R22', 'R46'],
  },
  'nothing-received': {
    holds: ({ order, role }, step) =>
      (step === 'withdraw' && role === 'supervisor') || order.machines.some((machine) => machine.receivedAt !== undefined),
    clauses: ['R54'],
  },
  'rating-exists': { holds: ({ order }) => order.rating === undefined, clauses: ['R29'] },
  'serials-taken': { holds: serialsAreOurs, canHold: serialsAreOurs, clauses: ['R12'], field: 'serialNumber' },
  'text-missing': { holds: hasText, clauses: ['R18'], field: 'text' },
} as const satisfies Record<string, Guard>;
