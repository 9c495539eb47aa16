import { expect, test } from '@jest/globals';
import type { CustomerInput } from '#core/contract/customer';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();

async function anOrder(serialNumber: string | null, commandId: string): Promise<CustomerInput<'submit-order'>> {
  const labelPhotos = [await day.people.customer.attach('label', day.photo)];
  const machine = { itemType: 'whole-machine' as const, model: 'JASMINER X4', symptoms: [], faultDescription: '不通电', labelPhotos };
  return { commandId, contact: { name: '值班室', phone: '13800138000' }, machines: [{ ...machine, serialNumber }] };
}
const outcomes = (replies: readonly { readonly ok: boolean }[]) => replies.filter(({ ok }) => ok).length;

test('an order submitted twice with the same command is one order', async () => {
  const { customer } = day.people;
  const input = await anOrder('JX4-TWICE-1', customer.nextCommandId());

  const [first, second] = await Promise.all([customer.ask('submit-order', input), customer.ask('submit-order', input)]);
  const third = await customer.ask('submit-order', input);

  expect([second.orderId, third.orderId]).toEqual([first.orderId, first.orderId]);
  const { orders } = await customer.ask('list-orders', { filter: 'all' });
  expect(orders.filter(({ orderId }) => orderId === first.orderId)).toHaveLength(1);
});

test('of two orders for one machine at the same moment, one is made and the other names the machine', async () => {
  const { customer } = day.people;
  const inputs = await Promise.all([0, 1].map(() => anOrder('JX4-RACE-1', customer.nextCommandId())));

  const replies = await Promise.all(inputs.map((input) => customer.reply('submit-order', input)));

  expect(outcomes(replies)).toBe(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({
    error: {
      code: 'serials-taken',
      field: 'machines.0.serialNumber',
      cure: expect.stringContaining('JX4-RACE-1'),
      why: [{ clause: 'R12' }],
      whoCan: [{ role: 'customer' }],
    },
  });
});

test('of two staff who triage at the same moment one wins, and the other is shown that someone was first', async () => {
  const { orderId, version } = await day.submit();
  const { agent } = day.people;
  const input = () => ({
    commandId: agent.nextCommandId(),
    orderId,
    version,
    step: 'confirm-return',
    payload: { machineIds: ['m1'], note: '' },
  });

  const replies = await Promise.all([agent.reply('take-step', input()), agent.reply('take-step', input())]);

  expect(outcomes(replies)).toBe(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'stale-version', current: version + 1 } });
  expect(await agent.order(orderId)).toMatchObject({ version: version + 1, stage: 'return-confirmed' });
});

test('whoever looks again reads what the others did meanwhile, each thing once and in its order', async () => {
  const { orderId } = await day.submit();
  const { customer, agent } = day.people;
  const look = async () => (await customer.order(orderId)).timeline.map(({ version }) => version);
  expect(await look()).toEqual([1]);
  await agent.take(orderId, 'message', { text: '请拍一张指示灯', photos: [] });
  await agent.take(orderId, 'message', { text: '再拍一张铭牌', photos: [] });
  expect(await look()).toEqual([3, 2, 1]);
  await customer.take(orderId, 'message', { text: '已拍', photos: [] });
  await agent.take(orderId, 'message', { text: '收到', photos: [] });
  expect(await look()).toEqual([5, 4, 3, 2, 1]);
});

test('many messages at once all arrive, each once, in one unbroken chain', async () => {
  const { orderId, version } = await day.submit();
  const { customer } = day.people;
  const texts = ['一', '二', '三', '四', '五', '六'];

  const asked = texts.map((text) => ({ commandId: customer.nextCommandId(), orderId, text }));
  await Promise.all(asked.map((input) => customer.reply('ask', input)));
  for (const input of asked) await customer.ask('ask', input); // those that were too busy the first time

  const order = await customer.order(orderId);
  expect(order.version).toBe(version + texts.length);
  expect(order.messages.map(({ text }) => text).sort()).toEqual([...texts].sort());
  const events = (await day.wechat.inspect.documents('order_events'))
    .filter((event) => event.orderId === orderId)
    .sort((a, b) => Number(a.version) - Number(b.version));
  expect(events.map(({ previousHash }) => previousHash)).toEqual(['', ...events.slice(0, -1).map(({ hash }) => hash)]);
});

test('a repeated command gets its first answer and changes nothing', async () => {
  const { orderId, version } = await day.submit();
  const { agent } = day.people;
  const input = { commandId: agent.nextCommandId(), orderId, version, step: 'confirm-return', payload: { machineIds: ['m1'], note: '' } };

  const first = await agent.ask('take-step', input);
  const again = await agent.ask('take-step', input);

  expect(again.version).toBe(first.version);
  const notices = (await day.wechat.inspect.documents('notices')).filter((notice) => String(notice._id).startsWith(`${orderId}:2:`));
  expect(notices).toHaveLength(1);
});

test('an answer lost on its way costs nothing: the same command is asked again', async () => {
  const { orderId, version } = await day.submit();
  const { agent } = day.people;
  const input = { commandId: agent.nextCommandId(), orderId, version, step: 'confirm-return', payload: { machineIds: ['m1'], note: '' } };
  await day.wechat.inspect.addFault({ on: 'action', name: 'database.commitTransaction', effect: { kind: 'lose-reply' }, times: 1 });

  const unanswered = await agent.reply('take-step', input);
  const answered = await agent.ask('take-step', input);

  expect(unanswered).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(answered).toMatchObject({ version: version + 1, stage: 'return-confirmed' });
});

test('a step on an old version is refused with the current one, and changes nothing', async () => {
  const { orderId, version } = await day.submit();
  const { customer, agent } = day.people;
  await customer.ask('ask', { commandId: customer.nextCommandId(), orderId, text: '请问多久？' });

  const payload = { machineIds: ['m1'], note: '' };
  const stale = await agent.reply('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'confirm-return', payload });

  expect(stale).toMatchObject({ ok: false, error: { code: 'stale-version', current: version + 1 } });
  expect(await agent.order(orderId)).toMatchObject({ version: version + 1, stage: 'submitted' });
});

test('a waybill stands in one order only', async () => {
  const { customer, agent } = day.people;
  const { version: policyVersion, textHash } = await customer.ask('policy', {});
  const sendIn = async () => {
    const { orderId } = await day.submit();
    const { version } = await agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    const payload = {
      machineIds: ['m1'],
      carrier: 'sf',
      waybillNumber: 'SF5550000000001',
      packingConfirmed: true,
      doorToDoor: true,
      freightPrepaid: true,
      consent: { policyVersion, textHash },
      receivingAddress: { name: '收货处', phone: '13800138000', region: '广东省深圳市', street: '科技园路 1 号', overseas: false },
    };
    const reply = await customer.reply('take-step', { commandId: customer.nextCommandId(), orderId, version, step: 'send-in', payload });
    return { orderId, reply };
  };

  const first = await sendIn();
  const second = await sendIn();

  expect(first.reply).toMatchObject({ ok: true, value: { stage: 'in-transit' } });
  expect(second.reply).toMatchObject({ ok: false, error: { code: 'waybill-taken', field: 'payload.waybillNumber' } });
  expect(await agent.ask('find-parcel', { waybillNumber: 'sf555 0000 0000 01' })).toMatchObject({ orderId: first.orderId });
});

test('a command’s id used again with other words was acknowledged, and the words were lost', async () => {
  const { customer, agent } = day.people;
  const { orderId } = await day.submit();
  const commandId = customer.nextCommandId();
  await customer.ask('ask', { commandId, orderId, text: '请问多久？' });

  const other = await customer.reply('ask', { commandId, orderId, text: '不修了' });
  const { version } = await agent.order(orderId);
  const taken = await agent.reply('take-step', {
    commandId,
    orderId,
    version,
    step: 'confirm-return',
    payload: { machineIds: ['m1'], note: '' },
  });

  expect([other, taken]).toMatchObject([0, 1].map(() => ({ ok: false, error: { code: 'command-reused' } })));
  expect(await customer.ask('ask', { commandId, orderId, text: '请问多久？' })).toMatchObject({
    version,
    messages: [{ text: '请问多久？' }],
  });
});

test('an order submitted under the command of another was lost: the first one was shown instead', async () => {
  const { customer } = day.people;
  const commandId = customer.nextCommandId();
  const first = await customer.ask('submit-order', await anOrder('JX4-FIRST-1', commandId));

  const other = await customer.reply('submit-order', await anOrder('JX4-OTHER-1', commandId));
  const theirs = await day.otherCustomer.reply('get-order', { orderId: first.orderId });

  expect(other).toMatchObject({ ok: false, error: { code: 'command-reused' } });
  expect(theirs).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('an order submitted under the command of one that had gone on for long was lost: it was taken for the same order, asked for again', async () => {
  const { customer, agent } = day.people;
  const input = await anOrder('JX4-FIRST-2', customer.nextCommandId());
  const { orderId } = await customer.ask('submit-order', input);
  for (const text of Array.from({ length: 21 }, (_, line) => `第 ${line} 句`)) await agent.take(orderId, 'message', { text, photos: [] });

  const other = await customer.reply('submit-order', { ...input, contact: { ...input.contact, name: '前台' } });
  const again = await customer.ask('submit-order', input);

  expect(other).toMatchObject({ ok: false, error: { code: 'command-reused' } });
  expect(again).toMatchObject({ orderId, version: 22 });
});

test('two customers claim one machine at the same moment: one has it, the other is told, and neither learns of the other’s order', async () => {
  const { customer } = day.people;
  const mine = await anOrder('JX4-BOTH-1', customer.nextCommandId());
  const labelPhotos = [await day.otherCustomer.attach('label', day.photo)];
  const theirs = { ...mine, machines: mine.machines.map((machine) => ({ ...machine, labelPhotos })) };

  const replies = await Promise.all([customer.reply('submit-order', mine), day.otherCustomer.reply('submit-order', theirs)]);

  expect(outcomes(replies)).toBe(1);
  const refused = replies.find(({ ok }) => !ok);
  expect(refused).toMatchObject({ error: { code: 'serials-taken', field: 'machines.0.serialNumber' } });
  expect(JSON.stringify(refused)).not.toMatch(/wo[0-9a-f]{30}|JM\d{4}/);
});

test('customer, two staff and a timer at once on one order: every yes is a version, and the chain holds', async () => {
  const { orderId, version } = await day.submit();
  const { customer, agent, finance } = day.people;
  const step = (who: typeof agent, name: string, payload: object) =>
    who.reply('take-step', { commandId: who.nextCommandId(), orderId, version, step: name, payload });

  const replies = await Promise.all([
    step(agent, 'confirm-return', { machineIds: ['m1'], note: '' }),
    step(agent, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' }),
    step(finance, 'approve-voucher', { voucherId: 'v1' }),
    customer.reply('ask', { commandId: customer.nextCommandId(), orderId, text: '在吗？' }),
    day.wechat.inspect.runTimer('clock').then(() => ({ ok: false })),
    day.wechat.inspect.runTimer('outbox').then(() => ({ ok: false })),
  ]);

  const order = await agent.order(orderId);
  expect(order.version).toBe(version + outcomes(replies));
  const events = (await day.wechat.inspect.documents('order_events')).filter((event) => event.orderId === orderId);
  expect(events).toHaveLength(order.version);
  expect(replies.filter(({ ok }) => !ok).map((reply) => ('error' in reply ? reply.error.code : ''))).not.toContain('internal');
});
