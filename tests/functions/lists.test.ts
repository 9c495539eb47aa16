import { expect, test } from '@jest/globals';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

test('a list of many orders comes page by page, newest first, each order once', async () => {
  const submitted: string[] = [];
  for (let count = 0; count < 25; count += 1) submitted.push((await day.submit()).orderId);
  const { customer } = day.people;

  const first = await customer.ask('list-orders', { filter: 'open' });
  const second = await customer.ask('list-orders', { filter: 'open', cursor: first.cursor });

  expect([first.orders.length, second.orders.length, second.cursor]).toEqual([20, 5, undefined]);
  expect([...first.orders, ...second.orders].map(({ orderId }) => orderId)).toEqual([...submitted].reverse());
  expect(await customer.ask('list-orders', { filter: 'ended' })).toEqual({ orders: [] });
});

test('the queue comes page by page, what has waited longest first, with the number of each group', async () => {
  const { agent } = day.people;
  const first = await agent.ask('list-queue', { group: 'triage' });
  const second = await agent.ask('list-queue', { group: 'triage', cursor: first.cursor });

  const waitingSince = [...first.entries, ...second.entries].map(({ groupSince }) => groupSince);
  expect(waitingSince).toHaveLength(25);
  expect(waitingSince).toEqual([...waitingSince].sort((a, b) => a - b));
  expect(first.counts).toMatchObject({ triage: 25, 'to-ship': 0 });
});

test('notices come page by page, newest first, and the unread are counted beyond the page', async () => {
  const { agent, customer } = day.people;
  const { entries } = await agent.ask('list-queue', { group: 'triage' });
  for (const { orderId } of entries) await agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  const more = (await agent.ask('list-queue', { group: 'triage' })).entries.slice(0, 3);
  for (const { orderId } of more) await agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });

  const first = await customer.ask('list-notices', {});
  const second = await customer.ask('list-notices', { cursor: first.cursor });

  expect([first.notices.length, first.unread, second.notices.length]).toEqual([20, 23, 3]);
  expect(new Set([...first.notices, ...second.notices].map(({ noticeId }) => noticeId)).size).toBe(23);
  expect(first.notices.slice(0, 3).map(({ title }) => title)).toEqual(['已远程解决', '已远程解决', '已远程解决']);
});

test('an order is found by its number, however it is typed', async () => {
  const order = await day.submit({ serialNumber: 'JX4-FIND-ME' });
  const { agent } = day.people;
  for (const text of [order.orderNumber.toLowerCase(), ' jx4-find-me ', 'ＪＸ４-FIND-ME']) {
    expect((await agent.ask('search', { text })).entries.map(({ orderId }) => orderId)).toEqual([order.orderId]);
  }
  expect((await agent.ask('search', { text: 'JX4-FIND' })).entries).toEqual([]);
});
