import type { ReplyError } from '../contract/reply';
import type { OrderView } from '../contract/views/order-view';
import type { Actor } from '../domain/actor';
import { err, type Result } from '../domain/result';
import { rolesTowards } from '../domain/rights';
import type { Language } from '../texts/localized';
import { noteOpened } from './note-notified';
import type { Deps } from './ports';
import { readOrderView } from './read-order-view';
import { replyError } from './reply-error';

/** One order for one of its parties; `not-found` for everybody else, whether it exists or not. Its customer thereby knows of a quotation in it. */
export async function getOrder(
  deps: Deps,
  actor: Actor,
  input: { readonly orderId: string },
  language: Language,
): Promise<Result<OrderView, ReplyError>> {
  const order = await deps.orders.find(input.orderId);
  if (!order || rolesTowards(order, actor).length === 0) return err(replyError(language, { code: 'not-found' }));
  return readOrderView(deps, actor, await noteOpened(deps, actor, order), language);
}
