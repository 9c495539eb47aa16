import type { ReplyError } from '../contract/reply';
import type { OrderPage } from '../contract/views/order-summary';
import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import { orderSummary } from './order-view';
import type { Deps } from './ports';
import { contextOf } from './world';

type Input = { readonly filter: 'open' | 'ended' | 'all'; readonly cursor?: string | undefined };

/** The caller's own orders, newest first, a page at a time. */
export async function listOrders(deps: Deps, actor: Actor, input: Input, language: Language): Promise<Result<OrderPage, ReplyError>> {
  if (actor.kind !== 'person') return ok({ orders: [] });
  const [settings, page] = await Promise.all([deps.settings(), deps.orders.listOfCustomer(actor.openid, input.filter, input.cursor)]);
  const context = contextOf(deps, { actor, settings, registry: new Map() });
  return ok({
    orders: page.orders.map((order) => orderSummary(order, context, language)),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  });
}
