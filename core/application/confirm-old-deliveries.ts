import { DAY_MS, type EpochMs } from '../domain/money-and-time';
import type { Shipment, WorkOrder } from '../domain/work-order';
import type { Deps } from './ports';
import { carryOutStep } from './take-step';
import { unlessItThrows } from './unless-it-throws';

/** `report` hears of what was thrown for one order while the others went on. */
type ClockDeps = Deps & { readonly report: (bug: unknown) => void };

/** Orders looked at in one run; the next brings the rest. */
const MAX_ORDERS = 50;

/**
 * Confirms, for customers who say nothing, what has been on its way for ten days (a setting). Safe to repeat: the command's id follows from order and
 * shipment. An order that changes meanwhile is left to the next run.
 *
 * @returns how many shipments were confirmed
 */
export async function confirmOldDeliveries(deps: ClockDeps): Promise<{ readonly confirmed: number }> {
  const { deliveredAfterDays } = await deps.settings();
  const shippedBefore = deps.now() - deliveredAfterDays * DAY_MS;
  let confirmed = 0;
  for (const order of await deps.orders.listShippedBefore(shippedBefore, MAX_ORDERS))
    confirmed += await unlessItThrows(() => confirmOrder(deps, order, shippedBefore), 0, deps.report);
  return { confirmed };
}

/** How many of its shipments were confirmed. */
async function confirmOrder(deps: Deps, found: WorkOrder, shippedBefore: EpochMs): Promise<number> {
  const isOld = ({ shippedAt, delivered, ended, disputedAt }: Shipment) =>
    shippedAt <= shippedBefore && !delivered && !ended && disputedAt === undefined;
  let order = found;
  let confirmed = 0;
  for (const { id } of found.shipments.filter(isOld)) {
    const commandId = `delivered-${id}-${order.id}`;
    const payload = { shipmentId: id };
    const command = { commandId, orderId: order.id, version: order.version, step: 'confirm-delivered', payload } as const;
    const done = await carryOutStep(deps, { kind: 'timer' }, command);
    if (!done.ok) break;
    order = done.value;
    confirmed += 1;
  }
  return confirmed;
}
