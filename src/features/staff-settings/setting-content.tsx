import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { SettingDetail } from '#core/contract/setting-views';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { useIsThere } from '@/components/is-there';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { ClauseLines } from './clause-lines';
import { PlannedChanges } from './planned-changes';
import { SettingForm } from './setting-form';
import { SettingHistory } from './setting-history';
import './staff-settings.scss';

/** Of a long value, as many lines as are shown without asking. */
const SHOWN_LINES = 8;
type Done = 'saved' | 'withdrawn';

/** One setting: what holds, what is planned, its form, its history. Ids: setting-now, setting-edit, setting-<saved|withdrawn>, and those of the parts. */
export function SettingContent({ setting, live }: { setting: SettingDetail; live: LiveView<SettingDetail> }) {
  const t = useTexts(staffSettingsTexts);
  const [isEditing, setIsEditing] = useState(false);
  const [done, setDone] = useState<Done>();
  const isThere = useIsThere();
  const finish = (how: Done) => (changed: SettingDetail) => {
    live.replace(changed);
    setIsEditing(false);
    setDone(how);
    if (isThere()) Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const edit = () => {
    setIsEditing(true);
    setDone(undefined);
  };
  return (
    <View className="stack">
      <Text className="secondary">{setting.help}</Text>
      {done && (
        <Note id={`setting-${done}`} tone="good" icon="check">
          {t[done]}
        </Note>
      )}
      <NowCard setting={setting} />
      {isEditing ? (
        <SettingForm setting={setting} live={live} onSaved={finish('saved')} onCancel={() => setIsEditing(false)} />
      ) : (
        <PrimaryAction id="setting-edit" label={t.edit} onTap={edit} />
      )}
      <PlannedChanges setting={setting} live={live} onWithdrawn={finish('withdrawn')} />
      <SettingHistory settingKey={setting.key} first={setting.history} />
    </View>
  );
}

function NowCard({ setting }: { setting: SettingDetail }) {
  const t = useTexts(staffSettingsTexts);
  const [all, setAll] = useState(false);
  const shown = all ? setting.lines : setting.lines.slice(0, SHOWN_LINES);
  return (
    <Card id="setting-now" title={t.now} aside={setting.isDefault && <Text className="small">{t.default}</Text>}>
      {setting.isBroken && (
        <Note tone="bad" icon="alert">
          {t.broken}
        </Note>
      )}
      {shown.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a list may read the same
        <Text key={index} className="setting-value">
          {line}
        </Text>
      ))}
      {shown.length < setting.lines.length && <QuietAction id="setting-all" label={t.showAll} onTap={() => setAll(true)} />}
      <View className="stack divided">
        <ClauseLines clauses={setting.clauses} />
      </View>
    </Card>
  );
}
