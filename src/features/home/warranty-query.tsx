import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import type { WarrantyView } from '#core/contract/views/warranty-view';
import { callCustomer } from '@/cloud/call';
import { StageBadge } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { RefusalNote } from '@/components/refusal-note';
import { ScanField } from '@/components/scan-field';
import { formatCalendarDay } from '@/i18n/dates';
import { homeTexts } from '@/i18n/home';
import { useTexts } from '@/i18n/texts';
import { isSerialNumber } from '@/serial-number';

type Answer = { state: 'none' } | { state: 'asking' } | { state: 'known'; view: WarrantyView } | { state: 'failed'; error: ReplyError };

/**
 * 查保修: a serial number, and the answer under it (R26).
 * Ids: warranty-serial, warranty-check, warranty-result.
 */
export function WarrantyQuery() {
  const t = useTexts(homeTexts).warranty;
  const [serialNumber, setSerialNumber] = useState('');
  const [wrong, setWrong] = useState(false);
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });

  const asks = useRef(0);

  const ask = async (asked: string) => {
    asks.current += 1;
    const mine = asks.current;
    if (!isSerialNumber(asked)) {
      setWrong(true);
      setAnswer({ state: 'none' });
      return;
    }
    setAnswer({ state: 'asking' });
    const reply = await callCustomer('query-warranty', { serialNumber: asked });
    // Another one was asked about meanwhile.
    if (mine !== asks.current) return;
    setAnswer(reply.ok ? { state: 'known', view: reply.value } : { state: 'failed', error: reply.error });
  };
  const change = (value: string) => {
    setSerialNumber(value);
    setWrong(false);
  };
  const scanned = (read: string) => {
    change(read);
    void ask(read);
  };

  return (
    <Card id="warranty" title={t.title}>
      <ScanField
        id="warranty-serial"
        label={t.label}
        value={serialNumber}
        onChange={change}
        onScan={scanned}
        placeholder={t.placeholder}
        error={wrong ? t.invalid : undefined}
        hint={t.hint}
      />
      <SecondaryAction id="warranty-check" label={t.action} busy={answer.state === 'asking'} onTap={() => ask(serialNumber)} />
      {answer.state === 'failed' && <RefusalNote id="warranty-failed" error={answer.error} />}
      {answer.state === 'known' && <WarrantyResult view={answer.view} />}
    </Card>
  );
}

function WarrantyResult({ view }: { view: WarrantyView }) {
  const t = useTexts(homeTexts).warranty;
  const { warranty } = view;
  const word = { 'in-warranty': t.inWarranty, expired: t.expired, undetermined: t.undetermined }[warranty.result];
  const tone = ({ 'in-warranty': 'good', expired: 'attention', undetermined: 'neutral' } as const)[warranty.result];
  return (
    <View id="warranty-result" className="stack divided">
      <View className="between">
        <Text className="amount">{view.serialNumber}</Text>
        <StageBadge word={word} tone={tone} />
      </View>
      <Text className="secondary">{view.sentence}</Text>
      <View>
        {view.model && <Row label={t.model} value={view.model} />}
        {warranty.result !== 'undetermined' && <Row label={t.shipped} value={formatCalendarDay(warranty.shippedDate)} />}
        {warranty.result !== 'undetermined' && <Row label={t.lastDay} value={formatCalendarDay(warranty.lastDay)} />}
        {view.mustArriveBy && <Row label={t.mustArriveBy} value={formatCalendarDay(view.mustArriveBy)} />}
      </View>
    </View>
  );
}
