import type { StartView } from '#core/contract/views/start-view';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import { Card } from '@/components/card';
import { Chips } from '@/components/choice';
import { Field, LongTextField } from '@/components/field';
import { PhotoPicker } from '@/components/photo-picker';
import { createTexts } from '@/i18n/create';
import { useTexts } from '@/i18n/texts';
import type { Draft, DraftMachine } from './draft';
import { changeMachine, useDraftPhotos } from './draft-store';
import type { Faults } from './faults';

/** All pictures of a machine go into one list of at most nine. */
export const MAX_LABEL_PHOTOS = 3;
const MAX_FAULT_PHOTOS = 6;

type StepProps = { draft: Draft; forms: StartView['forms']; faults: Faults };

/** ② What is wrong, and photos. Ids: m0-label-add, m0-fault-add, m0-symptom-<code>, m0-description. */
export function FaultStep({ draft, forms, faults }: StepProps) {
  return (
    <>
      {draft.machines.map((machine, index) => (
        <FaultCard key={machine.key} machine={machine} index={index} forms={forms} faults={faults} />
      ))}
    </>
  );
}

function FaultCard({ machine, index, forms, faults }: { machine: DraftMachine; index: number; forms: StartView['forms']; faults: Faults }) {
  const t = useTexts(createTexts);
  const id = `m${index}`;
  const label = useDraftPhotos(machine, 'labelPhotos');
  const fault = useDraftPhotos(machine, 'faultPhotos');
  const uploaded = [...machine.labelPhotos, ...machine.faultPhotos].flatMap(({ attachmentId }) => (attachmentId ? [attachmentId] : []));
  const urls = usePhotoUrls('customer', uploaded);
  const errorOf = (field: string) => {
    const found = faults[`${machine.key}.${field}`];
    return found ? t.faults[found] : undefined;
  };
  const toggle = (code: string) =>
    changeMachine(machine.key, ({ symptoms }) => ({
      symptoms: symptoms.includes(code) ? symptoms.filter((other) => other !== code) : [...symptoms, code],
    }));
  return (
    <Card id={id} title={`${t.machine(index + 1)} · ${machine.model}`}>
      <Field id={`${id}-label`} label={t.labelPhotos} error={errorOf('labelPhotos')}>
        <PhotoPicker id={`${id}-label`} {...label} urls={urls} max={MAX_LABEL_PHOTOS} hint={t.labelHint} />
      </Field>
      <Field label={t.symptoms} optional>
        <Chips
          id={`${id}-symptom`}
          kind="checkbox"
          options={forms.symptoms.map(({ code, text }) => ({ key: code, label: text }))}
          chosen={machine.symptoms}
          onToggle={toggle}
        />
      </Field>
      <LongTextField
        id={`${id}-description`}
        label={t.faultDescription}
        value={machine.faultDescription}
        onChange={(faultDescription) => changeMachine(machine.key, { faultDescription })}
        placeholder={t.faultPlaceholder}
        maxLength={1000}
        error={errorOf('faultDescription')}
      />
      <Field id={`${id}-fault`} label={t.faultPhotos} optional error={errorOf('faultPhotos')}>
        <PhotoPicker id={`${id}-fault`} {...fault} urls={urls} max={MAX_FAULT_PHOTOS} hint={t.faultHint} />
      </Field>
    </Card>
  );
}
