import { Text, View } from '@tarojs/components';
import type { StartView } from '#core/contract/views/start-view';
import { StageBadge } from '@/components/badge';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { formatDay, formatTime, isElsewhere } from '@/i18n/dates';
import { homeTexts } from '@/i18n/home';
import { useTexts } from '@/i18n/texts';

/** Who to ask, and whether somebody is there now (R1, R2). Ids: contact, contact-hours, contact-0 …, contact-0-copy. */
export function ContactCard({ start }: { start: Pick<StartView, 'contacts' | 'hours' | 'now'> }) {
  const t = useTexts(homeTexts).contact;
  const { hours, contacts, now } = start;
  return (
    <Card
      id="contact"
      title={t.title}
      aside={<StageBadge word={hours.isOpen ? t.open : t.closed} tone={hours.isOpen ? 'good' : 'neutral'} icon="clock" />}
    >
      <View id="contact-hours" className="between wraps secondary">
        <Text>{t.hours(hours.from, hours.to)}</Text>
        {hours.nextOpeningAt !== undefined && <Text>{t.opens(formatDay(hours.nextOpeningAt, now), formatTime(hours.nextOpeningAt))}</Text>}
      </View>
      {contacts.map(({ value }, index) => (
        <CopyRow key={value} id={`contact-${index}`} label={t.wechat} value={value} />
      ))}
      {isElsewhere() && <Text className="small">{t.zone}</Text>}
      <Text className="small">{t.note}</Text>
    </Card>
  );
}
