import { Text } from '@tarojs/components';
import type { MachineView } from '#core/contract/views/machine-view';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import { Card } from '@/components/card';
import { CheckRow } from '@/components/choice';
import { LongTextField } from '@/components/field';
import { PhotoRow } from '@/components/photo-picker';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { MachineChoice, MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { StepFrame } from './step-frame';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';

/**
 * Return to the factory, or solved remotely, with the customer's photos in view (R4, R14).
 * Ids: choose-<machine>, open-<machine> (the customer is asked to open it, by the words of the note), step-note, and those of StepFrame.
 */
export function TriageForm({ step, ...props }: StepFormProps & { step: 'confirm-return' | 'fix-remotely' }) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const isReturn = step === 'confirm-return';
  const machines = machinesOf(order, offer.machineIds);
  // What ends a machine is chosen one by one; what everybody expects is ticked already.
  const [input, change] = useKeptInput(formKey(step, order, offer), () => ({
    chosen: isReturn || machines.length === 1 ? machines.map(({ id }) => id) : [],
    note: '',
    opened: [] as string[],
  }));
  const chosen = input.chosen.filter((id) => offer.machineIds.includes(id));
  // Only of machines that come in: to open it is asked of whoever is going to send it (R32).
  const opened = input.opened.filter((id) => isReturn && chosen.includes(id));
  const toggleOpened = (id: string, isAsked: boolean) =>
    change((before) => {
      const others = before.opened.filter((other) => other !== id);
      return { opened: isAsked ? [...others, id] : others };
    });
  const urls = usePhotoUrls(
    'staff',
    machines.flatMap(({ labelPhotos }) => labelPhotos),
    order.orderId,
  );
  const faults = faultsOf({
    machineIds: chosen.length === 0 && 'machines-missing',
    note: (!isReturn || opened.length > 0) && input.note.trim() === '' && 'text-missing',
  });
  const form = useStepForm(step, props, faults, () => ({
    machineIds: chosen,
    note: input.note.trim(),
    ...(opened.length > 0 ? { disassemblyMachineIds: opened } : {}),
  }));
  const about = ({ id, labelPhotos, symptoms, faultDescription }: MachineView) => (
    <>
      <Text className="step-about">{[symptoms.join(' · '), faultDescription].filter(Boolean).join(' · ')}</Text>
      <PhotoRow attachmentIds={labelPhotos} urls={urls} />
      {isReturn && chosen.includes(id) && (
        <CheckRow
          id={`open-${id}`}
          checked={opened.includes(id)}
          onChange={(isAsked) => toggleOpened(id, isAsked)}
          label={t.open}
          detail={t.openDetail}
        />
      )}
    </>
  );
  return (
    <StepFrame form={form} summary={<MachineNames machines={machinesOf(order, chosen)} />}>
      <MachineChoice
        machines={machines}
        chosen={chosen}
        onChange={(mend) => change((before) => ({ chosen: [...mend(before.chosen)] }))}
        error={form.errorOf('machineIds')}
        about={about}
      />
      <Card>
        <LongTextField
          id="step-note"
          label={isReturn ? t.note : t.remoteNote}
          optional={isReturn && opened.length === 0}
          value={input.note}
          onChange={(note) => change({ note })}
          placeholder={isReturn ? t.notePlaceholder : t.remoteNotePlaceholder}
          maxLength={1000}
          error={form.errorOf('note') ?? form.errorOf('text')}
        />
      </Card>
    </StepFrame>
  );
}
