import { Text, View } from '@tarojs/components';
import type { OrderView } from '#core/contract/views';
import { Amount } from '@/components/amount';
import { StageBadge } from '@/components/badge';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';

/** What a parcel lacked or had too much (R17). Ids: discrepancies. */
export function DiscrepanciesCard({ order }: { order: OrderView }) {
  const t = useTexts(staffTexts).order;
  if (order.discrepancies.length === 0) return null;
  return (
    <Card id="discrepancies" title={t.discrepancies}>
      {order.discrepancies.map(({ id, kind, serialNumber, open }) => (
        <View key={id} className="between">
          <Text>{(kind === 'missing' ? t.missing : t.extra)(serialNumber ?? t.unreadable)}</Text>
          <StageBadge word={open ? t.discrepancyOpen : t.discrepancyResolved} tone={open ? 'attention' : 'neutral'} />
        </View>
      ))}
    </Card>
  );
}

/** What was paid, and what finance said. Ids: vouchers, voucher-<id>. */
export function VouchersCard({ order, urls }: { order: OrderView; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(staffTexts).order;
  if (order.vouchers.length === 0) return null;
  return (
    <Card id="vouchers" title={t.vouchers}>
      {order.vouchers.map(({ id, amount, attachmentId, uploadedAt, review }) => (
        <View key={id} id={`voucher-${id}`} className="stack">
          <View className="between">
            <Amount fen={amount} />
            <StageBadge
              word={t.voucher[review?.as ?? 'waiting']}
              tone={review ? (review.as === 'approved' ? 'good' : 'bad') : 'attention'}
            />
          </View>
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
