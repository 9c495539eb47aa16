import { Text, View } from '@tarojs/components';
import type { StaffNoticeView } from '#core/contract/messages';
import { StageBadge } from '@/components/badge';
import { DateText } from '@/components/date-text';
import { Fold } from '@/components/fold';
import { Tap } from '@/components/tap';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import '@/components/card.scss';
import './staff-notices.scss';

/** One thing a member of staff was told. Ids: notice-<id> (with `:` as `-`), which is the link, and notice-<id>-way. */
export function StaffNoticeRow({ notice, onOpen }: { notice: StaffNoticeView; onOpen: () => void }) {
  const texts = useTexts(staffMessageTexts);
  const t = texts.notices;
  const id = `notice-${notice.noticeId.replace(/[^A-Za-z0-9_-]/g, '-')}`;
  return (
    <View className={`card staff-notice ${notice.isAlarm ? 'staff-notice-alarm' : ''}`}>
      <Tap id={id} className="staff-notice-link" role="link" onTap={onOpen}>
        <View className="between">
          <Text className={notice.isRead ? '' : 'staff-notice-unread'}>{notice.title}</Text>
          {!notice.isRead && <StageBadge word={t.isNew} tone="brand" />}
        </View>
        <Text className="staff-notice-body">{notice.body}</Text>
        {notice.isAlarm && (
          <View className="line staff-notice-mark">
            <StageBadge word={t.alarm} tone="attention" icon="alert" />
          </View>
        )}
        <View className="between small">
          <Text className="amount">{notice.orderNumber}</Text>
          <DateText at={notice.at} as="moment" />
        </View>
        {!notice.isAlarm && <Text className="small">{notice.pushText}</Text>}
      </Tap>
      <Fold id={`${id}-way`} label={texts.way} lines={notice.way} />
    </View>
  );
}
