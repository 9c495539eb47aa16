import { Text, View } from '@tarojs/components';
import type { OrderView } from '#core/contract/views';
import { StageBadge } from '@/components/badge';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import './order.scss';

/** Parcels on their way to the factory. Ids: parcels, waybill-<parcel id>. */
export function ParcelsCard({ parcels, urls }: { parcels: OrderView['parcels']; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(orderTexts).parcels;
  if (parcels.length === 0) return null;
  return (
    <Card id="parcels" title={t.title}>
      {parcels.map((parcel) => (
        <View key={parcel.id} className="machine">
          <View className="between">
            <Text className="secondary">{`${parcel.carrierName} · ${t.machines(parcel.machineIds.length)}`}</Text>
            <StageBadge
              word={parcel.ended?.reason ?? (parcel.unpackedAt ? t.unpacked : parcel.signedAt ? t.signed : t.sent)}
              tone={parcel.ended ? 'bad' : parcel.signedAt ? 'good' : 'brand'}
            />
          </View>
          {/* None where the slip could not be read, or the machine came in somebody else's parcel. */}
          {parcel.waybillNumber !== '' && <CopyRow id={`waybill-${parcel.id}`} label={t.waybill} value={parcel.waybillNumber} />}
          <View className="small">
            <DateText at={parcel.unpackedAt ?? parcel.signedAt ?? parcel.sentAt} as="moment" />
          </View>
          <PhotoRow attachmentIds={parcel.unpackingPhotos} urls={urls} />
        </View>
      ))}
    </Card>
  );
}

/** Parcels on their way back. Ids: shipments, waybill-<shipment id>. */
export function ShipmentsCard({ shipments }: { shipments: OrderView['shipments'] }) {
  const all = useTexts(orderTexts);
  const t = all.shipments;
  if (shipments.length === 0) return null;
  return (
    <Card id="shipments" title={t.title}>
      {shipments.map((shipment) => (
        <View key={shipment.id} className="machine">
          <View className="between">
            <Text className="secondary">{`${shipment.carrierName} · ${all.parcels.machines(shipment.machineIds.length)}`}</Text>
            <StageBadge word={shipment.deliveredAt ? t.delivered : t.shipped} tone={shipment.deliveredAt ? 'good' : 'brand'} />
          </View>
          <CopyRow id={`waybill-${shipment.id}`} label={t.waybill} value={shipment.waybillNumber} />
          <View className="small">
            <DateText at={shipment.deliveredAt ?? shipment.shippedAt} as="moment" />
          </View>
        </View>
      ))}
    </Card>
  );
}
