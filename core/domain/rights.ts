import type { Actor, Role } from './actor';
import { type StepName, stepDefinition } from './step-table';
import type { WorkOrder } from './work-order';

/**
 * The roles an actor has towards an order; empty for a stranger, who must not learn that it exists. Staff are nothing but the customer of an order of their
 * own: nobody judges their own machine, confirms their own payment or agrees to what they asked for themselves.
 */
export function rolesTowards(order: Pick<WorkOrder, 'customerOpenid'>, actor: Actor): readonly Role[] {
  if (actor.kind === 'timer') return ['timer'];
  if (actor.openid === order.customerOpenid) return ['customer'];
  const roles = new Set<Role>(actor.staffRoles);
  if (roles.has('supervisor')) roles.add('agent').add('technician');
  return [...roles];
}

/** Whether the actor may do what the policy leaves to supervisors, in whichever role the step is taken. */
export const isSupervisor = (actor: Actor): boolean => actor.kind === 'person' && actor.staffRoles.includes('supervisor');

/** The first role of the step's list that the actor has; undefined when none does. */
export function roleFor(step: StepName, roles: readonly Role[]): Role | undefined {
  return stepDefinition(step).by.find((role) => roles.includes(role));
}
