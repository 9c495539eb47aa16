import { isServiceDayEnd } from '../calendar';
import { DAY_MS } from '../money-and-time';
import { isSupervisor } from '../rights';
import { isLive } from '../stage';
import { isReturnCarrier } from '../steps/inbound-carrier';
import { type Attempt, shipmentOf } from '../steps/rule';
import { SPLIT_REASONS, type SplitReason } from '../work-order';
import type { Guard } from './guard';

/** How long after the timer closed a delivery the customer may still say that nothing came. */
const DISPUTE_DAYS = 30;

/** Machines of one order return together (R54); a split needs a large quantity or a supervisor (R55). */
function isWholeOrSplit(attempt: Attempt): boolean {
  const { splitReason } = attempt.payload;
  return splitReason === undefined ? isWhole(attempt) : maySplit(attempt, splitReason);
}

const isWhole = ({ order, machines }: Attempt): boolean =>
  order.machines.every((machine) => !isLive(machine) || machines.includes(machine));

function maySplit({ order, context }: Attempt, reason: SplitReason): boolean {
  return reason === 'approved' ? isSupervisor(context.actor) : order.machines.length >= context.rules.largeQuantity;
}

function isDisputable({ order, payload, context }: Attempt): boolean {
  const shipment = shipmentOf(order, payload.shipmentId);
  if (!shipment?.delivered) return shipment !== undefined && shipment.disputedAt === undefined;
  return shipment.delivered.by === 'timer' && context.now <= shipment.delivered.at + DISPUTE_DAYS * DAY_MS;
}

const isLater = ({ machines, payload }: Attempt): boolean =>
  machines.every((machine) => machine.promise !== undefined && (payload.dueAt ?? 0) > machine.promise.dueAt);

/** A promised date is the end of a service day still to come (R2, R52). */
const isPromisable = ({ payload: { dueAt = 0 }, context }: Attempt): boolean =>
  dueAt > context.now && isServiceDayEnd(dueAt, context.calendar);

export const returnGuards = {
  'address-not-locked': { holds: ({ order }) => order.receivingAddress !== undefined, clauses: ['R22'] },
  'carrier-not-supported': {
    holds: ({ payload }) => payload.carrier !== undefined && isReturnCarrier(payload.carrier),
    clauses: ['R57'],
    field: 'carrier',
  },
  'day-not-working': { holds: isPromisable, clauses: ['R2', 'R52'], field: 'dueAt' },
  'delivery-not-disputable': { holds: isDisputable, clauses: ['R29'] },
  'extension-not-later': {
    holds: isLater,
    canHold: ({ machines }) => machines.every((machine) => machine.promise !== undefined),
    clauses: ['R52'],
    field: 'dueAt',
  },
  'split-needs-reason': {
    holds: isWholeOrSplit,
    canHold: (attempt) => isWhole(attempt) || SPLIT_REASONS.some((reason) => maySplit(attempt, reason)),
    clauses: ['R54', 'R55', 'R56'],
  },
} as const satisfies Record<string, Guard>;
