import type { StaffReplies } from '#core/contract/staff';
import { callStaff } from './call';
import { type LiveView, useView } from './use-view';

type DeskCounts = StaffReplies['count-message-desk'];
const NOTHING: DeskCounts = { dueCalls: 0, deadLetters: 0 };

/** What waits at the desks of messages. Whoever has no business there (`isThere`) asks for nothing. */
export const useMessageDesk = (isThere: boolean, language: string): LiveView<DeskCounts> =>
  useView(`message-desk:${isThere}:${language}`, async () =>
    isThere ? callStaff('count-message-desk', {}) : { ok: true, value: NOTHING },
  );
