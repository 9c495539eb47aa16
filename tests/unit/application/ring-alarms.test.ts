import { expect, test } from '@jest/globals';
import { renewAlarms, ringAlarms } from '#core/application/ring-alarms';
import { addDays, atHour, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import type { WorkOrder } from '#core/domain/work-order';
import { agent, customer, NOW } from '../../support/contexts';
import { aMachine, aQuotation } from '../../support/machines';
import { type MemoryCloud, memoryCloud } from '../../support/memory-cloud';
import { PAYLOADS } from '../../support/payloads';
import { aWorkOrder } from '../../support/work-orders';

const HOUR_MS = 3_600_000;
const unpaid = (id: string): WorkOrder =>
  aWorkOrder({ id, machines: [aMachine({ state: 'quoted', quotations: [aQuotation({ notifiedAt: NOW })] })] });
const remindersOf = ({ notices }: MemoryCloud, id: string): number =>
  notices.filter(({ orderId, code }) => orderId === id && code === 'N22').length;

function cloudAfterThreeDays(count: number): MemoryCloud {
  const cloud = memoryCloud(NOW);
  for (let index = 0; index < count; index += 1) cloud.put(unpaid(`wo-${index}`));
  cloud.moveTo(NOW + 3 * DAY_MS);
  return cloud;
}

test('one order that makes us throw does not keep the others waiting, and is tried again an hour later', async () => {
  const cloud = cloudAfterThreeDays(3);
  let isBroken = true;
  const { change } = cloud.orders;
  const orders: typeof cloud.orders = {
    ...cloud.orders,
    change: async (request, decide) => {
      if (isBroken && request.orderId === 'wo-1') throw new Error('broken');
      return change(request, decide);
    },
  };
  await ringAlarms({ ...cloud, orders });
  expect([0, 1, 2].map((index) => remindersOf(cloud, `wo-${index}`))).toEqual([1, 0, 1]);
  expect(cloud.reported).toHaveLength(1);
  expect(cloud.alarmAt('wo-1')).toBe(cloud.now() + HOUR_MS);
  isBroken = false;
  cloud.moveTo(cloud.now() + HOUR_MS);
  await ringAlarms({ ...cloud, orders });
  expect(remindersOf(cloud, 'wo-1')).toBe(1);
});

test('an order that somebody changes meanwhile is left to the next run', async () => {
  const cloud = cloudAfterThreeDays(1);
  const { listDue } = cloud.orders;
  const orders: typeof cloud.orders = {
    ...cloud.orders,
    listDue: async (now, limit) => {
      const due = await listDue(now, limit);
      await cloud.take(customer, 'wo-0', 'message', PAYLOADS.message);
      return due;
    },
  };
  expect(await ringAlarms({ ...cloud, orders })).toEqual({ orders: 1, alarms: 0 });
  expect([remindersOf(cloud, 'wo-0'), cloud.reported]).toEqual([0, []]);
  expect(await ringAlarms(cloud)).toEqual({ orders: 1, alarms: 1 });
});

test('all that is due is done in one run, in bounded reads', async () => {
  const cloud = cloudAfterThreeDays(120);
  const limits: number[] = [];
  const { listDue } = cloud.orders;
  const orders: typeof cloud.orders = {
    ...cloud.orders,
    listDue: (now, limit) => {
      limits.push(limit);
      return listDue(now, limit);
    },
  };
  expect(await ringAlarms({ ...cloud, orders })).toEqual({ orders: 120, alarms: 120 });
  expect(limits).toEqual([50, 50, 50]);
});

test('a run ends after half a minute, and the next goes on where it ended', async () => {
  const cloud = cloudAfterThreeDays(120);
  const { listDue } = cloud.orders;
  const orders: typeof cloud.orders = {
    ...cloud.orders,
    listDue: async (now, limit) => {
      const due = await listDue(now, limit);
      cloud.moveTo(cloud.now() + 20_000);
      return due;
    },
  };
  expect(await ringAlarms({ ...cloud, orders })).toEqual({ orders: 100, alarms: 100 });
  expect(await ringAlarms({ ...cloud, orders })).toEqual({ orders: 20, alarms: 20 });
});

test('orders stored under other settings are looked at again, and ring by the new ones', async () => {
  const cloud = memoryCloud(NOW);
  for (let index = 0; index < 120; index += 1) cloud.put(unpaid(`wo-${index}`));
  expect(await renewAlarms(cloud)).toBe(0);
  cloud.changeSettings({ paymentReminderDays: [1] });
  expect(cloud.alarmAt('wo-7')).toBe(NOW + 3 * DAY_MS);
  expect(await renewAlarms(cloud)).toBe(120);
  expect(cloud.alarmAt('wo-7')).toBe(NOW + DAY_MS);
  expect(await renewAlarms(cloud)).toBe(0);
});

test('an alarm that a changed setting took away does not keep its order on the list', async () => {
  const cloud = cloudAfterThreeDays(1);
  cloud.changeSettings({ paymentReminderDays: [], ninetyDays: 90 });
  expect(await ringAlarms(cloud)).toEqual({ orders: 1, alarms: 0 });
  expect(cloud.alarmAt('wo-0')).toBe(atHour(addDays(toLocalDate(NOW), 91), 9));
});

test('R51 a year’s list appears: promises past it are computed again, and the customer is told', async () => {
  const cloud = memoryCloud(NOW);
  const wanted = { machineIds: ['m1'], amount: 12_800, attachmentId: 'a-voucher' };
  cloud.put(unpaid('wo-1'));
  cloud.moveTo(Date.parse('2026-12-29T10:00:00+08:00'));
  await cloud.take(customer, 'wo-1', 'submit-voucher', wanted);
  const before = cloud.order('wo-1').machines[0]?.promise;
  expect(before).toMatchObject({ provisional: true, dueAt: Date.parse('2027-01-05T18:00:00+08:00') });

  cloud.changeSettings({
    lastPublishedYear: 2027,
    calendarAdditions: [
      { date: '2027-01-01', isWorking: false },
      { date: '2027-01-04', isWorking: false },
    ],
  });
  await renewAlarms(cloud);
  await ringAlarms(cloud);
  expect(cloud.order('wo-1').machines[0]?.promise).toMatchObject({ provisional: false, dueAt: Date.parse('2027-01-07T18:00:00+08:00') });
  expect(cloud.notices.filter(({ code }) => code === 'N25')).toHaveLength(1);

  await renewAlarms(cloud);
  await ringAlarms(cloud);
  expect(cloud.notices.filter(({ code }) => code === 'N25')).toHaveLength(1);
});

test('R13 who cannot be reached is reminded until they write', async () => {
  const cloud = memoryCloud(NOW);
  cloud.put(aWorkOrder({ id: 'wo-1' }));
  await cloud.take(agent, 'wo-1', 'note-unreachable', PAYLOADS['note-unreachable']);
  cloud.moveTo(NOW + DAY_MS);
  await ringAlarms(cloud);
  expect(remindersOf(cloud, 'wo-1')).toBe(1);
  await cloud.take(customer, 'wo-1', 'message', PAYLOADS.message);
  cloud.moveTo(NOW + 30 * DAY_MS);
  await ringAlarms(cloud);
  expect([remindersOf(cloud, 'wo-1'), cloud.alarmAt('wo-1')]).toEqual([1, undefined]);
});

test('a reminder makes nobody’s screen out of date, and moves no order in the queue', async () => {
  const cloud = cloudAfterThreeDays(1);
  const { version, updatedAt } = cloud.order('wo-0');
  await ringAlarms(cloud);
  expect(cloud.order('wo-0')).toMatchObject({ version: version + 1, quietVersions: 1, updatedAt });
});
