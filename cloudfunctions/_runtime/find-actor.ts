import type { Actor } from '#core/domain/work-order';
import { readCaller } from './caller';
import { deps } from './deps';

export type Person = Extract<Actor, { readonly kind: 'person' }>;

/** Anyone with an openid is a customer; of which order, the order says. Roles of staff don't count in the customers' function. */
export async function findCustomer(): Promise<Person | null> {
  const { openid } = readCaller();
  return openid ? { kind: 'person', openid, name: '', staffRoles: [] } : null;
}

/** Anyone with an openid, with whatever roles of staff they have: for what customers and staff ask for alike. */
export async function findAnyone(): Promise<Person | null> {
  return (await findStaff()) ?? findCustomer();
}

/** Null for whoever does not stand in `staff`, or left: somebody who was let go, or whose phone was lost, is out on every instance within two seconds. */
export async function findStaff(): Promise<Person | null> {
  const { openid } = readCaller();
  const found = openid ? await deps.staff.atWork(openid) : null;
  return found && { kind: 'person', openid, name: found.name, staffRoles: found.roles };
}
