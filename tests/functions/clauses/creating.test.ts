import { expect, test } from '@jest/globals';
import type { Notice } from '#core/domain/notice';
import type { WorkOrder } from '#core/domain/work-order';
import { orderPath, RECEIVING_ADDRESS } from '../../support/order-path';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);

const stored = async (orderId: string): Promise<WorkOrder> =>
  (await day.wechat.inspect.documents('work_orders')).find(({ _id }) => _id === orderId)?.order as WorkOrder;

test('R12 an order needs the customer and, for each machine, what is wrong and a picture of its label', async () => {
  const { customer } = day.people;
  const labelPhotos = [await customer.attach('label', day.photo)];
  const machine = {
    itemType: 'hash-board' as const,
    model: 'JASMINER X16-Q',
    serialNumber: null,
    symptoms: [],
    faultDescription: '运算板不识别',
    labelPhotos,
  };
  const submit = (change: object, contact = { name: '值班室', phone: '13800138000' }) =>
    customer.reply('submit-order', { commandId: customer.nextCommandId(), contact, machines: [{ ...machine, ...change }] });

  expect(await submit({ faultDescription: ' ' })).toMatchObject({ ok: false, error: { field: 'machines.0.faultDescription' } });
  expect(await submit({ labelPhotos: [] })).toMatchObject({ ok: false, error: { field: 'machines.0.labelPhotos' } });
  expect(await submit({ labelPhotos: ['somebody-elses'] })).toMatchObject({ ok: false, error: { code: 'upload-not-confirmed' } });
  expect(await submit({ model: '' })).toMatchObject({ ok: false, error: { field: 'machines.0.model' } });
  expect(await submit({}, { name: '', phone: '13800138000' })).toMatchObject({ ok: false, error: { field: 'contact.name' } });
  expect(await submit({})).toMatchObject({ ok: true, value: { stage: 'submitted' } });
});

test('R12 a serial number stands in one open order only, and is free again when that one has ended', async () => {
  const serialNumber = 'JX4-CLAUSE-12';
  const first = await path.submit({ serialNumber });
  await expect(path.submit({ serialNumber })).rejects.toMatchObject({ error: { code: 'serials-taken', field: 'machines.0.serialNumber' } });

  await day.people.agent.take(first.orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件后正常' });
  await day.wechat.inspect.runTimer('outbox');

  expect(await path.submit({ serialNumber })).toMatchObject({ stage: 'submitted' });
});

test('R13 staff are told of a new order at once, and its thread is open to both sides', async () => {
  const { orderId } = await path.submit();
  const told = (await day.wechat.inspect.documents('notices')).filter((notice) => notice.orderId === orderId);
  expect(told.map(({ notice }) => (notice as { readonly code: string }).code)).toEqual(['N1']);
  const { customer, agent } = day.people;

  await customer.take(orderId, 'message', { text: '机器在机柜最下层', photos: [] });
  await agent.take(orderId, 'message', { text: '请发一张指示灯的照片', photos: [] });

  expect((await customer.order(orderId)).messages.map(({ from, text }) => [from, text])).toEqual([
    ['customer', '机器在机柜最下层'],
    ['staff', '请发一张指示灯的照片'],
  ]);
});

test('R14 only after-sales confirms that a machine has to come in, machine by machine', async () => {
  const { orderId, version } = await path.submit({}, {});
  const { customer, finance, agent } = day.people;
  const payload = { machineIds: ['m1'], note: '' };
  const confirm = (who: typeof finance) =>
    who.reply('take-step', { commandId: who.nextCommandId(), orderId, version, step: 'confirm-return', payload });

  expect(await confirm(finance)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  const own = await customer.reply('take-step', { commandId: customer.nextCommandId(), orderId, version, step: 'confirm-return', payload });
  expect(own.ok).toBe(false);
  const confirmed = await agent.take(orderId, 'confirm-return', payload);

  expect(confirmed.machines.map(({ state }) => state)).toEqual(['expected', 'listed']);
});

test('R15 logistics are filled in only after the return was confirmed', async () => {
  const order = await path.submit();
  const { customer, agent } = day.people;
  const payload = { ...(await path.sendInPayload(order)), machineIds: ['m1'] };
  await expect(customer.take(order.orderId, 'send-in', payload)).rejects.toMatchObject({ error: { code: 'wrong-state' } });

  await agent.take(order.orderId, 'confirm-return', { machineIds: ['m1'], note: '' });

  expect(await customer.take(order.orderId, 'send-in', payload)).toMatchObject({ stage: 'in-transit' });
});

test('R15 an order may come in several parcels, each machine in exactly one', async () => {
  const order = await path.confirmed({}, {});
  const first = await path.sendIn(order, { machineIds: ['m1'] });
  await expect(path.sendIn(first, { machineIds: ['m1', 'm2'] })).rejects.toMatchObject({ error: { code: 'wrong-state' } });

  const second = await path.sendIn(first, { machineIds: ['m2'] });

  expect(second.parcels.map(({ machineIds }) => machineIds)).toEqual([['m1'], ['m2']]);
});

test.each([
  ['no consignee', { name: ' ' }],
  ['a phone that cannot ring', { phone: '1234567' }],
  ['no region', { region: 'x' }],
  ['no street', { street: '1' }],
])('R21 an address with %s is refused', async (_what, wrong) => {
  const order = await path.confirmed();
  const receivingAddress = { ...RECEIVING_ADDRESS, ...wrong };
  const refused = path.sendIn(order, { receivingAddress });
  await expect(refused).rejects.toMatchObject({ error: { field: expect.stringContaining('receivingAddress') } });
  expect(await day.people.customer.order(order.orderId)).toMatchObject({ stage: 'return-confirmed' });
});

test('R21 an address overseas is free in its form, and its phone may be a foreign one', async () => {
  const overseas = {
    name: 'Night shift',
    phone: '+12025550123',
    region: 'United States',
    street: '1 Example Street, Springfield',
    overseas: true,
  };
  const order = await path.sendIn(await path.confirmed(), { receivingAddress: overseas });
  expect(order.receivingAddress?.address).toEqual(overseas);
});

test('R22 the address is locked with the first parcel: no later parcel, no staff, no step changes it', async () => {
  const order = await path.sendIn(await path.confirmed({}, {}), { machineIds: ['m1'] });
  const before = (await stored(order.orderId)).receivingAddress;
  const another = { ...RECEIVING_ADDRESS, street: '别处路 2 号' };

  await expect(path.sendIn(order, { machineIds: ['m2'], receivingAddress: another })).rejects.toMatchObject({
    error: { code: 'address-already-locked', field: 'payload.receivingAddress' },
  });
  await path.sendIn(order, { machineIds: ['m2'] });

  expect((await stored(order.orderId)).receivingAddress).toEqual(before);
});

test('R22 the way out is to cancel before receipt: whatever the address was, a new order may name another', async () => {
  const serialNumber = 'JX4-CLAUSE-22';
  const order = await path.sendIn(await path.confirmed({ serialNumber }));
  await day.people.customer.take(order.orderId, 'cancel', { reason: '地址填错了' });
  await day.wechat.inspect.runTimer('outbox');

  const street = '别处路 3 号';
  const again = await path.sendIn(await path.confirmed({ serialNumber }), { receivingAddress: { ...RECEIVING_ADDRESS, street } });
  expect(again.receivingAddress?.address).toMatchObject({ street });

  const here = await path.received();
  await expect(day.people.customer.take(here.orderId, 'cancel', { reason: '地址填错了' })).rejects.toMatchObject({
    error: { code: 'machine-in-house', why: expect.arrayContaining([expect.objectContaining({ clause: 'R22' })]) },
  });
});

test('R13 a customer who cannot be reached is reminded after 1, 3 and 7 working days', async () => {
  const { orderId } = await path.submit();
  await day.people.agent.take(orderId, 'note-unreachable', { note: '电话无人接听' });

  for (let days = 0; days < 24; days += 1) await day.daysGoBy(1);

  const told = (await day.wechat.inspect.documents('notices'))
    .filter((document) => document.orderId === orderId && document.kind === 'notice')
    .map(({ notice }) => notice as Notice)
    .filter(({ facts }) => facts.about === 'unreachable')
    .sort((a, b) => a.version - b.version);
  expect(told.map(({ facts, recipient }) => [facts.day, recipient.kind])).toEqual([
    [1, 'customer'],
    [3, 'customer'],
    [7, 'customer'],
  ]);
});
