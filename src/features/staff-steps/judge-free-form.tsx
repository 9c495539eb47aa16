import { Card } from '@/components/card';
import { LongTextField } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { useKeptInput } from './kept-input';
import { MachineChoice, MachineNames, machinesOf } from './machine-choice';
import { StepFrame } from './step-frame';
import { photoFault, photoIds, StepPhotos } from './step-photos';
import { faultsOf, formKey, type StepFormProps, useStepForm } from './use-step-form';
import { warrantySentence } from './warranty-sentence';

/** In warranty and nothing that voids it (R24). Ids: choose-<machine>, step-findings, step-finding-photos-add, and those of StepFrame. */
export function JudgeFreeForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const key = formKey('judge-free', order, offer);
  const photosKey = `${key}:photos`;
  const machines = machinesOf(order, offer.machineIds);
  const [input, change] = useKeptInput(key, () => ({ chosen: machines.slice(0, 1).map(({ id }) => id), findings: '' }));
  const chosen = input.chosen.filter((id) => offer.machineIds.includes(id));
  const faults = faultsOf({
    machineIds: chosen.length === 0 && 'machines-missing',
    findings: input.findings.trim() === '' && 'text-missing',
    photos: photoFault(photosKey, false),
  });
  const form = useStepForm('judge-free', props, faults, () => ({
    machineIds: chosen,
    findings: input.findings.trim(),
    photos: photoIds(photosKey),
  }));
  return (
    <StepFrame form={form} summary={<MachineNames machines={machinesOf(order, chosen)} />}>
      <MachineChoice
        machines={machines}
        chosen={chosen}
        onChange={(ids) => change({ chosen: [...ids] })}
        error={form.errorOf('machineIds')}
        about={warrantySentence}
      />
      <Card>
        <LongTextField
          id="step-findings"
          label={t.findings}
          value={input.findings}
          onChange={(findings) => change({ findings })}
          placeholder={t.findingsPlaceholder}
          maxLength={1000}
          error={form.errorOf('findings') ?? form.errorOf('text')}
        />
        <StepPhotos
          id="step-finding-photos"
          keptAs={photosKey}
          purpose="finding"
          label={t.findingPhotos}
          hint={t.findingPhotosHint}
          optional
          error={form.errorOf('photos')}
        />
      </Card>
    </StepFrame>
  );
}
