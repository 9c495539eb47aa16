import { Text, View } from '@tarojs/components';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';

type LineChangesProps = { removed: readonly string[]; added: readonly string[] };

/** What a change takes away and what it brings. */
export function LineChanges({ removed, added }: LineChangesProps) {
  const t = useTexts(staffSettingsTexts);
  return (
    <View className="setting-changes">
      {removed.map((line) => (
        <View key={`- ${line}`} className="setting-change">
          <Text className="setting-mark">{t.removed}</Text>
          <Text className="setting-old">{line}</Text>
        </View>
      ))}
      {added.map((line) => (
        <View key={`+ ${line}`} className="setting-change">
          <Text className="setting-mark setting-mark-new">{t.added}</Text>
          <Text className="setting-new">{line}</Text>
        </View>
      ))}
    </View>
  );
}

/** The lines that only one of two values has. */
export const changesBetween = (before: readonly string[], after: readonly string[]): LineChangesProps => ({
  removed: before.filter((line) => !after.includes(line)),
  added: after.filter((line) => !before.includes(line)),
});
