import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { LiveView } from '@/cloud/use-view';
import { SecondaryAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';
import { openTab } from '@/navigation';

type StaffOnlyProps = { live: LiveView<StaffStartView>; children: (start: StaffStartView) => ReactNode };

/** What staff see; whoever is none is told plainly, and led back to their own orders. Ids: not-staff, to-my-orders. */
export function StaffOnly({ live, children }: StaffOnlyProps) {
  const t = useTexts(staffTexts).notStaff;
  if (live.view.state === 'failed' && live.view.error.code === 'not-found') {
    return (
      <Empty id="not-staff" icon="lock" title={t.title} body={t.body}>
        <View className="empty-action">
          <SecondaryAction id="to-my-orders" label={t.action} onTap={() => openTab('orders')} />
        </View>
      </Empty>
    );
  }
  return <Loaded live={live}>{children}</Loaded>;
}
