import { expect, test } from '@jest/globals';
import type { CustomerStep, CustomerStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import { pictureBeside } from '../support/picture';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };
let payments = 0;
const PACKED = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true };

async function consent() {
  const { version, textHash } = await day.people.customer.ask('policy', {});
  return { policyVersion: version, textHash };
}

/** An order of several machines without readable labels, all of them to come in. */
async function confirmedOrder(machines: number): Promise<OrderView> {
  const { customer, agent } = day.people;
  const label = await customer.attach('label', day.photo);
  const machine = {
    itemType: 'hash-board' as const,
    model: 'JASMINER X16-Q',
    serialNumber: null,
    symptoms: [],
    faultDescription: '不识别',
    labelPhotos: [label],
  };
  const { orderId, ...order } = await customer.ask('submit-order', {
    commandId: customer.nextCommandId(),
    contact: { name: '值班室', phone: '13800138000' },
    machines: Array.from({ length: machines }, () => machine),
  });
  return agent.take(orderId, 'confirm-return', { machineIds: order.machines.map(({ id }) => id), note: '' });
}
async function sendIn(orderId: string, machineIds: string[], waybillNumber: string, isFirst: boolean): Promise<OrderView> {
  const first = isFirst ? { consent: await consent(), receivingAddress: ADDRESS } : {};
  return day.people.customer.take(orderId, 'send-in', { machineIds, carrier: 'sf', waybillNumber, ...PACKED, ...first });
}
async function arrive(orderId: string, parcelId: string, waybillNumber: string, unlabelledMachineIds: string[]): Promise<OrderView> {
  const { agent } = day.people;
  await agent.take(orderId, 'sign-parcel', { parcelId, waybillNumber });
  const photos = [await agent.attach('unpacking', day.photo)];
  return agent.take(orderId, 'unpack', { parcelId, serialsFound: [], unlabelledMachineIds, photos });
}
async function quote(orderId: string, machineIds: string[], quotationClass: 'normal' | 'scrap'): Promise<OrderView> {
  const { agent } = day.people;
  const lines = [{ text: '更换芯片', amount: 50_000 }];
  const voidReasons: [] = [];
  const found = { findings: '芯片损坏', photos: [await agent.attach('finding', day.photo)], damageCause: 'none' as const, voidReasons };
  return agent.take(orderId, 'quote', {
    machineIds,
    class: quotationClass,
    lines,
    note: '',
    ...(quotationClass === 'scrap' ? { scrapCodes: ['burned-board' as const] } : {}),
    ...found,
  });
}
async function refusal<S extends CustomerStep>(orderId: string, step: S, payload: CustomerStepPayload<S>) {
  const { customer } = day.people;
  const { version } = await customer.order(orderId);
  return customer.reply('take-step', { commandId: customer.nextCommandId(), orderId, version, step, payload });
}

test('R15 part of the machines goes in one parcel and the rest in another, each machine in exactly one', async () => {
  const { orderId } = await confirmedOrder(2);
  const first = await sendIn(orderId, ['m1'], 'SF7000000000001', true);
  expect(first).toMatchObject({ nextAction: 'send-in', sendIn: { needsAddress: false, needsConsent: false } });
  expect(first.offers.find(({ step }) => step === 'send-in')?.machineIds).toEqual(['m2']);

  const twice = await refusal(orderId, 'send-in', { machineIds: ['m1'], carrier: 'sf', waybillNumber: 'SF7000000000002', ...PACKED });
  const second = await sendIn(orderId, ['m2'], 'SF7000000000003', false);

  expect(twice).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
  expect(second.parcels.map(({ machineIds }) => machineIds)).toEqual([['m1'], ['m2']]);
});

test('R8 a photo of the packing stands with its parcel', async () => {
  const { orderId } = await confirmedOrder(1);
  const { customer } = day.people;
  const photo = await customer.attach('packing', day.photo);
  const payload = { machineIds: ['m1'], carrier: 'sf' as const, waybillNumber: 'SF7000000000010', ...PACKED, photos: [photo] };

  const order = await customer.take(orderId, 'send-in', { ...payload, consent: await consent(), receivingAddress: ADDRESS });

  expect(order.parcels[0]?.packingPhotos).toEqual([photo]);
  const { urls } = await day.people.agent.ask('photo-urls', { orderId, attachmentIds: [photo] });
  expect(Object.keys(urls)).toEqual([photo]);
});

test('R18 a waybill may be corrected until the parcel is signed for, and the old number is free again', async () => {
  const { orderId } = await confirmedOrder(1);
  await sendIn(orderId, ['m1'], 'SF7000000000020', true);
  const { customer, agent } = day.people;

  const corrected = await customer.take(orderId, 'correct-waybill', { parcelId: 'p1', carrier: 'sf', waybillNumber: 'SF7000000000021' });
  expect(corrected.parcels[0]?.waybillNumber).toBe('SF7000000000021');
  expect(await agent.reply('find-parcel', { waybillNumber: 'SF7000000000020' })).toMatchObject({ ok: false });

  await arrive(orderId, 'p1', 'SF7000000000021', ['m1']);
  const late = await refusal(orderId, 'correct-waybill', { parcelId: 'p1', carrier: 'sf', waybillNumber: 'SF7000000000022' });
  expect(late).toMatchObject({ ok: false, error: { code: 'wrong-state', why: [{ clause: 'R18' }] } });
});

test('R21 an address abroad is taken in free form', async () => {
  const { orderId } = await confirmedOrder(1);
  const { customer } = day.people;
  const abroad = { name: 'Ola Nordmann', phone: '+4722334455', region: 'Norway', street: 'Storgata 1, 0155 Oslo', overseas: true };
  const payload = { machineIds: ['m1'], carrier: 'ems' as const, waybillNumber: 'EA123456789NO', ...PACKED };

  const asMainland = { ...abroad, overseas: false };
  const refused = await refusal(orderId, 'send-in', { ...payload, consent: await consent(), receivingAddress: asMainland });
  const order = await customer.take(orderId, 'send-in', { ...payload, consent: await consent(), receivingAddress: abroad });

  expect(refused).toMatchObject({ ok: false, error: { code: 'address-incomplete' } });
  expect(order.receivingAddress?.address).toEqual(abroad);
});

test('R22 until a machine is here the order can be cancelled, and its machines and waybill are free for a new one', async () => {
  const { customer } = day.people;
  const { orderId } = await day.submit({ serialNumber: 'JX4-CANCEL-1' });
  const cancelled = await customer.take(orderId, 'cancel', { reason: '地址填错了' });

  expect(cancelled).toMatchObject({ stage: 'cancelled', cancelled: { by: 'customer', reason: '地址填错了' } });
  await day.wechat.inspect.runTimer('outbox');
  expect((await day.submit({ serialNumber: 'JX4-CANCEL-1' })).stage).toBe('submitted');
});

test('R22 once a machine is here it cannot, and the page says why', async () => {
  const { orderId } = await confirmedOrder(1);
  await sendIn(orderId, ['m1'], 'SF7000000000030', true);
  await arrive(orderId, 'p1', 'SF7000000000030', ['m1']);

  const { offers } = await day.people.customer.order(orderId);
  expect(offers.find(({ step }) => step === 'cancel')?.refusal).toMatchObject({
    code: 'machine-in-house',
    why: [{ clause: 'R22' }, { clause: 'R46' }],
  });
  expect(await refusal(orderId, 'cancel', { reason: '不修了' })).toMatchObject({ ok: false, error: { code: 'machine-in-house' } });
});

test('R54 a machine that was not sent can be withdrawn once another is here, and blocks no return', async () => {
  const { orderId } = await confirmedOrder(2);
  const early = await refusal(orderId, 'withdraw', { machineIds: ['m2'], reason: '自己修好了' });
  await sendIn(orderId, ['m1'], 'SF7000000000040', true);
  await arrive(orderId, 'p1', 'SF7000000000040', ['m1']);

  const order = await day.people.customer.take(orderId, 'withdraw', { machineIds: ['m2'], reason: '自己修好了' });

  expect(early).toMatchObject({ ok: false, error: { code: 'nothing-received' } });
  expect(order.machines[1]?.state).toBe('withdrawn');
});

test('R45 R46 a scrap quotation can be declined, a normal one cannot', async () => {
  const { orderId } = await confirmedOrder(2);
  await sendIn(orderId, ['m1', 'm2'], 'SF7000000000050', true);
  await arrive(orderId, 'p1', 'SF7000000000050', ['m1', 'm2']);
  await quote(orderId, ['m1'], 'scrap');
  const both = await quote(orderId, ['m2'], 'normal').then(() => day.people.customer.order(orderId));

  const offers = both.offers.filter(({ step }) => step === 'decline');
  expect(offers.map(({ machineIds, refusal: refused }) => [machineIds, refused?.code])).toEqual([
    [['m1'], undefined],
    [['m2'], 'decline-not-offered'],
  ]);
  const normal = await refusal(orderId, 'decline', { machineIds: ['m2'], reason: '' });
  const order = await day.people.customer.take(orderId, 'decline', { machineIds: ['m1'], reason: '不值得修' });
  expect(normal).toMatchObject({ ok: false, error: { code: 'decline-not-offered', why: [{ clause: 'R46' }, { clause: 'R45' }] } });
  expect(order.machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired', waitsFor: ['m2'] });
  expect(order.blockers).toEqual([{ machineId: 'm2', text: expect.stringContaining('付款') }]);
});

test('R53 a rejected voucher says why, and a new one is asked for', async () => {
  const { orderId } = await confirmedOrder(1);
  await sendIn(orderId, ['m1'], 'SF7000000000060', true);
  await arrive(orderId, 'p1', 'SF7000000000060', ['m1']);
  await quote(orderId, ['m1'], 'normal');
  const { customer, finance } = day.people;
  const pay = async () =>
    customer.take(orderId, 'submit-voucher', {
      machineIds: ['m1'],
      amount: 50_000,
      attachmentId: await customer.attach('voucher', pictureBeside(day.photo, `${++payments}-voucher`)),
    });

  await pay();
  await finance.take(orderId, 'reject-voucher', { voucherId: 'v1', reason: '收款方不对' });
  const rejected = await customer.order(orderId);
  const again = await pay();

  expect(rejected).toMatchObject({ nextAction: 'submit-voucher', vouchers: [{ review: { as: 'rejected', reason: '收款方不对' } }] });
  expect(again.machines[0]?.state).toBe('pay-review');
});

test('R29 a service is rated once, after the end', async () => {
  const { orderId } = await day.submit();
  const { customer, agent } = day.people;
  const early = await refusal(orderId, 'rate', { stars: 5, text: '' });
  await agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件后正常' });

  const rated = await customer.take(orderId, 'rate', { stars: 4, text: '很快' });

  expect(early).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
  expect(rated.rating).toMatchObject({ stars: 4, text: '很快' });
  expect(await refusal(orderId, 'rate', { stars: 1, text: '' })).toMatchObject({ ok: false, error: { code: 'rating-exists' } });
});

test('R29 somebody who says that nothing came stops the delivery from being closed, and staff are told', async () => {
  const { orderId } = await day.repair(11);
  const { customer } = day.people;

  const disputed = await customer.take(orderId, 'report-not-received', { shipmentId: 's1', text: '快递说已签收，但没人收到' });

  expect(disputed.shipments[0]?.disputedAt).toBeGreaterThan(0);
  expect(await refusal(orderId, 'report-not-received', { shipmentId: 's1', text: '' })).toMatchObject({
    ok: false,
    error: { code: 'delivery-not-disputable' },
  });
});

test('an order’s version is told to its parties', async () => {
  const { orderId, version } = await day.submit();
  const { customer } = day.people;

  await customer.ask('ask', { commandId: customer.nextCommandId(), orderId, text: '请问多久？' });

  expect(await customer.ask('order-version', { orderId })).toEqual({ version: version + 1 });
});
