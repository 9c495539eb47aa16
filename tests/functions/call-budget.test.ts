import { expect, test } from '@jest/globals';
import { CallLog, mostCalls } from '../support/call-log';
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

  const counted = mostCalls(await new CallLog(day.wechat.inspect).read());
  expect(counted.length).toBeGreaterThan(20);
  expect(counted.filter(({ calls, budget }) => calls > budget)).toEqual([]);
});
