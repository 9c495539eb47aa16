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
  const answer = await platformClient.askToSubscribe(wanted);
  if (!answer.ok || Object.keys(answer.value).length === 0) return;
  await callCustomer('report-subscriptions', { answers: { ...answer.value } });
}

const MAX_TEMPLATES = 3;
let kept: readonly string[] = [];

/** Learns which templates may be asked for without a prompt; called whenever the server told the template ids. */
export async function noteKeptSubscriptions(templateIds: readonly string[]): Promise<void> {
  const accepted = await platformClient.keptSubscriptions();
  kept = templateIds.filter((id) => accepted.includes(id)).slice(0, MAX_TEMPLATES);
}

/**
 * One more message of each kind the person always allows: nothing is shown, and whatever the tap was for goes on at once.
 * Call it in the handler of a tap. Does nothing for whoever did not have WeChat keep the choice.
 */
export function earnQuietly(): void {
  if (kept.length > 0) void askToSubscribe(kept);
}
