import { expect, test } from '@jest/globals';
import { addDays, toLocalDate } from '#core/domain/money-and-time';
import { orderPath } from '../../support/order-path';
import { OrphanDesk } from '../../support/orphan-desk';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);
const desk = new OrphanDesk(day);

const free = { machineIds: ['m1'], findings: '电源接口虚焊', photos: [] };

test('R38 a label that the customer could not read has no warranty until somebody reads it at the bench', async () => {
  const order = await path.unpacked();
  const { agent } = day.people;
  expect(order.machines[0]?.warranty).toMatchObject({ result: 'undetermined' });
  await expect(agent.take(order.orderId, 'judge-free', free)).rejects.toMatchObject({ error: { code: 'not-in-warranty' } });
  const label = { machineIds: ['m1'], serialNumber: 'JX16P-20004-OUT' };

  await expect(agent.take(order.orderId, 'read-label', { ...label, photos: [] })).rejects.toMatchObject({
    error: { code: 'evidence-missing' },
  });
  const read = await agent.take(order.orderId, 'read-label', { ...label, photos: await path.finding() });

  expect(read.machines[0]).toMatchObject({ serialNumber: 'JX16P-20004-OUT', warranty: { result: 'expired' } });
});

/** A machine that is here, without the label whose number the customer typed. */
async function withoutItsLabel(serialNumber: string) {
  return path.unpack(await path.received({ serialNumber }), { serialsFound: [], unlabelledMachineIds: ['m1'] });
}

test('R38 a machine that came without its label has no warranty by the number that was typed, until the label is found', async () => {
  const { agent } = day.people;
  const serialNumber = 'JX16P-10004-IN';
  const { orderId, machines } = await withoutItsLabel(serialNumber);
  expect(machines[0]).toMatchObject({ serialNumber, warranty: { result: 'undetermined', because: 'label-unreadable' } });
  await expect(agent.take(orderId, 'judge-free', free)).rejects.toMatchObject({ error: { code: 'not-in-warranty' } });

  const read = await agent.take(orderId, 'read-label', { machineIds: ['m1'], serialNumber, photos: await path.finding() });
  expect(read.machines[0]).toMatchObject({ serialNumber, warranty: { result: 'in-warranty' } });
  const voidReasons = [{ code: 'H8' as const, text: '看不清', photos: await path.finding(), exempt: false }];
  await expect(agent.take(orderId, 'quote', { ...path.quotation(), voidReasons })).rejects.toMatchObject({
    error: { code: 'label-readable' },
  });

  expect((await agent.take(orderId, 'judge-free', free)).machines[0]).toMatchObject({ state: 'repairing', verdict: { kind: 'free' } });
});

test('R38 R39 a proof of purchase makes up for a missing label, although the registry knows the number that was typed', async () => {
  const { agent } = day.people;
  const { orderId } = await withoutItsLabel('JX16Q-20003-OUT');
  const proof = {
    machineIds: ['m1'],
    shippedDate: addDays(toLocalDate(await day.wechat.inspect.now()), -30),
    reason: '购买发票',
    photos: await path.finding(),
  };
  await agent.take(orderId, 'establish-warranty', proof);

  const { machines } = await agent.take(orderId, 'judge-free', free);
  expect(machines[0]?.verdict?.reasoning).toMatch(/购买凭证/);
});

test('R17 R38 a label that bears another number than the customer typed is a difference: nothing is judged, and the other machine lies at the orphan desk', async () => {
  const { agent, customer } = day.people;
  const { orderId } = await withoutItsLabel('JX16QP-10005-IN');
  const photos = await path.finding();
  const label = { machineIds: ['m1'], serialNumber: 'JX4-SWAPPED-38', photos };

  await agent.take(orderId, 'read-label', label);

  const { machines, discrepancies } = await customer.order(orderId);
  expect(machines[0]).toMatchObject({ serialNumber: 'JX16QP-10005-IN' });
  expect(discrepancies).toMatchObject([
    { kind: 'missing', serialNumber: 'JX16QP-10005-IN', open: true },
    { kind: 'extra', serialNumber: 'JX4-SWAPPED-38', open: true },
  ]);
  await expect(agent.take(orderId, 'quote', path.quotation())).rejects.toMatchObject({ error: { code: 'discrepancy-open' } });
  expect(await desk.get(`extra-${orderId}-d2`)).toMatchObject({ state: 'waiting', serialNumbers: ['JX4-SWAPPED-38'], photos });
});

test('R38 a blurred photo is no missing label: the customer is asked again, and what was read at unpacking cannot be called unreadable', async () => {
  const { agent, customer } = day.people;
  const order = await path.submit();
  await agent.take(order.orderId, 'ask-info', { text: '标签照片模糊，请重拍' });
  expect(await customer.order(order.orderId)).toMatchObject({ stage: 'info-needed', question: { text: '标签照片模糊，请重拍' } });
  await expect(agent.take(order.orderId, 'confirm-return', { machineIds: ['m1'], note: '' })).rejects.toMatchObject({
    error: { code: 'info-request-open' },
  });
  const photos = [await customer.attach('message', day.nextPhoto())];
  expect(await customer.take(order.orderId, 'answer-info', { text: '重拍了', photos })).toMatchObject({ stage: 'submitted' });

  const readable = await path.unpacked({ serialNumber: 'JX4Q-20002-OUT' });
  const voidReasons = [{ code: 'H8' as const, text: '看不清', photos: await path.finding(), exempt: false }];
  await expect(agent.take(readable.orderId, 'quote', { ...path.quotation(), voidReasons })).rejects.toMatchObject({
    error: { code: 'label-readable', why: [{ clause: 'R38' }] },
  });
});
