import { expect, test } from '@jest/globals';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

/** Database calls of each run of `customer` and `staff`, start and commit included, by action. */
async function callsByAction(): Promise<ReadonlyMap<string, readonly number[]>> {
  const oldestFirst = await Promise.all(
    ['customer', 'staff'].map(async (name) => [...(await day.wechat.inspect.invocations(name))].reverse()),
  );
  const counted = new Map<string, number[]>();
  // The first run of each reads what an instance keeps for a minute, settings and roles.
  for (const { event, calls } of oldestFirst.flatMap(([_first, ...runs]) => runs)) {
    const { action, payload } = event as { readonly action: string; readonly payload?: { readonly step?: string } };
    const name = payload?.step ? `${action} ${payload.step}` : action;
    counted.set(name, [...(counted.get(name) ?? []), calls.filter((call) => call.startsWith('database.')).length]);
  }
  return counted;
}

test('a whole work order keeps to its database calls: 8 a command, 10 to submit, 3 a page', async () => {
  await day.otherCustomer.ask('start', {});
  await day.people.finance.ask('list-queue', {});
  const order = await day.repair(12);
  expect(order.stage).toBe('completed');
  const { customer, agent } = day.people;
  await customer.ask('start', {});
  await customer.ask('list-orders', { filter: 'all' });
  await customer.ask('list-notices', {});
  await customer.ask('order-version', { orderId: order.orderId });
  const { shareToken = '' } = await customer.take(order.orderId, 'share', {});
  await day.otherCustomer.ask('get-shared-order', { orderId: order.orderId, token: shareToken });
  await customer.take(order.orderId, 'rate', { stars: 5, text: '' });
  await agent.ask('start', {});
  await agent.ask('list-queue', {});
  await agent.ask('search', { text: order.orderNumber });
  await agent.ask('find-parcel', { waybillNumber: 'SF1234567890123' });

  expect((await callsByAction()).size).toBeGreaterThan(20);
  const budgetOf = (action: string) => (action === 'submit-order' ? 10 : action.startsWith('take-step') ? 8 : 3);
  const over = [...(await callsByAction())].flatMap(([action, counts]) =>
    counts.filter((count) => count > budgetOf(action)).map((count) => ({ action, count })),
  );
  // The customer's first look at a quotation is a command, too: it begins the 90 days.
  expect(over).toEqual([{ action: 'get-order', count: 7 }]);
});
