import { Card } from '@/components/card';
import { LongTextField } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { useKeptInput } from './kept-input';
import { MachineChoice, MachineNames, machinesOf } from './machine-choice';
import { StepFrame } from './step-frame';
import { faultsOf, formKey, type StepFormProps, useStepForm } from './use-step-form';

/** Repaired and tested. Ids: choose-<machine>, step-test-record, step-parts, and those of StepFrame. */
export function FinishForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const machines = machinesOf(order, offer.machineIds);
  const [input, change] = useKeptInput(formKey('finish', order, offer), () => ({
    chosen: machines.slice(0, 1).map(({ id }) => id),
    testRecord: '',
    parts: '',
  }));
  const chosen = input.chosen.filter((id) => offer.machineIds.includes(id));
  const faults = faultsOf({
    machineIds: chosen.length === 0 && 'machines-missing',
    testRecord: input.testRecord.trim() === '' && 'text-missing',
  });
  const form = useStepForm('finish', props, faults, () => ({
    machineIds: chosen,
    testRecord: input.testRecord.trim(),
    parts: input.parts.trim(),
  }));
  return (
    <StepFrame form={form} summary={<MachineNames machines={machinesOf(order, chosen)} />}>
      <MachineChoice
        machines={machines}
        chosen={chosen}
        onChange={(ids) => change({ chosen: [...ids] })}
        error={form.errorOf('machineIds')}
      />
      <Card>
        <LongTextField
          id="step-test-record"
          label={t.testRecord}
          value={input.testRecord}
          onChange={(testRecord) => change({ testRecord })}
          placeholder={t.testRecordPlaceholder}
          maxLength={1000}
          error={form.errorOf('testRecord')}
        />
        <LongTextField
          id="step-parts"
          label={t.parts}
          optional
          value={input.parts}
          onChange={(parts) => change({ parts })}
          placeholder={t.partsPlaceholder}
          maxLength={1000}
          error={form.errorOf('parts')}
        />
      </Card>
    </StepFrame>
  );
}
