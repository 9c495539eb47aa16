import type { DiscrepancyView, ParcelView } from '../contract/views/parcel-view';
import type { PaymentView } from '../contract/views/payment-view';
import type { ShipmentView } from '../contract/views/shipment-view';
import type { Machine } from '../domain/machine';
import type { Discrepancy, Parcel } from '../domain/parcel';
import { nameOfMachine } from '../domain/refusal';
import { currentQuotation } from '../domain/steps/rule';
import type { WorkOrder } from '../domain/work-order';
import { fill, type Language } from '../texts/localized';
import { DISCREPANCY_OPEN, DISCREPANCY_RESOLVED, DISCREPANCY_TEXTS, PARCEL_ENDED, SHIPMENT_ENDED } from '../texts/order-facts';
import { parcelRefusalWords } from '../texts/parcel-refusals';
import { CARRIER_WORDS } from '../texts/words';
import type { Settings } from './settings';

/** Parcels to us, in the reader's words: with what was refused or lost, why, and what to do now. */
export function parcelsOf(order: WorkOrder, language: Language): readonly ParcelView[] {
  return order.parcels.map(({ id, carrier, waybillNumber, machineIds, sentAt, packingPhotos, arrivalPhotos, signed, unpacked, ended }) => ({
    id,
    carrier,
    carrierName: CARRIER_WORDS[carrier][language],
    waybillNumber,
    machineIds,
    sentAt,
    packingPhotos: packingPhotos ?? [],
    arrivalPhotos: arrivalPhotos ?? [],
    unpackingPhotos: unpacked?.photos ?? [],
    ...(signed ? { signedAt: signed.at } : {}),
    ...(unpacked ? { unpackedAt: unpacked.at } : {}),
    ...(ended ? { ended: endOfParcel(ended, language) } : {}),
  }));
}

/** A refusal at the door says why and what to do about it; a lost parcel what the carrier said. */
function endOfParcel({ as, at, reason, note, photos }: NonNullable<Parcel['ended']>, language: Language) {
  const words = as === 'refused' ? parcelRefusalWords(reason) : undefined;
  return {
    as,
    at,
    photos,
    word: PARCEL_ENDED[as].word[language],
    reason: words?.word[language] ?? reason,
    cure: (words ?? PARCEL_ENDED[as]).cure[language],
    ...(words ? { clause: words.clause } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

/** Parcels back to the customer. */
export function shipmentsOf(order: WorkOrder, language: Language): readonly ShipmentView[] {
  return order.shipments.map(({ id, carrier, waybillNumber, machineIds, shippedAt, delivered, disputedAt, address, ended }) => ({
    id,
    carrier,
    carrierName: CARRIER_WORDS[carrier][language],
    waybillNumber,
    machineIds,
    shippedAt,
    ...(delivered ? { deliveredAt: delivered.at } : {}),
    ...(disputedAt === undefined ? {} : { disputedAt }),
    ...(address ? { address } : {}),
    ...(ended
      ? {
          ended: {
            as: ended.as,
            at: ended.at,
            photos: ended.photos ?? [],
            word: SHIPMENT_ENDED[ended.as].word[language],
            reason: ended.reason,
            text: SHIPMENT_ENDED[ended.as].text[language],
          },
        }
      : {}),
  }));
}

/** What a parcel lacked or had too much, serial by serial (R17), with the pictures of its unpacking. */
export function discrepanciesOf(order: WorkOrder, language: Language): readonly DiscrepancyView[] {
  const textOf = ({ kind, machineId, serialNumber, resolved }: Discrepancy): string => {
    const machine = order.machines.find(({ id }) => id === machineId);
    const differs = fill(DISCREPANCY_TEXTS[kind], language, { serial: serialNumber ?? (machine ? nameOfMachine(machine) : '') });
    const settled = (resolved ? DISCREPANCY_RESOLVED[resolved.as] : DISCREPANCY_OPEN)[language];
    return language === 'zh-CN' ? `${differs}：${settled}。` : `${differs}: ${settled}.`;
  };
  return order.discrepancies.map((discrepancy) => ({
    id: discrepancy.id,
    parcelId: discrepancy.parcelId,
    kind: discrepancy.kind,
    serialNumber: discrepancy.serialNumber,
    ...(discrepancy.machineId === undefined ? {} : { machineId: discrepancy.machineId }),
    open: !discrepancy.resolved,
    text: textOf(discrepancy),
    photos: discrepancy.photos ?? order.parcels.find(({ id }) => id === discrepancy.parcelId)?.unpacked?.photos ?? [],
  }));
}

type Purpose = PaymentView['purpose'];
const STATE_OF: Readonly<Record<Purpose, Machine['state']>> = { repair: 'quoted', reship: 'return-refused' };

/** What is due for repairs, or for sending again what was refused (R49): the two are paid apart. */
export function paymentOf(order: WorkOrder, purpose: Purpose, settings: Settings, language: Language): PaymentView | undefined {
  const due = order.machines.filter((machine) => machine.state === STATE_OF[purpose]);
  if (due.length === 0) return undefined;
  const amountOf = (machine: Machine) => (purpose === 'repair' ? currentQuotation(machine)?.amount : machine.reshipFreight?.amount) ?? 0;
  const { name, bank, number } = settings.bankAccount;
  return {
    purpose,
    machineIds: due.map(({ id }) => id),
    amount: due.reduce((sum, machine) => sum + amountOf(machine), 0),
    account: { name: name[language], bank: bank[language], number },
    reference: order.orderNumber,
  };
}
