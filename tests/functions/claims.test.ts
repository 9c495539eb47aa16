import { expect, test } from '@jest/globals';
import type { CustomerInput } from '#core/contract/customer';
import type { OrderView } from '#core/contract/views/order-view';
import { DAY_MS } from '#core/domain/money-and-time';
import type { WorkOrder } from '#core/domain/work-order';
import { callsByAction, overBudget } from '../support/call-counts';
import { staffDesk } from '../support/desk';
import { pictureBeside } from '../support/picture';
import { IN_WARRANTY, OUT_OF_WARRANTY } from '../support/repair-job';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const supervisor = () => staffDesk(day.wechat.phone('supervisor'), 'supervisor');
let parcels = 0;

/** A real picture like no other. */
const picture = (words: string): string => pictureBeside(day.photo, words);

/** An order of one machine, unpacked and waiting for its verdict. */
async function received(machine: Partial<CustomerInput<'submit-order'>['machines'][number]> = {}): Promise<OrderView> {
  const { customer, agent } = day.people;
  parcels += 1;
  const waybillNumber = `SF66600000000${String(parcels).padStart(2, '0')}`;
  const { version: policyVersion, textHash } = await customer.ask('policy', {});
  const { orderId } = await day.submit(machine);
  await agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  const receivingAddress = { name: '收货处', phone: '13800138000', region: '广东省深圳市', street: '科技园路 1 号', overseas: false };
  const agreed = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true, consent: { policyVersion, textHash }, receivingAddress };
  await customer.take(orderId, 'send-in', { machineIds: ['m1'], carrier: 'sf', waybillNumber, ...agreed });
  await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber });
  const photos = [await agent.attach('unpacking', day.photo)];
  const serialsFound = machine.serialNumber ? [machine.serialNumber] : [];
  return agent.take(orderId, 'unpack', { parcelId: 'p1', serialsFound, unlabelledMachineIds: ['m1'], photos });
}

const QUOTATION = {
  machineIds: ['m1'],
  class: 'normal' as const,
  lines: [{ text: '更换芯片', amount: 100 }],
  note: '',
  findings: '芯片损坏',
  photos: [],
  damageCause: 'none' as const,
  voidReasons: [],
};

async function quoted(): Promise<OrderView> {
  const { orderId } = await received();
  return day.people.agent.take(orderId, 'quote', QUOTATION);
}

/** The order that each claimed serial stands in. */
async function claims(): Promise<Readonly<Record<string, unknown>>> {
  const documents = await day.wechat.inspect.documents('open_serials');
  return Object.fromEntries(documents.map(({ _id, orderId }) => [String(_id), orderId]));
}

test('R53 one picture of a payment pays for one order, and for another only after finance sent it back', async () => {
  const { customer, finance } = day.people;
  const [first, second] = [await quoted(), await quoted()];
  const transfer = picture('TRANSFER-1');
  const pay = async ({ orderId }: OrderView) => {
    const { version } = await customer.order(orderId);
    const payload = { machineIds: ['m1'], amount: 100, attachmentId: await customer.attach('voucher', transfer) };
    return customer.reply('take-step', { commandId: customer.nextCommandId(), orderId, version, step: 'submit-voucher', payload });
  };

  expect(await pay(first)).toMatchObject({ ok: true });
  expect(await pay(second)).toMatchObject({ ok: false, error: { code: 'voucher-used-before', field: 'payload.attachmentId' } });
  await finance.take(first.orderId, 'reject-voucher', { voucherId: 'v1', reason: '金额不清' });
  expect(await pay(second)).toMatchObject({ ok: true });
  expect(await pay(first)).toMatchObject({ ok: false, error: { code: 'voucher-used-before' } });
});

test('R53 two orders paid with one picture at the same moment: one of them is', async () => {
  const { customer } = day.people;
  const orders = [await quoted(), await quoted()];
  const transfer = picture('TRANSFER-2');
  const inputs = await Promise.all(
    orders.map(async ({ orderId }) => {
      const { version } = await customer.order(orderId);
      const payload = { machineIds: ['m1'], amount: 100, attachmentId: await customer.attach('voucher', transfer) };
      return { commandId: customer.nextCommandId(), orderId, version, step: 'submit-voucher', payload };
    }),
  );

  const replies = await Promise.all(inputs.map((input) => customer.reply('take-step', input)));

  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'voucher-used-before' } });
});

test('R12 a label that is read after all claims its serial number, which no other open order may hold', async () => {
  const { agent } = day.people;
  const held = await received({ serialNumber: 'JX4-HELD-1' });
  const { orderId } = await received();
  const photos = [await agent.attach('finding', day.photo)];
  const read = async (serialNumber: string) => {
    const { version } = await agent.order(orderId);
    const payload = { machineIds: ['m1'], serialNumber, photos };
    return agent.reply('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'read-label', payload });
  };

  expect(await read('JX4-HELD-1')).toMatchObject({ ok: false, error: { code: 'serials-taken', field: 'payload.serialNumber' } });
  expect(await read('JX4-READ-1')).toMatchObject({ ok: true, value: { machines: [{ serialNumber: 'JX4-READ-1' }] } });
  expect(await claims()).toMatchObject({ 'JX4-HELD-1': held.orderId, 'JX4-READ-1': orderId });
});

test('R41 R55 a technician quotes wear once the supervisor has agreed, and R39 an unknown machine is free by its proof of purchase', async () => {
  const { agent } = day.people;
  const { orderId } = await received({ serialNumber: 'JX4-WORN-1' });
  const photos = [await agent.attach('finding', day.photo)];
  const quote = async () => {
    const { version } = await agent.order(orderId);
    const payload = { ...QUOTATION, voidReasons: [{ code: 'N2', text: '轴承磨损', photos, exempt: false }] };
    return agent.reply('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'quote', payload });
  };

  expect(await quote()).toMatchObject({ ok: false, error: { code: 'supervisor-approval-missing' } });
  await agent.take(orderId, 'request-approval', { machineIds: ['m1'], approvalCode: 'N2', text: '轴承磨损', photos });
  const answer = { machineIds: ['m1'], approvalCode: 'N2' as const, isApproved: true, reason: '情况属实' };
  await supervisor().take(orderId, 'decide-approval', answer);
  expect(await quote()).toMatchObject({ ok: true, value: { machines: [{ state: 'quoted' }] } });

  await agent.take(orderId, 'withdraw-quotation', { machineIds: ['m1'], reason: '客户补充了购买凭证' });
  const shippedDate = new Date((await day.wechat.inspect.now()) - 20 * DAY_MS).toISOString().slice(0, 10);
  const established = await agent.take(orderId, 'establish-warranty', { machineIds: ['m1'], shippedDate, reason: '购买发票', photos });
  expect(established.machines[0]?.warranty).toMatchObject({ result: 'in-warranty', established: true });
  const free = await agent.take(orderId, 'judge-free', { machineIds: ['m1'], findings: '电源虚焊', photos: [] });
  expect(free.machines[0]).toMatchObject({ state: 'repairing' });
});

test('R6 R44 damage and scrap stand before the customer with their photos', async () => {
  const { customer, agent } = day.people;
  const { orderId } = await received();
  const damage = { damageCause: 'logistics' as const, text: '外箱破损', photos: [await agent.attach('finding', day.photo)] };
  await agent.take(orderId, 'report-damage', { machineIds: ['m1'], ...damage });
  const shown = await customer.order(orderId);
  expect(shown.machines[0]?.damage).toMatchObject({ cause: 'logistics', text: '外箱破损', photos: damage.photos, at: expect.any(Number) });
  expect(Object.keys((await customer.ask('photo-urls', { orderId, attachmentIds: damage.photos })).urls)).toEqual(damage.photos);
  const { notices } = await customer.ask('list-notices', {});
  expect(notices.find((notice) => notice.orderId === orderId)?.title).toBe('开箱发现损伤');

  const scrap = {
    class: 'scrap' as const,
    scrapCodes: ['pcb-fractured' as const],
    photos: damage.photos,
    damageCause: 'logistics' as const,
  };
  await agent.take(orderId, 'quote', { ...QUOTATION, ...scrap });
  const { machines } = await customer.order(orderId);
  expect(machines[0]).toMatchObject({
    verdict: { scrapCodes: [{ code: 'pcb-fractured', word: 'PCB 断裂' }], damageCause: 'logistics' },
    quotation: { mayDecline: true },
  });
  expect(machines[0]?.verdict?.reasoning).toContain('PCB 断裂');
});

test('R29 a delivery that the timer closed is disputed: its serials are the order’s again, unless somebody has them', async () => {
  const { customer, agent } = day.people;
  const first = await day.repair(11);
  const { orderId } = first;
  await day.wechat.inspect.advance(11 * DAY_MS);
  await day.wechat.inspect.runTimer('clock');
  await day.wechat.inspect.runTimer('outbox');
  expect(await customer.order(orderId)).toMatchObject({ stage: 'completed' });
  expect(Object.keys(await claims())).not.toEqual(expect.arrayContaining([IN_WARRANTY]));
  const repaired = (await day.wechat.inspect.documents('last_repairs')).map(({ _id }) => _id);
  expect(repaired.sort()).toEqual([IN_WARRANTY, OUT_OF_WARRANTY].sort());

  const elsewhere = await day.submit({ serialNumber: IN_WARRANTY });
  const documents = await day.wechat.inspect.documents('work_orders');
  const stored = documents.find(({ _id }) => _id === elsewhere.orderId)?.order as WorkOrder | undefined;
  expect(stored?.machines[0]?.lastRepair).toEqual({ orderNumber: first.orderNumber, deliveredAt: expect.any(Number) });
  const report = async () => {
    const { version } = await customer.order(orderId);
    const payload = { shipmentId: 's1', text: '没收到' };
    return customer.reply('take-step', { commandId: customer.nextCommandId(), orderId, version, step: 'report-not-received', payload });
  };
  expect(await report()).toMatchObject({ ok: false, error: { code: 'serials-taken' } });

  await agent.take(elsewhere.orderId, 'fix-remotely', { machineIds: ['m1'], note: '已升级固件' });
  await day.wechat.inspect.runTimer('outbox');
  expect(await report()).toMatchObject({ ok: true, value: { stage: 'in-service' } });
  expect(await claims()).toMatchObject({ [IN_WARRANTY]: orderId, [OUT_OF_WARRANTY]: orderId });

  // What is left of the work of the closed delivery must not take them away again.
  await day.wechat.inspect.runTimer('outbox');
  expect(await claims()).toMatchObject({ [IN_WARRANTY]: orderId, [OUT_OF_WARRANTY]: orderId });
});

test('R12 a serial number claimed while a clock was ahead was never given back', async () => {
  const { orderId } = await day.submit({ serialNumber: 'JX4-AHEAD-1' });
  await day.wechat.inspect.advance(-DAY_MS);
  await day.people.agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '已升级固件' });
  await day.wechat.inspect.runTimer('outbox');
  await day.wechat.inspect.advance(DAY_MS);

  expect(await claims()).not.toHaveProperty('JX4-AHEAD-1');
});

test('all of this keeps to the database calls of a command', async () => {
  const counted = await callsByAction(day.wechat.inspect);
  expect([...counted.keys()]).toEqual(expect.arrayContaining(['take-step read-label', 'take-step report-not-received']));
  // What somebody holds is told on a second look, which costs more: here the least of each step counts, the one that went through.
  const least = new Map([...counted].map(([action, counts]) => [action, [Math.min(...counts)]] as const));
  expect(overBudget(least)).toEqual([]);
});
