import type { ArgumentWorld } from '../../domain/chat/arguments/argument-reader';
import { type Offer, offersFor } from '../../domain/offers';
import { rolesTowards } from '../../domain/rights';
import type { WorkOrder } from '../../domain/work-order';
import { colleagues } from '../colleagues';
import type { Settings } from '../settings';
import { contextOf, registryOf } from '../world';
import type { ChatSession } from './chat-session';
import type { Turn } from './chat-turn';

/** An order somebody may see, and what a line about it is read against. */
export type OrderAtHand = ArgumentWorld & { readonly order: WorkOrder; readonly offers: readonly Offer[]; readonly settings: Settings };

/** Photos that wait for this order, or for none in particular. */
const photosFor = ({ photos }: ChatSession, orderId: string): readonly string[] =>
  photos.filter((photo) => photo.orderId === undefined || photo.orderId === orderId).map(({ attachmentId }) => attachmentId);

/** Null for an order that is not there, or not theirs. One call, two with serial numbers. */
export async function orderAtHand(turn: Turn, orderId: string): Promise<OrderAtHand | null> {
  const order = await turn.deps.orders.find(orderId);
  return order ? atHand(turn, order) : null;
}

/** The same for one that was read already. */
export async function atHand({ deps, actor, session }: Turn, order: WorkOrder): Promise<OrderAtHand | null> {
  if (rolesTowards(order, actor).length === 0) return null;
  const [settings, registry, people] = await Promise.all([deps.settings(), registryOf(deps, order), colleagues(deps)]);
  const context = contextOf(deps, { actor, settings, registry });
  return { order, offers: offersFor(order, context), context, colleagues: people, photos: photosFor(session, order.id), settings };
}
