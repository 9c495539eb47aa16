import { Text, View } from '@tarojs/components';
import type { OrderView } from '#core/contract/views/order-view';
import { Amount } from '@/components/amount';
import { StageBadge } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { staffOrderTexts } from '@/i18n/staff-order';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

/** What a parcel lacked or had too much, settled serial by serial (R17). Ids: discrepancies, resolve-<id>. */
export function DiscrepanciesCard({ order, onResolve }: { order: OrderView; onResolve: (discrepancyId: string) => void }) {
  const t = useTexts(staffOrderTexts);
  if (order.discrepancies.length === 0) return null;
  const mayResolve = (id: string) =>
    order.offers.some(({ step, targetId, refusal }) => step === 'resolve-discrepancy' && targetId === id && !refusal);
  return (
    <Card id="discrepancies" title={t.discrepancies}>
      {order.discrepancies.map(({ id, kind, serialNumber, machineId, open }) => (
        <View key={id} className="between">
          <Text>{(kind === 'missing' ? t.missing : t.extra)(machineName({ id: machineId ?? '', serialNumber }))}</Text>
          <View className="line">
            <StageBadge word={open ? t.discrepancyOpen : t.discrepancyResolved} tone={open ? 'attention' : 'neutral'} />
            {mayResolve(id) && <QuietAction id={`resolve-${id}`} label={t.resolve} onTap={() => onResolve(id)} />}
          </View>
        </View>
      ))}
    </Card>
  );
}

/** What was paid, and what finance said. Ids: vouchers, voucher-<id>. */
export function VouchersCard({ order, urls }: { order: OrderView; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(staffOrderTexts);
  if (order.vouchers.length === 0) return null;
  return (
    <Card id="vouchers" title={t.vouchers}>
      {order.vouchers.map(({ id, purpose, amount, attachmentId, uploadedAt, review }) => (
        <View key={id} id={`voucher-${id}`} className="stack">
          <View className="between">
            <Amount fen={amount} />
            <StageBadge
              word={t.voucher[review?.as ?? 'waiting']}
              tone={review ? (review.as === 'approved' ? 'good' : 'bad') : 'attention'}
            />
          </View>
          {purpose === 'reship' && <Text className="secondary">{t.freightVoucher}</Text>}
          {review?.reason && <Text className="secondary">{review.reason}</Text>}
          <View className="small">
            <DateText at={uploadedAt} as="moment" />
          </View>
          <PhotoRow attachmentIds={[attachmentId]} urls={urls} />
        </View>
      ))}
    </Card>
  );
}

/** What went back, with its slip (R28). Ids: refunds. */
export function RefundsCard({ order, urls }: { order: OrderView; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(staffOrderTexts);
  if (order.refunds.length === 0) return null;
  const nameOf = (id: string) => machineName(order.machines.find((machine) => machine.id === id) ?? { id, serialNumber: null });
  return (
    <Card id="refunds" title={t.refunds}>
      {order.refunds.map(({ machineId, amount, at, proof }) => (
        <View key={`${machineId}:${at}`} className="stack">
          <View className="between">
            <Text>{t.refunded(nameOf(machineId))}</Text>
            <Amount fen={amount} />
          </View>
          <View className="small">
            <DateText at={at} as="moment" />
          </View>
          <PhotoRow attachmentIds={[proof]} urls={urls} />
        </View>
      ))}
    </Card>
  );
}

/** How it ended, in the customer's words or the supervisor's. Ids: staff-rating, staff-cancelled. */
export function EndCard({ order: { rating, cancelled } }: { order: OrderView }) {
  const t = useTexts(staffOrderTexts);
  return (
    <>
      {rating && (
        <Card id="staff-rating" title={t.rating}>
          <Text>{t.stars(rating.stars)}</Text>
          {rating.text && <Text>{rating.text}</Text>}
        </Card>
      )}
      {cancelled && (
        <Card id="staff-cancelled" title={t.cancelled}>
          <Text>{cancelled.reason || '–'}</Text>
          <View className="small">
            <DateText at={cancelled.at} as="moment" />
          </View>
        </Card>
      )}
    </>
  );
}
