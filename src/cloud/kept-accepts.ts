import type { SubscriptionSettings } from './client';

/** Templates that WeChat may send without asking again; none while the person has the main switch off. */
export function keptAccepts({ mainSwitch, itemSettings = {} }: SubscriptionSettings): readonly string[] {
  if (mainSwitch === false) return [];
  return Object.entries(itemSettings).flatMap(([templateId, choice]) => (choice === 'accept' ? [templateId] : []));
}
