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
