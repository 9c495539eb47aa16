import type { InvitationView, StaffList } from '#core/contract/people';
import { callStaff } from './call';
import { type LiveView, useView } from './use-view';

export type People = StaffList & { readonly invitations: readonly InvitationView[] };

/** Who is staff and who is invited. `not-allowed` for staff who are no supervisors. */
export const usePeople = (language: string): LiveView<People> =>
  useView(`people:${language}`, async () => {
    const [staff, invited] = await Promise.all([callStaff('list-staff', {}), callStaff('list-invitations', {})]);
    if (!staff.ok) return staff;
    return invited.ok ? { ok: true, value: { ...staff.value, invitations: invited.value.invitations } } : invited;
  });
