import { useSettings } from '@/cloud/staff-settings';
import { Screen } from '@/components/screen';
import { SettingList } from '@/features/staff-settings/setting-list';
import { useLanguage } from '@/i18n/language';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { openSetting } from '@/navigation';
import { SupervisorOnly } from '../supervisor-only';

/** 设置: what the owner decides. Ids: staff-settings, and those of SettingList. */
export default function StaffSettingsPage() {
  const t = useTexts(staffSettingsTexts);
  const live = useSettings(useLanguage());
  return (
    <Screen id="staff-settings" title={t.title}>
      <SupervisorOnly live={live}>{(settings) => <SettingList settings={settings} onOpen={openSetting} />}</SupervisorOnly>
    </Screen>
  );
}
