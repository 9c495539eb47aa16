import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { Amount } from '@/components/amount';
import { Note, StageBadge } from '@/components/badge';
import { QuietAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import './order.scss';

const SHOWN_AT_FIRST = 6;

/** What is to be paid, or was. Ids: quotation-summary, open-quotation. */
export function QuotationSummary({ order, onOpen }: { order: OrderView; onOpen: () => void }) {
  const { quotation: t, side } = useTexts(orderTexts);
  const quoted = order.machines.filter(({ quotation }) => quotation);
  if (quoted.length === 0 && !order.reshipPayment) return null;
  const sum = quoted.reduce((total, { quotation }) => total + (quotation?.amount ?? 0), 0);
  const voucher = order.vouchers.at(-1);
  const isFreight = !order.payment && order.reshipPayment !== undefined;
  return (
    <Card
      id="quotation-summary"
      title={isFreight ? side.reship : t.title}
      aside={<Amount fen={order.payment?.amount ?? order.reshipPayment?.amount ?? sum} />}
    >
      {voucher && !voucher.review && (
        <Note tone="information" icon="clock">
          {t.paid}
        </Note>
      )}
      {voucher?.review?.as === 'rejected' && (
        <Note tone="bad" icon="alert">
          {`${t.rejected}：${voucher.review.reason}`}
        </Note>
      )}
      <SecondaryAction id="open-quotation" label={isFreight ? side.reshipOpen : t.open} onTap={onOpen} />
    </Card>
  );
}

/** Where the machines will go; locked (R22). Id: receiving-address. */
export function AddressCard({ locked, hasHint }: { locked: NonNullable<OrderView['receivingAddress']>; hasHint: boolean }) {
  const { address: t, side } = useTexts(orderTexts);
  const { address } = locked;
  return (
    <Card id="receiving-address" title={t.title} aside={<StageBadge word={t.locked} tone="neutral" icon="lock" />}>
      <Text>{`${address.region} ${address.street}`}</Text>
      <Text className="secondary">{`${address.name} · ${address.phone}`}</Text>
      {hasHint && <Text className="small">{side.addressHint}</Text>}
    </Card>
  );
}

/** What happened, newest first, in people's words. Ids: timeline, timeline-all. */
export function Timeline({ order, urls }: { order: Pick<OrderView, 'timeline'>; urls: Readonly<Record<string, string>> }) {
  const all = useTexts(orderTexts);
  const [whole, setWhole] = useState(false);
  const newestFirst = [...order.timeline].sort((a, b) => b.version - a.version);
  const shown = whole ? newestFirst : newestFirst.slice(0, SHOWN_AT_FIRST);
  return (
    <Card id="timeline" title={all.timeline}>
      {shown.map(({ version, at, who, what, detail, photos, photoHashes }) => (
        <View key={version} className="timeline-entry">
          <View className="timeline-mark" />
          <View className="timeline-words">
            <Text className="timeline-what">{what}</Text>
            {detail && <Text className="secondary">{detail}</Text>}
            <View className="line small">
              <Text>{who}</Text>
              <DateText at={at} as="moment" />
            </View>
            <PhotoRow attachmentIds={photos} urls={urls} />
            {photoHashes && <Text className="small">{`SHA-256 ${[...new Set(Object.values(photoHashes))].join(' · ')}`}</Text>}
          </View>
        </View>
      ))}
      {shown.length < newestFirst.length && <QuietAction id="timeline-all" label={all.more} onTap={() => setWhole(true)} />}
    </Card>
  );
}
