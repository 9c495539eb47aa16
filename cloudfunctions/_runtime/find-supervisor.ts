import { findStaff, type Person } from './find-actor';

/** Null for whoever is no supervisor, staff or not: they may not know what is behind it. */
export async function findSupervisor(): Promise<Person | null> {
  const person = await findStaff();
  return person?.staffRoles.includes('supervisor') ? person : null;
}
