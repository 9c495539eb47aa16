import type { Role } from './actor';
import type { Context } from './context';
import { refusalBy, wrongState } from './decide';
import { GUARD_RULES } from './guards';
import type { Guard } from './guards/guard';
import type { Machine } from './machine';
import type { Refusal } from './refusal';
import { roleFor, rolesTowards } from './rights';
import type { StepDefinition } from './step-definition';
import { STEP_NAMES, type StepName, stepDefinition } from './step-table';
import type { Payload } from './steps/payload';
import { targetsOf } from './targets';
import type { WorkOrder } from './work-order';

/** A step somebody might take now; with `refusal` when its place and role fit, but a guard that no input can satisfy says no. */
export type Offer = {
  readonly step: StepName;
  readonly machineIds: readonly string[];
  readonly targetId?: string;
  readonly irreversible: boolean;
  readonly refusal?: Refusal;
};

/**
 * Every step that is a matter for this actor on this order now: from the table, so that buttons and server never disagree.
 *
 * @param among the steps that are of interest
 */
export function offersFor(order: WorkOrder, context: Context, among: readonly StepName[] = STEP_NAMES): readonly Offer[] {
  const roles = rolesTowards(order, context.actor);
  return among.flatMap((step) => {
    const role = roleFor(step, roles);
    return role ? offersOf(order, step, role, context) : [];
  });
}

function offersOf(order: WorkOrder, step: StepName, role: Role, context: Context): readonly Offer[] {
  const definition = stepDefinition(step);
  if (definition.target === 'machines') return machineOffers(order, step, definition, role, context);
  return candidates(order, step, definition).flatMap(({ payload, targetId }) => {
    const targets = targetsOf(order, definition, payload);
    if ('unknown' in targets || wrongState(order, targets.machines, step)) return [];
    const refusal = refusalWithoutInput(order, targets.machines, payload, step, role, context);
    return [offer(step, targets.machines, definition, targetId, refusal)];
  });
}

type Candidate = { readonly payload: Payload; readonly targetId?: string };

/** Parcels, differences, vouchers and shipments that a step could be about. */
function candidates(order: WorkOrder, step: StepName, definition: StepDefinition): readonly Candidate[] {
  if (step === 'resolve-discrepancy')
    return order.discrepancies.filter(({ resolved }) => !resolved).map(({ id }) => ({ payload: { discrepancyId: id }, targetId: id }));
  switch (definition.target) {
    case 'parcel':
      return order.parcels.filter((parcel) => !parcel.ended).map(({ id }) => ({ payload: { parcelId: id }, targetId: id }));
    case 'voucher':
      return order.vouchers.filter((voucher) => !voucher.review).map(({ id }) => ({ payload: { voucherId: id }, targetId: id }));
    case 'shipment':
      return order.shipments.filter((shipment) => !shipment.ended).map(({ id }) => ({ payload: { shipmentId: id }, targetId: id }));
    default:
      return [{ payload: {} }];
  }
}

/** All machines in the right state together if that is legal, else each for itself: those it is legal for, and those refused, by reason. */
function machineOffers(order: WorkOrder, step: StepName, definition: StepDefinition, role: Role, context: Context): readonly Offer[] {
  if (order.stage === 'cancelled' || definition.target === 'order') return [];
  const here = order.machines.filter((machine) => definition.from.includes(machine.state));
  if (here.length === 0) return [];
  const check = (machines: readonly Machine[]): Refusal | null => refusalWithoutInput(order, machines, {}, step, role, context);
  if (!check(here)) return [offer(step, here, definition, undefined, null)];
  const single = here.map((machine) => ({ machine, refusal: check([machine]) }));
  const legal = single.filter(({ refusal }) => !refusal).map(({ machine }) => machine);
  const codes = [...new Set(single.flatMap(({ refusal }) => refusal?.code ?? []))];
  const refused = codes.map((code) => {
    const same = single.filter(({ refusal }) => refusal?.code === code);
    const machines = same.map(({ machine }) => machine);
    // Of all of them together, so that what it tells is about each; unless something else comes first then.
    const together = check(machines);
    return offer(step, machines, definition, undefined, together?.code === code ? together : (same[0]?.refusal ?? null));
  });
  return [...(legal.length > 0 ? [offer(step, legal, definition, undefined, null)] : []), ...refused];
}

/** The first guard that no input can satisfy; what the form can meet is no reason to hide the step. */
function refusalWithoutInput(
  order: WorkOrder,
  machines: readonly Machine[],
  payload: Payload,
  step: StepName,
  role: Role,
  context: Context,
): Refusal | null {
  const attempt = { order, machines, payload, context, role };
  const hopeless = stepDefinition(step).guards.find((name) => {
    const { canHold, field, holds }: Guard = GUARD_RULES[name];
    return !(canHold ?? (field === undefined ? holds : () => true))(attempt, step);
  });
  return hopeless ? refusalBy(hopeless, step, attempt) : null;
}

function offer(
  step: StepName,
  machines: readonly Machine[],
  definition: StepDefinition,
  targetId: string | undefined,
  refusal: Refusal | null,
): Offer {
  return {
    step,
    machineIds: machines.map((machine) => machine.id),
    ...(targetId === undefined ? {} : { targetId }),
    irreversible: definition.irreversible,
    ...(refusal ? { refusal } : {}),
  };
}
