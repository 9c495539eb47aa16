import type { Address } from '#core/domain/address';
import type { Machine, MachineState } from '#core/domain/machine';
import { DAY_MS } from '#core/domain/money-and-time';
import type { Parcel } from '#core/domain/parcel';
import type { Shipment } from '#core/domain/shipment';
import { stageOf } from '#core/domain/stage';
import type { Voucher } from '#core/domain/voucher';
import type { WorkOrder } from '#core/domain/work-order';
import { consent, NOW } from './contexts';
import { aMachine, LONG_AGO, REPAIR_FEE } from './machines';

export const anAddress: Address = {
  name: '收件人',
  phone: '13800138000',
  region: '广东省深圳市南山区',
  street: '科技园一路 1 号',
  overseas: false,
};

/** That the customer was told since `LONG_AGO` to pay, or to give an address, on every day on which they are reminded. */
export const allReminded = (kind: 'pay' | 'pay-freight' | 'give-address'): NonNullable<WorkOrder['reminded']> => [
  { kind, subject: 'm1', anchor: LONG_AGO, days: [3, 7, 30, 60, 80, 89], lastAt: LONG_AGO + 89 * DAY_MS },
];

function parcelsOf(machines: readonly Machine[]): readonly Parcel[] {
  const ids = [...new Set(machines.flatMap(({ parcelId }) => parcelId ?? []))];
  return ids.map((id): Parcel => {
    const inside = machines.filter(({ parcelId }) => parcelId === id);
    const isHere = inside.some(({ receivedAt }) => receivedAt !== undefined);
    return {
      id,
      carrier: 'sf',
      waybillNumber: `SF100000000000${id.slice(1)}`,
      machineIds: inside.map((machine) => machine.id),
      sentAt: LONG_AGO,
      linked: false,
      ...(isHere
        ? {
            signed: { at: LONG_AGO, by: 'o-agent' },
            unpacked: {
              at: LONG_AGO,
              by: 'o-technician',
              photos: ['a-unpacking'],
              serialsFound: inside.flatMap(({ serialNumber }) => serialNumber ?? []),
            },
          }
        : {}),
    };
  });
}

function vouchersOf(machines: readonly Machine[]): readonly Voucher[] {
  const ids = [...new Set(machines.flatMap(({ voucherId }) => voucherId ?? []))];
  return ids.map((id): Voucher => {
    const paying = machines.filter(({ voucherId }) => voucherId === id);
    const isReviewed = paying.every(({ state }) => state !== 'pay-review');
    return {
      id,
      purpose: paying.some(({ state, reshipFreight }) => state === 'pay-review' && reshipFreight) ? 'reship' : 'repair',
      machineIds: paying.map((machine) => machine.id),
      amount: paying.length * REPAIR_FEE,
      attachmentId: 'a-voucher',
      uploadedAt: LONG_AGO,
      ...(isReviewed ? { review: { as: 'approved', at: LONG_AGO, by: 'o-finance', reason: '' } } : {}),
    };
  });
}

const SHIPMENT_END: Partial<Record<MachineState, Partial<Shipment>>> = {
  delivered: { delivered: { at: NOW, by: 'timer' } },
  lost: { ended: { as: 'lost', at: LONG_AGO, reason: '' } },
  'return-refused': { ended: { as: 'refused', at: LONG_AGO, reason: '' } },
};

function shipmentsOf(machines: readonly Machine[]): readonly Shipment[] {
  const ids = [...new Set(machines.flatMap(({ shipmentId }) => shipmentId ?? []))];
  return ids.map((id): Shipment => {
    const inside = machines.filter(({ shipmentId }) => shipmentId === id);
    return {
      id,
      carrier: 'sf',
      waybillNumber: `SF200000000000${id.slice(1)}`,
      machineIds: inside.map((machine) => machine.id),
      shippedAt: LONG_AGO,
      ...(inside[0] ? SHIPMENT_END[inside[0].state] : {}),
    };
  });
}

/** A whole order around its machines: their parcels (unpacked once received), vouchers and shipments, and the address as soon as one was sent. */
export function aWorkOrder({ machines = [aMachine()], ...more }: Partial<WorkOrder> = {}): WorkOrder {
  const wasSent = machines.some(({ parcelId }) => parcelId !== undefined);
  const order: WorkOrder = {
    id: 'wo-1',
    orderNumber: 'JM2611-7Q4K5',
    customerOpenid: 'o-customer',
    contact: { name: '联系人', phone: '13800138000' },
    stage: 'submitted',
    machines,
    parcels: parcelsOf(machines),
    discrepancies: [],
    vouchers: vouchersOf(machines),
    refunds: [],
    shipments: shipmentsOf(machines),
    ...(wasSent ? { receivingAddress: { address: anAddress, hash: 'address-hash', lockedAt: LONG_AGO } } : {}),
    consents: wasSent ? [{ ...consent, at: LONG_AGO }] : [],
    infoRequests: [],
    messages: [],
    submittedAt: LONG_AGO,
    updatedAt: LONG_AGO,
    version: 7,
    lastHash: 'hash-of-version-7',
    handledCommands: [],
    ...more,
  };
  return { ...order, stage: more.stage ?? stageOf(order) };
}

/** An order that a linked orphan parcel opened: its machine is here, but no address was given and nothing agreed to. */
export function withoutAddress({ receivingAddress: _none, ...order }: WorkOrder): WorkOrder {
  return { ...order, consents: [] };
}

/** The order before anybody opened its parcels. */
export function stillPacked(order: WorkOrder): WorkOrder {
  return {
    ...order,
    parcels: order.parcels.map(({ unpacked: _none, ...parcel }) => parcel),
    machines: order.machines.map(({ label: _none, ...machine }) => machine),
  };
}
