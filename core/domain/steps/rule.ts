import type { Role } from '../actor';
import type { Context } from '../context';
import type { Machine } from '../machine';
import type { EpochMs } from '../money-and-time';
import { toLocalDate } from '../money-and-time';
import type { Parcel } from '../parcel';
import type { Quotation } from '../quotation';
import type { Shipment } from '../shipment';
import type { Voucher } from '../voucher';
import { establishedWarrantyOn, type Warranty, warrantyOn } from '../warranty';
import type { WorkOrder } from '../work-order';
import type { Payload } from './payload';

/** One step about to be taken: the order, the machines it is about, what was said, and the world. */
export type Attempt = {
  readonly order: WorkOrder;
  /** The machines named, or those of the parcel, voucher or shipment named; empty for steps of the whole order. */
  readonly machines: readonly Machine[];
  readonly payload: Payload;
  readonly context: Context;
  /** In which role the actor takes it. */
  readonly role: Role;
};

export type EventMeta = { readonly at: EpochMs; readonly role: Role; readonly openid: string; readonly name: string };

/** How a step changes an order: first the facts, computed once with the world at hand, then the change, which needs nothing else. */
export type StepRule<Facts extends object> = {
  facts(attempt: Attempt): Facts;
  evolve(order: WorkOrder, facts: Facts, meta: EventMeta): WorkOrder;
};

/** Keeps a rule's facts typed between its two halves. */
export const rule = <Facts extends object>(definition: StepRule<Facts>): StepRule<Facts> => definition;

export const idsOf = (machines: readonly Machine[]): readonly string[] => machines.map((machine) => machine.id);

/** The order with some of its machines changed. */
export function changeMachines(order: WorkOrder, ids: readonly string[], change: (machine: Machine) => Machine): WorkOrder {
  return { ...order, machines: order.machines.map((machine) => (ids.includes(machine.id) ? change(machine) : machine)) };
}

/** One element of a list changed, found by its id. */
export function changeById<T extends { readonly id: string }>(items: readonly T[], id: string, change: (item: T) => T): readonly T[] {
  return items.map((item) => (item.id === id ? change(item) : item));
}

/** The next id of a list: `p1`, `p2` … */
export const nextId = (prefix: string, items: readonly unknown[]): string => `${prefix}${items.length + 1}`;

export const parcelOf = (order: WorkOrder, id: string | undefined): Parcel | undefined => order.parcels.find((parcel) => parcel.id === id);
export const voucherOf = (order: WorkOrder, id: string | undefined): Voucher | undefined =>
  order.vouchers.find((voucher) => voucher.id === id);
export const shipmentOf = (order: WorkOrder, id: string | undefined): Shipment | undefined =>
  order.shipments.find((shipment) => shipment.id === id);
export const currentQuotation = (machine: Machine): Quotation | undefined => machine.quotations[machine.quotations.length - 1];

/** The serial number that a warranty may rest on: none while nobody could read a label, whatever the customer typed (R38). */
export const provenSerialOf = ({ label, serialNumber }: Machine): string | null => (label === 'missing' ? null : serialNumber);

/** The warranty of a machine by the day that counts: its receipt, or today before it (R24). */
export function warrantyOfMachine(machine: Machine, context: Pick<Context, 'registry' | 'now'>): Warranty {
  const serialNumber = provenSerialOf(machine);
  const registered = serialNumber === null ? undefined : context.registry.get(serialNumber);
  const receivedDate = machine.receivedDate ?? toLocalDate(context.now);
  const byRegistry = warrantyOn(receivedDate, serialNumber, registered);
  return byRegistry.result === 'undetermined' && machine.establishedWarranty
    ? establishedWarrantyOn(receivedDate, machine.establishedWarranty)
    : byRegistry;
}

/** A machine without what it got from being here, or was said to have: back to before its parcel was sent. */
export function withoutReceipt(machine: Machine): Machine {
  const {
    parcelId: _parcel,
    receivedAt: _at,
    receivedDate: _date,
    label: _label,
    damage: _damage,
    approvals: _approvals,
    ...rest
  } = machine;
  return { ...rest, state: 'expected' };
}
