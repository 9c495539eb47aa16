import { Text, View } from '@tarojs/components';
import type { StaffHistory } from '#core/contract/people';
import { callStaff } from '@/cloud/call';
import { usePages } from '@/cloud/use-pages';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { Loaded } from '@/components/loaded';
import { useLanguage } from '@/i18n/language';
import { staffPeopleTexts } from '@/i18n/staff-people';
import { useTexts } from '@/i18n/texts';
import './staff-people.scss';

type Entry = StaffHistory['entries'][number];

/** Who changed what about staff, newest first; `version` changes with each change, so that it is read again. Ids: people-history, change-<number>, changes-more. */
export function PeopleHistory({ version }: { version: number }) {
  const t = useTexts(staffPeopleTexts).history;
  const { live, more, isMore } = usePages<Entry>(`staff-history:${version}:${useLanguage()}`, async (cursor) => {
    const reply = await callStaff('staff-history', cursor ? { cursor } : {});
    if (!reply.ok) return reply;
    return { ok: true, value: { items: reply.value.entries, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  return (
    <Card id="people-history" title={t.title}>
      <Loaded live={live} skeletonCards={1}>
        {(entries) => (
          <>
            {entries.length === 0 && <Text className="secondary">{t.empty}</Text>}
            {entries.map(({ number, at, who, what, reason }) => (
              <View key={number} id={`change-${number}`} className="history-entry">
                <Text>{what}</Text>
                {reason !== undefined && <Text className="secondary">{t.reason(reason)}</Text>}
                <View className="between small">
                  <Text>{t.by(who)}</Text>
                  <DateText at={at} as="moment" />
                </View>
              </View>
            ))}
            {isMore && <QuietAction id="changes-more" label={t.more} onTap={more} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}
