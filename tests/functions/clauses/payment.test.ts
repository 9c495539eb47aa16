import { expect, test } from '@jest/globals';
import type { StaffStepPayload } from '#core/contract/steps';
import type { Notice } from '#core/domain/notice';
import type { WorkOrder } from '#core/domain/work-order';
import { orderPath } from '../../support/order-path';
import { OrphanDesk } from '../../support/orphan-desk';
import { openServiceDay } from '../../support/service-day';

type Quotation = StaffStepPayload<'quote'>;

const day = openServiceDay();
const path = orderPath(day);
const orphans = new OrphanDesk(day);

const stored = async (orderId: string): Promise<WorkOrder> =>
  (await day.wechat.inspect.documents('work_orders')).find(({ _id }) => _id === orderId)?.order as WorkOrder;
/** A step whatever its schema: refused ones too. */
const attempt = async (who: typeof day.people.customer | typeof day.supervisor, orderId: string, step: string, payload: object) => {
  const { version } = await who.order(orderId);
  const command = { commandId: who.nextCommandId(), orderId, version, step, payload };
  return (who as typeof day.people.customer).reply('take-step', command);
};

test('R27 a sent quotation never changes: a revision is another version, and the customer is told of it', async () => {
  const order = await path.quoted();
  const { agent, customer } = day.people;

  const revised = await agent.take(order.orderId, 'revise-quotation', {
    machineIds: ['m1'],
    class: 'normal',
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
  const found = { machineIds: ['m1'], unrepairable: 'no-value' as const, findings: '多处击穿，维修费高于新板', voidReasons: [] };
  await expect(agent.take(order.orderId, 'declare-unrepairable', { ...found, photos: [] })).rejects.toMatchObject({
    error: { code: 'invalid-request', field: 'payload.photos' },
  });

  const declared = await agent.take(order.orderId, 'declare-unrepairable', { ...found, photos: await path.finding() });

  expect(declared.machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired', verdict: { findings: '多处击穿，维修费高于新板' } });
});

test('R28 what was paid for a machine goes back before it is found unrepairable', async () => {
  const order = await path.paid();
  const { agent, finance } = day.people;
  const photos = await path.finding();
  await agent.take(order.orderId, 'give-up', { machineIds: ['m1'], reason: '更换芯片后仍短路', photos });
  const found = { machineIds: ['m1'], unrepairable: 'no-value' as const, findings: '板层内部短路', photos, voidReasons: [] };
  await expect(agent.take(order.orderId, 'declare-unrepairable', found)).rejects.toMatchObject({ error: { code: 'refund-first' } });

  const proof = [await finance.attach('voucher', day.photo)];
  await finance.take(order.orderId, 'refund', { machineIds: ['m1'], amount: 120_000, photos: proof });
  const declared = await agent.take(order.orderId, 'declare-unrepairable', found);

  expect(declared.machines[0]).toMatchObject({ outcome: 'unrepaired', paid: 120_000, refunded: 120_000 });
});

test('R28 a customer whose paid repair is given up opens the pictures it was given up for', async () => {
  const { orderId } = await path.paid();
  const photos = await path.finding();
  await day.people.agent.take(orderId, 'give-up', { machineIds: ['m1'], reason: '更换芯片后仍短路', photos });

  const { timeline } = await day.people.customer.order(orderId);
  expect(timeline[0]).toMatchObject({ photos });
  const { urls } = await day.people.customer.ask('photo-urls', { orderId, attachmentIds: photos });
  expect(Object.keys(urls)).toEqual(photos);
});

test.each<[what: string, found: Pick<Quotation, 'class' | 'scrapCodes' | 'foreignBoards'>, missing: string]>([
  ['scrap', { class: 'scrap', scrapCodes: ['burned-board'] }, 'scrap-code-missing'],
  ['mixed boards', { class: 'mixed', foreignBoards: '2 号板来自另一台机器' }, 'foreign-boards-missing'],
])('R45 a quotation for %s says what is wrong, and may be declined: the machine goes back unrepaired', async (_what, found, missing) => {
  const order = await path.unpacked();
  const { agent, customer } = day.people;
  const photos = await path.finding();
  const unnamed = { ...path.quotation(), class: found.class, photos };
  await expect(agent.take(order.orderId, 'quote', unnamed)).rejects.toMatchObject({ error: { code: missing } });
  await agent.take(order.orderId, 'quote', { ...unnamed, ...found });
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
  const scrap = { ...path.quotation(), class: 'scrap' as const, scrapCodes: ['burned-board' as const], findings: '板面烧穿' };
  await expect(agent.take(order.orderId, 'quote', scrap)).rejects.toMatchObject({ error: { code: 'evidence-missing' } });
  const photos = await path.finding();

  const quoted = await agent.take(order.orderId, 'quote', { ...scrap, photos });

  expect(quoted.machines[0]?.verdict).toMatchObject({
    kind: 'scrap',
    scrapCodes: [{ code: 'burned-board' }],
    findings: '板面烧穿',
    photos,
  });
});

test('R48 what is not paid for is not sent back', async () => {
  const order = await path.quoted();
  const { agent } = day.people;
  const ship = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill() };
  await expect(agent.take(order.orderId, 'ship', ship)).rejects.toMatchObject({ error: { code: 'wrong-state' } });
  expect((await day.people.customer.order(order.orderId)).payment).toMatchObject({ amount: 120_000, reference: order.orderNumber });
});

test('R48 a supervisor who gives other than the 90 days of the words is told so before, and whoever agrees reads what holds', async () => {
  const preview = await day.supervisor.ask('preview-setting', { key: 'ninetyDays', value: 120, effectiveFrom: 'now' });
  expect(preview.clauses.filter(({ differs }) => differs).map(({ clause }) => clause)).toEqual(['R47', 'R48']);
  await day.decide('ninetyDays', 120);
  const { sections } = await day.people.customer.ask('policy', {});
  const r48 = sections.flatMap(({ clauses }) => clauses).find(({ clause }) => clause === 'R48');
  expect(r48).toMatchObject({ matters: true, inForce: expect.stringContaining('120 天') });
  await day.decide('ninetyDays', 90);
});

test('R48 a voucher over another sum than the one quoted is refused', async () => {
  const order = await path.quoted();
  const { customer } = day.people;
  const attachmentId = await customer.attach('voucher', day.photo);
  const refused = await attempt(customer, order.orderId, 'submit-voucher', { machineIds: ['m1'], amount: 119_999, attachmentId });
  expect(refused).toMatchObject({ ok: false, error: { code: 'amount-not-the-sum', field: 'payload.amount' } });
});

/** Reminders of an order by the day they are of, in the order in which they came: `pay 3 customer`. */
async function reminders(orderId: string): Promise<readonly string[]> {
  const told = (await day.wechat.inspect.documents('notices')).filter(
    (document) => document.orderId === orderId && document.kind === 'notice',
  );
  return told
    .map(({ notice }) => notice as Notice)
    .filter(({ facts }) => facts.day !== undefined)
    .sort((a, b) => a.version - b.version)
    .map(({ facts, recipient }) => `${facts.about} ${facts.day} ${'role' in recipient ? recipient.role : recipient.kind}`);
}

/** The days on which somebody who owes is reminded, each passed by a little. */
async function ninetyDaysGoBy(): Promise<void> {
  let gone = 0;
  for (const passed of [4, 8, 31, 61, 81, 90, 92]) {
    await day.daysGoBy(passed - gone);
    gone = passed;
  }
}

test('R47 a parcel without an order and without contact is kept for 90 days from the last contact, then only a supervisor says no', async () => {
  const { agent } = day.people;
  const { orderId } = await path.submit();
  const { orphanId } = await orphans.register();
  await orphans.take(orphanId, 'take-in', { place: 'A-3' });
  await orphans.take(orphanId, 'tell-owner', { orderId });
  await day.daysGoBy(80);
  await orphans.take(orphanId, 'note-contact', { text: '客户说下月创建工单' });

  await day.daysGoBy(80);
  expect(await orphans.step(orphanId, 'hold', {}, day.supervisor)).toMatchObject({
    ok: false,
    error: { code: 'day-not-reached', why: [{ clause: 'R47' }] },
  });
  await day.daysGoBy(12);
  expect(await orphans.get(orphanId)).toMatchObject({ state: 'waiting', group: 'due' });
  expect(await orphans.step(orphanId, 'hold', {}, agent)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });

  expect(await orphans.take(orphanId, 'hold', {}, day.supervisor)).toMatchObject({ state: 'held' });
});

test('R48 who does not pay is reminded on days 3, 7, 30, 60, 80 and 89 after they knew; then a supervisor holds the machine, and nobody else', async () => {
  const { orderId } = await path.quoted();
  const { agent, customer } = day.people;
  await customer.order(orderId); // opened: from here the days count
  expect(await attempt(day.supervisor, orderId, 'hold', { machineIds: ['m1'] })).toMatchObject({
    ok: false,
    error: { code: 'day-not-reached', why: expect.arrayContaining([expect.objectContaining({ clause: 'R48' })]) },
  });

  await ninetyDaysGoBy();

  expect(await reminders(orderId)).toEqual([
    ...[3, 7, 30, 60, 80, 89].map((reminded) => `pay ${reminded} customer`),
    'may-hold 90 supervisor',
  ]);
  expect((await customer.order(orderId)).machines[0]?.state).toBe('quoted'); // nothing happens by itself
  expect(await attempt(agent, orderId, 'hold', { machineIds: ['m1'] })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  const held = await day.supervisor.take(orderId, 'hold', { machineIds: ['m1'] });
  expect(held.machines[0]?.state).toBe('held');
  const reopened = await day.supervisor.take(orderId, 'reopen', { machineIds: ['m1'], reason: '客户答应付款' });
  expect(reopened.machines[0]?.state).toBe('quoted');
});

/** Shipped, and refused by the consignee. */
async function refusedReturn() {
  const order = await path.ship(await path.finish(await path.paid(), ['m1']), ['m1']);
  const refusal = { shipmentId: 's1', amount: 4_500, reason: '收件人拒绝签收', photos: await path.finding() };
  return day.people.agent.take(order.orderId, 'note-refused-return', refusal);
}

test('R49 a return that the user refused is sent again only once its freight is paid', async () => {
  const { orderId, machines } = await refusedReturn();
  const { agent, customer, finance } = day.people;
  expect(machines[0]).toMatchObject({ state: 'return-refused', reship: { amount: 4_500, paid: false } });
  const again = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill() };
  await expect(agent.take(orderId, 'ship', again)).rejects.toMatchObject({ error: { code: 'wrong-state' } });

  const attachmentId = await customer.attach('voucher', day.nextPhoto());
  await customer.take(orderId, 'submit-voucher', { machineIds: ['m1'], amount: 4_500, attachmentId });
  await finance.take(orderId, 'approve-voucher', { voucherId: 'v2' });

  expect((await agent.take(orderId, 'ship', again)).shipments).toMatchObject([{ ended: { as: 'refused' } }, { machineIds: ['m1'] }]);
});

test('R49 a carrier that brings a parcel back has refused nothing: it is sent again at once, at nobody’s cost', async () => {
  const { orderId } = await path.ship(await path.finish(await path.paid(), ['m1']), ['m1']);
  const { agent } = day.people;
  const photos = await path.finding();
  const back = await agent.take(orderId, 'take-back-from-carrier', { shipmentId: 's1', reason: '派送区域封路，快递退回', photos });
  expect(back.machines[0]).toMatchObject({ state: 'ready' });
  expect(back.machines[0]?.reship).toBeUndefined();
  expect((await path.ship(back, ['m1'])).machines[0]?.state).toBe('shipped');
});

test('R49 a refused return whose freight nobody pays is held by a supervisor after 90 days and the reminders', async () => {
  const { orderId } = await refusedReturn();
  await day.people.customer.order(orderId);
  const hold = () => attempt(day.supervisor, orderId, 'hold', { machineIds: ['m1'] });
  expect(await hold()).toMatchObject({ ok: false, error: { code: 'day-not-reached' } });

  await ninetyDaysGoBy();

  expect(await reminders(orderId)).toContain('pay-freight 89 customer');
  expect(await hold()).toMatchObject({ ok: true, value: { machines: [{ state: 'held' }] } });
});
