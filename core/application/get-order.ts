import type { ReplyError } from '../contract/reply';
import type { OrderView } from '../contract/views';
import { err, ok, type Result } from '../domain/result';
import { rolesTowards } from '../domain/rights';
import type { Actor, WorkOrder } from '../domain/work-order';
import type { Language } from '../texts/localized';
import { orderView } from './order-view';
import type { Deps } from './ports';
import { replyError } from './reply-error';
import { contextOf, registryOf } from './world';

/** One order for one of its parties; `not-found` for everybody else, whether it exists or not. */
export async function getOrder(
  deps: Deps,
  actor: Actor,
  input: { readonly orderId: string },
  language: Language,
): Promise<Result<OrderView, ReplyError>> {
  const order = await deps.orders.find(input.orderId);
  if (!order || rolesTowards(order, actor).length === 0) return err(replyError(language, { code: 'not-found' }));
  return readOrderView(deps, actor, order, language);
}

/** The view of an order that is in hand already: two more reads, events and registry. */
export async function readOrderView(deps: Deps, actor: Actor, order: WorkOrder, language: Language): Promise<Result<OrderView, never>> {
  const [settings, events, registry] = await Promise.all([
    deps.settings(),
    deps.orders.events(order.id, order.version),
    registryOf(deps, order),
  ]);
  return ok(orderView(order, events, { context: contextOf(deps, { actor, settings, registry }), settings, language }));
}
