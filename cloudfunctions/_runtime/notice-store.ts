import type { NoticeStore } from '#core/application/ports';
import { after, fromCursor, toCursor } from './cursor';
import { _, database } from './database';
import { readUpTo } from './documents';
import { fromNoticeDocument, inboxKey } from './notice-document';

const PAGE_SIZE = 20;

const upToVersion = ({ orderId, version }: { readonly orderId: string; readonly version?: number | undefined }) => ({
  orderId,
  ...(version === undefined ? {} : { 'notice.version': _.lte(version) }),
});

/** The in-app record in `notices`. */
export function noticeStore(): NoticeStore {
  const notices = () => database.collection('notices');
  const unread: NoticeStore['unread'] = async (inbox) =>
    (
      await notices()
        .where({ recipientOpenid: inboxKey(inbox), isUnread: true })
        .count()
    ).total;
  return {
    unread,

    async listOf(inbox, cursor) {
      const condition = after({ recipientOpenid: inboxKey(inbox) }, 'at', 'desc', fromCursor(cursor));
      const query = notices().where(condition).orderBy('at', 'desc').orderBy('_id', 'desc');
      const [found, unreadCount] = await Promise.all([readUpTo(query, PAGE_SIZE + 1), unread(inbox)]);
      const page = found.slice(0, PAGE_SIZE).map(fromNoticeDocument);
      const last = page.at(-1);
      const more = found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.at, id: last.id }) } : {};
      return { notices: page, unread: unreadCount, ...more };
    },

    async markRead(inbox, which, at) {
      await notices()
        .where({
          ...('orderId' in which ? upToVersion(which) : { _id: _.in(which.noticeIds) }),
          recipientOpenid: inboxKey(inbox),
          isUnread: true,
        })
        .update({ data: { isUnread: false, readAt: at } });
    },

    async markAllRead(inbox, upTo, at) {
      await notices()
        .where({ recipientOpenid: inboxKey(inbox), isUnread: true, at: _.lte(upTo) })
        .update({ data: { isUnread: false, readAt: at } });
    },
  };
}
