import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { StepName } from '#core/domain/step-table';
import { useStaffStart } from '@/cloud/staff-start';
import { Screen } from '@/components/screen';
import { type FormStep, hasForm } from '@/features/staff-steps/form-description';
import { useLanguage } from '@/i18n/language';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { backToStaffOrder, backToStaffQueue } from '@/navigation';
import { StaffOnly } from '../staff-only';
import { StepPanel, type StepPlace } from '../step-panel';

/** A step's form (`?id=&step=&target=&waybill=`). Ids: staff-step, and those of StepPanel and the forms. */
export default function StaffStepPage() {
  const t = useTexts(staffStepTexts);
  const { params } = useRouter();
  const orderId = params.id ?? '';
  const [place, setPlace] = useState<StepPlace>(() => ({
    orderId,
    step: stepOf(params.step),
    ...(params.target ? { targetId: params.target } : {}),
    waybillNumber: decodeURIComponent(params.waybill ?? ''),
  }));
  const live = useStaffStart(useLanguage());
  return (
    <Screen id="staff-step" title={t.steps[place.step].action}>
      <StaffOnly live={live}>
        {(start) => (
          <StepPanel
            place={place}
            start={start}
            onStep={(choice) => setPlace({ orderId, ...choice })}
            onOrder={() => backToStaffOrder(orderId)}
            onQueue={backToStaffQueue}
          />
        )}
      </StaffOnly>
    </Screen>
  );
}

/** Only our own links lead here; any other leads to the first step of the path. */
const stepOf = (name = ''): FormStep => (hasForm(name as StepName) ? (name as FormStep) : 'confirm-return');
