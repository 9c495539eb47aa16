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
              word={parcel.ended ? t.ended[parcel.ended.as] : parcel.unpackedAt ? t.unpacked : parcel.signedAt ? t.signed : t.sent}
              tone={parcel.ended ? 'bad' : parcel.signedAt ? 'good' : 'brand'}
            />
          </View>
          <CopyRow id={`waybill-${parcel.id}`} label={t.waybill} value={parcel.waybillNumber} />
          <View className="small">
            <DateText at={parcel.ended?.at ?? parcel.unpackedAt ?? parcel.signedAt ?? parcel.sentAt} as="moment" />
          </View>
          {parcel.ended && <ParcelEnd ended={parcel.ended} urls={urls} />}
          <PhotoRow attachmentIds={parcel.unpackingPhotos} urls={urls} />
        </View>
      ))}
    </Card>
  );
}

type ParcelEndProps = { ended: NonNullable<OrderView['parcels'][number]['ended']>; urls: Readonly<Record<string, string>> };

/** Why a parcel came to nothing, what it shows, and how to put it right (R16–R18). */
function ParcelEnd({ ended: { reason, clause, cure, note, photos }, urls }: ParcelEndProps) {
  const t = useTexts(orderTexts).parcels;
  return (
    <>
      <Text>{[reason, clause].filter(Boolean).join(' · ')}</Text>
      {note && <Text className="secondary">{note}</Text>}
      {cure && <Text className="secondary">{`${t.cure}${cure}`}</Text>}
      <PhotoRow attachmentIds={photos} urls={urls} />
    </>
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
            <StageBadge
              word={
                shipment.ended
                  ? t.ended[shipment.ended.as]
                  : shipment.deliveredAt
                    ? t.delivered
                    : shipment.disputedAt
                      ? t.disputed
                      : t.shipped
              }
              tone={shipment.ended || shipment.disputedAt ? 'bad' : shipment.deliveredAt ? 'good' : 'brand'}
            />
          </View>
          <CopyRow id={`waybill-${shipment.id}`} label={t.waybill} value={shipment.waybillNumber} />
          <View className="small">
            <DateText at={shipment.ended?.at ?? shipment.deliveredAt ?? shipment.shippedAt} as="moment" />
          </View>
          {shipment.ended?.reason && <Text>{shipment.ended.reason}</Text>}
          {shipment.address && (
            <Text className="secondary">{`${shipment.address.name} · ${shipment.address.region} ${shipment.address.street}`}</Text>
          )}
        </View>
      ))}
    </Card>
  );
}
