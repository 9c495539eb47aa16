import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { LiveView } from '@/cloud/use-view';
import { SecondaryAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { backToStaffQueue } from '@/navigation';

/** What a supervisor sees; other staff are told so, and led back to the desk. Ids: not-supervisor, to-desk. */
export function SupervisorOnly<T>({ live, children }: { live: LiveView<T>; children: (value: T) => ReactNode }) {
  const t = useTexts(staffSettingsTexts).supervisorOnly;
  if (live.view.state === 'failed' && ['not-allowed', 'not-found'].includes(live.view.error.code)) {
    return (
      <Empty id="not-supervisor" icon="lock" title={t.title} body={t.body}>
        <View className="empty-action">
          <SecondaryAction id="to-desk" label={t.action} onTap={backToStaffQueue} />
        </View>
      </Empty>
    );
  }
  return <Loaded live={live}>{children}</Loaded>;
}
