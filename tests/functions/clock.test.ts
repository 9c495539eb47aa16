import { expect, test } from '@jest/globals';
import type { Notice } from '#core/domain/notice';
import type { WorkOrder } from '#core/domain/work-order';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const DAY_MS = 86_400_000;

type OrderDocument = { readonly order: WorkOrder; readonly alarmAt?: number; readonly alarmRules?: string };
const stored = async (orderId: string): Promise<OrderDocument> => {
  const documents = await day.wechat.inspect.documents('work_orders');
  return documents.find(({ _id }) => _id === orderId) as unknown as OrderDocument;
};

/** Reminders and warnings of an order as `send-in 3 customer`, in the order in which they came. */
async function told(orderId: string): Promise<readonly string[]> {
  const notices = (await day.wechat.inspect.documents('notices')).filter(
    (document) => document.orderId === orderId && document.kind === 'notice',
  );
  const told = notices.map(({ notice }) => notice as Notice).filter(({ facts }) => facts.day !== undefined);
  return told
    .sort((a, b) => a.version - b.version)
    .map(({ facts, recipient }) => `${facts.about} ${facts.day} ${'role' in recipient ? recipient.role : recipient.kind}`);
}

/** So many days go by, each with the timer fired twice at once besides. */
async function daysGoBy(count: number): Promise<void> {
  for (let gone = 0; gone < count; gone += 1) {
    // In the daytime, too: what was missed is made up for by day.
    for (let third = 0; third < 3; third += 1) {
      await day.wechat.inspect.advance(DAY_MS / 3);
      await Promise.all([day.wechat.inspect.runTimer('clock'), day.wechat.inspect.runTimer('clock')]);
    }
  }
}

/** Until half past six in the evening in Shanghai: within the hour after service closes, as the clock that looks every ten minutes would be. */
const untilEvening = (now: number): number => DAY_MS - ((now + (13.5 * DAY_MS) / 24) % DAY_MS);

/** Writes past the functions, as whoever looks after the database can. */
async function insert(collectionName: string, document: object): Promise<void> {
  const response = await fetch(`${day.wechat.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'database.insertDocument', collectionName, data: [JSON.stringify(document)] }),
  });
  expect(await response.json()).not.toHaveProperty('code');
}

async function anExpectedOrder(): Promise<string> {
  const { orderId } = await day.submit();
  await day.people.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  return orderId;
}

test('a machine that is never sent in: reminders after 3, 7 and 30 days, each once, then the supervisor hears', async () => {
  const orderId = await anExpectedOrder();
  const { version } = await day.people.agent.order(orderId);
  const { alarmAt = 0 } = await stored(orderId);
  expect(alarmAt).toBeGreaterThanOrEqual((await day.wechat.inspect.now()) + 3 * DAY_MS - 60_000);

  await daysGoBy(32);
  expect(await told(orderId)).toEqual(['send-in 3 customer', 'send-in 7 customer', 'send-in 30 customer', 'may-withdraw 30 supervisor']);
  await day.wechat.inspect.advance(57 * DAY_MS);
  await daysGoBy(3);
  expect((await told(orderId)).slice(4)).toEqual(['may-cancel 90 supervisor']);
  expect((await stored(orderId)).alarmAt).toBeUndefined();

  // In the customer's own list, in words; what staff were told is not in the customer's history.
  const { notices } = await day.people.customer.ask('list-notices', {});
  expect(notices.filter((notice) => notice.orderId === orderId).map(({ title }) => title)).toContain('等您寄出设备');
  const history = (await day.people.customer.order(orderId)).timeline.map(({ detail }) => detail);
  expect(history.filter((detail) => detail === '等您寄出设备')).toHaveLength(3);
  expect(history).not.toContain('可以取消工单');
  // Whoever had the order on screen before all these reminders may still act on it.
  const { agent } = day.people;
  const payload = { machineIds: ['m1'], note: '升级固件后恢复' };
  const fixed = await agent.ask('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'fix-remotely', payload });
  expect(fixed.stage).toBe('closed-remote');
});

test('R51 a repair that stands still: technicians are warned on the last two days, then told of the breach, then the supervisor', async () => {
  const { orderId } = await day.repair(5);
  // Looked at in the evenings, after service hours: on the day itself the promise is broken by then.
  await day.wechat.inspect.advance(untilEvening(await day.wechat.inspect.now()));
  await daysGoBy(20);
  expect(await told(orderId)).toEqual(['promise -2 technician', 'promise -1 technician', 'promise 0 technician', 'promise 1 supervisor']);
  const promise = (await day.people.customer.order(orderId)).promise;
  expect(promise).toMatchObject({ standing: 'broken', provisional: expect.any(Boolean) });
});

test('when a setting changes, orders stored before are looked at again; also those from before there were alarms', async () => {
  const orderId = await anExpectedOrder();
  const { order, alarmRules: _none, alarmAt: _never, ...rest } = await stored(orderId);
  const old = { ...order, id: 'wo-from-before', orderNumber: 'JM2001-OLD01' };
  await insert('work_orders', { ...rest, _id: old.id, order: old, orderNumber: old.orderNumber });
  const before = await stored(orderId);

  const change = { key: 'returnReminderDays', value: [1], effectiveFrom: 'now', version: 0, reason: '催得早一些' };
  await day.supervisor.ask('change-setting', { ...change, commandId: day.supervisor.nextCommandId() });
  await daysGoBy(2);
  const after = await stored(orderId);
  expect(after.alarmRules).not.toBe(before.alarmRules);
  expect((await stored(old.id)).alarmRules).toBe(after.alarmRules);
  expect(await told(orderId)).toEqual(['send-in 1 customer']);
  expect(await told(old.id)).toEqual(['send-in 1 customer']);
});

test('an order from before it was known whose it is and when it is due stands in both lists once the clock has looked at it', async () => {
  const { order, alarmRules: _none, ...rest } = await stored(await anExpectedOrder());
  const dueAt = (await day.wechat.inspect.now()) + 20 * DAY_MS;
  const promise = { trigger: 'receipt', from: '2026-11-23', workingDays: 20, dueAt, provisional: false, extensions: [] };
  const machines = order.machines.map((machine) => ({ ...machine, state: 'repairing', promise }));
  const old = { ...order, id: 'wo-from-long-ago', orderNumber: 'JM2001-OLD02', assignee: { openid: 'oDEV_agent', name: '客服' }, machines };
  await insert('work_orders', { ...rest, _id: old.id, order: old, orderNumber: old.orderNumber });
  await day.wechat.inspect.runTimer('clock');
  expect(await stored(old.id)).toMatchObject({ assigneeOpenid: 'oDEV_agent', promiseDueAt: dueAt });
  const mine = await day.people.agent.ask('list-queue', { view: 'mine' });
  expect(mine.entries.map(({ orderNumber }) => orderNumber)).toContain(old.orderNumber);
});

test('a customer who sent a message under the id of the clock’s next command got no reminder, and so could never be put on hold', async () => {
  const [reminded, waiting] = [await anExpectedOrder(), await anExpectedOrder()];
  await daysGoBy(4);
  const events = await day.wechat.inspect.documents('order_events');
  const ofClock = events.filter(({ orderId, by }) => orderId === reminded && (by as { readonly role: string }).role === 'timer');
  expect(ofClock).not.toEqual([]);

  const { customer } = day.people;
  for (const { commandId } of ofClock) {
    const asked = await customer.reply('ask', { commandId: String(commandId), orderId: waiting, text: '在吗？' });
    expect(asked).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'commandId' } });
  }
});

test('only the timer may wind the clock', async () => {
  const orderId = await anExpectedOrder();
  const before = await stored(orderId);
  expect(await day.wechat.phone('customer').call('clock', {})).toEqual({ ok: true, value: {} });
  expect(await stored(orderId)).toEqual(before);
});
