import { useRouter } from '@tarojs/taro';
import { useStaffStart } from '@/cloud/staff-start';
import { Screen } from '@/components/screen';
import { useLanguage } from '@/i18n/language';
import { staffOrderTexts } from '@/i18n/staff-order';
import { useTexts } from '@/i18n/texts';
import { openStaffStep } from '@/navigation';
import { OrderPanel } from '../order-panel';
import { StaffOnly } from '../staff-only';

/** An order for staff (`?id=`). Ids: staff-order, staff-steps, step-<step>, staff-machines, staff-conversation, timeline. */
export default function StaffOrderPage() {
  const t = useTexts(staffOrderTexts);
  const orderId = useRouter().params.id ?? '';
  const live = useStaffStart(useLanguage());
  return (
    <Screen id="staff-order" title={t.title}>
      <StaffOnly live={live}>{() => <OrderPanel orderId={orderId} onStep={(choice) => openStaffStep({ orderId, ...choice })} />}</StaffOnly>
    </Screen>
  );
}
