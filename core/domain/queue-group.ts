import type { Machine, MachineState } from './machine';
import { LIVE, stageOf } from './stage';
import { openApproval } from './steps/approval-steps';
import type { WorkOrder } from './work-order';

export const QUEUE_GROUPS = [
  'triage',
  'to-sign',
  'to-unpack',
  'to-judge',
  'to-review',
  'to-refund',
  'to-approve',
  'to-repair',
  'to-ship',
  'waiting',
  'ended',
] as const;
/** What staff do next with an order; an order stands in the first group that holds for it. */
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** Whether somebody waits for a supervisor's word: a verdict that rests on it (R41, R42), machines that would go ahead of others (R55). */
const waitsForSupervisor = (machine: Machine): boolean =>
  machine.state === 'received'
    ? openApproval(machine) !== undefined
    : machine.state === 'ready' && machine.splitRequest !== undefined && machine.splitRequest.decided === undefined;

/** The group of an order: work that is possible now, in the order of the path; `waiting` when it is the customer's turn. */
export function queueGroupOf(order: WorkOrder): QueueGroup {
  const stage = stageOf(order);
  if (stage === 'cancelled' || stage === 'completed' || stage === 'closed-remote') return 'ended';
  const has = (state: MachineState): boolean => order.machines.some((machine) => machine.state === state);
  if (stage === 'submitted') return 'triage';
  if (has('pay-review')) return 'to-review';
  // Paid, found unrepairable on the bench: nothing goes on before the money is back (R28).
  if (order.machines.some((machine) => machine.state === 'received' && machine.paid > machine.refunded)) return 'to-refund';
  const live = order.machines.filter((machine) => LIVE.includes(machine.state));
  const mayAllShip = live.length > 0 && live.every((machine) => machine.state === 'ready');
  if (!mayAllShip && order.machines.some(waitsForSupervisor)) return 'to-approve';
  if (order.parcels.some((parcel) => parcel.signed && !parcel.unpacked)) return 'to-unpack';
  if (has('received')) return 'to-judge';
  if (has('repairing')) return 'to-repair';
  if (has('in-transit')) return 'to-sign';
  if (mayAllShip) return 'to-ship';
  return 'waiting';
}
