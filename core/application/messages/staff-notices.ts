import type { StaffNoticePage, StaffNoticePageOf, StaffNoticeView } from '../../contract/messages';
import type { Actor } from '../../domain/actor';
import { ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { noticeText } from '../../texts/notices';
import type { Deps } from '../ports';
import { wayOf } from './notice-way';
import type { StoredNotice } from './stored-notice';

type Person = Extract<Actor, { readonly kind: 'person' }>;
const DESKS: readonly StaffNoticePage[] = ['orphan', 'call-tasks', 'dead-letters'];

/** Everything a member of staff was told as such, newest first; what no message told is marked. */
export async function listStaffNotices(
  deps: Pick<Deps, 'notices'>,
  { openid }: Person,
  input: { readonly cursor?: string | undefined },
  lang: Language,
): Promise<Result<StaffNoticePageOf, never>> {
  const { notices, unread, cursor } = await deps.notices.listOf({ audience: 'staff', openid }, input.cursor);
  return ok({ notices: notices.map((notice) => toView(notice, lang)), unread, ...(cursor ? { cursor } : {}) });
}

function toView(notice: StoredNotice, lang: Language): StaffNoticeView {
  const { title, body } = noticeText(lang, notice.code, notice.facts);
  const isRead = notice.readAt !== null;
  return {
    noticeId: notice.id,
    orderId: notice.orderId,
    orderNumber: notice.orderNumber,
    title,
    body,
    at: notice.at,
    isRead,
    page: DESKS.find((desk) => desk === notice.page) ?? 'order',
    isAlarm: !isRead && notice.channel === 'desk',
    ...wayOf(notice, lang),
  };
}
