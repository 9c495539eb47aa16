import type { ChainedEvent } from './event';
import { withPauses } from './pauses';
import { stageOf } from './stage';
import { RULES } from './steps/rules';
import { withoutReached } from './steps/time-steps';
import type { WorkOrder } from './work-order';

/** How many commands an order remembers, so that repeating one gives its first answer. */
const REMEMBERED_COMMANDS = 20;

/** Steps that note something in passing: nobody's screen is out of date after them, and no order moves in a queue. */
const QUIET_STEPS: readonly ChainedEvent['step'][] = ['note-notified', 'remind'];

/** The order as it is when it has just been submitted: everything but what follows from the event itself. */
export type SubmittedFacts = Pick<WorkOrder, 'orderNumber' | 'customerOpenid' | 'contact' | 'machines'>;

/** The order after an event; needs nothing but the two, so that events replayed give the stored order (I12). */
export function evolve(order: WorkOrder | null, event: ChainedEvent): WorkOrder {
  const before = event.step === 'submit' ? submitted(event) : order;
  if (!before) throw new Error(`Event ${event.step} of ${event.orderId} has no order before it`);
  const { at, by } = event;
  const changed =
    event.step === 'submit'
      ? before
      : RULES[event.step].evolve(before, event.facts, { at, role: by.role, openid: by.openid, name: by.name });
  const after = withPauses(withoutReached(changed, event), at);
  const { quietVersions = 0, ...rest } = after;
  const isQuiet = QUIET_STEPS.includes(event.step);
  return {
    ...rest,
    stage: stageOf(after),
    updatedAt: isQuiet ? before.updatedAt : at,
    ...(isQuiet ? { quietVersions: quietVersions + 1 } : {}),
    version: event.version,
    lastHash: event.hash,
    handledCommands: [...before.handledCommands, { commandId: event.commandId, version: event.version, hash: event.commandHash }].slice(
      -REMEMBERED_COMMANDS,
    ),
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
