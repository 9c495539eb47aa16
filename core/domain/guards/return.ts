import { isServiceDayEnd } from '../calendar';
import { DAY_MS } from '../money-and-time';
import { promiseCourse } from '../promise-course';
import { momentFact, nameOfMachine, namesFact } from '../refusal';
import { isSupervisor } from '../rights';
import { SPLIT_REASONS, type SplitReason } from '../shipment';
import { isLive, repairQuantityOf } from '../stage';
import { isReturnCarrier } from '../steps/inbound-carrier';
import { type Attempt, shipmentOf } from '../steps/rule';
import type { Guard } from './guard';

/** Machines of one order return together (R54); a split needs a large quantity or a supervisor (R55). */
function isWholeOrSplit(attempt: Attempt): boolean {
  const { splitReason } = attempt.payload;
  return splitReason === undefined ? isWhole(attempt) : maySplit(attempt, splitReason);
}

const isWhole = ({ order, machines }: Attempt): boolean =>
  order.machines.every((machine) => !isLive(machine) || machines.includes(machine));

function maySplit({ order, machines, context }: Attempt, reason: SplitReason): boolean {
  if (reason === 'large-quantity') return repairQuantityOf(order.machines) >= context.rules.largeQuantity;
  return isSupervisor(context.actor) || machines.every(({ splitRequest }) => splitRequest?.decided?.as === 'approved');
}

function isDisputable({ order, payload, context }: Attempt): boolean {
  const shipment = shipmentOf(order, payload.shipmentId);
  if (!shipment?.delivered) return shipment !== undefined && shipment.disputedAt === undefined;
  return shipment.delivered.by === 'timer' && context.now <= shipment.delivered.at + context.rules.disputeDays * DAY_MS;
}

/** The machines that a whole return would wait for (R54, R56). */
const stillWaiting = ({ order, machines }: Attempt) =>
  order.machines.filter((machine) => isLive(machine) && !machines.includes(machine)).map(nameOfMachine);

/** R52: later than what is promised now, with what pauses added to it. */
const isLater = ({ machines, payload, context: { calendar, now } }: Attempt): boolean =>
  machines.every(({ promise }) => promise !== undefined && (payload.dueAt ?? 0) > promiseCourse(promise, calendar, now).dueAt);

/** Later than anybody means: a promise explains itself day by day, so a slip of the year would make a course of a million days. */
const LATEST_PROMISE_MS = 2 * 366 * DAY_MS;

/** A promised date is the end of a service day still to come, within two years (R2, R52). */
const isPromisable = ({ payload: { dueAt = 0 }, context }: Attempt): boolean =>
  dueAt > context.now && dueAt <= context.now + LATEST_PROMISE_MS && isServiceDayEnd(dueAt, context.calendar);

export const returnGuards = {
  'address-not-locked': { holds: ({ order }) => order.receivingAddress !== undefined, clauses: ['R22'] },
  'carrier-not-supported': {
    holds: ({ payload }) => payload.carrier !== undefined && isReturnCarrier(payload.carrier),
    clauses: ['R57'],
    field: 'carrier',
  },
  'day-not-working': { holds: isPromisable, clauses: ['R2', 'R52'], field: 'dueAt' },
  'delivery-not-disputable': {
    holds: isDisputable,
    clauses: ['R29'],
    facts: ({ order, payload, context: { rules } }) => {
      const delivered = shipmentOf(order, payload.shipmentId)?.delivered;
      return momentFact('until', delivered?.by === 'timer' ? delivered.at + rules.disputeDays * DAY_MS : undefined);
    },
  },
  'extension-not-later': {
    holds: isLater,
    canHold: ({ machines }) => machines.every((machine) => machine.promise !== undefined),
    clauses: ['R52'],
    field: 'dueAt',
    facts: ({ machines }) => {
      const due = machines.flatMap(({ promise }) => promise?.dueAt ?? []);
      return momentFact('due', due.length > 0 ? Math.max(...due) : undefined);
    },
  },
  'split-needs-reason': {
    holds: isWholeOrSplit,
    canHold: (attempt) => isWhole(attempt) || SPLIT_REASONS.some((reason) => maySplit(attempt, reason)),
    clauses: ['R54', 'R55', 'R56'],
    facts: (attempt) => ({
      ...namesFact('machines', stillWaiting(attempt)),
      count: { kind: 'number', value: repairQuantityOf(attempt.order.machines) },
      threshold: { kind: 'number', value: attempt.context.rules.largeQuantity },
    }),
  },
} as const satisfies Record<string, Guard>;
