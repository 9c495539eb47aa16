import { Text, View } from '@tarojs/components';
import type { OrderView } from '#core/contract/views/order-view';
import type { ParcelView } from '#core/contract/views/parcel-view';
import type { ShipmentView } from '#core/contract/views/shipment-view';
import { Note, StageBadge } from '@/components/badge';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import './order.scss';

/** Parcels on their way to the factory. Ids: parcels, waybill-<parcel id>. */
export function ParcelsCard({ order, urls }: { order: OrderView; urls: Readonly<Record<string, string>> }) {
  const { parcels: t, side } = useTexts(orderTexts);
  const { parcels, discrepancies } = order;
  if (parcels.length === 0) return null;
  return (
    <Card id="parcels" title={t.title}>
      {parcels.map((parcel) => (
        <View key={parcel.id} className="machine">
          <View className="between">
            <Text className="secondary">{`${parcel.carrierName} · ${t.machines(parcel.machineIds.length)}`}</Text>
            <StageBadge
              word={parcel.ended?.word ?? (parcel.unpackedAt ? t.unpacked : parcel.signedAt ? t.signed : t.sent)}
              tone={parcel.ended ? 'bad' : parcel.signedAt ? 'good' : 'brand'}
            />
          </View>
          {/* None where the slip could not be read, or the machine came in somebody else's parcel. */}
          {parcel.waybillNumber !== '' && <CopyRow id={`waybill-${parcel.id}`} label={t.waybill} value={parcel.waybillNumber} />}
          <View className="small">
            <DateText at={parcel.ended?.at ?? parcel.unpackedAt ?? parcel.signedAt ?? parcel.sentAt} as="moment" />
          </View>
          {parcel.ended && <Ended ended={parcel.ended} urls={urls} />}
          <Differences parcel={parcel} differences={discrepancies.filter(({ parcelId }) => parcelId === parcel.id)} urls={urls} />
          {parcel.arrivalPhotos.length > 0 && <Text className="small">{side.arrivalPhotos}</Text>}
          <PhotoRow attachmentIds={parcel.arrivalPhotos} urls={urls} />
          {parcel.unpackingPhotos.length > 0 && <Text className="small">{side.unpackingPhotos}</Text>}
          <PhotoRow attachmentIds={parcel.unpackingPhotos} urls={urls} />
          {parcel.packingPhotos.length > 0 && <Text className="small">{side.packingPhotos}</Text>}
          <PhotoRow attachmentIds={parcel.packingPhotos} urls={urls} />
        </View>
      ))}
    </Card>
  );
}

type DifferencesProps = { parcel: ParcelView; differences: OrderView['discrepancies']; urls: Readonly<Record<string, string>> };

/** What it lacked or had too much (R17); with the label that showed it, where that was read only after the unpacking. */
function Differences({ parcel: { unpackingPhotos }, differences, urls }: DifferencesProps) {
  const { side } = useTexts(orderTexts);
  const labels = [...new Set(differences.flatMap(({ photos }) => photos))].filter((id) => !unpackingPhotos.includes(id));
  return (
    <>
      {differences.map(({ id, open, text }) => (
        <Note key={id} id={`discrepancy-${id}`} tone={open ? 'attention' : 'neutral'} icon={open ? 'alert' : 'check'}>
          {text}
        </Note>
      ))}
      {labels.length > 0 && <Text className="small">{side.differencePhotos}</Text>}
      <PhotoRow attachmentIds={labels} urls={urls} />
    </>
  );
}

type EndedProps = { ended: NonNullable<ParcelView['ended']>; urls: Readonly<Record<string, string>> };

/** Refused or lost: why, and what it looked like (N5). What to do now stands in the head, as long as there is something to do. */
function Ended({ ended, urls }: EndedProps) {
  return (
    <>
      <Note tone="bad" icon="alert">
        {[ended.reason || ended.word, ended.clause].filter(Boolean).join(' · ')}
      </Note>
      {ended.note && <Text className="secondary">{ended.note}</Text>}
      <PhotoRow attachmentIds={ended.photos} urls={urls} />
    </>
  );
}

/** Parcels on their way back. Ids: shipments, waybill-<shipment id>. */
export function ShipmentsCard({ shipments }: { shipments: readonly ShipmentView[] }) {
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
              word={shipment.ended?.word ?? (shipment.deliveredAt ? t.delivered : shipment.disputedAt ? t.disputed : t.shipped)}
              tone={shipment.ended || shipment.disputedAt ? 'bad' : shipment.deliveredAt ? 'good' : 'brand'}
            />
          </View>
          <CopyRow id={`waybill-${shipment.id}`} label={t.waybill} value={shipment.waybillNumber} />
          <View className="small">
            <DateText at={shipment.ended?.at ?? shipment.deliveredAt ?? shipment.shippedAt} as="moment" />
          </View>
          {shipment.ended && (
            <Note tone="attention" icon="alert">
              {shipment.ended.text}
            </Note>
          )}
          {shipment.ended?.reason && <Text className="secondary">{shipment.ended.reason}</Text>}
          {shipment.disputedAt !== undefined && !shipment.ended && (
            <Note id={`disputed-${shipment.id}`} tone="information" icon="clock">
              {all.side.disputed}
            </Note>
          )}
          {shipment.address && (
            <Text className="secondary">{`${shipment.address.name} · ${shipment.address.region} ${shipment.address.street}`}</Text>
          )}
        </View>
      ))}
    </Card>
  );
}
