import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { CustomerInput } from '#core/contract/customer';
import type { Reply } from '#core/contract/reply';
import { usePages } from './use-pages';

/** What customers and staff have in common: a line of the list, and what can be asked about it. */
type Listed = { readonly noticeId: string; readonly at: number; readonly isRead: boolean };
type NoticeCalls<N> = {
  readonly list: (page: CustomerInput<'list-notices'>) => Promise<Reply<{ notices: readonly N[]; unread: number; cursor?: string }>>;
  readonly read: (which: CustomerInput<'read-notices'>) => Promise<Reply<{ unread: number }>>;
};

/**
 * What somebody was told, in pages. `asRead`: a line once it was read. `onUnread` hears how many of all are unread, also of those further down than what is loaded.
 * A reading that is refused is said and changes nothing.
 */
export function useNoticeList<N extends Listed>(
  key: string,
  calls: NoticeCalls<N>,
  asRead: (notice: N) => N,
  onUnread?: (count: number) => void,
) {
  const [unread, setUnread] = useState(0);
  const noteUnread = (count: number) => {
    setUnread(count);
    onUnread?.(count);
  };
  const readings = useRef(0);
  const { live, more, isMore } = usePages<N>(key, async (cursor) => {
    const before = readings.current;
    const reply = await calls.list(cursor ? { cursor } : {});
    if (!reply.ok) return reply;
    // Counted before something was read, it is too much.
    if (before === readings.current) noteUnread(reply.value.unread);
    return { ok: true, value: { items: reply.value.notices, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  const read = async (which: CustomerInput<'read-notices'>, isMeant: (notice: N) => boolean) => {
    const reply = await calls.read(which);
    if (!reply.ok) {
      Taro.showToast({ title: reply.error.message, icon: 'none' });
      return;
    }
    readings.current += 1;
    noteUnread(reply.value.unread);
    live.change((notices) => notices.map((notice) => (isMeant(notice) ? asRead(notice) : notice)));
  };
  return {
    live,
    more,
    isMore,
    unread,
    readOne: async ({ noticeId, isRead }: N) => {
      if (!isRead) await read({ noticeIds: [noticeId] }, (notice) => notice.noticeId === noticeId);
    },
    /** Also those that are further down than what is loaded; not what came since the newest one on screen. */
    readAll: async (notices: readonly N[]) => {
      const upTo = Math.max(...notices.map(({ at }) => at));
      await read({ noticeIds: [], upTo }, ({ at }) => at <= upTo);
    },
  };
}
