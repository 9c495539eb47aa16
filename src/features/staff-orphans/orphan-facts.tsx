import { Text, View } from '@tarojs/components';
import type { OrphanView } from '#core/contract/orphans';
import { StageBadge, type Tone } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';

const TONES: Readonly<Record<OrphanView['state'], Tone>> = {
  found: 'attention',
  waiting: 'brand',
  linked: 'good',
  refused: 'neutral',
  held: 'bad',
  corrected: 'neutral',
};

type OrphanHeadProps = { orphan: OrphanView; onOrder: (orderId: string) => void; onEntry: (orphanId: string) => void };

/** Where the parcel stands and what that means. Ids: orphan-head, orphan-state, orphan-to-order, orphan-to-corrected, orphan-to-first. */
export function OrphanHead({ orphan, onOrder, onEntry }: OrphanHeadProps) {
  const t = useTexts(staffOrphanTexts).parcel;
  const {
    carrierName,
    waybillNumber,
    originText,
    stateWord,
    state,
    sentence,
    ninetyDays,
    linked,
    owner,
    refusedText,
    correctedTo,
    correctedFrom,
  } = orphan;
  return (
    <Card
      id="orphan-head"
      aside={<StageBadge id="orphan-state" word={stateWord} tone={TONES[state]} />}
      title={waybillNumber === null ? originText : carrierName}
    >
      {waybillNumber !== null && <CopyRow id="orphan-waybill-number" label={t.waybill} value={waybillNumber} />}
      <Text>{sentence}</Text>
      {ninetyDays && <Text className="secondary">{ninetyDays.text}</Text>}
      {refusedText && <Row label={t.refused} value={refusedText} />}
      {owner && <Row id="orphan-owner" label={t.owner} value={t.ownerSentence(owner.orderNumber)} />}
      {correctedTo && <PrimaryAction id="orphan-to-corrected" label={t.toCorrected} onTap={() => onEntry(correctedTo.orphanId)} />}
      {correctedFrom && <QuietAction id="orphan-to-first" label={t.toFirst} onTap={() => onEntry(correctedFrom)} />}
      {linked && (
        <View className="stack">
          <Text>{t.linked(linked.orderNumber)}</Text>
          <PrimaryAction id="orphan-to-order" label={t.openOrder} onTap={() => onOrder(linked.orderId)} />
        </View>
      )}
    </Card>
  );
}

/** What is known of it, with its photos. Id: orphan-facts. */
export function OrphanFacts({ orphan, urls }: { orphan: OrphanView; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(staffOrphanTexts).parcel;
  const { photos, machines, sender, place, foundAt } = orphan;
  const from = [sender.name, sender.phoneTail && t.tail(sender.phoneTail), sender.region].filter(Boolean).join(' · ');
  return (
    <Card id="orphan-facts" title={t.facts}>
      <PhotoRow id="orphan-photo-row" attachmentIds={photos} urls={urls} />
      <Row label={t.found} value={<DateText at={foundAt} as="moment" />} />
      <Row label={t.place} value={place || t.nothing} />
      <Row label={t.sender} value={from || t.nothing} />
      {machines.length === 0 && <Row label={t.serials} value={t.nothing} />}
      {machines.map(({ serialNumber, text }) => (
        <Row key={serialNumber} label={serialNumber} value={text} />
      ))}
    </Card>
  );
}
