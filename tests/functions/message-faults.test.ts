import { expect, test } from '@jest/globals';
import type { Fault } from '../../emulator/inspect/fault-types';
import { chatOf, follow } from '../support/followers';
import { runs } from '../support/runs';
import { type Seeded, seeded } from '../support/seeded';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const MINUTE_MS = 60_000;
const CUSTOMER = 'oDEV_customer';
const TEMPLATE_SEND = '/cgi-bin/message/template/send';

/** What goes wrong while a story is told; of the database it does for the outbox alone. */
function faultsFor({ pick, upTo }: Seeded): readonly Fault[] {
  const failures = [-1, 45009, 40001].map((errCode) => ({ kind: 'fail', errCode, errMsg: 'injected' }) as const);
  const some = (probability: number) => ({ probability, seed: 1 + upTo(1_000_000) });
  return [
    { on: 'api', name: TEMPLATE_SEND, effect: { kind: 'lose-reply' }, ...some(0.2) },
    { on: 'api', name: TEMPLATE_SEND, effect: pick([...failures, { kind: 'lose-request' }]), ...some(0.2) },
    { on: 'openapi', name: 'subscribeMessage.send', effect: pick([...failures, { kind: 'lose-reply' }]), ...some(0.2) },
    { on: 'action', name: 'database.modifyDocument', functionName: 'outbox', effect: { kind: 'lose-reply' }, ...some(0.05) },
    {
      on: 'action',
      name: 'database.modifyDocument',
      functionName: 'outbox',
      effect: { kind: 'fail', errCode: -502001, errMsg: 'injected' },
      ...some(0.05),
    },
    {
      on: 'action',
      name: 'database.getDocument',
      functionName: 'outbox',
      effect: { kind: 'fail', errCode: -502001, errMsg: 'injected' },
      ...some(0.05),
    },
  ];
}

/** Three orders are told of, each twice, by several outboxes at once. */
async function tellOrders(random: Seeded): Promise<readonly string[]> {
  const orderIds: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { orderId } = await day.submit();
    orderIds.push(orderId);
    const nudge = () => day.wechat.phone('agent').call('outbox', { orderId });
    await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    await Promise.all([nudge(), nudge()]);
    if (random.oneIn(2)) await day.people.agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });
    await Promise.all([nudge(), day.wechat.inspect.advance(random.pick([1000, MINUTE_MS]))]);
  }
  return orderIds;
}

const noticesOf = async (orderIds: readonly string[]) => {
  const all = await Promise.all(orderIds.map((orderId) => day.wechat.inspect.find('notices', { orderId })));
  return all.flat().filter(({ kind }) => kind !== 'task');
};

/** What reached the customer about an order, as it was shown. */
async function shownAbout(orderId: string): Promise<readonly { readonly channel: string; readonly text: string }[]> {
  const subscribed = (await day.wechat.inspect.messages()).filter(
    ({ errcode, page, touser }) => errcode === 0 && touser === CUSTOMER && page?.endsWith(orderId),
  );
  const chatted = (await chatOf(day.wechat, 'customer')).filter(
    ({ errcode, body }) => errcode === 0 && JSON.stringify(body).includes(orderId),
  );
  return [
    ...subscribed.map(({ rows }) => ({ channel: 'subscribe', text: JSON.stringify(rows) })),
    ...chatted.map(({ body }) => ({ channel: 'template', text: JSON.stringify(body) })),
  ];
}

test('on the built functions, too: whatever fails on the way, everything is told in the end, and by template nothing twice', async () => {
  await follow(day.wechat, 'customer');
  for (let seed = 1; seed <= runs(30); seed += 1) {
    const random = seeded(seed);
    for (const fault of faultsFor(random)) await day.wechat.inspect.addFault(fault);
    const orderIds = await tellOrders(random);
    await day.wechat.inspect.clearFaults();
    for (let minutes = 0; minutes < 6; minutes += 1) await day.wechat.inspect.advance(2 * MINUTE_MS);
    for (let hours = 0; hours < 5; hours += 1) await day.wechat.inspect.advance(60 * MINUTE_MS);

    const notices = await noticesOf(orderIds);
    expect([seed, notices.filter(({ push }) => push === 'pending')]).toEqual([seed, []]);
    const told = notices.filter(({ recipientOpenid }) => recipientOpenid === CUSTOMER);
    expect(told.length).toBeGreaterThanOrEqual(orderIds.length);
    for (const orderId of orderIds) {
      const shown = await shownAbout(orderId);
      const sent = told.filter((notice) => notice.orderId === orderId && notice.push === 'sent');
      const messages = new Set(sent.map(({ toldBy }) => toldBy));
      const byTemplate = shown.filter(({ channel }) => channel === 'template').map(({ text }) => text);
      expect([seed, orderId, shown.length >= messages.size, byTemplate.length]).toEqual([seed, orderId, true, new Set(byTemplate).size]);
    }
    const called = told.filter(({ pushReason }) => pushReason === 'call-task').map(({ _id }) => _id);
    const tasks = (await Promise.all(orderIds.map((orderId) => day.wechat.inspect.find('call_tasks', { orderId })))).flat();
    expect(tasks.flatMap(({ noticeIds }) => noticeIds as string[]).sort()).toEqual([...called].sort());
    // The hours that were waited must not end in the night.
    const now = await day.wechat.inspect.now();
    await day.wechat.inspect.advance((24 * 60 + 10 * 60) * MINUTE_MS - ((now + 8 * 60 * MINUTE_MS) % (24 * 60 * MINUTE_MS)));
  }
}, 1_200_000);
