import { expect, test } from '@jest/globals';
import { atHour, toLocalDate } from '#core/domain/money-and-time';
import { orderPath } from '../../support/order-path';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);

const judgeFree = (orderId: string, machineIds: readonly string[]) =>
  day.people.agent.take(orderId, 'judge-free', { machineIds: [...machineIds], findings: '电源接口虚焊', photos: [] });

test('R50 no clock runs while a parcel differs from its order', async () => {
  const order = await path.unpack(await path.received({ serialNumber: 'JX4-10001-IN' }), {
    serialsFound: ['JX4-10001-IN', 'JX4-EXTRA-50'],
  });
  await expect(judgeFree(order.orderId, ['m1'])).rejects.toMatchObject({ error: { code: 'discrepancy-open' } });
  const { discrepancies, promise } = await day.people.agent.order(order.orderId);
  expect(promise).toBeUndefined();

  await day.people.agent.take(order.orderId, 'resolve-discrepancy', { discrepancyId: discrepancies[0]?.id ?? '', resolution: 'set-aside' });

  expect((await judgeFree(order.orderId, ['m1'])).promise).toMatchObject({ trigger: 'receipt' });
});

test('R51 a free repair is promised for 18:00 of the fifth working day, the day of receipt not counted', async () => {
  const order = await path.unpacked({ serialNumber: 'JX4Q-10002-IN' });
  const { promise } = await judgeFree(order.orderId, ['m1']);
  const counted = promise?.days.filter(({ counted: isWorking }) => isWorking) ?? [];
  expect(counted.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(counted[0]?.date).not.toBe(toLocalDate(await day.wechat.inspect.now()));
  expect(promise?.dueAt).toBe(atHour(counted[4]?.date ?? '', 18));
  expect(promise?.sentence).toContain('R51');
});

test('R52 a promise moves only to a later working day, with a reason that the customer reads, and its history stays', async () => {
  const order = await path.paid();
  const { agent, customer } = day.people;
  const dueAt = order.promise?.dueAt ?? 0;
  const { forms } = await agent.ask('start', {});
  const later = forms.promiseDays.find((end) => end.dueAt > dueAt)?.dueAt ?? 0;
  const extend = (to: number, reason: string) => agent.take(order.orderId, 'extend-promise', { machineIds: ['m1'], dueAt: to, reason });
  await expect(extend(later, ' ')).rejects.toMatchObject({ error: { field: 'payload.reason' } });
  await expect(extend(dueAt, '等待配件')).rejects.toMatchObject({ error: { code: 'extension-not-later', why: [{ clause: 'R52' }] } });

  await extend(later, '整机数量较多，等待配件');

  expect((await customer.order(order.orderId)).promise).toMatchObject({ dueAt: later, extensions: [{ reason: '整机数量较多，等待配件' }] });
  const { notices } = await customer.ask('list-notices', {});
  expect(notices[0]).toMatchObject({ orderId: order.orderId, body: expect.stringContaining('等待配件') });
});

test('R52 the owner may give whole machines more days', async () => {
  await day.decide('extraDaysWholeMachine', 2);
  const { promise } = await path.paid({ itemType: 'whole-machine' });
  expect(promise?.days.filter(({ counted }) => counted)).toHaveLength(7);
  expect((await path.paid()).promise?.days.filter(({ counted }) => counted)).toHaveLength(5);
});

test('R53 a paid repair is promised from the day of the voucher; a rejected voucher promises nothing', async () => {
  const order = await path.pay(await path.quoted());
  const { finance, customer } = day.people;
  expect(order.promise).toMatchObject({ trigger: 'voucher' });

  const rejected = await finance.take(order.orderId, 'reject-voucher', { voucherId: 'v1', reason: '金额看不清' });
  expect(rejected).toMatchObject({ vouchers: [{ review: { as: 'rejected', reason: '金额看不清' } }] });
  expect(rejected.promise).toBeUndefined();

  const again = await path.pay(await customer.order(order.orderId));
  expect(again.promise).toMatchObject({ trigger: 'voucher' });
});

test('R54 R56 machines of one order go back together, and the page names who keeps the others waiting', async () => {
  const order = await path.unpacked({ serialNumber: 'JX16Q-10003-IN' }, { serialNumber: 'JX4-20001-OUT' });
  const { agent, customer } = day.people;
  await judgeFree(order.orderId, ['m1']);
  await agent.take(order.orderId, 'quote', path.quotation(['m2']));
  const half = await path.finish(order, ['m1']);

  const ship = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill() };
  await expect(agent.take(half.orderId, 'ship', ship)).rejects.toMatchObject({
    error: { code: 'split-needs-reason', why: expect.arrayContaining([expect.objectContaining({ clause: 'R54' })]) },
  });

  const { blockers, machines } = await customer.order(order.orderId);
  expect(blockers).toMatchObject([{ machineId: 'm2', text: expect.stringContaining('JX4-20001-OUT') }]);
  expect(machines[0]?.waitsFor).toEqual(['m2']);
});

test('R56 the clock of a repaired machine stands still while another is not paid, names it, and goes on when it is', async () => {
  const order = await path.unpacked({ serialNumber: 'JX16QP-10005-IN' }, { serialNumber: 'JX16Q-20003-OUT' });
  const { agent, customer, finance } = day.people;
  await judgeFree(order.orderId, ['m1']);
  await agent.take(order.orderId, 'quote', path.quotation(['m2']));
  await path.finish(order, ['m1']);
  const paused = (await customer.order(order.orderId)).machines[0]?.promise;
  expect(paused).toMatchObject({ standing: 'paused', pausedText: expect.stringContaining('JX16Q-20003-OUT 付款') });

  await path.pay(await customer.order(order.orderId));
  await finance.take(order.orderId, 'approve-voucher', { voucherId: 'v1' });
  await path.finish(order, ['m2']);

  expect((await customer.order(order.orderId)).machines[0]?.promise?.standing).not.toBe('paused');
});

test('R55 a small order is split only with a supervisor’s word', async () => {
  const order = await path.unpacked({ serialNumber: 'JX16P-10004-IN' }, { serialNumber: 'JX4Q-20002-OUT' });
  const { agent } = day.people;
  await judgeFree(order.orderId, ['m1']);
  await agent.take(order.orderId, 'quote', path.quotation(['m2']));
  await path.finish(order, ['m1']);
  const ship = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill() };

  for (const splitReason of ['large-quantity', 'approved'] as const)
    await expect(agent.take(order.orderId, 'ship', { ...ship, splitReason })).rejects.toMatchObject({
      error: { code: 'split-needs-reason' },
    });
  const shipped = await day.supervisor.take(order.orderId, 'ship', { ...ship, splitReason: 'approved' });

  expect(shipped.shipments).toMatchObject([{ machineIds: ['m1'] }]);
});

test('R55 a small order goes back in batches once a supervisor has agreed to what the agent asked', async () => {
  const order = await path.paid({}, {});
  const { agent } = day.people;
  await path.finish(order, ['m1']);
  await agent.take(order.orderId, 'request-split', { machineIds: ['m1'], reason: '客户急用' });
  const ship = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill(), splitReason: 'approved' as const };
  await expect(agent.take(order.orderId, 'ship', ship)).rejects.toMatchObject({ error: { code: 'split-needs-reason' } });

  await day.supervisor.take(order.orderId, 'decide-split', { machineIds: ['m1'], isApproved: true, reason: '同意' });

  expect((await agent.take(order.orderId, 'ship', ship)).shipments).toMatchObject([{ machineIds: ['m1'] }]);
});

test('R55 an order of ten machines is a large quantity: it may go back in batches without a supervisor', async () => {
  const order = await path.paid(...Array.from({ length: 10 }, () => ({})));
  await path.finish(order, ['m1']);
  const ship = { machineIds: ['m1'], carrier: 'sf', waybillNumber: path.nextWaybill(), splitReason: 'large-quantity' as const };
  expect((await day.people.agent.take(order.orderId, 'ship', ship)).shipments).toMatchObject([{ machineIds: ['m1'] }]);
});

test.each(['jd', 'ems', 'zto'])('R57 nothing goes back by %s', async (carrier) => {
  const order = await path.finish(await path.paid(), ['m1']);
  await expect(
    day.people.agent.take(order.orderId, 'ship', { machineIds: ['m1'], carrier, waybillNumber: 'JD0012345678901' }),
  ).rejects.toMatchObject({ error: { code: 'carrier-not-supported', field: 'payload.carrier', why: [{ clause: 'R57' }] } });
});

test.each([
  ['sf', 'SF6200000000001'],
  ['deppon', 'DPK6200000000'],
  ['kye', 'KY62000000000'],
])('R57 a machine goes back by %s', async (carrier, waybillNumber) => {
  const order = await path.finish(await path.paid(), ['m1']);
  const shipped = await day.people.agent.take(order.orderId, 'ship', { machineIds: ['m1'], carrier, waybillNumber });
  expect(shipped.shipments).toMatchObject([{ carrier, waybillNumber }]);
});

test('R29 R54 when everything has arrived the order is complete', async () => {
  const order = await path.ship(await path.finish(await path.paid(), ['m1']), ['m1']);
  const ended = await day.people.customer.take(order.orderId, 'confirm-delivered', { shipmentId: 's1' });
  expect(ended).toMatchObject({ stage: 'completed', stepBar: 'done' });
});
