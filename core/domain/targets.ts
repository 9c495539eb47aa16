import type { Machine } from './machine';
import type { StepDefinition } from './step-definition';
import type { Payload } from './steps/payload';
import { parcelOf, shipmentOf, voucherOf } from './steps/rule';
import type { WorkOrder } from './work-order';

/** The machines a command is about, or the field of the payload that names something this order does not have. */
export type Targets = { readonly machines: readonly Machine[] } | { readonly unknown: string };

const ofThing = (
  thing: { readonly machineIds: readonly string[] } | undefined,
  field: string,
  order: WorkOrder,
  isHere: (machine: Machine) => boolean,
): Targets =>
  thing ? { machines: order.machines.filter((machine) => thing.machineIds.includes(machine.id) && isHere(machine)) } : { unknown: field };

export function targetsOf(order: WorkOrder, definition: StepDefinition, payload: Payload): Targets {
  const { disassemblyMachineIds = [] } = payload;
  if (disassemblyMachineIds.some((id) => order.machines.every((machine) => machine.id !== id))) return { unknown: 'disassemblyMachineIds' };
  switch (definition.target) {
    case 'order':
      return { machines: [] };
    case 'parcel': {
      const parcel = parcelOf(order, payload.parcelId);
      return ofThing(parcel?.ended ? undefined : parcel, 'parcelId', order, (machine) => machine.parcelId === parcel?.id);
    }
    case 'voucher':
      return ofThing(voucherOf(order, payload.voucherId), 'voucherId', order, (machine) => machine.voucherId === payload.voucherId);
    case 'shipment': {
      const shipment = shipmentOf(order, payload.shipmentId);
      return ofThing(shipment?.ended ? undefined : shipment, 'shipmentId', order, (machine) => machine.shipmentId === shipment?.id);
    }
    case 'machines': {
      const ids = [...new Set(payload.machineIds ?? [])];
      const machines = order.machines.filter((machine) => ids.includes(machine.id));
      return machines.length === ids.length && ids.length > 0 ? { machines } : { unknown: 'machineIds' };
    }
  }
}
