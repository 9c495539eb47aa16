import { Text, View } from '@tarojs/components';
import type { NoticeView } from '#core/contract/views/notice-view';
import { StageBadge } from '@/components/badge';
import { CardLink } from '@/components/card';
import { DateText } from '@/components/date-text';
import { noticeTexts } from '@/i18n/notices';
import { useTexts } from '@/i18n/texts';
import './notices.scss';

/** One thing that happened, and whether WeChat told it too. Id: the notice's, with `:` as `-`. */
export function NoticeRow({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const t = useTexts(noticeTexts);
  return (
    <CardLink
      id={`notice-${notice.noticeId.replace(/[^A-Za-z0-9_-]/g, '-')}`}
      className={notice.isRead ? 'notice-read' : ''}
      onTap={onOpen}
    >
      <View className="between">
        <Text className="notice-title">{notice.title}</Text>
        {!notice.isRead && <StageBadge word={t.new} tone="brand" />}
      </View>
      <Text className="notice-body">{notice.body}</Text>
      <View className="between small">
        <Text className="amount">{notice.orderNumber}</Text>
        <DateText at={notice.at} as="moment" />
      </View>
      <Text className="small">{notice.pushText || t.push[notice.push]}</Text>
    </CardLink>
  );
}
