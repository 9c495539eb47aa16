import { expect, test } from '@jest/globals';
import type { WorkOrder } from '#core/domain/work-order';
import { orderPath } from '../../support/order-path';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);

const stored = async (orderId: string): Promise<WorkOrder> =>
  (await day.wechat.inspect.documents('work_orders')).find(({ _id }) => _id === orderId)?.order as WorkOrder;
/** A step whatever its schema: refused ones too. */
const attempt = async (who: typeof day.people.customer, orderId: string, step: string, payload: object) => {
  const { version } = await who.order(orderId);
  return who.reply('take-step', { commandId: who.nextCommandId(), orderId, version, step, payload });
};

test('R27 a sent quotation never changes: a revision is another version, and the customer is told of it', async () => {
  const order = await path.quoted();
  const { agent, customer } = day.people;

  const revised = await agent.take(order.orderId, 'revise-quotation', {
    machineIds: ['m1'],
    lines: [{ text: '更换芯片（复测后减项）', amount: 90_000 }],
    note: '复测后只需更换一颗芯片',
  });

  expect(revised.machines[0]?.quotation).toMatchObject({ version: 2, amount: 90_000 });
  const [machine] = (await stored(order.orderId)).machines;
  expect(machine?.quotations.map(({ version, amount }) => [version, amount])).toEqual([
    [1, 120_000],
    [2, 90_000],
  ]);
  const { notices } = await customer.ask('list-notices', {});
  expect(notices[0]).toMatchObject({ orderId: order.orderId, page: 'quotation' });
});

test('R28 a machine that is not worth repairing goes back as it is, with the reason and pictures', async () => {
  const order = await path.unpacked();
  const { agent } = day.people;
  const photos = [await agent.attach('finding', day.photo)];
  await expect(
    agent.take(order.orderId, 'declare-unrepairable', { machineIds: ['m1'], unrepairable: 'no-value', findings: '多处击穿', photos: [] }),
  ).rejects.toMatchObject({ error: { code: 'evidence-missing' } });

  const declared = await agent.take(order.orderId, 'declare-unrepairable', {
    machineIds: ['m1'],
    unrepairable: 'no-value',
    findings: '多处击穿，维修费高于新板',
    photos,
  });

  expect(declared.machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired', verdict: { findings: '多处击穿，维修费高于新板' } });
});

test('R45 a quotation for scrap may be declined: the machine goes back unrepaired', async () => {
  const order = await path.unpacked();
  const { agent, customer } = day.people;
  const photos = [await agent.attach('finding', day.photo)];
  await agent.take(order.orderId, 'quote', { ...path.quotation(), class: 'scrap', scrapCodes: ['burned-board'], photos });
  const quoted = await customer.order(order.orderId);
  expect(quoted.machines[0]?.quotation).toMatchObject({ mayDecline: true });

  const declined = await customer.take(order.orderId, 'decline', { machineIds: ['m1'], reason: '不修了' });

  expect(declined.machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired' });
});

test('R46 a quotation for a normal machine cannot be declined, and the customer agreed to that before shipping', async () => {
  const order = await path.quoted();
  const { customer } = day.people;
  const refused = await attempt(customer, order.orderId, 'decline', { machineIds: ['m1'], reason: '太贵' });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'decline-not-offered', why: expect.arrayContaining([expect.objectContaining({ clause: 'R46' })]) },
  });
  expect((await customer.order(order.orderId)).machines[0]?.quotation).toMatchObject({ mayDecline: false });
  const { sections } = await customer.ask('policy', {});
  expect(sections.flatMap(({ clauses }) => clauses).find(({ clause }) => clause === 'R46')).toMatchObject({ matters: true });
});

test('R43 R44 scrap is a verdict of its own, with its evidence', async () => {
  const order = await path.unpacked();
  const { agent } = day.people;
  const photos = [await agent.attach('finding', day.photo)];

  const quoted = await agent.take(order.orderId, 'quote', {
    ...path.quotation(),
    class: 'scrap',
    scrapCodes: ['burned-board'],
    findings: '板面烧穿',
    photos,
  });

  expect(quoted.machines[0]?.verdict).toMatchObject({ kind: 'scrap', findings: '板面烧穿', photos });
});

test('R48 what is not paid for is not sent back', async () => {
  const order = await path.quoted();
  const { agent } = day.people;
  const ship = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill() };
  await expect(agent.take(order.orderId, 'ship', ship)).rejects.toMatchObject({ error: { code: 'wrong-state' } });
  expect((await day.people.customer.order(order.orderId)).payment).toMatchObject({ amount: 120_000, reference: order.orderNumber });
});

test('R48 a voucher over another sum than the one quoted is refused', async () => {
  const order = await path.quoted();
  const { customer } = day.people;
  const attachmentId = await customer.attach('voucher', day.photo);
  const refused = await attempt(customer, order.orderId, 'submit-voucher', { machineIds: ['m1'], amount: 119_999, attachmentId });
  expect(refused).toMatchObject({ ok: false, error: { code: 'amount-not-the-sum', field: 'payload.amount' } });
});
