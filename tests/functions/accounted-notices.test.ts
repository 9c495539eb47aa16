import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cloud } from '../../config/cloud';
import { unaccountedNotices } from '../support/accounted-notices';
import { write } from '../support/followers';
import { SEEDED_MS } from '../support/runs';
import { type ServiceChat, serviceChat } from '../support/service-chat';
import { openServiceDay } from '../support/service-day';

/** Whatever goes wrong on the way of messages and of what is said in the chat: in the end every notice is accounted for, and no step was taken twice. */
const day = openServiceDay();
const [PROGRESS] = cloud.subscribeTemplates;
const MINUTE_MS = 60_000;
/** Of the calls at which somebody may be killed each so-manyth: an order whose transaction was left open is held for half a minute of real time, each time. */
const STRIDE = 5;
const chats = new Map<string, ServiceChat>();
const agentChat = (): ServiceChat => chats.get('agent') as ServiceChat;

beforeAll(async () => {
  for (const who of ['customer', 'agent']) {
    await day.wechat.phone(who).call('customer', { action: 'note-visit', payload: {} });
    const chat = serviceChat(day.wechat, who);
    await chat.follow();
    chats.set(who, chat);
  }
});
afterEach(() => day.wechat.inspect.clearFaults());

const nudge = (orderId: string) => day.wechat.phone('agent').call('outbox', { orderId });
async function aToldOrder(): Promise<string> {
  const { orderId } = await day.submit();
  await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  return orderId;
}
/** Nothing goes wrong any more, and what is to be tried again is. */
async function quietHour(): Promise<void> {
  await day.wechat.inspect.clearFaults();
  for (let times = 0; times < 8; times += 1) await day.wechat.inspect.advance(2 * MINUTE_MS);
}
const struck = async () => (await day.wechat.inspect.faults()).reduce((sum, fault) => sum + fault.struck, 0);
const eventsOf = async (orderId: string) =>
  (await day.wechat.inspect.find('order_events', { orderId })).map(({ step }) => String(step)).sort();

test('answers of WeChat that are lost: each notice once, a template message never twice', async () => {
  const answers = await day.wechat.phone('customer').subscribe([PROGRESS.id]);
  await day.people.customer.ask('report-subscriptions', { answers: { [PROGRESS.id]: answers[PROGRESS.id] ?? '' } });
  const { inspect } = day.wechat;
  await inspect.addFault({ on: 'openapi', name: 'subscribeMessage.send', effect: { kind: 'lose-reply' }, times: 1 });
  await inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect: { kind: 'lose-reply' }, times: 3 });
  const orderIds = [await aToldOrder(), await aToldOrder()];
  for (const orderId of orderIds) await nudge(orderId);
  await inspect.advance(MINUTE_MS);
  expect(await struck()).toBe(4);
  await quietHour();
  expect(await unaccountedNotices(day.wechat, orderIds, { subscribe: 1 })).toEqual([]);
});

test('43101, where our ledger knows of credits that WeChat does not: the next channel tells it', async () => {
  await write(day.wechat, 'subscriptions', 'oDEV_customer', { credits: { [PROGRESS.id]: 9 } });
  const orderId = await aToldOrder();
  await nudge(orderId);
  expect((await day.wechat.inspect.messages()).filter(({ page }) => page?.includes(orderId))).toMatchObject([{ errcode: 43101 }]);
  await quietHour();
  expect(await unaccountedNotices(day.wechat, [orderId])).toEqual([]);
});

test('45015, where the window has closed that we believed open: the customer is called, and the phones page shows what did not arrive', async () => {
  const gone = { kind: 'fail', errCode: 40037, errMsg: 'invalid template_id' } as const;
  await day.wechat.inspect.addFault({ on: 'api', name: '/cgi-bin/message/template/send', effect: gone });
  await write(day.wechat, 'followers', 'oSA_customer', { lastWroteAt: await day.wechat.inspect.now(), repliesUsed: 0 });
  const orderId = await aToldOrder();
  await nudge(orderId);
  await day.wechat.inspect.advance(2 * MINUTE_MS);
  expect(await day.wechat.inspect.find('call_tasks', { orderId })).toMatchObject([{ isOpen: true, customerOpenid: 'oDEV_customer' }]);
  expect(await chats.get('customer')?.state()).toMatchObject({ windows: [], undelivered: [{ errcode: 45015 }] });
  await quietHour();
  expect(await unaccountedNotices(day.wechat, [orderId])).toEqual([]);
});

test('callbacks that come twice, at once or after their answer was lost: each step once', async () => {
  const { orderId, orderNumber } = await day.submit();
  await day.wechat.inspect.addFault({ on: 'push', name: 'text', effect: { kind: 'duplicate' }, times: 1 });
  expect(await agentChat().answerTo(`${orderNumber} 返厂`)).toContain('回复 1 确认');
  await day.wechat.inspect.addFault({ on: 'push', name: 'text', effect: { kind: 'lose-reply' }, times: 2 });
  expect(await agentChat().answerTo('1')).toContain('已办理');
  expect(await eventsOf(orderId)).toEqual(['confirm-return', 'submit']);
  await quietHour();
  expect(await unaccountedNotices(day.wechat, [orderId])).toEqual([]);
});

test(
  'the callback’s instance killed at any of its calls: WeChat sends the message again, and the step is taken once',
  async () => {
    const { inspect } = day.wechat;
    const orderIds: string[] = [];
    for (let calls = 0; ; calls += STRIDE) {
      const { orderId, orderNumber } = await day.submit();
      expect(await agentChat().answerTo(`${orderNumber} 返厂`)).toContain('回复 1 确认');
      const effect = { kind: 'kill', after: calls % 2 === 0 } as const;
      await inspect.addFault({ on: 'action', name: '*', functionName: 'service-account', effect, after: calls, times: 1 });
      const first = await agentChat().answerTo('1');
      const isOver = (await struck()) === 0;
      await inspect.clearFaults();
      // A transaction that its instance has left open holds the order until the platform ends it.
      let answer = first;
      while (answer.includes('稍后再试')) answer = await agentChat().answerTo('1');
      expect([calls, answer]).toEqual([calls, expect.stringContaining('已办理')]);
      expect([calls, await eventsOf(orderId)]).toEqual([calls, ['confirm-return', 'submit']]);
      orderIds.push(orderId);
      if (isOver) break;
    }
    expect(orderIds.length).toBeGreaterThan(2);
    await quietHour();
    expect(await unaccountedNotices(day.wechat, orderIds)).toEqual([]);
  },
  SEEDED_MS,
);

test(
  'the outbox’s instance killed at any of its calls: whoever comes next tells what was not told',
  async () => {
    const { inspect } = day.wechat;
    const orderIds: string[] = [];
    for (let calls = 0; ; calls += STRIDE) {
      const orderId = await aToldOrder();
      const effect = { kind: 'kill', after: calls % 2 === 0 } as const;
      await inspect.addFault({ on: 'action', name: '*', functionName: 'outbox', effect, after: calls, times: 1 });
      await nudge(orderId).catch(() => undefined);
      const isOver = (await struck()) === 0;
      await inspect.clearFaults();
      orderIds.push(orderId);
      // The lease of whoever was killed ends by itself.
      await inspect.advance(2 * MINUTE_MS);
      if (isOver) break;
    }
    expect(orderIds.length).toBeGreaterThan(2);
    await quietHour();
    expect(await unaccountedNotices(day.wechat, orderIds)).toEqual([]);
  },
  SEEDED_MS,
);
