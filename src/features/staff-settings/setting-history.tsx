import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { SettingHistoryEntry, SettingHistoryPage } from '#core/contract/setting-views';
import { callStaff } from '@/cloud/call';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { formatDay, formatMoment } from '@/i18n/dates';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { changesBetween, LineChanges } from './line-changes';

/** Who changed what, when and why, newest first. Ids: setting-history, history-<number>, history-more. */
export function SettingHistory({ settingKey, first }: { settingKey: string; first: SettingHistoryPage }) {
  const t = useTexts(staffSettingsTexts);
  const [page, setPage] = useState(first);
  const [isReading, setIsReading] = useState(false);
  useEffect(() => setPage(first), [first]);
  const more = async () => {
    if (!page.cursor || isReading) return;
    setIsReading(true);
    const reply = await callStaff('setting-history', { key: settingKey, cursor: page.cursor });
    setIsReading(false);
    if (reply.ok) setPage({ ...reply.value, entries: [...page.entries, ...reply.value.entries] });
  };
  return (
    <Card id="setting-history" title={t.history}>
      {page.entries.length === 0 && <Text className="secondary">{t.noHistory}</Text>}
      {page.entries.map((entry) => (
        <Entry key={entry.number} entry={entry} />
      ))}
      {page.cursor && <SecondaryAction id="history-more" label={t.olderHistory} busy={isReading} onTap={more} />}
    </Card>
  );
}

function Entry({ entry }: { entry: SettingHistoryEntry }) {
  const t = useTexts(staffSettingsTexts);
  const { number, kind, at, by, reason, effectiveFrom, before, after } = entry;
  return (
    <View id={`history-${number}`} className="setting-entry">
      <View className="between">
        <Text className="setting-part">{t.kinds[kind]}</Text>
        <Text className="small">{t.by(by, formatMoment(at))}</Text>
      </View>
      <LineChanges {...changesBetween(before, after)} />
      {effectiveFrom > at && <Text className="small">{t.from(formatDay(effectiveFrom))}</Text>}
      <Text className="secondary">{reason}</Text>
    </View>
  );
}
