import { useRouter } from '@tarojs/taro';
import { useStaffStart } from '@/cloud/staff-start';
import { Screen } from '@/components/screen';
import { RegisterForm } from '@/features/staff-orphans/register-form';
import { useLanguage } from '@/i18n/language';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { useTexts } from '@/i18n/texts';
import { openStaffStep, showOrphan } from '@/navigation';
import { StaffOnly } from '../staff-only';

/** A parcel without an order is registered (`?waybill=`). Ids: orphan-form, and those of RegisterForm. */
export default function OrphanRegisterPage() {
  const t = useTexts(staffOrphanFormTexts);
  const waybillNumber = decodeURIComponent(useRouter().params.waybill ?? '');
  const live = useStaffStart(useLanguage());
  return (
    <Screen id="orphan-form" title={t.title}>
      <StaffOnly live={live}>
        {() => (
          <RegisterForm
            waybillNumber={waybillNumber}
            onDone={({ orphanId }) => showOrphan(orphanId)}
            onSign={({ orderId, parcelId, waybillNumber: waybill }) =>
              openStaffStep({ orderId, step: 'sign-parcel', targetId: parcelId, waybillNumber: waybill })
            }
            onEntry={showOrphan}
          />
        )}
      </StaffOnly>
    </Screen>
  );
}
