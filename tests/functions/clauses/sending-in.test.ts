import { expect, test } from '@jest/globals';
import type { Notice } from '#core/domain/notice';
import { orderPath } from '../../support/order-path';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);

/** What an order's people were told so far, oldest first. */
const told = async (orderId: string): Promise<readonly Notice[]> =>
  (await day.wechat.inspect.documents('notices'))
    .filter((document) => document.orderId === orderId && document.kind === 'notice')
    .map(({ notice }) => notice as Notice)
    .sort((a, b) => a.version - b.version);

test.each<[clause: string, change: object, code: string, field: string]>([
  ['R8 a parcel is announced only with the packing list ticked', { packingConfirmed: false }, 'packing-not-confirmed', 'packingConfirmed'],
  ['R9 a parcel to be picked up at a depot is not accepted', { doorToDoor: false }, 'not-door-to-door', 'doorToDoor'],
  ['R11 freight to us must be prepaid', { freightPrepaid: false }, 'freight-not-prepaid', 'freightPrepaid'],
  ['R18 a waybill number must look like one of its carrier’s', { waybillNumber: 'JD0012345678' }, 'waybill-invalid', 'waybillNumber'],
  ['R19 nothing is sent in without the consent to the policy', { consent: undefined }, 'consent-missing', 'consent'],
])('%s', async (_clause, change, code, field) => {
  const order = await path.confirmed();
  await expect(path.sendIn(order, change)).rejects.toMatchObject({ error: { code, field: `payload.${field}` } });
  expect(await day.people.customer.order(order.orderId)).toMatchObject({ stage: 'return-confirmed', parcels: [] });
});

test('R8 the packing list is there to be ticked before the machine leaves', async () => {
  const { sendIn } = await path.confirmed().then(({ orderId }) => day.people.customer.order(orderId));
  expect(sendIn?.packingList.length).toBeGreaterThan(3);
});

test('R9 says why: the refusal names the clause, who can, and what to do instead', async () => {
  const order = await path.confirmed();
  const refused = await path.sendIn(order, { doorToDoor: false }).then(
    () => null,
    (thrown) => thrown.error,
  );
  expect(refused.why).toMatchObject([{ clause: 'R9' }]);
  expect(refused.whoCan).toMatchObject([{ role: 'customer' }]);
  expect(refused.cure).not.toBe('');
});

test('R5 a parcel of an order is signed for without a look inside, and the notice admits nothing', async () => {
  const order = await path.received();
  expect(order.machines[0]).toMatchObject({ state: 'received' });
  expect(order.machines[0]?.verdict).toBeUndefined();
  const { notices } = await day.people.customer.ask('list-notices', {});
  expect(notices[0]?.body).toContain('不代表');
});

test('R5 R16 a parcel whose waybill no order expects cannot be signed for', async () => {
  const { agent } = day.people;
  const order = await path.sendIn(await path.confirmed());
  const other = path.nextWaybill();

  expect(await agent.reply('find-parcel', { waybillNumber: other })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  await expect(agent.take(order.orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: other })).rejects.toMatchObject({
    error: { code: 'waybill-mismatch', why: [{ clause: 'R16' }, { clause: 'R17' }] },
  });
});

test('R6 a parcel is unpacked with at least one picture, and nothing is judged before', async () => {
  const order = await path.received();
  await expect(path.unpack(order, { photos: [] })).rejects.toMatchObject({ error: { code: 'evidence-missing', field: 'payload.photos' } });
  await expect(day.people.agent.take(order.orderId, 'quote', path.quotation())).rejects.toMatchObject({
    error: { code: 'parcel-not-unpacked', why: [{ clause: 'R6' }] },
  });

  const unpacked = await path.unpack(order);

  expect(unpacked.parcels[0]?.unpackingPhotos).toHaveLength(1);
  await expect(path.unpack(unpacked)).rejects.toMatchObject({ error: { code: 'parcel-already-unpacked' } });
});

test('R10 the quotation says who pays the way back', async () => {
  const order = await path.quoted();
  expect(order.machines[0]?.quotation?.freightText).toBe('寄回运费由 JASMINER 承担');
});

test('R17 what is missing and what is too much is told serial by serial, and the order is not edited', async () => {
  const order = await path.received({ serialNumber: 'JX4-HERE-0001' }, { serialNumber: 'JX4-GONE-0001' });

  const unpacked = await path.unpack(order, { serialsFound: ['JX4-HERE-0001', 'JX4-MORE-0001'] });

  expect(unpacked.discrepancies).toMatchObject([
    { kind: 'missing', serialNumber: 'JX4-GONE-0001', open: true },
    { kind: 'extra', serialNumber: 'JX4-MORE-0001', open: true },
  ]);
  expect(unpacked.machines.map(({ serialNumber }) => serialNumber)).toEqual(['JX4-HERE-0001', 'JX4-GONE-0001']);
  expect((await told(order.orderId)).map(({ code }) => code)).toContain('N7');
  await expect(day.people.agent.take(order.orderId, 'quote', path.quotation(['m1']))).rejects.toMatchObject({
    error: { code: 'discrepancy-open' },
  });
});

test('R17 a machine that was not in the parcel is expected again; its receipt never happened', async () => {
  const order = await path.unpack(await path.received({ serialNumber: 'JX4-HERE-0002' }, { serialNumber: 'JX4-GONE-0002' }), {
    serialsFound: ['JX4-HERE-0002'],
  });
  const [missing] = order.discrepancies;

  const settled = await day.people.agent.take(order.orderId, 'resolve-discrepancy', {
    discrepancyId: missing?.id ?? '',
    resolution: 'not-in-parcel',
  });

  expect(settled.machines.map(({ state, receivedAt }) => [state, receivedAt !== undefined])).toEqual([
    ['received', true],
    ['expected', false],
  ]);
});

test('R18 a waybill stands in one order only', async () => {
  const first = await path.sendIn(await path.confirmed());
  const waybillNumber = first.parcels[0]?.waybillNumber ?? '';
  await expect(path.sendIn(await path.confirmed(), { waybillNumber })).rejects.toMatchObject({ error: { code: 'waybill-taken' } });
});

test('R19 what was agreed to is kept with the version and the hash of the very words', async () => {
  const order = await path.sendIn(await path.confirmed());
  const { version, textHash } = await day.people.customer.ask('policy', {});
  const [stored] = (await day.wechat.inspect.documents('work_orders')).filter(({ _id }) => _id === order.orderId);
  expect(stored?.order).toMatchObject({ consents: [{ policyVersion: version, textHash }] });
});

test('R19 consent to other words than those in force is none', async () => {
  const order = await path.confirmed();
  const consent = { policyVersion: '2020-01', textHash: 'f'.repeat(64) };
  await expect(path.sendIn(order, { consent })).rejects.toMatchObject({ error: { code: 'consent-missing' } });
});

test('R23 the customer is told that the parcel is here, when, and what was counted', async () => {
  const order = await path.unpacked({ serialNumber: 'JX4-COUNT-001' }, {});
  const codes = (await told(order.orderId)).map(({ code }) => code);
  expect(codes).toContain('N6');
  const { notices } = await day.people.customer.ask('list-notices', {});
  expect(notices.find(({ orderId }) => orderId === order.orderId)?.body).toContain('2 台');
});
