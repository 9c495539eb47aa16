import { expect, test } from '@jest/globals';
import { callsByAction, overBudget } from '../support/call-counts';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

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

  const counted = await callsByAction(day.wechat.inspect);
  expect(counted.size).toBeGreaterThan(20);
  // The customer's first look at a quotation is a command, too: it begins the 90 days.
  expect(overBudget(counted)).toEqual([{ action: 'get-order', count: 7 }]);
});
