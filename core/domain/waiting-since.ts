import type { Machine } from './machine';
import type { EpochMs } from './money-and-time';
import { currentQuotation } from './steps/rule';
import type { WorkOrder } from './work-order';

/** Since when something waits: what waiting periods, reminders and alarms count from. */

/** Since when a machine is with the customer, to be sent in: its triage, or the last time a parcel of it came to nothing. */
export function expectedSince(order: WorkOrder, machine: Machine): EpochMs {
  const ended = order.parcels.filter(({ machineIds }) => machineIds.includes(machine.id)).map((parcel) => parcel.ended?.at ?? 0);
  const missing = order.discrepancies.filter(({ machineId }) => machineId === machine.id).map(({ resolved }) => resolved?.at ?? 0);
  return Math.max(machine.triage?.at ?? 0, ...ended, ...missing);
}

/** Since when every machine of the order is with the customer. */
export const allExpectedSince = (order: WorkOrder): EpochMs => Math.max(...order.machines.map((machine) => expectedSince(order, machine)));

/** When the customer was asked what is not answered yet. */
export const askedSince = (order: WorkOrder): EpochMs | undefined =>
  order.infoRequests.find((request) => request.answeredAt === undefined)?.askedAt;

/** Since when nobody says where a machine that came without an address and could go back is to go (R47); undefined while it has one. */
export function silentSince({ receivingAddress, messages }: WorkOrder, { receivedAt = 0, readyAt = 0 }: Machine): EpochMs | undefined {
  if (receivingAddress) return undefined;
  const heard = messages.filter(({ from }) => from === 'customer').map(({ at }) => at);
  return Math.max(receivedAt, readyAt, ...heard);
}

/** Since when the customer knows what is to be paid for a machine: the quotation in force, or the freight for sending it again (R48, R49). */
export function billedSince(machine: Machine): EpochMs | undefined {
  if (machine.state === 'quoted') return currentQuotation(machine)?.notifiedAt;
  return machine.state === 'return-refused' ? machine.reshipFreight?.notifiedAt : undefined;
}
