import { normaliseWaybill } from '#core/domain/waybill';
import { Card } from '@/components/card';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { PastDateField } from './past-date-field';
import { StepFrame } from './step-frame';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';
import { isWaybill, WaybillField } from './waybill-field';

/**
 * A parcel at the door, by its slip, contents unseen (R5). Ids: step-waybill, step-carrier-day, and those of StepFrame.
 *
 * @param waybillNumber as already typed or scanned in the queue
 */
export function SignForm({ waybillNumber, ...props }: StepFormProps & { waybillNumber: string }) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const parcel = order.parcels.find(({ id }) => id === offer.targetId);
  const [input, change] = useKeptInput(formKey('sign-parcel', order, offer), () => ({ waybill: waybillNumber, carrierDay: '' }));
  const typed = normaliseWaybill(input.waybill);
  const differs = isWaybill(typed) && parcel !== undefined && typed !== parcel.waybillNumber;
  const faults = faultsOf({ waybillNumber: !isWaybill(typed) && 'waybill-invalid' });
  const form = useStepForm('sign-parcel', props, faults, () => ({
    parcelId: offer.targetId ?? '',
    waybillNumber: typed,
    ...(input.carrierDay ? { carrierSignedDate: input.carrierDay } : {}),
  }));
  const machines = machinesOf(order, parcel?.machineIds ?? []);
  return (
    <StepFrame form={form} summary={<MachineNames machines={machines} />}>
      <Card>
        <WaybillField
          value={input.waybill}
          onChange={(waybill) => change({ waybill })}
          hint={parcel ? t.waybillExpected(parcel.carrierName, parcel.waybillNumber) : t.waybillHint}
          error={form.errorOf('waybillNumber') ?? (differs ? t.waybillDiffers : undefined)}
        />
        <PastDateField
          id="step-carrier-day"
          label={t.carrierSigned}
          hint={t.carrierSignedHint}
          day={input.carrierDay}
          onChange={(carrierDay) => change({ carrierDay })}
          error={form.errorOf('carrierSignedDate')}
          clear={t.carrierSignedClear}
        />
      </Card>
      <Card title={t.inParcel}>
        <MachineNames machines={machines} />
      </Card>
    </StepFrame>
  );
}
