import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { write } from '../support/followers';
import { serviceChat } from '../support/service-chat';
import { openServiceDay } from '../support/service-day';

/** What WeChat pushes to the chat decides which way the outbox takes: nothing here is written past the functions. */
const day = openServiceDay();
const MINUTE_MS = 60_000;
const chat = () => serviceChat(day.wechat, 'customer');
const nudge = (orderId: string) => day.wechat.phone('agent').call('outbox', { orderId });
const toldCustomer = async (orderId: string) =>
  (await day.wechat.inspect.find('notices', { orderId, recipientOpenid: 'oDEV_customer' })).at(-1);
async function aToldOrder(): Promise<string> {
  const { orderId } = await day.submit();
  await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  return orderId;
}
const switchTo = (templateDelivery: string) =>
  fetch(new URL('/__inspect/wechat/switches', day.wechat.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ templateDelivery }),
  });

beforeAll(async () => {
  await day.wechat.phone('customer').call('customer', { action: 'note-visit', payload: {} });
  await chat().follow();
});
beforeEach(async () => {
  await day.wechat.inspect.clearFaults();
  await switchTo('success');
});

test('a template message that WeChat could not deliver goes on to the next channel', async () => {
  await switchTo('failed:user block');
  const orderId = await aToldOrder();
  await nudge(orderId);
  await day.wechat.inspect.advance(3 * MINUTE_MS);
  expect(await toldCustomer(orderId)).toMatchObject({ closed: { template: 'undelivered-user-block' }, channel: 'call-task' });
});

test('whoever has just written is answered in the window that their words opened', async () => {
  await chat().write('在吗');
  const effect = { kind: 'fail', errCode: 40037, errMsg: 'invalid template_id' } as const;
  await day.wechat.inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect });
  const orderId = await aToldOrder();
  await nudge(orderId);
  expect(await toldCustomer(orderId)).toMatchObject({ push: 'sent', channel: 'customer-service' });
  expect((await chat().said()).at(-1)?.text).toContain('请把设备寄来');
});

test('what waited together goes as one message however much there is: WeChat would take the rest, under the same name, for the same message', async () => {
  const orderId = await aToldOrder();
  const [model] = await day.wechat.inspect.find('notices', { orderId, recipientOpenid: 'oDEV_customer' });
  const { _id: _own, ...rest } = model ?? {};
  const waiting = { ...rest, push: 'pending', channel: null, messageId: null, toldBy: null, group: `${orderId}:1` };
  const ids = Array.from({ length: 60 }, (_, index) => `${orderId}:together:${index}`);
  for (const id of ids) await write(day.wechat, 'notices', id, { ...waiting, notice: { ...(model?.notice as object), id } });

  await nudge(orderId);

  const told = (await day.wechat.inspect.find('notices', { orderId, group: `${orderId}:1` })).map(
    ({ push, toldBy }) => `${push} ${toldBy}`,
  );
  expect([told.length, new Set(told).size]).toEqual([60, 1]);
});

test('when somebody leaves, what they said and were answered is forgotten at once', async () => {
  await chat().write('我的电话是 13800138000');
  const texts = async () => JSON.stringify(await day.wechat.inspect.documents('handled_pushes'));
  expect(await texts()).toContain('13800138000');
  await chat().unfollow();
  expect(await texts()).not.toContain('13800138000');
  expect(await day.wechat.inspect.documents('chat_sessions')).toEqual([]);
});
