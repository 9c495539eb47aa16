import { dueAlarms, recomputed } from '../alarms';
import { daysOverAt } from '../days-over';
import type { Machine } from '../machine';
import { DAY_MS, type EpochMs } from '../money-and-time';
import { momentFact, nameOfMachine, namesFact } from '../refusal';
import { isMissing } from '../steps/differences';
import type { Payload } from '../steps/payload';
import { type Attempt, shipmentOf } from '../steps/rule';
import { reminderDue } from '../steps/time-steps';
import { askedSince, billedSince, expectedSince, silentSince } from '../waiting-since';
import type { Guard } from './guard';

/** The words a step cannot do without. */
const REQUIRED_TEXT: Readonly<Record<string, keyof Payload>> = {
  'ask-info': 'text',
  'answer-info': 'text',
  'drop-info-request': 'reason',
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
  'establish-warranty': 'reason',
  'report-damage': 'text',
  'request-approval': 'text',
  'decide-approval': 'reason',
  'request-split': 'reason',
  'decide-split': 'reason',
  'withdraw-quotation': 'reason',
  'note-refused-return': 'reason',
};

const NEVER: EpochMs = Number.POSITIVE_INFINITY;
const ALWAYS: EpochMs = Number.NEGATIVE_INFINITY;
/** After a time of so many days that is the customer's. */
const daysAfter = (since: EpochMs | undefined, days: number): EpochMs => (since === undefined ? NEVER : daysOverAt(since, days));

/** From when on a step is possible for whoever is not the customer; {@link NEVER} while what it waits for has not begun. */
function possibleFrom({ order, machines, role, payload, context: { rules } }: Attempt, step: string): EpochMs {
  switch (step) {
    case 'cancel':
      if (role === 'customer') return ALWAYS;
      if (order.stage === 'info-needed') return daysAfter(askedSince(order), rules.infoCancelDays);
      if (order.stage !== 'return-confirmed') return NEVER;
      return Math.max(...order.machines.map((machine) => daysAfter(expectedSince(order, machine), rules.returnCancelDays)));
    case 'withdraw':
      if (role === 'customer') return ALWAYS;
      return Math.max(...machines.map((machine) => daysAfter(expectedSince(order, machine), rules.withdrawDays)));
    case 'confirm-delivered': {
      const shipment = shipmentOf(order, payload.shipmentId);
      if (role === 'customer') return ALWAYS;
      // Nobody loses anything by it, so these days are counted to the hour; the customer may still say that nothing came.
      return shipment && shipment.disputedAt === undefined ? shipment.shippedAt + rules.deliveredAfterDays * DAY_MS : NEVER;
    }
    case 'hold':
      return Math.max(
        ...machines.map((machine) => {
          if (machine.state === 'ready') return daysAfter(silentSince(order, machine), rules.ninetyDays);
          // Where the owner says that the 90 days do not govern fees, a fee that is known and not paid is enough.
          if (machine.state === 'quoted' && !rules.ninetyDaysForFees) return billedSince(machine) ?? NEVER;
          return daysAfter(billedSince(machine), rules.ninetyDays);
        }),
      );
    default:
      return ALWAYS;
  }
}

/** Whether there is still something open to answer or to note. */
function isStillOpen({ order, machines, payload }: Attempt, step: string): boolean {
  switch (step) {
    case 'answer-info':
    case 'drop-info-request':
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

/**
 * Whether a number that was read may be that of the machine. What the order has claimed already is not claimed again, so nobody is asked who holds it: no two
 * of its machines have one serial number either. Of a machine whose number the customer typed nothing is claimed: another number is another machine (R17),
 * unless that lies in the same parcel, so that its own label was read, or one of the two mistyped.
 */
const serialsAreOurs = ({ order, machines, payload: { serialNumber }, context }: Attempt): boolean => {
  const isInTheWay = (other: Machine): boolean =>
    machines.some(({ serialNumber: typed, parcelId }) => typed === null || (other.parcelId === parcelId && !isMissing(order, other)));
  const others = order.machines.filter((other) => !machines.includes(other) && other.serialNumber === serialNumber);
  return context.areSerialsFree && (serialNumber === undefined || !others.some(isInTheWay));
};

export const orderGuards = {
  'already-answered': { holds: isStillOpen, clauses: ['R13'] },
  'day-not-reached': {
    holds: (attempt, step) => attempt.context.now >= possibleFrom(attempt, step),
    clauses: ['R47', 'R48', 'R49'],
    facts: (attempt, step) => momentFact('from', possibleFrom(attempt, step)),
  },
  'info-request-open': {
    holds: ({ order }) => order.infoRequests.every((request) => request.answeredAt !== undefined),
    clauses: ['R18'],
    facts: ({ order }) => momentFact('asked', order.infoRequests.find((request) => request.answeredAt === undefined)?.askedAt),
  },
  'machine-in-house': {
    holds: ({ order }) => order.machines.every((machine) => machine.receivedAt === undefined),
    clauses: ['R22', 'R46'],
    facts: ({ order }) => namesFact('machines', order.machines.filter(({ receivedAt }) => receivedAt !== undefined).map(nameOfMachine)),
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
  'serials-taken': {
    holds: serialsAreOurs,
    canHold: serialsAreOurs,
    clauses: ['R12'],
    field: 'serialNumber',
    // A number that was read, else those that the machines had.
    facts: ({ machines, payload }) =>
      namesFact('serials', payload.serialNumber ? [payload.serialNumber] : machines.flatMap(({ serialNumber }) => serialNumber ?? [])),
  },
  'text-missing': { holds: hasText, clauses: ['R18'], field: 'text' },
} as const satisfies Record<string, Guard>;
