import type { Machine } from '#core/domain/machine';
import { type PlainMachine, type PlainOrder, stageOf } from './plain-order';
import type { Kept } from './play-stage';

type Told = Readonly<Record<string, unknown>>;

const ofModel = (machine: PlainMachine, real: (place: string) => string): Told => ({
  state: machine.state,
  serial: machine.serial === null ? null : real(machine.serial),
  isHere: machine.receivedAt !== null,
  parcel: machine.parcel,
  verdict: machine.verdict,
  versions: machine.versions,
  amount: machine.amount,
  class: machine.quotedClass,
  isNotified: machine.notifiedAt !== null,
  damage: machine.damage,
  money: [machine.paid, machine.refunded],
  voucher: machine.voucher,
  shipment: machine.shipment,
  freight: machine.freight?.amount ?? null,
  isFreightNotified: (machine.freight?.notifiedAt ?? null) !== null,
  split: machine.split,
  heldFrom: machine.heldFrom,
  isPromised: machine.state === 'repairing' ? machine.promisedAt !== null : null,
  repaired: machine.state === 'ready' ? machine.repaired : null,
});

const SPLITS = { approved: 'approved', refused: 'refused' } as const;

function ofStored(machine: Machine): Told {
  const quotation = machine.quotations[machine.quotations.length - 1];
  const { splitRequest, outcome } = machine;
  return {
    state: machine.state,
    serial: machine.serialNumber,
    isHere: machine.receivedAt !== undefined,
    parcel: machine.parcelId ?? null,
    verdict: machine.verdict?.kind ?? null,
    versions: machine.quotations.length,
    amount: quotation?.amount ?? 0,
    class: quotation?.class ?? null,
    isNotified: quotation?.notifiedAt !== undefined,
    damage: machine.damage?.cause ?? 'none',
    money: [machine.paid, machine.refunded],
    voucher: machine.voucherId ?? null,
    shipment: machine.shipmentId ?? null,
    freight: machine.reshipFreight?.amount ?? null,
    isFreightNotified: machine.reshipFreight?.notifiedAt !== undefined,
    split: splitRequest ? (splitRequest.decided ? SPLITS[splitRequest.decided.as] : 'asked') : null,
    heldFrom: machine.heldFrom ?? null,
    isPromised: machine.state === 'repairing' ? machine.promise !== undefined : null,
    repaired: machine.state === 'ready' ? outcome === 'repaired' : null,
  };
}

function differences(what: string, expected: Told, found: Told): readonly string[] {
  return Object.keys(expected)
    .filter((key) => JSON.stringify(expected[key]) !== JSON.stringify(found[key]))
    .map((key) => `${what}: ${key} is ${JSON.stringify(found[key])}, by the plain model ${JSON.stringify(expected[key])}`);
}

/** Where the stored order is another than the plain model; empty when nowhere. */
export function differencesFrom(model: PlainOrder, { order, noticeIds }: Kept, real: (place: string) => string): readonly string[] {
  const expected: Told = {
    version: model.version,
    stage: stageOf(model),
    isLocked: model.addressLocked,
    hasConsent: model.consented,
    isCancelled: model.cancelled,
    isAsked: model.askedAt !== null,
    isRated: model.rated,
    messages: model.messages,
    parcels: model.parcels.map(({ id, waybill, ended, signed, unpacked }) => [id, real(waybill), ended, signed, unpacked]),
    vouchers: model.vouchers.map(({ id, amount, machines, freight, review }) => [id, amount, machines, freight, review]),
    shipments: model.shipments.map(({ id, waybill, machines, deliveredBy, disputed, ended }) => [
      id,
      real(waybill),
      machines,
      deliveredBy,
      disputed,
      ended,
    ]),
    differences: model.differences.map(({ id, parcel, machine, open }) => [id, parcel, machine, open]),
    notices: [...model.notices].sort(),
  };
  const found: Told = {
    version: order.version,
    stage: order.stage,
    isLocked: order.receivingAddress !== undefined,
    hasConsent: order.consents.length > 0,
    isCancelled: order.cancelled !== undefined,
    isAsked: order.infoRequests.some(({ answeredAt }) => answeredAt === undefined),
    isRated: order.rating !== undefined,
    messages: order.messages.length,
    parcels: order.parcels.map(({ id, waybillNumber, ended, signed, unpacked }) => [
      id,
      waybillNumber,
      ended !== undefined,
      signed !== undefined,
      unpacked !== undefined,
    ]),
    vouchers: order.vouchers.map(({ id, amount, machineIds, purpose, review }) => [
      id,
      amount,
      machineIds,
      purpose === 'reship',
      review?.as ?? null,
    ]),
    shipments: order.shipments.map(({ id, waybillNumber, machineIds, delivered, disputedAt, ended }) => [
      id,
      waybillNumber,
      machineIds,
      delivered?.by ?? null,
      disputedAt !== undefined,
      ended !== undefined,
    ]),
    differences: order.discrepancies.map(({ id, parcelId, machineId, resolved }) => [
      id,
      parcelId,
      machineId ?? null,
      resolved === undefined,
    ]),
    notices: noticeIds.map((id) => id.slice(order.id.length + 1).replace(order.customerOpenid, 'customer')).sort(),
  };
  return [
    ...differences('the order', expected, found),
    ...model.machines.flatMap((machine, index) => {
      const stored = order.machines[index];
      return stored ? differences(machine.id, ofModel(machine, real), ofStored(stored)) : [`${machine.id} is not there`];
    }),
  ];
}
