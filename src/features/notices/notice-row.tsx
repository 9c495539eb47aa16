import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { NoticeView } from '#core/contract/views/notice-view';
import { StageBadge } from '@/components/badge';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { noticeTexts } from '@/i18n/notices';
import { useTexts } from '@/i18n/texts';
import './notices.scss';

type Props = { notice: NoticeView; onOpen: () => void };

/** One thing that happened, and whether WeChat told it too. Ids: notice-<id>, way-<id>, way-<id>-lines, where <id> is the notice's with `:` as `-`. */
export function NoticeRow({ notice, onOpen }: Props) {
  const t = useTexts(noticeTexts);
  const id = notice.noticeId.replace(/[^A-Za-z0-9_-]/g, '-');
  return (
    <Card>
      <Tap id={`notice-${id}`} className={notice.isRead ? 'notice notice-read' : 'notice'} role="link" onTap={onOpen}>
        <View className="between">
          <Text className="notice-title">{notice.title}</Text>
          {!notice.isRead && <StageBadge word={t.new} tone="brand" />}
        </View>
        <Text className="notice-body">{notice.body}</Text>
        <View className="between small">
          <Text className="amount">{notice.orderNumber}</Text>
          <DateText at={notice.at} as="moment" />
        </View>
      </Tap>
      <NoticeWay id={`way-${id}`} notice={notice} />
    </Card>
  );
}

/** How the person was told, in one line; behind it each channel that was looked at, and why it was taken or not. */
function NoticeWay({ id, notice: { push, pushText, way, sentAs } }: { id: string; notice: NoticeView }) {
  const t = useTexts(noticeTexts);
  const [isOpen, setOpen] = useState(false);
  const line = <Text className="notice-told">{pushText || t.push[push]}</Text>;
  if (way.length === 0)
    return (
      <View id={id} className="notice-way small">
        {line}
      </View>
    );
  return (
    <>
      <Tap id={id} className="notice-way small" onTap={() => setOpen(!isOpen)}>
        {line}
        <View className="notice-why">
          <Text>{isOpen ? t.way.hide : t.way.why}</Text>
          <View className={isOpen ? 'notice-chevron notice-chevron-open' : 'notice-chevron'}>
            <Icon name="chevron" size={16} />
          </View>
        </View>
      </Tap>
      {isOpen && (
        <View id={`${id}-lines`} className="notice-lines">
          {sentAs && <Text>{t.way.sentAs(sentAs)}</Text>}
          {way.map((considered) => (
            <Text key={considered} className="small">
              {considered}
            </Text>
          ))}
        </View>
      )}
    </>
  );
}
