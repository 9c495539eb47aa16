import { dueAlarms, recomputed } from '../alarms';
import { DAY_MS } from '../money-and-time';
import type { Payload } from '../steps/payload';
import { type Attempt, shipmentOf } from '../steps/rule';
import { reminderDue } from '../steps/time-steps';
import { askedSince, billedSince, expectedSince } from '../waiting-since';
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

/** Whether the day has come on which a step becomes possible for whoever is not the customer. */
function dayReached(attempt: Attempt, step: string): boolean {
  const { order, machines, role, payload, context } = attempt;
  const { now, rules } = context;
  switch (step) {
    case 'cancel': {
      if (role === 'customer') return true;
      if (order.stage === 'info-needed') return passed(askedSince(order), rules.cancelUnansweredDays, now);
      return (
        order.stage === 'return-confirmed' &&
        order.machines.every((machine) => passed(expectedSince(order, machine), rules.cancelUnsentDays, now))
      );
    }
    case 'withdraw':
      return role === 'customer' || machines.every((machine) => passed(expectedSince(order, machine), rules.withdrawDays, now));
    case 'confirm-delivered': {
      const shipment = shipmentOf(order, payload.shipmentId);
      return role === 'customer' || (shipment?.disputedAt === undefined && passed(shipment?.shippedAt, rules.deliveredAfterDays, now));
    }
    case 'hold':
      return machines.every((machine) => passed(billedSince(machine), rules.ninetyDays, now));
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
    case 'note-unreachable':
      return order.unreachable === undefined;
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
  'recomputation-not-due': {
    holds: ({ machines, context }) => machines.every((machine) => recomputed(machine, context) !== undefined),
    clauses: ['R51', 'R53'],
  },
  'reminder-not-due': {
    holds: (attempt) => reminderDue(attempt) !== undefined,
    canHold: ({ order, context }) => dueAlarms(order, context, context.now).some(({ to }) => to !== undefined),
    clauses: ['R13', 'R48'],
  },
  'rating-exists': { holds: ({ order }) => order.rating === undefined, clauses: ['R29'] },
  'serials-taken': { holds: serialsAreOurs, canHold: serialsAreOurs, clauses: ['R12'], field: 'serialNumber' },
  'text-missing': { holds: hasText, clauses: ['R18'], field: 'text' },
} as const satisfies Record<string, Guard>;
