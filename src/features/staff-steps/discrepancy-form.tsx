import { Text } from '@tarojs/components';
import { Card } from '@/components/card';
import { Chips } from '@/components/choice';
import { Field } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { StepFrame } from './step-frame';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';

type Resolution = 'found' | 'not-in-parcel' | 'set-aside';
const OF_MISSING: readonly Resolution[] = ['found', 'not-in-parcel'];
const OF_EXTRA: readonly Resolution[] = ['set-aside'];

/** What became of a difference between parcel and order (R17). Ids: resolution-<result>, and those of StepFrame. */
export function DiscrepancyForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const discrepancy = order.discrepancies.find(({ id }) => id === offer.targetId);
  const possible = discrepancy?.kind === 'extra' ? OF_EXTRA : OF_MISSING;
  const [{ resolution }, change] = useKeptInput(formKey('resolve-discrepancy', order, offer), () => ({
    resolution: (possible.length === 1 ? possible[0] : undefined) as Resolution | undefined,
  }));
  const faults = faultsOf({ resolution: !resolution && 'choice-missing' });
  const form = useStepForm('resolve-discrepancy', props, faults, () => ({
    discrepancyId: offer.targetId ?? '',
    resolution: resolution ?? 'found',
  }));
  const what =
    discrepancy &&
    `${t.discrepancy[discrepancy.kind]} ${machineName({ id: discrepancy.machineId ?? '', serialNumber: discrepancy.serialNumber })}`;
  return (
    <StepFrame
      form={form}
      summary={
        <>
          <Text className="step-strong">{what}</Text>
          {resolution && <Text>{`${t.resolutions[resolution].word} · ${t.resolutions[resolution].meaning}`}</Text>}
        </>
      }
    >
      <Card {...(what ? { title: what } : {})}>
        <Field
          id="resolution"
          label={t.resolution}
          error={form.errorOf('resolution')}
          hint={resolution ? t.resolutions[resolution].meaning : undefined}
        >
          <Chips
            id="resolution"
            kind="radio"
            options={possible.map((key) => ({ key, label: t.resolutions[key].word }))}
            chosen={resolution ? [resolution] : []}
            onToggle={(chosen) => change({ resolution: chosen })}
          />
        </Field>
      </Card>
    </StepFrame>
  );
}
