import { beforeAll, expect, test } from '@jest/globals';
import { serviceChat } from '../support/service-chat';
import { openServiceDay } from '../support/service-day';

/** What WeChat tells the callback about messages it has accepted, and about the window that a person's words open. */
const day = openServiceDay();
const CUSTOMER = 'oDEV_customer';
const chat = () => serviceChat(day.wechat, 'customer');

beforeAll(async () => {
  await day.wechat.phone('customer').call('customer', { action: 'note-visit', payload: {} });
  await chat().follow();
});

/** How the next template messages end. */
const end = (templateDelivery: string) =>
  fetch(new URL('/__inspect/wechat/switches', day.wechat.url), { method: 'POST', body: JSON.stringify({ templateDelivery }) });
async function aToldOrder(): Promise<string> {
  const { orderId } = await day.submit();
  await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  await day.wechat.phone('agent').call('outbox', { orderId });
  return orderId;
}
const stored = async (orderId: string) =>
  (await day.wechat.inspect.find('notices', { orderId, recipientOpenid: CUSTOMER })).find(({ kind }) => kind === 'notice');
const finished = async () =>
  (await day.wechat.inspect.pushes({ event: 'TEMPLATESENDJOBFINISH' })).every(({ outcome }) => outcome === 'accepted');
const follower = async () => (await day.wechat.inspect.find('followers', { _id: 'oSA_customer' }))[0];

test('a template message that was delivered is noted as delivered', async () => {
  const orderId = await aToldOrder();
  await day.wechat.inspect.advance(60_000);
  expect(await finished()).toBe(true);
  expect(await stored(orderId)).toMatchObject({ push: 'sent', channel: 'template', delivery: 'delivered' });
});

test.each([
  ['failed:user block', 'undelivered-user-block'],
  ['failed: system failed', 'undelivered-system'],
])('one that ends as “%s” goes on to the next channel: the customer is called', async (status, reason) => {
  await end(status);
  const orderId = await aToldOrder();
  await end('success');
  for (let minutes = 0; minutes < 3; minutes += 1) await day.wechat.inspect.advance(60_000);
  expect(await stored(orderId)).toMatchObject({
    push: 'in-app',
    pushReason: 'call-task',
    considered: expect.arrayContaining([{ channel: 'template', reason }]),
  });
});

test('a report that comes twice, and before the sending is stored, is noted once', async () => {
  const { inspect } = day.wechat;
  await inspect.addFault({ on: 'push', name: 'TEMPLATESENDJOBFINISH', effect: { kind: 'duplicate' }, times: 1 });
  await inspect.addFault({
    on: 'action',
    name: 'database.modifyDocument',
    collection: 'notices',
    functionName: 'outbox',
    effect: { kind: 'delay', delayMs: 1000 },
  });
  const orderId = await aToldOrder();
  await inspect.clearFaults();
  await inspect.advance(60_000);
  expect(await stored(orderId)).toMatchObject({ push: 'sent', channel: 'template', delivery: 'delivered' });
});

test('whoever writes to the account can be written to for two days, and a message that comes twice opens nothing anew', async () => {
  const before = await follower();
  expect(before).not.toHaveProperty('lastWroteAt');
  await day.wechat.inspect.addFault({ on: 'push', name: 'text', effect: { kind: 'lose-reply' }, times: 1 });
  await chat().write('在吗');
  expect(await follower()).toMatchObject({ unionid: 'uDEV_customer', openid: CUSTOMER, lastWroteAt: expect.any(Number), repliesUsed: 0 });

  const gone = { kind: 'fail', errCode: 40037, errMsg: 'invalid template_id' } as const;
  await day.wechat.inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect: gone });
  const orderId = await aToldOrder();
  expect(await stored(orderId)).toMatchObject({ push: 'sent', channel: 'customer-service' });
  expect(await follower()).toMatchObject({ repliesUsed: 1 });

  await day.wechat.inspect.advance(2000);
  await chat().write('好的');
  expect(await follower()).toMatchObject({ repliesUsed: 0 });
  await day.wechat.inspect.clearFaults();
});
