import { callCustomer } from './call';
import { platformClient } from './client';

/**
 * Asks, in the tap itself, whether WeChat may send one message of each kind, and tells the server what was answered. Call it first in the handler of a tap and wait for it
 * before anything else that waits: after a network hop WeChat no longer takes the tap for one. Whatever happens here never stops what the person wanted to do.
 *
 * @param templateIds at most 3
 */
export async function askToSubscribe(templateIds: readonly string[]): Promise<void> {
  const wanted = templateIds.filter(Boolean);
  if (wanted.length === 0) return;
  isAsking = true;
  const answer = await platformClient.askToSubscribe(wanted);
  isAsking = false;
  if (!answer.ok || Object.keys(answer.value).length === 0) return;
  const reply = await callCustomer('report-subscriptions', { answers: { ...answer.value } });
  if (reply.ok) await noteSubscriptions(known, reply.value.credits);
}

/** WeChat takes at most this many templates a call. */
const MAX_TEMPLATES = 3;
/** An order on its way sends about nine messages, a few at a time; more in hand than this is of no use. */
const RESERVE = 5;

let isAsking = false;
let known: readonly string[] = [];
let kept: readonly string[] = [];
let credits: Readonly<Record<string, number>> = {};

/** What there is to earn: the templates, and how many messages of each are paid for; told by the server. */
export async function noteSubscriptions(templateIds: readonly string[], left: Readonly<Record<string, number>>): Promise<void> {
  known = templateIds;
  credits = left;
  const accepted = await platformClient.keptSubscriptions();
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
