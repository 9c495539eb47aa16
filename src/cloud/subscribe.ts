import { callCustomer } from './call';
import { platformClient } from './client';
import { keptAccepts } from './kept-accepts';

/**
 * What came of asking. `accepted`: at least one kind, and the server knows. `refused`: none, also where WeChat kept that answer and showed nothing. `not-asked`: WeChat did not ask.
 * `not-reported`: accepted, but the server could not be told.
 */
export type SubscribeOutcome = 'accepted' | 'refused' | 'not-asked' | 'not-reported';

/**
 * Asks, in the tap itself, whether WeChat may send one message of each kind, and tells the server what was answered. Call it first in the handler of a tap and wait for it
 * before anything else that waits: after a network hop WeChat no longer takes the tap for one. Whatever happens here never stops what the person wanted to do.
 *
 * @param templateIds at most 3
 */
export async function askToSubscribe(templateIds: readonly string[]): Promise<void> {
  await topUp(templateIds);
}

/** As {@link askToSubscribe}, for whoever came for nothing else. */
export async function topUp(templateIds: readonly string[]): Promise<SubscribeOutcome> {
  const wanted = templateIds.filter(Boolean);
  if (wanted.length === 0) return 'not-asked';
  isAsking = true;
  const answer = await platformClient.askToSubscribe(wanted);
  isAsking = false;
  if (!answer.ok || Object.keys(answer.value).length === 0) return 'not-asked';
  const reply = await callCustomer('report-subscriptions', { answers: { ...answer.value } });
  if (!reply.ok) return 'not-reported';
  await noteSubscriptions(known, reply.value.credits);
  for (const listener of listeners) listener();
  return Object.values(answer.value).includes('accept') ? 'accepted' : 'refused';
}

/** WeChat takes at most this many templates a call. */
const MAX_TEMPLATES = 3;
/** An order on its way sends about nine messages, a few at a time; more in hand than this is of no use. */
const RESERVE = 5;

const listeners = new Set<() => void>();
let isAsking = false;
let known: readonly string[] = [];
let kept: readonly string[] = [];
let credits: Readonly<Record<string, number>> = {};

/** Told whenever the server has counted anew. @returns how to stop listening */
export function onSubscriptionsCounted(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What there is to earn: the templates, and how many messages of each are paid for; told by the server. */
export async function noteSubscriptions(templateIds: readonly string[], left: Readonly<Record<string, number>>): Promise<void> {
  known = templateIds;
  credits = left;
  const accepted = keptAccepts(await platformClient.subscriptionSettings());
  kept = templateIds.filter((id) => accepted.includes(id)).slice(0, MAX_TEMPLATES);
}

/**
 * On any tap: one more message of each kind that the person had WeChat always allow, up to a small reserve. One accept pays for one
 * message, and an order sends more than the taps that ask for them; nothing is shown, and whatever the tap was for goes on at once.
 */
export function earnQuietly(): void {
  const low = kept.filter((id) => (credits[id] ?? 0) < RESERVE);
  if (low.length > 0 && !isAsking) void askToSubscribe(low);
}
