import { DAY_MS } from '../money-and-time';
import { promiseCourse } from '../promise-course';
import { isSupervisor } from '../rights';
import { isLive } from '../stage';
import { isReturnCarrier } from '../steps/inbound-carrier';
import { type Attempt, shipmentOf } from '../steps/rule';
import { SPLIT_REASONS, type SplitReason } from '../work-order';
import type { Guard } from './guard';

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
  return shipment.delivered.by === 'timer' && context.now <= shipment.delivered.at + context.rules.disputeDays * DAY_MS;
}

/** R52: later than what is promised now, with what pauses added to it. */
const isLater = ({ machines, payload, context: { calendar, now } }: Attempt): boolean =>
  machines.every(({ promise }) => promise !== undefined && (payload.dueAt ?? 0) > promiseCourse(promise, calendar, now).dueAt);

export const returnGuards = {
  'address-not-locked': { holds: ({ order }) => order.receivingAddress !== undefined, clauses: ['R22'] },
  'carrier-not-supported': {
    holds: ({ payload }) => payload.carrier !== undefined && isReturnCarrier(payload.carrier),
    clauses: ['R57'],
    field: 'carrier',
  },
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
