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

test('all notices are read at once, those beyond the page too, but not what was told since', async () => {
  const { agent, customer } = day.people;
  const seen = (await customer.ask('list-notices', {})).notices[0];
  await day.wechat.inspect.advance(1000);
  const { orderId } = await day.submit();
  await agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });

  const { unread } = await customer.ask('read-notices', { noticeIds: [], upTo: seen?.at });

  expect(unread).toBe(1);
  const { notices } = await customer.ask('list-notices', {});
  expect(notices.filter(({ isRead }) => !isRead)).toMatchObject([{ orderId }]);
});

test('the first page says how many orders wait for the customer, and shows the one that waits longest', async () => {
  const { agent } = day.people;
  const customer = day.otherCustomer;
  const machine = {
    itemType: 'hash-board' as const,
    model: 'JASMINER X16-Q',
    serialNumber: null,
    symptoms: [],
    faultDescription: '运算板不识别',
    labelPhotos: [await customer.attach('label', day.photo)],
  };
  const contact = { name: '值班室', phone: '13800138000' };
  const orderIds: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    await day.wechat.inspect.advance(1000);
    orderIds.push((await customer.ask('submit-order', { commandId: customer.nextCommandId(), contact, machines: [machine] })).orderId);
  }
  expect(await customer.ask('start', {})).toMatchObject({ waitingOrders: 0 });

  const [first, second] = orderIds as [string, string, string];
  for (const orderId of [second, first]) await agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });

  expect(await customer.ask('start', {})).toMatchObject({ waitingOrders: 2, needsYou: { orderId: first } });
});
