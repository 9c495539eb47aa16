import type { Reply } from '#core/contract/reply';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import { callStaff } from './call';
import { noteServerTime } from './server-clock';
import { type LiveView, useView } from './use-view';

async function readStart(): Promise<Reply<StaffStartView>> {
  const reply = await callStaff('start', {});
  if (reply.ok) noteServerTime(reply.value.now);
  return reply;
}

/** Who am I among staff, what is waiting, settings of the forms. Fails with `not-found` for whoever is no staff. */
export const useStaffStart = (language: string): LiveView<StaffStartView> => useView(`staff-start:${language}`, readStart);
