import { Picker, Text, View } from '@tarojs/components';
import { normaliseWaybill } from '#core/domain/waybill';
import { serverNow } from '@/cloud/server-clock';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { Field } from '@/components/field';
import { Icon } from '@/components/icon';
import { formatCalendarDay } from '@/i18n/dates';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { StepFrame } from './step-frame';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';
import { isWaybill, WaybillField } from './waybill-field';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const today = (): string => new Date(serverNow() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

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
        <CarrierDay day={input.carrierDay} onChange={(carrierDay) => change({ carrierDay })} error={form.errorOf('carrierSignedDate')} />
      </Card>
      <Card title={t.inParcel}>
        <MachineNames machines={machines} />
      </Card>
    </StepFrame>
  );
}

/** When the carrier says it was signed for: matters where it is earlier (R24). */
function CarrierDay({ day, onChange, error }: { day: string; onChange: (day: string) => void; error: string | undefined }) {
  const t = useTexts(staffStepTexts);
  return (
    <Field id="step-carrier-day" label={t.carrierSigned} optional hint={t.carrierSignedHint} error={error}>
      <View className="line">
        <Picker className="step-picker" mode="date" value={day || today()} end={today()} onChange={({ detail }) => onChange(detail.value)}>
          <View id="step-carrier-day" className="field-box">
            <Icon name="clock" />
            <Text className={day ? '' : 'secondary'}>{day ? formatCalendarDay(day) : t.carrierSignedPick}</Text>
          </View>
        </Picker>
        {day !== '' && <QuietAction id="step-carrier-day-clear" label={t.carrierSignedClear} onTap={() => onChange('')} />}
      </View>
    </Field>
  );
}
