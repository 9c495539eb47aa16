import { Text } from '@tarojs/components';
import type { MachineView } from '#core/contract/views/machine-view';
import { formatAmount } from '@/components/amount';
import { EvidenceList } from '@/components/evidence-list';
import { PhotoRow } from '@/components/photo-picker';
import { formatDeadline } from '@/i18n/dates';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { refundable } from './described-input';
import type { AboutMachine as About } from './form-description';
import { WarrantySentence } from './warranty-sentence';

/** The pictures that {@link AboutMachine} shows, to be asked for in one call. */
export function photosAbout(about: About, machines: readonly MachineView[]): readonly string[] {
  return machines.flatMap(({ approvals = [], damage, labelPhotos }) => {
    if (about === 'approval') return approvals.flatMap(({ photos }) => photos);
    if (about === 'damage') return damage?.photos ?? [];
    return about === 'label' ? labelPhotos : [];
  });
}

type AboutMachineProps = { about: About; machine: MachineView; urls: Readonly<Record<string, string>> };

/** What helps to decide about a machine, under its name. */
export function AboutMachine({ about, machine, urls }: AboutMachineProps) {
  const t = useTexts(staffStepTexts);
  const { damage, promise, splitRequest, approvals = [] } = machine;
  switch (about) {
    case 'warranty':
      return <WarrantySentence machine={machine} />;
    case 'money':
      return <Text className="step-about">{t.refundable(formatAmount(machine.paid), formatAmount(refundable(machine)))}</Text>;
    case 'promise':
      return promise ? <Text className="step-about">{t.promisedFor(formatDeadline(promise.dueAt))}</Text> : null;
    case 'split':
      return splitRequest ? <Text className="step-about">{t.splitAsked(splitRequest.reason)}</Text> : null;
    case 'label':
      return <PhotoRow attachmentIds={machine.labelPhotos} urls={urls} />;
    case 'damage':
      return damage ? (
        <EvidenceList items={[{ key: 'damage', text: `${damage.word} · ${damage.text}`, photos: damage.photos }]} urls={urls} />
      ) : null;
    case 'approval':
      return (
        <EvidenceList
          items={approvals.map(({ code, text, photos, answer }, index) => ({
            key: `${code}-${index}`,
            text: `${t.asked(code, text)} · ${t.answered[answer ?? 'open']}`,
            photos,
          }))}
          urls={urls}
        />
      );
  }
}
