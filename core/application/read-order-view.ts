import type { OrderView } from '../contract/views/order-view';
import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import type { WorkOrder } from '../domain/work-order';
import type { Language } from '../texts/localized';
import { orderView } from './order-view';
import type { Deps } from './ports';
import { contextOf, registryOf } from './world';

/** The view of an order that is in hand already: two more reads, events and registry. */
export async function readOrderView(deps: Deps, actor: Actor, order: WorkOrder, language: Language): Promise<Result<OrderView, never>> {
  const [settings, events, registry] = await Promise.all([
    deps.settings(),
    deps.orders.events(order.id, order.version),
    registryOf(deps, order),
  ]);
  return ok(orderView(order, events, { context: contextOf(deps, { actor, settings, registry }), settings, language }));
}
