import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { StaffNoticeView } from '#core/contract/messages';
import { callStaff } from '@/cloud/call';
import { useStaffStart } from '@/cloud/staff-start';
import { useNoticeList } from '@/cloud/use-notice-list';
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
  const { live, more, isMore, unread, readOne, readAll } = useNoticeList<StaffNoticeView>(
    `staff-notices:${useLanguage()}`,
    { list: (page) => callStaff('list-notices', page), read: (which) => callStaff('read-notices', which) },
    (notice) => ({ ...notice, isRead: true, isAlarm: false }),
  );
  useReachBottom(() => void more());

  const open = (notice: StaffNoticeView) => {
    void readOne(notice);
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
