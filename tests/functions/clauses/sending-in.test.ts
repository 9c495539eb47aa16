import { expect, test } from '@jest/globals';
import type { Notice } from '#core/domain/notice';
import type { ParcelRefusal } from '#core/domain/parcel';
import { verifyEvidence } from '../../../scripts/verify-evidence.mjs';
import { exportedFile } from '../../support/evidence';
import { orderPath } from '../../support/order-path';
import { OrphanDesk } from '../../support/orphan-desk';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);
const orphans = new OrphanDesk(day);

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

test('R6 R7 damage is shown to the customer before any verdict rests on it', async () => {
  const order = await path.unpacked();
  const { agent, customer } = day.people;
  const quote = { ...path.quotation(), damageCause: 'logistics' as const };
  await expect(agent.take(order.orderId, 'quote', quote)).rejects.toMatchObject({
    error: { code: 'damage-not-shown', why: [{ clause: 'R6' }, { clause: 'R7' }] },
  });

  const photos = await path.finding();
  await agent.take(order.orderId, 'report-damage', {
    machineIds: ['m1'],
    damageCause: 'logistics',
    text: '外箱左下角凹陷，散热片变形',
    photos,
  });

  expect((await customer.order(order.orderId)).machines[0]?.damage).toMatchObject({ cause: 'logistics', photos });
  expect((await told(order.orderId)).map(({ code }) => code)).toContain('N7');
  expect((await agent.take(order.orderId, 'quote', quote)).machines[0]?.verdict).toMatchObject({ damageCause: 'logistics' });
});

test('R7 damage by a carrier or the user is not repaired for free, and the dated evidence can be exported for a claim', async () => {
  const order = await path.unpacked({ serialNumber: 'JX16QP-10005-IN' });
  const { agent } = day.people;
  const photos = await path.finding();
  await agent.take(order.orderId, 'report-damage', { machineIds: ['m1'], damageCause: 'logistics', text: '运输中摔落', photos });
  await expect(agent.take(order.orderId, 'judge-free', { machineIds: ['m1'], findings: '外壳变形', photos })).rejects.toMatchObject({
    error: { code: 'warranty-void', why: [{ clause: 'R7' }, { clause: 'R30' }] },
  });

  const { content } = await exportedFile(day.wechat, 'customer', order.orderId);
  expect(content.toString('utf8')).toContain('运输中摔落');
  expect(verifyEvidence(content, {})).toMatchObject({ ok: true });
});

test('R10 the quotation says who pays the way back; another decision of the owner holds from the next quotation on', async () => {
  const order = await path.quoted();
  expect(order.machines[0]?.quotation).toMatchObject({ freightText: '寄回运费由 JASMINER 承担', amount: 120_000 });

  await day.decide('returnFreight', 3_000);
  await day.decide('returnFreightPaidBy', 'customer');

  expect((await path.quoted()).machines[0]?.quotation).toMatchObject({ freightText: expect.stringContaining('30.00'), amount: 123_000 });
  expect((await day.people.customer.order(order.orderId)).machines[0]?.quotation).toMatchObject({ amount: 120_000 });
  await day.decide('returnFreightPaidBy', 'maker');
});

test('R16 a parcel of no order is registered with its photo and refused or kept; the serial number on it leads to who may have sent it', async () => {
  const { orderId } = await path.submit({ serialNumber: 'JX4-ORPHAN-16' });
  const kept = await orphans.register({ serialNumbers: ['JX4-ORPHAN-16'] });
  expect((await orphans.suggestions(kept.orphanId)).map((suggestion) => suggestion.orderId)).toContain(orderId);
  expect(await orphans.take(kept.orphanId, 'take-in', { place: 'A-3' })).toMatchObject({ state: 'waiting' });
  await orphans.take(kept.orphanId, 'tell-owner', { orderId });
  expect((await told(orderId)).map(({ code }) => code)).toContain('N23');

  const other = await orphans.register();
  const refusal = { reason: 'no-order', text: '', photos: await path.finding() };
  expect(await orphans.step(other.orphanId, 'refuse', { ...refusal, photos: [] })).toMatchObject({ ok: false });
  expect(await orphans.take(other.orphanId, 'refuse', refusal)).toMatchObject({ state: 'refused' });
});

test.each<[clause: string, reason: ParcelRefusal]>([
  ['R11', 'collect-freight'],
  ['R17', 'mismatch'],
  ['R18', 'form-error'],
])('%s a parcel is refused at the door as “%s” only with a photo, and its customer may send again', async (clause, reason) => {
  const order = await path.sendIn(await path.confirmed());
  const { agent } = day.people;
  const refusal = { parcelId: 'p1', reason, note: '' };
  await expect(agent.take(order.orderId, 'refuse-parcel', { ...refusal, photos: [] })).rejects.toMatchObject({
    error: { code: 'invalid-request', field: 'payload.photos' },
  });

  const refused = await agent.take(order.orderId, 'refuse-parcel', { ...refusal, photos: await path.finding() });

  expect(refused.parcels[0]?.ended).toMatchObject({ as: 'refused', clause });
  expect((await told(order.orderId)).map(({ code }) => code)).toContain('N5');
  expect((await path.sendIn(refused)).stage).toBe('in-transit');
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

test('R18 a waybill may be corrected until somebody has scanned it', async () => {
  const order = await path.sendIn(await path.confirmed());
  const { customer, agent } = day.people;
  const waybillNumber = path.nextWaybill();
  const correct = (number: string) =>
    customer.take(order.orderId, 'correct-waybill', { parcelId: 'p1', carrier: 'sf', waybillNumber: number });
  expect((await correct(waybillNumber)).parcels[0]).toMatchObject({ waybillNumber });

  await agent.take(order.orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber });

  await expect(correct(path.nextWaybill())).rejects.toMatchObject({ error: { code: 'wrong-state', why: [{ clause: 'R18' }] } });
});

test('R18 what is incomplete is asked for before anything is sent in', async () => {
  const order = await path.submit();
  const { agent, customer } = day.people;
  await agent.take(order.orderId, 'ask-info', { text: '请补充开机后的指示灯状态' });
  expect(await customer.order(order.orderId)).toMatchObject({ stage: 'info-needed', nextAction: 'answer-info' });
  const answered = await customer.take(order.orderId, 'answer-info', { text: '红灯常亮', photos: [] });
  expect(answered).toMatchObject({ stage: 'submitted', infoRequests: [{ answer: '红灯常亮' }] });
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
