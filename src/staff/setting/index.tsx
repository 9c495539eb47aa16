import { useRouter } from '@tarojs/taro';
import { useSetting } from '@/cloud/staff-settings';
import { Screen } from '@/components/screen';
import { SettingContent } from '@/features/staff-settings/setting-content';
import { useLanguage } from '@/i18n/language';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { SupervisorOnly } from '../supervisor-only';

/** One setting (`?key=`). Ids: staff-setting, and those of SettingContent. */
export default function StaffSettingPage() {
  const t = useTexts(staffSettingsTexts);
  const live = useSetting(useRouter().params.key ?? '', useLanguage());
  const title = live.view.state === 'ready' ? live.view.value.label : t.title;
  return (
    <Screen id="staff-setting" title={title}>
      <SupervisorOnly live={live}>{(setting) => <SettingContent setting={setting} live={live} />}</SupervisorOnly>
    </Screen>
  );
}
