import type { NoticePage } from '../contract/views/notice-view';
import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import { noticeText } from '../texts/notices';
import { channelName } from '../texts/push-reasons';
import { wayOf } from './messages/notice-way';
import type { Deps, StoredNotice } from './ports';

/** Only staff are told of a parcel itself, or led to their desks. */
const CUSTOMER_PAGES = ['order', 'quotation', 'logistics', 'create'] as const;

type Person = Extract<Actor, { readonly kind: 'person' }>;

/** Everything a person was told, newest first, in the reader's language; pushed or not. */
export async function listNotices(
  deps: Pick<Deps, 'notices'>,
  actor: Person,
  input: { readonly cursor?: string | undefined },
  lang: Language,
): Promise<Result<NoticePage, never>> {
  const { notices, unread, cursor } = await deps.notices.listOf({ audience: 'customer', openid: actor.openid }, input.cursor);
  return ok({ notices: notices.map((notice) => toView(notice, lang)), unread, ...(cursor ? { cursor } : {}) });
}

function toView(notice: StoredNotice, lang: Language): NoticePage['notices'][number] {
  const { title, body } = noticeText(lang, notice.code, notice.facts);
  return {
    noticeId: notice.id,
    orderId: notice.orderId,
    orderNumber: notice.orderNumber,
    title,
    body,
    at: notice.at,
    isRead: notice.readAt !== null,
    page: CUSTOMER_PAGES.find((page) => page === notice.page) ?? 'create',
    push: notice.push === 'sent' ? 'sent' : notice.push === 'pending' ? 'waiting' : 'in-app',
    ...wayOf(notice, lang),
    ...(notice.push === 'sent' && notice.channel ? { sentAs: channelName(lang, notice.channel) } : {}),
  };
}
