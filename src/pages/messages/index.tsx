import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { NoticeView } from '#core/contract/views/notice-view';
import { callCustomer } from '@/cloud/call';
import { showUnread, useStart } from '@/cloud/start';
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
  const { live, more, isMore } = usePages<NoticeView>(`notices:${language}`, async (cursor) => {
    const reply = await callCustomer('list-notices', cursor ? { cursor } : {});
    return reply.ok
      ? { ok: true, value: { items: reply.value.notices, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } }
      : reply;
  });
  useReachBottom(() => void more());

  const read = async (noticeIds: readonly string[]) => {
    if (noticeIds.length === 0 || live.view.state !== 'ready') return;
    const before = live.view.value;
    const reply = await callCustomer('read-notices', { noticeIds: noticeIds.slice(0, 50) });
    if (!reply.ok) return;
    showUnread(reply.value.unread);
    live.replace(before.map((notice) => (noticeIds.includes(notice.noticeId) ? { ...notice, isRead: true } : notice)));
  };
  const open = (notice: NoticeView) => {
    if (!notice.isRead) read([notice.noticeId]);
    if (notice.page === 'create') openCreate('machines');
    else openOrder(notice.page, notice.orderId);
  };

  return (
    <Screen id="messages" title={t.title} tab="messages" contact>
      <Loaded live={live}>
        {(notices) => {
          const unread = notices.filter(({ isRead }) => !isRead).map(({ noticeId }) => noticeId);
          if (notices.length === 0) return <Empty id="messages-empty" icon="bell" title={t.empty.title} body={t.empty.body} />;
          return (
            <>
              <View className="between">
                <Text id="unread-count" className="secondary">
                  {unread.length > 0 ? t.unread(unread.length) : t.allRead}
                </Text>
                {unread.length > 0 && <QuietAction id="mark-all-read" label={t.markAll} onTap={() => read(unread)} />}
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
