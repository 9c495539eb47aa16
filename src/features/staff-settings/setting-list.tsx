import { Text, View } from '@tarojs/components';
import type { SettingSummary, SettingList as Settings } from '#core/contract/setting-views';
import { StageBadge } from '@/components/badge';
import { DenseRow, DenseSection } from '@/components/dense-rows';
import { Icon } from '@/components/icon';
import { formatDay } from '@/i18n/dates';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import './staff-settings.scss';

/** Of a long list, as many lines as fit a row. */
const SHOWN_LINES = 2;

type SettingListProps = { settings: Settings; onOpen: (key: string) => void };

/** Every setting in its group, with the value it has now. Ids: settings-<group>, setting-<key>. */
export function SettingList({ settings, onOpen }: SettingListProps) {
  const t = useTexts(staffSettingsTexts);
  return (
    <View className="stack">
      <Text className="secondary">{t.intro}</Text>
      {settings.groups.map(({ name, title, settings: rows }) => (
        <DenseSection key={name} id={`settings-${name}`} heading={<Text>{title}</Text>}>
          {rows.map((setting) => (
            <SettingRow key={setting.key} setting={setting} onOpen={() => onOpen(setting.key)} />
          ))}
        </DenseSection>
      ))}
    </View>
  );
}

function SettingRow({ setting, onOpen }: { setting: SettingSummary; onOpen: () => void }) {
  const t = useTexts(staffSettingsTexts);
  const { key, label, lines, isDefault, isBroken, nextChangeAt } = setting;
  const more = lines.length > SHOWN_LINES ? ` ${t.more(lines.length - SHOWN_LINES)}` : '';
  return (
    <DenseRow id={`setting-${key}`} onTap={onOpen} side={<Icon name="chevron" size={16} />}>
      <Text>{label}</Text>
      <Text className="setting-line">{`${isDefault ? t.isDefault : ''}${lines.slice(0, SHOWN_LINES).join(' / ')}${more}`}</Text>
      {isBroken && <StageBadge word={t.broken} tone="bad" icon="alert" />}
      {nextChangeAt !== undefined && (
        <View className="line setting-next">
          <Icon name="clock" size={16} />
          <Text>{t.changesOn(formatDay(nextChangeAt))}</Text>
        </View>
      )}
    </DenseRow>
  );
}
