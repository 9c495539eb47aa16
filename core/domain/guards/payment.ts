import { areRemindersSent } from '../alarms';
import { type Fen, isAmount } from '../money-and-time';
import { momentFact, nameOfMachine, namesFact } from '../refusal';
import { type Attempt, currentQuotation, voucherOf } from '../steps/rule';
import type { Guard } from './guard';

/** What the machines of a voucher cost together: their quotations, or the freight for sending them again. */
function sumDue({ machines }: Attempt): number {
  return machines.reduce(
    (sum, machine) =>
      sum + (machine.state === 'return-refused' ? (machine.reshipFreight?.amount ?? 0) : (currentQuotation(machine)?.amount ?? 0)),
    0,
  );
}

function amountsArePositive({ payload }: Attempt, step: string): boolean {
  if (step !== 'quote' && step !== 'revise-quotation') return payload.amount !== undefined && isAmount(payload.amount);
  const lines = payload.lines ?? [];
  return (
    lines.length > 0 &&
    lines.every((line) => Number.isSafeInteger(line.amount) && line.amount >= 0) &&
    isAmount(lines.reduce((sum, line) => sum + line.amount, 0))
  );
}

/** At most what was paid, one machine at a time, and not while a paid repair is about to be sent back. */
function refundFits(attempt: Attempt): boolean {
  return (attempt.payload.amount ?? 0) <= refundable(attempt);
}

function refundable({ machines }: Attempt): Fen {
  const [machine, ...others] = machines;
  if (!machine || others.length > 0) return 0;
  const isReady = machine.state === 'ready' || machine.heldFrom === 'ready';
  const isAboutToShip = isReady && machine.outcome === 'repaired';
  return isAboutToShip ? 0 : machine.paid - machine.refunded;
}

const mayBeDeclined = ({ machines }: Attempt): boolean =>
  machines.every((machine) => ['scrap', 'mixed'].includes(currentQuotation(machine)?.class ?? 'normal'));

export const paymentGuards = {
  'amount-not-positive': { holds: amountsArePositive, clauses: ['R27'], field: 'lines' },
  'amount-not-the-sum': {
    holds: (attempt) => attempt.payload.amount === sumDue(attempt),
    clauses: ['R48', 'R53'],
    field: 'amount',
    facts: (attempt) => ({ sum: { kind: 'amount', amount: sumDue(attempt) } }),
  },
  'decline-not-offered': {
    holds: mayBeDeclined,
    clauses: ['R46', 'R45'],
    facts: ({ machines }) =>
      namesFact('machines', machines.filter((machine) => (currentQuotation(machine)?.class ?? 'normal') === 'normal').map(nameOfMachine)),
  },
  // No line of the policy: nobody decides about money that is their own (docs/decisions/0014).
  'own-payment': {
    holds: ({ order, context: { actor } }) => actor.kind !== 'person' || actor.openid !== order.customerOpenid,
    clauses: [],
  },
  'purposes-differ': {
    holds: ({ machines }) => new Set(machines.map((machine) => machine.state)).size === 1,
    clauses: ['R49'],
    field: 'machineIds',
  },
  'refund-first': {
    holds: ({ machines }) => machines.every((machine) => machine.paid === machine.refunded),
    clauses: ['R28'],
    facts: ({ machines }) => ({
      left: { kind: 'amount', amount: machines.reduce((sum, { paid, refunded }) => sum + paid - refunded, 0) },
      ...namesFact('machines', machines.filter(({ paid, refunded }) => paid !== refunded).map(nameOfMachine)),
    }),
  },
  'refund-too-large': {
    holds: refundFits,
    canHold: (attempt) => refundable(attempt) > 0,
    clauses: ['R28'],
    field: 'amount',
    facts: (attempt) => ({ left: { kind: 'amount', amount: refundable(attempt) } }),
  },
  'reminders-not-sent': {
    holds: ({ order, machines, context }) => machines.every((machine) => areRemindersSent(order, machine, context)),
    clauses: ['R47', 'R48', 'R49'],
  },
  'voucher-used-before': {
    // An order's own claim is not claimed again, so nobody is asked who holds it.
    holds: ({ order, context: { voucherUsedBy, voucherHash } }) =>
      voucherUsedBy === null &&
      (voucherHash === null || !order.vouchers.some(({ sha256, review }) => sha256 === voucherHash && review?.as !== 'rejected')),
    canHold: () => true,
    clauses: ['R53'],
    field: 'attachmentId',
  },
  'voucher-already-reviewed': {
    holds: ({ order, payload }) => voucherOf(order, payload.voucherId)?.review === undefined,
    clauses: ['R53'],
    facts: ({ order, payload }) => momentFact('reviewed', voucherOf(order, payload.voucherId)?.review?.at),
  },
} as const satisfies Record<string, Guard>;
