import type { ReplyError } from '../contract/reply';
import type { Actor } from '../domain/actor';
import { err, ok, type Result } from '../domain/result';
import { rolesTowards } from '../domain/rights';
import type { Language } from '../texts/localized';
import type { Deps } from './ports';
import { replyError } from './reply-error';

/** The version an order stands at, for its parties; one call, so that a page that stays open may ask again and again. `not-found` for everybody else. */
export async function orderVersion(
  deps: Pick<Deps, 'orders'>,
  actor: Actor,
  input: { readonly orderId: string },
  language: Language,
): Promise<Result<{ readonly version: number }, ReplyError>> {
  const order = await deps.orders.find(input.orderId);
  if (!order || rolesTowards(order, actor).length === 0) return err(replyError(language, { code: 'not-found' }));
  return ok({ version: order.version });
}
