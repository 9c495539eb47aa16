import type { ChainedEvent } from './event';
import { stageOf } from './stage';
import { RULES } from './steps/rules';
import type { WorkOrder } from './work-order';

/** How many commands an order remembers, so that repeating one gives its first answer. */
const REMEMBERED_COMMANDS = 20;

/** The order as it is when it has just been submitted: everything but what follows from the event itself. */
export type SubmittedFacts = Pick<WorkOrder, 'orderNumber' | 'customerOpenid' | 'contact' | 'machines'>;

/** The order after an event; needs nothing but the two, so that events replayed give the stored order (I12). */
export function evolve(order: WorkOrder | null, event: ChainedEvent): WorkOrder {
  const before = event.step === 'submit' ? submitted(event) : order;
  if (!before) throw new Error(`Event ${event.step} of ${event.orderId} has no order before it`);
  const { at, by } = event;
  const after =
    event.step === 'submit'
      ? before
      : RULES[event.step].evolve(before, event.facts, { at, role: by.role, openid: by.openid, name: by.name });
  return {
    ...after,
    stage: stageOf(after),
    updatedAt: at,
    version: event.version,
    lastHash: event.hash,
    handledCommands: [...before.handledCommands, { commandId: event.commandId, version: event.version }].slice(-REMEMBERED_COMMANDS),
  };
}

function submitted(event: ChainedEvent): WorkOrder {
  // Written by decideSubmit from the same type.
  const facts = event.facts as unknown as SubmittedFacts;
  return {
    ...facts,
    id: event.orderId,
    stage: 'submitted',
    parcels: [],
    discrepancies: [],
    vouchers: [],
    refunds: [],
    shipments: [],
    consents: [],
    infoRequests: [],
    messages: [],
    submittedAt: event.at,
    updatedAt: event.at,
    version: 0,
    lastHash: '',
    handledCommands: [],
  };
}
