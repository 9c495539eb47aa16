import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import { machinePlace } from '#core/domain/machine-place';
import { Amount } from '@/components/amount';
import { StageBadge, type Tone } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { DateText } from '@/components/date-text';
import { EvidenceList } from '@/components/evidence-list';
import { PhotoRow } from '@/components/photo-picker';
import { formatCalendarDay } from '@/i18n/dates';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

/** An order may hold a hundred machines; more are drawn on demand, so that the first screen stays small. */
const SHOWN_AT_FIRST = 8;

const TONES: Partial<Record<MachineView['state'], Tone>> = {
  quoted: 'attention',
  'return-refused': 'attention',
  held: 'bad',
  lost: 'bad',
  delivered: 'good',
  'remote-fixed': 'good',
  ready: 'good',
  withdrawn: 'neutral',
};

type MachineCardsProps = { order: OrderView; urls: Readonly<Record<string, string>> };

/** Each machine with its state, what the unpacking showed of damage (R6), verdict and amount. Ids: machines, machine-<id>, damage-<id>. */
export function MachineCards({ order, urls }: MachineCardsProps) {
  const t = useTexts(orderTexts);
  const [all, setAll] = useState(false);
  const shown = all ? order.machines : order.machines.slice(0, SHOWN_AT_FIRST);
  const nameOf = (id: string) => order.machines.find((machine) => machine.id === id)?.serialNumber ?? machinePlace(id);
  return (
    <Card id="machines" title={t.machines} aside={<Text className="secondary">{order.machines.length}</Text>}>
      {shown.map((machine) => (
        <MachineRow
          key={machine.id}
          isOver={order.stage === 'cancelled'}
          machine={machine}
          waitsFor={machine.waitsFor.map(nameOf)}
          urls={urls}
        />
      ))}
      {shown.length < order.machines.length && <QuietAction id="machines-all" label={t.more} onTap={() => setAll(true)} />}
    </Card>
  );
}

type MachineRowProps = { machine: MachineView; isOver: boolean; waitsFor: readonly string[]; urls: MachineCardsProps['urls'] };

function MachineRow({ machine, isOver, waitsFor, urls }: MachineRowProps) {
  const t = useTexts(orderTexts);
  const { warranty, damage, verdict, quotation } = machine;
  return (
    <View id={`machine-${machine.id}`} className="machine">
      <View className="between">
        <Text className="machine-name">{`${machine.model} · ${t.itemTypes[machine.itemType]}`}</Text>
        <StageBadge word={machine.stateWord} tone={isOver ? 'neutral' : (TONES[machine.state] ?? 'brand')} />
      </View>
      <Text className="amount secondary">{machineName(machine)}</Text>
      <Row label={t.fault} value={machine.faultDescription} />
      {machine.note && <Row label={t.note} value={machine.note} />}
      {warranty && warranty.result !== 'undetermined' && <Row label={t.warranty} value={formatCalendarDay(warranty.lastDay)} />}
      {machine.mustArriveBy && !machine.receivedAt && (
        <Text className="small">{t.mustArriveBy(formatCalendarDay(machine.mustArriveBy))}</Text>
      )}
      {verdict && <Row label={t.verdict} value={verdict.word} />}
      {machine.stateSentence && <Text className="secondary">{machine.stateSentence}</Text>}
      {verdict && <Text className="secondary">{verdict.findings}</Text>}
      {verdict && verdict.kind !== 'free' && <Text className="small">{verdict.reasoning}</Text>}
      {quotation && <Row label={t.quotation.amount} value={<Amount fen={quotation.amount} />} />}
      {machine.reship && <Row label={t.side.reship} value={<Amount fen={machine.reship.amount} />} />}
      {machine.returnFreightText && <Text className="secondary">{machine.returnFreightText}</Text>}
      {waitsFor.length > 0 && <Text className="small">{t.waitsFor(waitsFor.join(' · '))}</Text>}
      <PhotoRow attachmentIds={verdict ? verdict.photos : machine.labelPhotos} urls={urls} />
      {verdict && (
        <EvidenceList
          items={verdict.voidReasons.map(({ code, clause, text, photos }) => ({ key: code, text: `${clause} · ${text}`, photos }))}
          urls={urls}
        />
      )}
      {damage && damage.cause !== 'none' && (
        <View id={`damage-${machine.id}`} className="stack divided">
          <Row label={t.damage} value={damage.word} />
          <Text className="secondary">{damage.text}</Text>
          <View className="small">
            <DateText at={damage.at} as="moment" />
          </View>
          <PhotoRow attachmentIds={damage.photos} urls={urls} />
        </View>
      )}
    </View>
  );
}
