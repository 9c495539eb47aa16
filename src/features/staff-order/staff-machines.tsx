import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import { Amount } from '@/components/amount';
import { StageBadge, type Tone } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { commonTexts } from '@/i18n/common';
import { createTexts } from '@/i18n/create';
import { formatCalendarDay } from '@/i18n/dates';
import { staffTexts } from '@/i18n/staff';
import { staffOrderTexts } from '@/i18n/staff-order';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';
import { Examination } from './examination';

/** An order may hold a hundred machines; more are drawn on demand. */
const SHOWN_AT_FIRST = 8;

type Urls = Readonly<Record<string, string>>;

/** Each machine with all that staff need to judge it. Ids: staff-machines, staff-machine-<id>. */
export function StaffMachines({ order, urls }: { order: OrderView; urls: Urls }) {
  const t = useTexts(staffTexts);
  const ofOrder = useTexts(staffOrderTexts);
  const [all, setAll] = useState(false);
  const shown = all ? order.machines : order.machines.slice(0, SHOWN_AT_FIRST);
  const namesOf = (ids: readonly string[]) => order.machines.filter(({ id }) => ids.includes(id)).map(machineName);
  return (
    <Card id="staff-machines" title={ofOrder.machines} aside={<Text className="secondary">{t.machines(order.machines.length)}</Text>}>
      {shown.map((machine) => (
        <StaffMachine key={machine.id} machine={machine} waitsFor={namesOf(machine.waitsFor)} urls={urls} />
      ))}
      {shown.length < order.machines.length && <QuietAction id="staff-machines-all" label={t.more} onTap={() => setAll(true)} />}
    </Card>
  );
}

const TONES: Readonly<Partial<Record<MachineView['state'], Tone>>> = {
  ready: 'good',
  delivered: 'good',
  'return-refused': 'bad',
  lost: 'bad',
  held: 'attention',
  withdrawn: 'neutral',
};

function StaffMachine({ machine, waitsFor, urls }: { machine: MachineView; waitsFor: readonly string[]; urls: Urls }) {
  const t = useTexts(staffOrderTexts);
  const itemTypes = useTexts(createTexts).itemTypes;
  const { symptoms, faultDescription, note, receivedAt } = machine;
  return (
    <View id={`staff-machine-${machine.id}`} className="staff-machine">
      <View className="between">
        <Text className="staff-machine-name amount">{machineName(machine)}</Text>
        <StageBadge word={machine.stateWord} tone={TONES[machine.state] ?? 'brand'} />
      </View>
      <Text className="secondary">{`${machine.model} · ${itemTypes[machine.itemType]}`}</Text>
      <WarrantyLine machine={machine} />
      <Text>{[symptoms.join('、'), faultDescription].filter(Boolean).join('；')}</Text>
      <PhotoRow id={`staff-machine-${machine.id}-photos`} attachmentIds={machine.labelPhotos} urls={urls} />
      {note && <Row label={t.note} value={note} />}
      {receivedAt !== undefined && <Row label={t.received} value={<DateText at={receivedAt} as="moment" />} />}
      <Examination machine={machine} urls={urls} />
      <Inspection machine={machine} urls={urls} />
      <Money machine={machine} />
      {waitsFor.length > 0 && <Text className="small">{t.waitsFor(waitsFor.join(' · '))}</Text>}
    </View>
  );
}

/** In warranty or not, and the dates it rests on (R24, R39). */
function WarrantyLine({ machine: { warranty } }: { machine: Pick<MachineView, 'warranty'> }) {
  const t = useTexts(staffOrderTexts);
  const common = useTexts(commonTexts);
  if (!warranty) return null;
  const tone: Tone = ({ 'in-warranty': 'good', expired: 'attention', undetermined: 'neutral' } as const)[warranty.result];
  const dates =
    warranty.result === 'undetermined'
      ? warranty.because === 'label-unreadable'
        ? common.unreadable
        : t.unknownSerial
      : [
          t.warrantyUntil(formatCalendarDay(warranty.lastDay)),
          t.shipped(formatCalendarDay(warranty.shippedDate)),
          ...(warranty.established ? [t.established] : []),
        ].join(' · ');
  return (
    <View className="line">
      <StageBadge word={t.warranty[warranty.result]} tone={tone} icon="shield" />
      <Text className="small">{dates}</Text>
    </View>
  );
}

/** What was paid for it, what went back, and the freight of another try (R28, R49). */
function Money({ machine: { paid, refunded, reship } }: { machine: MachineView }) {
  const t = useTexts(staffOrderTexts);
  return (
    <>
      {paid > 0 && <Row label={t.paid} value={<Amount fen={paid} />} />}
      {refunded > 0 && <Row label={t.refundedSum} value={<Amount fen={refunded} />} />}
      {reship && <Row label={`${t.reship} · ${reship.paid ? t.reshipPaid : t.reshipUnpaid}`} value={<Amount fen={reship.amount} />} />}
    </>
  );
}

function Inspection({ machine: { verdict, quotation, repair }, urls }: { machine: MachineView; urls: Urls }) {
  const t = useTexts(staffOrderTexts);
  return (
    <>
      {verdict && (
        <View className="staff-inspection">
          <Row label={t.verdict} value={verdict.word} />
          <Text>{verdict.findings}</Text>
          {verdict.scrapCodes.length > 0 && <Row label={t.scrap} value={verdict.scrapCodes.map(({ word }) => word).join(' · ')} />}
          {verdict.foreignBoards && <Row label={t.foreignBoards} value={verdict.foreignBoards} />}
          {verdict.damageCause !== 'none' && <Text className="secondary">{t.damage[verdict.damageCause]}</Text>}
          {verdict.voidReasons.map(({ code, clause, text }) => (
            <Text key={code} className="secondary">{`${text} · ${clause}`}</Text>
          ))}
          <PhotoRow attachmentIds={[...verdict.photos, ...verdict.voidReasons.flatMap(({ photos }) => photos)]} urls={urls} />
        </View>
      )}
      {quotation && (
        <View className="staff-inspection">
          <Row label={t.quotation(quotation.version)} value={t.classes[quotation.class]} />
          {quotation.lines.map(({ text, amount }) => (
            <Row key={`${text}:${amount}`} label={text} value={<Amount fen={amount} />} />
          ))}
          <Row label={t.total} value={<Amount fen={quotation.amount} />} />
          <Text className="small">{quotation.freightText}</Text>
          {quotation.note && <Text className="secondary">{quotation.note}</Text>}
        </View>
      )}
      {repair && (
        <View className="staff-inspection">
          <Row label={t.repair} value={<DateText at={repair.finishedAt} as="moment" />} />
          <Text>{repair.testRecord}</Text>
          {repair.parts && <Text className="secondary">{`${t.parts} · ${repair.parts}`}</Text>}
        </View>
      )}
    </>
  );
}
