import { DAY_MS, type EpochMs } from '../money-and-time';
import { momentFact, nameOfMachine, namesFact } from '../refusal';
import type { Payload } from '../steps/payload';
import { type Attempt, shipmentOf } from '../steps/rule';
import type { Machine, WorkOrder } from '../work-order';
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
const daysAfter = (since: EpochMs | undefined, days: number): EpochMs => (since === undefined ? NEVER : since + days * DAY_MS);

/** Since when a machine is with the customer, to be sent in: its triage, or the last time a parcel of it came to nothing. */
function expectedSince(order: WorkOrder, machine: Machine): number {
  const ended = order.parcels.filter(({ machineIds }) => machineIds.includes(machine.id)).map((parcel) => parcel.ended?.at ?? 0);
  const missing = order.discrepancies.filter(({ machineId }) => machineId === machine.id).map(({ resolved }) => resolved?.at ?? 0);
  return Math.max(machine.triage?.at ?? 0, ...ended, ...missing);
}

/** Since when nobody says where a machine that came without an address is to go (R47); undefined while it has one. */
function silentSince({ receivingAddress, messages }: WorkOrder, { receivedAt = 0 }: Machine): number | undefined {
  if (receivingAddress) return undefined;
  const heard = messages.filter(({ from }) => from === 'customer').map(({ at }) => at);
  return Math.max(receivedAt, ...heard);
}

/** From when on a step is possible for whoever is not the customer; {@link NEVER} while what it waits for has not begun. */
function possibleFrom({ order, machines, role, payload, context: { rules } }: Attempt, step: string): EpochMs {
  switch (step) {
    case 'cancel': {
      if (role === 'customer') return ALWAYS;
      const asked = order.infoRequests.find((request) => request.answeredAt === undefined)?.askedAt;
      if (order.stage === 'info-needed') return daysAfter(asked, rules.infoCancelDays);
      if (order.stage !== 'return-confirmed') return NEVER;
      return Math.max(...order.machines.map((machine) => daysAfter(expectedSince(order, machine), rules.returnCancelDays)));
    }
    case 'withdraw':
      if (role === 'customer') return ALWAYS;
      return Math.max(...machines.map((machine) => daysAfter(expectedSince(order, machine), rules.withdrawDays)));
    case 'confirm-delivered': {
      const shipment = shipmentOf(order, payload.shipmentId);
      if (role === 'customer') return ALWAYS;
      return shipment?.disputedAt === undefined ? daysAfter(shipment?.shippedAt, rules.deliveredAfterDays) : NEVER;
    }
    case 'hold':
      return Math.max(
        ...machines.map((machine) => {
          if (machine.state === 'ready') return daysAfter(silentSince(order, machine), rules.ninetyDays);
          const notifiedAt =
            machine.state === 'return-refused'
              ? machine.reshipFreight?.notifiedAt
              : machine.quotations[machine.quotations.length - 1]?.notifiedAt;
          // Where the owner says that the 90 days do not govern fees, a fee that is known and not paid is enough.
          const days = machine.state === 'quoted' && !rules.ninetyDaysForFees ? 0 : rules.ninetyDays;
          return daysAfter(notifiedAt, days);
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
  'rating-exists': { holds: ({ order }) => order.rating === undefined, clauses: ['R29'] },
  'serials-taken': {
    holds: serialsAreOurs,
    canHold: serialsAreOurs,
    clauses: ['R12'],
    field: 'serialNumber',
    facts: ({ machines }) =>
      namesFact(
        'serials',
        machines.flatMap(({ serialNumber }) => serialNumber ?? []),
      ),
  },
  'text-missing': { holds: hasText, clauses: ['R18'], field: 'text' },
} as const satisfies Record<string, Guard>;
