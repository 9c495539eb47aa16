import type { Actor } from '#core/domain/actor';
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

/** Null for whoever does not stand in `staff`, or stands there without a role: taking all of them away is how somebody is dismissed, too. */
export async function findStaff(): Promise<Person | null> {
  const { openid } = readCaller();
  const found = openid ? await deps.staff.find(openid) : null;
  return found && found.roles.length > 0 ? { kind: 'person', openid, name: found.name, staffRoles: found.roles } : null;
}
