import type { Inspector } from './inspector';

/** Database calls of each run of `customer` and `staff`, start and commit included, by action and step. */
export async function callsByAction(inspect: Inspector): Promise<ReadonlyMap<string, readonly number[]>> {
  const oldestFirst = await Promise.all(['customer', 'staff'].map(async (name) => [...(await inspect.invocations(name))].reverse()));
  const counted = new Map<string, number[]>();
  // The first run of each reads what an instance keeps for a minute, settings and roles.
  for (const { event, calls } of oldestFirst.flatMap(([_first, ...runs]) => runs)) {
    const { action, payload } = event as { readonly action: string; readonly payload?: { readonly step?: string } };
    const name = payload?.step ? `${action} ${payload.step}` : action;
    counted.set(name, [...(counted.get(name) ?? []), calls.filter((call) => call.startsWith('database.')).length]);
  }
  return counted;
}

const budgetOf = (action: string): number => (action === 'submit-order' ? 10 : action.startsWith('take-step') ? 8 : 3);

/** What took more calls than it may: 8 a command, 10 to submit, 3 a page. */
export const overBudget = (
  counted: ReadonlyMap<string, readonly number[]>,
): readonly { readonly action: string; readonly count: number }[] =>
  [...counted].flatMap(([action, counts]) => counts.filter((count) => count > budgetOf(action)).map((count) => ({ action, count })));
