import { Text, View } from '@tarojs/components';
import type { StartView } from '#core/contract/views/start-view';
import { callCustomer } from '@/cloud/call';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import { useView } from '@/cloud/use-view';
import { QuietAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { Loaded } from '@/components/loaded';
import { PhotoRow } from '@/components/photo-picker';
import { PolicySections } from '@/components/policy-sections';
import { commonTexts } from '@/i18n/common';
import { createTexts } from '@/i18n/create';
import { useLanguage } from '@/i18n/language';
import { useTexts } from '@/i18n/texts';
import { mendSerialNumber } from '@/serial-number';
import type { Draft, DraftMachine } from './draft';

type StepProps = {
  draft: Draft;
  forms: StartView['forms'];
  refused: Readonly<Record<string, string>>;
  onEdit: (step: 'machines' | 'fault' | 'contact') => void;
  onGuide: () => void;
};

/** Everything once more, and what matters of the policy in plain words. Ids: review-m0, edit-m0, edit-fault-m0, review-contact, review-clauses. */
export function ReviewStep({ draft, forms, refused, onEdit, onGuide }: StepProps) {
  const t = useTexts(createTexts);
  const policy = useView(`policy:${useLanguage()}`, () => callCustomer('policy', {}));
  return (
    <>
      {draft.machines.map((machine, index) => (
        <MachineSummary
          key={machine.key}
          machine={machine}
          index={index}
          forms={forms}
          refusal={refusalOf(refused, index)}
          onEdit={onEdit}
        />
      ))}
      <Card
        id="review-contact"
        title={t.review.contact}
        aside={<QuietAction id="edit-contact" label={t.review.edit} onTap={() => onEdit('contact')} />}
      >
        <Row label={t.name} value={draft.contact.name} />
        <Row label={t.phone} value={draft.contact.phone} />
      </Card>
      <Card id="review-clauses" title={t.clauses}>
        <Loaded live={policy} skeletonCards={1}>
          {({ sections }) => <PolicySections sections={sections} onlyWhatMatters />}
        </Loaded>
        <QuietAction id="review-guide" label={t.clausesMore} onTap={onGuide} />
      </Card>
    </>
  );
}

const refusalOf = (refused: Readonly<Record<string, string>>, index: number): string | undefined =>
  Object.entries(refused).find(([field]) => field.startsWith(`machines.${index}.`))?.[1];

type SummaryProps = Pick<StepProps, 'forms' | 'onEdit'> & { machine: DraftMachine; index: number; refusal: string | undefined };

function MachineSummary({ machine, index, forms, refusal, onEdit }: SummaryProps) {
  const t = useTexts(createTexts);
  const common = useTexts(commonTexts);
  const photos = [...machine.labelPhotos, ...machine.faultPhotos].flatMap(({ attachmentId }) => (attachmentId ? [attachmentId] : []));
  const urls = usePhotoUrls('customer', photos);
  const symptoms = forms.symptoms.filter(({ code }) => machine.symptoms.includes(code)).map(({ text }) => text);
  return (
    <Card
      id={`review-m${index}`}
      title={t.machine(index + 1)}
      aside={<QuietAction id={`edit-m${index}`} label={t.review.edit} onTap={() => onEdit('machines')} />}
    >
      <Row label={t.itemType} value={t.itemTypes[machine.itemType]} />
      <Row label={t.model} value={machine.model} />
      <Row label={t.serialNumber} value={machine.isUnreadable ? common.unreadable : mendSerialNumber(machine.serialNumber)} />
      {refusal && (
        <View id={`review-m${index}-error`} className="field-error">
          <Text>{refusal}</Text>
        </View>
      )}
      {symptoms.length > 0 && <Row label={t.symptoms} value={symptoms.join(' · ')} />}
      <Row label={t.faultDescription} value={machine.faultDescription} />
      <PhotoRow attachmentIds={photos} urls={urls} />
      <QuietAction id={`edit-fault-m${index}`} label={t.review.editFault} onTap={() => onEdit('fault')} />
    </Card>
  );
}
