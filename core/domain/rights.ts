import type { Actor, Role } from './actor';
import { type StepName, stepDefinition } from './step-table';
import type { WorkOrder } from './work-order';

/** The roles an actor has towards an order; empty for a stranger, who must not learn that it exists. */
export function rolesTowards(order: Pick<WorkOrder, 'customerOpenid'>, actor: Actor): readonly Role[] {
  if (actor.kind === 'timer') return ['timer'];
  const roles = new Set<Role>(actor.staffRoles);
  if (roles.has('supervisor')) roles.add('agent').add('technician');
  if (actor.openid === order.customerOpenid) roles.add('customer');
  return [...roles];
}

/** Whether the actor may do what the policy leaves to supervisors, in whichever role the step is taken. */
export const isSupervisor = (actor: Actor): boolean => actor.kind === 'person' && actor.staffRoles.includes('supervisor');

/** The first role of the step's list that the actor has; undefined when none does. */
export function roleFor(step: StepName, roles: readonly Role[]): Role | undefined {
  return stepDefinition(step).by.find((role) => roles.includes(role));
}
