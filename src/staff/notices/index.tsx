import { Text, View } from '@tarojs/components';
import Taro, { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import type { StaffNoticeView } from '#core/contract/messages';
import type { StaffInput } from '#core/contract/staff';
import { callStaff } from '@/cloud/call';
import { useStaffStart } from '@/cloud/staff-start';
import { usePages } from '@/cloud/use-pages';
import { Note } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { StaffNoticeRow } from '@/features/staff-notices/staff-notice-row';
import { useLanguage } from '@/i18n/language';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import { openCallTasks, openDeadLetters, openOrphan, openStaffOrder } from '@/navigation';
import { StaffOnly } from '../staff-only';

/** What staff were told. Ids: staff-notices, unread-count, mark-all-read, notice-<id>, notices-alarms, notices-empty, notices-more. */
export default function StaffNoticesPage() {
  const t = useTexts(staffMessageTexts).notices;
  const live = useStaffStart(useLanguage());
  return (
    <Screen id="staff-notices" title={t.title}>
      <StaffOnly live={live}>{() => <Notices />}</StaffOnly>
    </Screen>
  );
}

const OPEN: Readonly<Record<StaffNoticeView['page'], (notice: StaffNoticeView) => void>> = {
  order: ({ orderId }) => openStaffOrder(orderId),
  orphan: ({ orderId }) => openOrphan(orderId),
  'call-tasks': openCallTasks,
  'dead-letters': openDeadLetters,
};

function Notices() {
  const texts = useTexts(staffMessageTexts);
  const t = texts.notices;
  const [unread, setUnread] = useState(0);
  const { live, more, isMore } = usePages<StaffNoticeView>(`staff-notices:${useLanguage()}`, async (cursor) => {
    const reply = await callStaff('list-notices', cursor ? { cursor } : {});
    if (!reply.ok) return reply;
    setUnread(reply.value.unread);
    return { ok: true, value: { items: reply.value.notices, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  useReachBottom(() => void more());

  const read = async (payload: StaffInput<'read-notices'>, isMeant: (notice: StaffNoticeView) => boolean) => {
    if (live.view.state !== 'ready') return;
    const before = live.view.value;
    const reply = await callStaff('read-notices', payload);
    if (!reply.ok) {
      Taro.showToast({ title: reply.error.message, icon: 'none' });
      return;
    }
    setUnread(reply.value.unread);
    live.replace(before.map((notice) => (isMeant(notice) ? { ...notice, isRead: true, isAlarm: false } : notice)));
  };
  // Also those that are further down than what is loaded; not what came since the newest one on screen.
  const readAll = ([newest]: readonly StaffNoticeView[]) => newest && read({ noticeIds: [], upTo: newest.at }, () => true);
  const open = (notice: StaffNoticeView) => {
    if (!notice.isRead) void read({ noticeIds: [notice.noticeId] }, ({ noticeId }) => noticeId === notice.noticeId);
    OPEN[notice.page](notice);
  };

  return (
    <Loaded live={live}>
      {(notices) =>
        notices.length === 0 ? (
          <Empty id="notices-empty" icon="bell" title={t.empty.title} body={t.empty.body} />
        ) : (
          <>
            <View className="between">
              <Text id="unread-count" className="secondary">
                {unread > 0 ? t.unread(unread) : t.allRead}
              </Text>
              {unread > 0 && <QuietAction id="mark-all-read" label={t.markAll} onTap={() => readAll(notices)} />}
            </View>
            <Alarms count={notices.filter(({ isAlarm }) => isAlarm).length} />
            {notices.map((notice) => (
              <StaffNoticeRow key={notice.noticeId} notice={notice} onOpen={() => open(notice)} />
            ))}
            {isMore && <QuietAction id="notices-more" label={texts.moreEarlier} onTap={more} />}
          </>
        )
      }
    </Loaded>
  );
}

/** Of those on screen; what nobody was told of is why the list matters. */
function Alarms({ count }: { count: number }) {
  const t = useTexts(staffMessageTexts).notices;
  if (count === 0) return null;
  return (
    <Note id="notices-alarms" tone="attention" icon="alert">
      {t.alarms(count)}
    </Note>
  );
}
