import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffRole } from '#core/domain/actor';
import { useStaffStart } from '@/cloud/staff-start';
import { QuietAction } from '@/components/button';
import { Screen } from '@/components/screen';
import { QueuePanel } from '@/features/staff-queue/queue-panel';
import { type FoundParcel, SignSheet } from '@/features/staff-queue/sign-sheet';
import { useLanguage } from '@/i18n/language';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';
import { openOrphanRegister, openOrphans, openSettings, openStaffOrder, openStaffRegistry, openStaffStep } from '@/navigation';
import { StaffOnly } from '../staff-only';
import type { StepPlace } from '../step-panel';
import { useWideScreen } from '../use-wide-screen';
import { Beside, type Shown } from './beside';
import './index.scss';

const maySign = (roles: readonly StaffRole[]) => roles.some((role) => role === 'agent' || role === 'supervisor');

/** 售后工作台. Ids: staff-queue, and those of QueuePanel, SignSheet; on a wide screen, beside it, those of the order and its steps. */
export default function StaffQueuePage() {
  const t = useTexts(staffTexts);
  const live = useStaffStart(useLanguage());
  const isWide = useWideScreen();
  const [isSigning, setIsSigning] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const [changes, setChanges] = useState(0);

  const openStep = (place: StepPlace) => (isWide ? setShown({ orderId: place.orderId, place }) : openStaffStep(place));
  const openOrder = (orderId: string) => (isWide ? setShown({ orderId }) : openStaffOrder(orderId));
  const registerOrphan = (waybillNumber: string) => {
    setIsSigning(false);
    openOrphanRegister(waybillNumber);
  };
  const sign = ({ orderId, parcelId, waybillNumber }: FoundParcel) => {
    setIsSigning(false);
    openStep({ orderId, step: 'sign-parcel', targetId: parcelId, waybillNumber });
  };

  return (
    <Screen id="staff-queue" title={t.title} wide={isWide}>
      <StaffOnly live={live}>
        {(start) => (
          <View className={isWide ? 'desk' : ''}>
            <View className={isWide ? 'desk-queue' : ''}>
              {start.roles.includes('supervisor') && (
                <View className="desk-links">
                  <QuietAction id="registry-open" label={t.registry} onTap={openStaffRegistry} />
                  <QuietAction id="open-settings" label={t.settings} onTap={openSettings} />
                </View>
              )}
              <QueuePanel
                start={start}
                openId={isWide ? shown?.orderId : undefined}
                onOpen={openOrder}
                onSign={maySign(start.roles) ? () => setIsSigning(true) : undefined}
                orphans={start.orphans ? { count: start.orphans.found + start.orphans.due, onOpen: openOrphans } : undefined}
                hasKeys={isWide && process.env.TARO_ENV === 'h5'}
                changes={changes}
              />
            </View>
            {isWide && (
              <View className="desk-order">
                <Beside shown={shown} start={start} onShow={setShown} onChanged={() => setChanges((count) => count + 1)} />
              </View>
            )}
          </View>
        )}
      </StaffOnly>
      <SignSheet open={isSigning} onClose={() => setIsSigning(false)} onFound={sign} onOrphan={registerOrphan} />
    </Screen>
  );
}
