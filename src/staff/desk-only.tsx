import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { StaffRole } from '#core/domain/actor';
import { useStaffStart } from '@/cloud/staff-start';
import { SecondaryAction } from '@/components/button';
import { Empty } from '@/components/loaded';
import { useLanguage } from '@/i18n/language';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import { backToStaffQueue } from '@/navigation';
import { StaffOnly } from './staff-only';

/** Who calls customers and looks after what could not be sent; the server says the same (`not-found` to others). */
export const isAtMessageDesk = (roles: readonly StaffRole[]): boolean => roles.some((role) => role === 'agent' || role === 'supervisor');

/** A desk of agents and supervisors; other staff are told so, and led back to the queue. Ids: no-desk, to-desk. */
export function DeskOnly({ children }: { children: ReactNode }) {
  const t = useTexts(staffMessageTexts).noDesk;
  const live = useStaffStart(useLanguage());
  return (
    <StaffOnly live={live}>
      {({ roles }) =>
        isAtMessageDesk(roles) ? (
          children
        ) : (
          <Empty id="no-desk" icon="lock" title={t.title} body={t.body}>
            <View className="empty-action">
              <SecondaryAction id="to-desk" label={t.action} onTap={backToStaffQueue} />
            </View>
          </Empty>
        )
      }
    </StaffOnly>
  );
}
