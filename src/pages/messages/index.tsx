import { Text, View } from '@tarojs/components';
import Taro, { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import type { CustomerInput } from '#core/contract/customer';
import type { NoticeView } from '#core/contract/views/notice-view';
import { callCustomer } from '@/cloud/call';
import { useStart } from '@/cloud/start';
import { showUnread } from '@/cloud/unread';
import { usePages } from '@/cloud/use-pages';
import { QuietAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { NoticeRow } from '@/features/notices/notice-row';
import { PushCredit } from '@/features/notices/push-credit';
import { useLanguage } from '@/i18n/language';
import { noticeTexts } from '@/i18n/notices';
import { useTexts } from '@/i18n/texts';
import { openCreate, openOrder } from '@/navigation';

/** Unread ones stand first, each group newest first. */
const unreadFirst = (notices: readonly NoticeView[]): readonly NoticeView[] =>
  [...notices].sort((a, b) => Number(a.isRead) - Number(b.isRead) || b.at - a.at);

/** 消息. Ids: messages, unread-count, mark-all-read, notice-<id>, messages-empty, messages-more, push-credit. */
export default function MessagesPage() {
  const t = useTexts(noticeTexts);
  const language = useLanguage();
  const start = useStart(language);
  const [unread, setUnread] = useState(0);
  const { live, more, isMore } = usePages<NoticeView>(`notices:${language}`, async (cursor) => {
    const reply = await callCustomer('list-notices', cursor ? { cursor } : {});
    if (!reply.ok) return reply;
    noteUnread(reply.value.unread);
    return { ok: true, value: { items: reply.value.notices, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  useReachBottom(() => void more());

  const noteUnread = (count: number) => {
    setUnread(count);
    showUnread(count);
  };
  const read = async (payload: CustomerInput<'read-notices'>, isMeant: (notice: NoticeView) => boolean) => {
    if (live.view.state !== 'ready') return;
    const before = live.view.value;
    const reply = await callCustomer('read-notices', payload);
    if (!reply.ok) {
      Taro.showToast({ title: reply.error.message, icon: 'none' });
      return;
    }
    noteUnread(reply.value.unread);
    live.replace(before.map((notice) => (isMeant(notice) ? { ...notice, isRead: true } : notice)));
  };
  // Also those that are further down than what is loaded; not what came since the newest one on screen.
  const readAll = ([newest]: readonly NoticeView[]) => newest && read({ noticeIds: [], upTo: newest.at }, () => true);
  const open = (notice: NoticeView) => {
    if (!notice.isRead) read({ noticeIds: [notice.noticeId] }, ({ noticeId }) => noticeId === notice.noticeId);
    if (notice.page === 'create') openCreate('machines');
    else openOrder(notice.page, notice.orderId);
  };

  return (
    <Screen id="messages" title={t.title} tab="messages" contact>
      <Loaded live={live}>
        {(notices) => {
          if (notices.length === 0) return <Empty id="messages-empty" icon="bell" title={t.empty.title} body={t.empty.body} />;
          return (
            <>
              <View className="between">
                <Text id="unread-count" className="secondary">
                  {unread > 0 ? t.unread(unread) : t.allRead}
                </Text>
                {unread > 0 && <QuietAction id="mark-all-read" label={t.markAll} onTap={() => readAll(notices)} />}
              </View>
              {unreadFirst(notices).map((notice) => (
                <NoticeRow key={notice.noticeId} notice={notice} onOpen={() => open(notice)} />
              ))}
              {isMore && <QuietAction id="messages-more" label={t.more} onTap={more} />}
            </>
          );
        }}
      </Loaded>
      {start.view.state === 'ready' && <PushCredit subscribe={start.view.value.subscribe} onChanged={start.reload} />}
    </Screen>
  );
}
