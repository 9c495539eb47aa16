import type { NoticeStore } from '#core/application/ports';
import { after, fromCursor, toCursor } from './cursor';
import { _, database } from './database';
import { readUpTo } from './documents';
import { fromNoticeDocument } from './notice-document';

const PAGE_SIZE = 20;

/** The in-app record in `notices`. */
export function noticeStore(): NoticeStore {
  const notices = () => database.collection('notices');
  const unread = async (openid: string) => (await notices().where({ recipientOpenid: openid, isUnread: true }).count()).total;
  return {
    unread,

    async listOf(openid, cursor) {
      const condition = after({ recipientOpenid: openid }, 'at', 'desc', fromCursor(cursor));
      const query = notices().where(condition).orderBy('at', 'desc').orderBy('_id', 'desc');
      const [found, unreadCount] = await Promise.all([readUpTo(query, PAGE_SIZE + 1), unread(openid)]);
      const page = found.slice(0, PAGE_SIZE).map(fromNoticeDocument);
      const last = page.at(-1);
      const more = found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.at, id: last.id }) } : {};
      return { notices: page, unread: unreadCount, ...more };
    },

    async markRead(openid, noticeIds, at) {
      await notices()
        .where({ _id: _.in(noticeIds), recipientOpenid: openid, isUnread: true })
        .update({ data: { isUnread: false, readAt: at } });
    },

    async markAllRead(openid, upTo, at) {
      await notices()
        .where({ recipientOpenid: openid, isUnread: true, at: _.lte(upTo) })
        .update({ data: { isUnread: false, readAt: at } });
    },
  };
}
