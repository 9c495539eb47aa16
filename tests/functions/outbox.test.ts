import { beforeEach, describe, expect, test } from '@jest/globals';
import { cloud } from '../../config/cloud';
import { chatOf, follow, unfollow, write, writeToAccount } from '../support/followers';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const [PROGRESS] = cloud.subscribeTemplates;
const MINUTE_MS = 60_000;

/** The customer's answer to WeChat's prompt, known to WeChat and reported to us. */
async function accept(times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const answers = await day.wechat.phone('customer').subscribe([PROGRESS.id]);
    await day.people.customer.ask('report-subscriptions', { answers: { [PROGRESS.id]: answers[PROGRESS.id] ?? '' } });
  }
}
async function credits(): Promise<number> {
  const { subscribe } = await day.people.customer.ask('start', {});
  return subscribe.credits[PROGRESS.id] ?? 0;
}
/** An order whose customer has just been told to send the machine in. */
async function aToldOrder(): Promise<string> {
  const { orderId } = await day.submit();
  await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  return orderId;
}
const nudge = (orderId: unknown) => day.wechat.phone('agent').call('outbox', { orderId });
const messagesAbout = async (orderId: string) =>
  (await day.wechat.inspect.messages()).filter(({ page }) => page?.endsWith(`id=${orderId}`));
const noticeAbout = async (orderId: string) =>
  (await day.people.customer.ask('list-notices', {})).notices.find((notice) => notice.orderId === orderId);
const callTasks = async () =>
  (await day.wechat.inspect.documents('call_tasks')).filter(({ noticeIds }) => (noticeIds as string[]).length > 0);

/** Each test begins without a credit, on either side, and with nothing waiting: what waits longest is pushed first. */
beforeEach(async () => {
  await day.wechat.inspect.clearFaults();
  for (let left = await credits(); left > 0; left -= 1) {
    const orderId = await aToldOrder();
    await nudge(orderId);
  }
  await day.wechat.inspect.advance(2 * MINUTE_MS);
});

test('a notice that the person has accepted is pushed right after the command, once, and the credit is spent', async () => {
  await accept();
  const orderId = await aToldOrder();

  await Promise.all([nudge(orderId), nudge(orderId), day.wechat.inspect.runTimer('outbox')]);

  const [message, ...others] = await messagesAbout(orderId);
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    errcode: 0,
    touser: 'oDEV_customer',
    title: PROGRESS.title,
    page: `pages/logistics/index?id=${orderId}`,
  });
  expect(await noticeAbout(orderId)).toMatchObject({ push: 'sent', isRead: false });
  expect(await credits()).toBe(0);
});

test('without a nudge the timer pushes within a minute', async () => {
  await accept();
  const orderId = await aToldOrder();
  await day.wechat.inspect.advance(MINUTE_MS);
  expect(await messagesAbout(orderId)).toHaveLength(1);
});

test('a notice waits a minute for the credit, then somebody has to call', async () => {
  const orderId = await aToldOrder();
  await nudge(orderId);
  expect(await noticeAbout(orderId)).toMatchObject({ push: 'waiting' });

  await day.wechat.inspect.advance(2 * MINUTE_MS);

  expect(await noticeAbout(orderId)).toMatchObject({ push: 'in-app', pushText: expect.stringContaining('电话') });
  expect(await messagesAbout(orderId)).toEqual([]);
  expect(await callTasks()).toContainEqual(expect.objectContaining({ orderId, customerOpenid: 'oDEV_customer', isOpen: true }));
});

test('credits that WeChat knows nothing of end in a call, and the ledger is mended', async () => {
  await write(day.wechat, 'subscriptions', 'oDEV_customer', { credits: { [PROGRESS.id]: 9 } });
  const orderId = await aToldOrder();

  await nudge(orderId);

  expect(await messagesAbout(orderId)).toMatchObject([{ errcode: 43101 }]);
  expect(await callTasks()).toContainEqual(expect.objectContaining({ orderId }));
  expect(await credits()).toBe(0);
});

test('only a yes to one of our templates is a credit', async () => {
  const before = await credits();
  await day.people.customer.ask('report-subscriptions', { answers: { [PROGRESS.id]: 'reject', 'made-up': 'accept' } });
  expect((await day.people.customer.ask('start', {})).subscribe.credits).not.toHaveProperty('made-up');
  expect(await credits()).toBe(before);
});

test('when WeChat is busy the notice is pushed later', async () => {
  await accept();
  const orderId = await aToldOrder();
  const effect = { kind: 'fail', errCode: -1, errMsg: 'system error' } as const;
  await day.wechat.inspect.addFault({ on: 'openapi', name: 'subscribeMessage.send', effect, times: 1 });

  await nudge(orderId);
  expect(await noticeAbout(orderId)).toMatchObject({ push: 'waiting' });
  await day.wechat.inspect.advance(2 * MINUTE_MS);

  expect((await messagesAbout(orderId)).filter(({ errcode }) => errcode === 0)).toHaveLength(1);
  expect(await noticeAbout(orderId)).toMatchObject({ push: 'sent' });
});

test('an outbox that breaks down in the middle leaves the notice to the next run', async () => {
  await accept();
  const orderId = await aToldOrder();
  const effect = { kind: 'fail', errCode: -502001, errMsg: 'the database is away' } as const;
  await day.wechat.inspect.addFault({ on: 'action', name: 'database.modifyDocument', effect });

  await nudge(orderId);
  await day.wechat.inspect.clearFaults();
  expect(await noticeAbout(orderId)).toMatchObject({ push: 'waiting' });
  await day.wechat.inspect.advance(3 * MINUTE_MS);

  expect(await noticeAbout(orderId)).toMatchObject({ push: 'sent' });
});

test('a notice that was read before it could be pushed is not pushed', async () => {
  await accept();
  const orderId = await aToldOrder();
  const notice = await noticeAbout(orderId);
  const { unread } = await day.people.customer.ask('read-notices', { noticeIds: [notice?.noticeId ?? ''] });

  await nudge(orderId);

  expect(await messagesAbout(orderId)).toEqual([]);
  expect(await noticeAbout(orderId)).toMatchObject({ isRead: true, push: 'in-app' });
  expect((await day.people.customer.ask('list-notices', {})).unread).toBe(unread);
});

test('nobody marks somebody else’s notices as read', async () => {
  const orderId = await aToldOrder();
  const notice = await noticeAbout(orderId);
  await day.otherCustomer.ask('read-notices', { noticeIds: [notice?.noticeId ?? ''] });
  expect(await noticeAbout(orderId)).toMatchObject({ isRead: false });
});

test('a message comes in the language of the person who accepted it', async () => {
  const answers = await day.wechat.phone('customer').subscribe([PROGRESS.id]);
  const report = { action: 'report-subscriptions', lang: 'en', payload: { answers: { [PROGRESS.id]: answers[PROGRESS.id] } } };
  await day.wechat.phone('customer').call('customer', report);
  const orderId = await aToldOrder();

  await nudge(orderId);

  const [message] = await messagesAbout(orderId);
  expect(message?.rows.map(({ value }) => value)).toEqual(['待寄出', expect.any(String), 'Please send it in', expect.any(String)]);
});

test.each([[undefined], [{ $gt: '' }], ['../x'], ['wo-of-nobody']])('a nudge about %p does nothing and tells nothing', async (orderId) => {
  expect(await nudge(orderId)).toEqual({ ok: true, value: {} });
});

test('the serial of a machine that was fixed remotely may stand in a new order', async () => {
  const { orderId } = await day.submit({ serialNumber: 'JX4-AGAIN-1' });
  await expect(day.submit({ serialNumber: 'JX4-AGAIN-1' })).rejects.toMatchObject({ error: { code: 'serials-taken' } });

  await day.people.agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件后恢复' });
  await nudge(orderId);

  expect(await day.submit({ serialNumber: 'JX4-AGAIN-1' })).toMatchObject({ stage: 'submitted' });
});

test('what has been on its way back for ten days counts as delivered, and frees the serials', async () => {
  const { orderId } = await day.repair(11);
  await day.wechat.inspect.advance(9 * 24 * 60 * MINUTE_MS);
  expect(await day.people.customer.order(orderId)).toMatchObject({ stage: 'in-service' });

  await day.wechat.inspect.advance(25 * 60 * MINUTE_MS);
  await day.wechat.inspect.runTimer('clock');
  await day.wechat.inspect.runTimer('outbox');

  expect(await day.people.customer.order(orderId)).toMatchObject({ stage: 'completed', shipments: [{ deliveredAt: expect.any(Number) }] });
  const claimed = (await day.wechat.inspect.documents('open_serials')).filter((claim) => claim.orderId === orderId);
  expect(claimed).toEqual([]);
});

test('several outboxes at once push every notice of many orders once', async () => {
  await accept(6);
  const before = await credits();
  const orderIds: string[] = [];
  for (let count = 0; count < 6; count += 1) orderIds.push(await aToldOrder());

  await Promise.all([...orderIds.map(nudge), ...orderIds.map(nudge), day.wechat.inspect.runTimer('outbox')]);
  await day.wechat.inspect.advance(3 * MINUTE_MS);

  const pushed = await Promise.all(orderIds.map(async (orderId) => (await messagesAbout(orderId)).map(({ errcode }) => errcode)));
  expect(pushed).toEqual(orderIds.map(() => [0]));
  expect((await credits()) - before).toBe(-6);
});

describe('by the service account', () => {
  const [SERVICE_PROGRESS, , , TASK] = cloud.serviceAccount.templates;
  const stored = async (orderId: string) =>
    (await day.wechat.inspect.find('notices', { orderId, recipientOpenid: 'oDEV_customer' })).at(-1);

  test('whoever follows gets a template message that opens the order; it is accepted, and then delivered', async () => {
    await follow(day.wechat, 'customer');
    const orderId = await aToldOrder();

    await nudge(orderId);

    const number = (await noticeAbout(orderId))?.orderNumber;
    expect((await chatOf(day.wechat, 'customer')).at(-1)?.body).toMatchObject({
      title: SERVICE_PROGRESS.title,
      rows: [{ value: number }, { value: '待寄出' }, { value: '请包装好寄来，并填写运单号' }, { value: expect.any(String) }],
      miniProgram: { pagePath: `pages/logistics/index?id=${orderId}` },
    });
    expect(await stored(orderId)).toMatchObject({
      push: 'sent',
      channel: 'template',
      considered: [
        { channel: 'subscribe', reason: 'no-credit' },
        { channel: 'template', taken: true },
      ],
    });
  });

  test('in an open window a text stands in for a template that is gone', async () => {
    await follow(day.wechat, 'customer');
    await writeToAccount(day.wechat, 'customer');
    const effect = { kind: 'fail', errCode: 40037, errMsg: 'invalid template_id' } as const;
    await day.wechat.inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect });
    const orderId = await aToldOrder();

    await nudge(orderId);

    expect((await chatOf(day.wechat, 'customer')).at(-1)?.body).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('请把设备寄来'),
    });
    expect(await stored(orderId)).toMatchObject({ channel: 'customer-service', closed: { template: 'refused-40037' } });
    expect((await day.wechat.inspect.documents('followers'))[0]).toMatchObject({ repliesUsed: 1 });
  });

  test('a token that is no longer good is renewed, and the message goes out', async () => {
    await follow(day.wechat, 'customer');
    const effect = { kind: 'fail', errCode: 40001, errMsg: 'invalid credential' } as const;
    await day.wechat.inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect, times: 1 });
    const orderId = await aToldOrder();
    await nudge(orderId);
    expect(await stored(orderId)).toMatchObject({ push: 'sent', channel: 'template' });
  });

  test('an answer that was lost leads to one message, for WeChat knows it by its name', async () => {
    await follow(day.wechat, 'customer');
    await day.wechat.inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect: { kind: 'lose-reply' }, times: 1 });
    const orderId = await aToldOrder();
    await nudge(orderId);
    expect(await stored(orderId)).toMatchObject({ push: 'pending', pushReason: 'again--2' });

    await day.wechat.inspect.advance(MINUTE_MS);

    expect(await stored(orderId)).toMatchObject({ push: 'sent', channel: 'template' });
    const about = (await chatOf(day.wechat, 'customer')).filter(({ body }) => JSON.stringify(body).includes(orderId));
    expect(about).toHaveLength(1);
  });

  test('whoever has unfollowed is called, and is no follower any more', async () => {
    await follow(day.wechat, 'customer');
    await unfollow(day.wechat, 'customer');
    const orderId = await aToldOrder();
    await day.wechat.inspect.advance(2 * MINUTE_MS);
    expect(await callTasks()).toContainEqual(expect.objectContaining({ orderId }));
    const [user] = await day.wechat.inspect.find('users', { _id: 'oDEV_customer' });
    expect(user).not.toHaveProperty('serviceOpenid');
  });

  test('a new order is told to the agents at once, and opens in the staff pages', async () => {
    await follow(day.wechat, 'agent');
    const { orderId, orderNumber } = await day.submit();
    await nudge(orderId);
    expect((await chatOf(day.wechat, 'agent')).at(-1)?.body).toMatchObject({
      title: TASK.title,
      rows: [{ value: '新工单' }, { value: orderNumber }, { value: '新工单待确认' }, { value: expect.any(String) }],
      miniProgram: { pagePath: `staff/order/index?id=${orderId}` },
    });
  });
});
