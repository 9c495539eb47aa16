import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import { Amount } from '@/components/amount';
import { Note, StageBadge } from '@/components/badge';
import { Card, Row } from '@/components/card';
import { EvidenceList } from '@/components/evidence-list';
import { PhotoRow } from '@/components/photo-picker';
import { quotationTexts } from '@/i18n/quotation';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

type MachineQuotationProps = {
  machine: MachineView & { readonly quotation: NonNullable<MachineView['quotation']> };
  urls: Readonly<Record<string, string>>;
  /** What may be done instead of paying: decline, or object. */
  children?: ReactNode;
};

/** What was found on one machine and what its repair costs (R27). Ids: quotation-<machine id>, amount-<machine id>, decline-<machine id>. */
export function MachineQuotation({ machine, urls, children }: MachineQuotationProps) {
  const t = useTexts(quotationTexts);
  const { quotation, verdict } = machine;
  return (
    <Card
      id={`quotation-${machine.id}`}
      title={`${machine.model} · ${machineName(machine)}`}
      aside={<StageBadge word={machine.stateWord} tone={machine.state === 'quoted' ? 'attention' : 'neutral'} />}
    >
      <Text className="small">{t.version(quotation.version)}</Text>
      {verdict && (
        <View className="stack">
          <Text className="quotation-heading">{t.findings}</Text>
          <Text>{verdict.findings}</Text>
          <PhotoRow attachmentIds={verdict.photos} urls={urls} />
          <Text className="quotation-heading">{t.reasoning}</Text>
          <Text className="secondary">{verdict.reasoning}</Text>
          <EvidenceList
            items={verdict.voidReasons.map(({ code, clause, text, photos }) => ({ key: code, text: `${clause} · ${text}`, photos }))}
            urls={urls}
          />
        </View>
      )}
      <Text className="quotation-heading divided">{t.lines}</Text>
      <View>
        {quotation.lines.map(({ text, amount }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sent quotation never changes, and two lines may read the same
          <Row key={index} label={text} value={<Amount fen={amount} />} />
        ))}
        <Row label={t.freight} value={quotation.freightText} />
      </View>
      <View className="between divided">
        <Text className="quotation-heading">{t.total}</Text>
        <Amount id={`amount-${machine.id}`} fen={quotation.amount} large />
      </View>
      {quotation.note !== '' && <Text className="secondary">{quotation.note}</Text>}
      {machine.state === 'quoted' && quotation.mayDecline && (
        <Note id={`decline-${machine.id}`} tone="information" icon="info">
          {quotation.declineText}
        </Note>
      )}
      {children}
    </Card>
  );
}
