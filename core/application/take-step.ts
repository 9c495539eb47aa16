import type * as z from 'zod/mini';
import type { ReplyError } from '../contract/reply';
import { customerSteps, staffSteps } from '../contract/steps';
import type { OrderView } from '../contract/views/order-view';
import type { Actor } from '../domain/actor';
import { type Decision, decide, type Repeated } from '../domain/decide';
import type { AttachmentProofs } from '../domain/event';
import type { Refusal } from '../domain/refusal';
import { err, ok, type Result } from '../domain/result';
import { isTerminal } from '../domain/stage';
import type { StepName } from '../domain/step-table';
import type { Payload } from '../domain/steps/payload';
import { provenSerialOf } from '../domain/steps/rule';
import type { LastRepair } from '../domain/warranty';
import type { WorkOrder } from '../domain/work-order';
import type { Language } from '../texts/localized';
import { checkAttachments } from './check-attachments';
import { withAssignee } from './colleagues';
import { fromTheDesk, orphanIdBeside, orphansBeside } from './orphans/beside-order';
import { orphanRulesOf } from './orphans/orphan-context';
import { parseInput } from './parse-input';
import { keepPolicyText } from './policy-in-force';
import type { Busy, Change, Deps, Repeated as StoredAlready } from './ports';
import { readOrderView } from './read-order-view';
import { type Failure, replyError } from './reply-error';
import { timelineOf } from './timeline';
import { contextOf, registryOf } from './world';

export type StepCommand = {
  readonly commandId: string;
  readonly orderId: string;
  readonly version?: number;
  readonly step: StepName;
  readonly payload: Payload;
  /** What the photos of the payload were found to be; they enter the event. */
  readonly attachments?: AttachmentProofs;
};
type Input = {
  readonly commandId: string;
  readonly orderId: string;
  readonly version: number;
  readonly step: string;
  readonly payload: unknown;
};

/** Which steps can be taken, and what each needs; on each side its own. */
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

  const proved = await checkAttachments(deps, actor, input.step as StepName, payload.value);
  if (!proved.ok) return err(replyError(language, proved.error));

  const completed = await withAssignee(deps, payload.value);
  if (!completed.ok) return err(replyError(language, completed.error));
  const done = await carryOutStep(deps, actor, {
    ...input,
    step: input.step as StepName,
    payload: completed.value,
    attachments: proved.value,
  });
  if (!done.ok) return err(replyError(language, await withChanges(deps, actor, input, withPayloadField(done.error), language)));
  return readOrderView(deps, actor, done.value, language);
}

/** Fields of refusals are named from the payload; on the wire they stand inside it. */
function withPayloadField(failure: Refusal | Busy): Failure | Refusal {
  return 'field' in failure && failure.field !== undefined ? { ...failure, field: `payload.${failure.field}` } : failure;
}

/** Whoever lost a race is told what the others did since. They are a party: to anybody else the order is not there. */
async function withChanges(
  deps: Deps,
  actor: Actor,
  { orderId, version }: Input,
  failure: Failure | Refusal,
  language: Language,
): Promise<Failure | Refusal> {
  if (failure.code !== 'stale-version' || failure.current === undefined) return failure;
  const events = await deps.orders.events(orderId, failure.current);
  const since = events.filter((event) => event.version > version);
  const isCustomer = actor.kind === 'person' && events[0]?.facts.customerOpenid === actor.openid;
  const entries = timelineOf(since, language, isCustomer ? 'customer' : 'staff');
  const changes = entries.map(({ at, who, what, detail }) => ({ at, who, what, ...(detail === undefined ? {} : { detail }) }));
  return { ...failure, changes };
}

/** What carrying out a step needs. */
export type StepDeps = Pick<Deps, 'orders' | 'registry' | 'repairs' | 'policyTexts' | 'settings' | 'now' | 'sha256' | 'randomHex'>;

/** The step itself, for whoever acts: a person, the chat, a timer. One transaction; safe to repeat. */
export async function carryOutStep(deps: StepDeps, actor: Actor, command: StepCommand): Promise<Result<WorkOrder, Refusal | Busy>> {
  const settings = await deps.settings();
  const { orderId, payload, step, attachments } = command;
  await keepPolicyText(deps, payload.consent?.textHash);
  const voucherHash = attachments?.[payload.attachmentId ?? '']?.sha256 ?? null;
  // One call more than a command may have, so only where the owner gives a warranty on repairs.
  const asksRepair = step === 'read-label' && settings.repairWarrantyOn;
  const lastRepair = asksRepair ? await lastRepairOf(deps, payload.serialNumber) : null;
  const request = {
    orderId,
    orphanOf: (order: WorkOrder | null) => (order ? orphanIdBeside(order, step, payload) : undefined),
  };
  return deps.orders.change<Refusal>(request, async (order, { orphan, ...held }) => {
    if (!order) return err({ code: 'not-found' });
    const registry = ASKS_REGISTRY.includes(step) ? await registryOf(deps, order) : new Map();
    const atDesk = fromTheDesk(step, orphan, { held, attachments });
    const context = contextOf(deps, { actor, settings, registry, voucherHash, lastRepair, ...atDesk });
    const decided = decide(
      order,
      { commandId: command.commandId, step, payload, ...(command.version === undefined ? {} : { expectedVersion: command.version }) },
      context,
    );
    if (!decided.ok) return decided;
    const change = changeOf(order, decided.value);
    if ('repeated' in change || 'repeatedAtVersion' in decided.value) return ok(change);
    const orphans = orphansBeside(deps, { rules: orphanRulesOf(settings), decided: decided.value, orphan });
    return ok(orphans.length > 0 ? { ...change, orphans } : change);
  });
}

/** Steps that look at the warranty. */
const ASKS_REGISTRY: readonly StepName[] = ['judge-free', 'quote', 'declare-unrepairable', 'establish-warranty'];

const lastRepairOf = async (deps: Pick<Deps, 'repairs'>, serialNumber = ''): Promise<LastRepair | null> =>
  (await deps.repairs.lastOf([serialNumber])).get(serialNumber) ?? null;

/** What a decision stores: with the claims that the order makes or gives back by it. */
export function changeOf(before: WorkOrder, decided: Decision | Repeated): Change | StoredAlready {
  if ('repeatedAtVersion' in decided) return { repeated: before };
  const { order, event, notices } = decided;
  const fresh = (waybill: string): boolean => !before.parcels.some((parcel) => !parcel.ended && parcel.waybillNumber === waybill);
  const open = (of: WorkOrder): readonly string[] =>
    of.cancelled ? [] : of.parcels.filter((parcel) => !parcel.ended).map((parcel) => parcel.waybillNumber);
  const claimWaybill = open(order).find(fresh);
  const [releaseWaybill, ...releaseWaybillsLater] = open(before).filter((waybill) => !open(order).includes(waybill));
  const pictures = (of: WorkOrder): readonly string[] =>
    of.vouchers.flatMap(({ sha256, review }) => (sha256 !== undefined && review?.as !== 'rejected' ? [sha256] : []));
  const claimVoucher = pictures(order).find((sha256) => !pictures(before).includes(sha256));
  const releaseVoucher = pictures(before).find((sha256) => !pictures(order).includes(sha256));
  const claims = (of: WorkOrder): readonly string[] =>
    of.cancelled
      ? []
      : of.machines.filter((machine) => !isTerminal(machine) || machine.state === 'held').flatMap((machine) => machine.serialNumber ?? []);
  const releaseSerials = claims(before).filter((serial) => !claims(order).includes(serial));
  const claimSerials = claims(order).filter((serial) => !claims(before).includes(serial));
  const noteRepairs = order.machines.flatMap((machine) => {
    // Which machine it was that came without its label nobody knows (R38).
    const serialNumber = provenSerialOf(machine);
    return serialNumber !== null && releaseSerials.includes(serialNumber) && machine.state === 'delivered' && machine.outcome === 'repaired'
      ? [{ serialNumber, orderNumber: order.orderNumber, deliveredAt: event.at }]
      : [];
  });
  return {
    order,
    event,
    notices,
    ...(claimWaybill === undefined ? {} : { claimWaybill }),
    ...(releaseWaybill === undefined ? {} : { releaseWaybill }),
    ...(claimVoucher === undefined ? {} : { claimVoucher }),
    ...(releaseVoucher === undefined ? {} : { releaseVoucher }),
    ...(claimSerials.length > 0 ? { claimSerials } : {}),
    ...(releaseWaybillsLater.length > 0 ? { releaseWaybillsLater } : {}),
    ...(releaseSerials.length > 0 ? { releaseSerials } : {}),
    ...(noteRepairs.length > 0 ? { noteRepairs } : {}),
  };
}
