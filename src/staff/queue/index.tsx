import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffReplies } from '#core/contract/staff';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import { useMessageDesk } from '@/cloud/staff-messages';
import { useStaffStart } from '@/cloud/staff-start';
import { QuietAction } from '@/components/button';
import { Screen } from '@/components/screen';
import type { Door } from '@/features/staff-queue/desk-doors';
import { QueuePanel } from '@/features/staff-queue/queue-panel';
import { type FoundParcel, SignSheet } from '@/features/staff-queue/sign-sheet';
import { useLanguage } from '@/i18n/language';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';
import {
  openCallTasks,
  openDeadLetters,
  openOrphanRegister,
  openOrphans,
  openPeople,
  openSettings,
  openStaffNotices,
  openStaffOrder,
  openStaffRegistry,
  openStaffStep,
} from '@/navigation';
import { isAtMessageDesk } from '../desk-only';
import { StaffOnly } from '../staff-only';
import type { StepPlace } from '../step-panel';
import { useWideScreen } from '../use-wide-screen';
import { Beside, type Shown } from './beside';
import './index.scss';

type DeskCounts = StaffReplies['count-message-desk'];

/** The desks where somebody has business; what is counted for them comes apart from the rest. */
const doorsOf = ({ roles, unreadNotices, orphans }: StaffStartView, waiting: DeskCounts | undefined): readonly Door[] => [
  { key: 'notices', count: unreadNotices, onOpen: openStaffNotices },
  ...(isAtMessageDesk(roles)
    ? ([
        { key: 'calls', count: waiting?.dueCalls, onOpen: openCallTasks },
        { key: 'letters', count: waiting?.deadLetters, onOpen: openDeadLetters },
      ] as const)
    : []),
  ...(orphans ? ([{ key: 'orphans', count: orphans.found + orphans.due, onOpen: openOrphans }] as const) : []),
];

/** 售后工作台. Ids: staff-queue, and those of QueuePanel, SignSheet; on a wide screen, beside it, those of the order and its steps. */
export default function StaffQueuePage() {
  const t = useTexts(staffTexts);
  const language = useLanguage();
  const live = useStaffStart(language);
  const roles = live.view.state === 'ready' ? live.view.value.roles : [];
  const desk = useMessageDesk(isAtMessageDesk(roles), language);
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
                  <QuietAction id="people-open" label={t.people} onTap={openPeople} />
                  <QuietAction id="registry-open" label={t.registry} onTap={openStaffRegistry} />
                  <QuietAction id="open-settings" label={t.settings} onTap={openSettings} />
                </View>
              )}
              <QueuePanel
                start={start}
                openId={isWide ? shown?.orderId : undefined}
                onOpen={openOrder}
                onSign={isAtMessageDesk(start.roles) ? () => setIsSigning(true) : undefined}
                doors={doorsOf(start, desk.view.state === 'ready' ? desk.view.value : undefined)}
                onRefresh={() => Promise.all([live.reload(), desk.reload()])}
                hasKeys={isWide && process.env.TARO_ENV === 'h5'}
                changes={changes}
              />
            </View>
            {isWide && (
              <View className="desk-order">
                <Beside
                  shown={shown}
                  start={start}
                  onShow={setShown}
                  onRead={live.reload}
                  onChanged={() => setChanges((count) => count + 1)}
                />
              </View>
            )}
          </View>
        )}
      </StaffOnly>
      <SignSheet open={isSigning} onClose={() => setIsSigning(false)} onFound={sign} onOrphan={registerOrphan} />
    </Screen>
  );
}
