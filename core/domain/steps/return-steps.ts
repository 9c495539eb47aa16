import type { Address } from '../address';
import type { ReturnCarrier } from '../carrier';
import type { MachineState } from '../machine';
import type { Shipment, SplitReason } from '../shipment';
import { isReturnCarrier } from './inbound-carrier';
import { changeById, changeMachines, idsOf, nextId, rule } from './rule';

type ShipFacts = {
  machineIds: readonly string[];
  shipmentId: string;
  carrier: ReturnCarrier;
  waybillNumber: string;
  splitReason: SplitReason | null;
  address: Address | null;
};

const endShipment = (as: 'carrier-returned' | 'lost', state: MachineState) =>
  rule<{ shipmentId: string; machineIds: readonly string[]; reason: string; photos: readonly string[] }>({
    facts: ({ machines, payload }) => ({
      shipmentId: payload.shipmentId ?? '',
      machineIds: idsOf(machines),
      reason: payload.reason ?? '',
      photos: payload.photos ?? [],
    }),
    evolve: (order, { shipmentId, machineIds, reason, photos }, { at }) => ({
      ...changeMachines(order, machineIds, (machine) => ({ ...machine, state })),
      shipments: changeById(order.shipments, shipmentId, (shipment) => ({ ...shipment, ended: { as, at, reason, photos } })),
    }),
  });

const withoutDelivery = ({ delivered: _taken, ...shipment }: Shipment): Shipment => shipment;

/** Steps of the way back. */
export const returnSteps = {
  ship: rule<ShipFacts>({
    facts: ({ order, machines, payload }) => ({
      machineIds: idsOf(machines),
      shipmentId: nextId('s', order.shipments),
      carrier: payload.carrier !== undefined && isReturnCarrier(payload.carrier) ? payload.carrier : 'sf',
      waybillNumber: payload.waybillNumber ?? '',
      splitReason: payload.splitReason ?? null,
      address: payload.receivingAddress ?? null,
    }),
    evolve: (order, { machineIds, shipmentId, carrier, waybillNumber, splitReason, address }, { at }) => ({
      ...changeMachines(order, machineIds, ({ splitRequest: _used, ...machine }) => ({ ...machine, state: 'shipped', shipmentId })),
      shipments: [
        ...order.shipments,
        {
          id: shipmentId,
          carrier,
          waybillNumber,
          machineIds,
          shippedAt: at,
          ...(splitReason ? { splitReason } : {}),
          ...(address ? { address } : {}),
        },
      ],
    }),
  }),
  'confirm-delivered': rule({
    facts: ({ machines, payload }) => ({ shipmentId: payload.shipmentId ?? '', machineIds: idsOf(machines) }),
    evolve: (order, { shipmentId, machineIds }, { at, role }) => ({
      ...changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'delivered' })),
      shipments: changeById(order.shipments, shipmentId, (shipment) => ({
        ...shipment,
        delivered: { at, by: role === 'timer' ? ('timer' as const) : ('customer' as const) },
      })),
    }),
  }),
  'report-not-received': rule({
    facts: ({ machines, payload }) => ({ shipmentId: payload.shipmentId ?? '', machineIds: idsOf(machines), text: payload.text ?? '' }),
    evolve: (order, { shipmentId, machineIds }, { at }) => ({
      ...changeMachines(order, machineIds, (machine) => ({ ...machine, state: 'shipped' })),
      shipments: changeById(order.shipments, shipmentId, (shipment) => ({ ...withoutDelivery(shipment), disputedAt: at })),
    }),
  }),
  'take-back-from-carrier': endShipment('carrier-returned', 'ready'),
  'lose-outbound': endShipment('lost', 'lost'),
  'note-refused-return': rule({
    facts: ({ machines, payload }) => ({
      shipmentId: payload.shipmentId ?? '',
      machineIds: idsOf(machines),
      amount: payload.amount ?? 0,
      reason: payload.reason ?? '',
      photos: payload.photos ?? [],
    }),
    evolve: (order, { shipmentId, machineIds, amount, reason, photos }, { at }) => ({
      ...changeMachines(order, machineIds, (machine) => ({
        ...machine,
        state: 'return-refused',
        reshipFreight: { amount, refusedAt: at, paid: false },
      })),
      shipments: changeById(order.shipments, shipmentId, (shipment) => ({
        ...shipment,
        ended: { as: 'refused' as const, at, reason, photos },
      })),
    }),
  }),
};
