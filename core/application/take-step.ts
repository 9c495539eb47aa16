import type * as z from 'zod/mini';
import type { ReplyError } from '../contract/reply';
import { customerSteps, staffSteps } from '../contract/steps';
import type { OrderView } from '../contract/views';
import { type Decision, decide, type Repeated } from '../domain/decide';
import type { Refusal } from '../domain/refusal';
import { err, ok, type Result } from '../domain/result';
import { isTerminal } from '../domain/stage';
import type { StepName } from '../domain/step-table';
import type { Payload } from '../domain/steps/payload';
import type { Actor, WorkOrder } from '../domain/work-order';
import type { Language } from '../texts/localized';
import { checkAttachments } from './check-attachments';
import { withAssignee } from './colleagues';
import { parseInput } from './parse-input';
import type { Busy, Change, Deps, Repeated as StoredAlready } from './ports';
import { readOrderView } from './read-order-view';
import { type Failure, replyError } from './reply-error';
import { contextOf, registryOf } from './world';

export type StepCommand = {
  readonly commandId: string;
  readonly orderId: string;
  readonly version?: number;
  readonly step: StepName;
  readonly payload: Payload;
};
type Input = {
  readonly commandId: string;
  readonly orderId: string;
  readonly version: number;
  readonly step: string;
  readonly payload: unknown;
};

/** Which steps have a screen, and what each needs; on each side its own. */
const SCHEMAS: Readonly<Record<'customer' | 'staff', Readonly<Record<string, z.ZodMiniType<Payload>>>>> = {
  customer: customerSteps,
  staff: staffSteps,
};

/**
 * One step on one order, for a person in front of a screen: the payload is checked against the contract, photos must be the
 * person's own confirmed uploads, then the step is carried out.
 *
 * @param side which schemas apply; rights are the step table's business
 * @returns the order as the person now sees it, or why nothing was changed
 */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  input: Input,
  language: Language,
  side: 'customer' | 'staff',
): Promise<Result<OrderView, ReplyError>> {
  const schemas = SCHEMAS[side];
  const schema = Object.hasOwn(schemas, input.step) ? schemas[input.step] : undefined;
  if (!schema) return err(replyError(language, { code: 'invalid-request', field: 'step' }));
  const payload = parseInput(schema, input.payload, language, ['payload']);
  if (!payload.ok) return payload;

  const unusable = await checkAttachments(deps, actor, input.step as StepName, payload.value);
  if (unusable) return err(replyError(language, unusable));

  const completed = await withAssignee(deps, payload.value);
  if (!completed.ok) return err(replyError(language, completed.error));
  const done = await carryOutStep(deps, actor, { ...input, step: input.step as StepName, payload: completed.value });
  if (!done.ok) return err(replyError(language, withPayloadField(done.error)));
  return readOrderView(deps, actor, done.value, language);
}

/** Fields of refusals are named from the payload; on the wire they stand inside it. */
function withPayloadField(failure: Refusal | Busy): Failure | Refusal {
  return 'field' in failure && failure.field !== undefined ? { ...failure, field: `payload.${failure.field}` } : failure;
}

/** The step itself, for whoever acts: a person, the chat, a timer. One transaction; safe to repeat. */
export async function carryOutStep(deps: Deps, actor: Actor, command: StepCommand): Promise<Result<WorkOrder, Refusal | Busy>> {
  const settings = await deps.settings();
  const { orderId, payload, step } = command;
  const asksWaybill = step === 'send-in' || step === 'correct-waybill' || step === 'link-orphan';
  const waybillNumber = asksWaybill ? payload.waybillNumber : undefined;
  return deps.orders.change<Refusal>(
    { orderId, ...(waybillNumber === undefined ? {} : { waybillNumber }) },
    async (order, { waybillHeldBy }) => {
      if (!order) return err({ code: 'not-found' });
      const registry = step === 'judge-free' || step === 'quote' ? await registryOf(deps, order) : new Map();
      const context = contextOf(deps, { actor, settings, registry, waybillHeldBy });
      const decided = decide(
        order,
        { commandId: command.commandId, step, payload, ...(command.version === undefined ? {} : { expectedVersion: command.version }) },
        context,
      );
      return decided.ok ? ok(changeOf(order, decided.value)) : decided;
    },
  );
}

function changeOf(before: WorkOrder, decided: Decision | Repeated): Change | StoredAlready {
  if ('repeatedAtVersion' in decided) return { repeated: before };
  const { order, event, notices } = decided;
  const fresh = (waybill: string): boolean => !before.parcels.some((parcel) => !parcel.ended && parcel.waybillNumber === waybill);
  const open = (of: WorkOrder): readonly string[] =>
    of.cancelled ? [] : of.parcels.filter((parcel) => !parcel.ended).map((parcel) => parcel.waybillNumber);
  const claimWaybill = open(order).find(fresh);
  const releaseWaybill = open(before).find((waybill) => !open(order).includes(waybill));
  const claims = (of: WorkOrder): readonly string[] =>
    of.cancelled
      ? []
      : of.machines.filter((machine) => !isTerminal(machine) || machine.state === 'held').flatMap((machine) => machine.serialNumber ?? []);
  const releaseSerials = claims(before).filter((serial) => !claims(order).includes(serial));
  return {
    order,
    event,
    notices,
    ...(claimWaybill === undefined ? {} : { claimWaybill }),
    ...(releaseWaybill === undefined ? {} : { releaseWaybill }),
    ...(releaseSerials.length > 0 ? { releaseSerials } : {}),
  };
}
