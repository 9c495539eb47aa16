import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { NoticeView } from '#core/contract/views/notice-view';
import { callCustomer } from '@/cloud/call';
import { useStart } from '@/cloud/start';
import { showUnread } from '@/cloud/unread';
import { useNoticeList } from '@/cloud/use-notice-list';
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
  const { live, more, isMore, unread, readOne, readAll } = useNoticeList<NoticeView>(
    `notices:${language}`,
    { list: (page) => callCustomer('list-notices', page), read: (which) => callCustomer('read-notices', which) },
    (notice) => ({ ...notice, isRead: true }),
    showUnread,
  );
  useReachBottom(() => void more());

  const open = (notice: NoticeView) => {
    void readOne(notice);
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
