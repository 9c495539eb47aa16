import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ringAlarms } from '#core/application/ring-alarms';
import type { MachineState } from '#core/domain/machine';
import { DAY_MS, type EpochMs, toLocalDate } from '#core/domain/money-and-time';
import type { Notice } from '#core/domain/notice';
import type { WorkOrder } from '#core/domain/work-order';
import { supervisor, technician } from '../../support/contexts';
import { aMachine, aQuotation, LONG_AGO, RESHIP_FEE } from '../../support/machines';
import { type MemoryCloud, memoryCloud } from '../../support/memory-cloud';
import { runs } from '../../support/runs';
import { aWorkOrder } from '../../support/work-orders';

/** Monday, 1 June 2026, 10:00 in Shanghai: everything that waits began to wait here. */
const START = LONG_AGO;
const HOUR_MS = 3_600_000;

const machineIn = (state: MachineState) => {
  const known = { quoted: { quotations: [aQuotation({ notifiedAt: START })] } }[state as string] ?? {};
  const freight =
    state === 'return-refused' ? { reshipFreight: { amount: RESHIP_FEE, refusedAt: START, notifiedAt: START, paid: false } } : {};
  return aMachine({ state, ...known, ...freight });
};

/** Orders that nobody touches, one in each state that can wait. */
const WAITING: Readonly<Record<string, WorkOrder>> = {
  'not looked at yet': aWorkOrder(),
  'customer cannot be reached': aWorkOrder({ unreachable: { at: START, note: '' } }),
  'question not answered': aWorkOrder({ infoRequests: [{ question: '请补充日志', askedAt: START }] }),
  'not sent in': aWorkOrder({ machines: [machineIn('expected')] }),
  'on its way in': aWorkOrder({ machines: [machineIn('in-transit')] }),
  'not judged': aWorkOrder({ machines: [machineIn('received')] }),
  'quotation not told': aWorkOrder({ machines: [aMachine({ state: 'quoted' })] }),
  'quotation not paid': aWorkOrder({ machines: [machineIn('quoted')] }),
  'voucher not reviewed': aWorkOrder({ machines: [machineIn('pay-review')] }),
  'not repaired': aWorkOrder({ machines: [machineIn('repairing')] }),
  'not shipped': aWorkOrder({ machines: [machineIn('ready')] }),
  'delivery not confirmed': aWorkOrder({ machines: [machineIn('shipped')] }),
  'freight not paid': aWorkOrder({ machines: [machineIn('return-refused')] }),
  'put on hold': aWorkOrder({ machines: [machineIn('held')] }),
  delivered: aWorkOrder({ machines: [machineIn('delivered')] }),
};

/** `2026-06-04 10:00 N22 pay 3 to customer` */
function line({ at, code, facts, recipient }: Notice): string {
  const clock = new Date(at + 8 * HOUR_MS).toISOString().slice(11, 16);
  const to = 'role' in recipient ? recipient.role : recipient.kind;
  const what = facts.day === undefined ? '' : ` ${facts.about} ${facts.day}`;
  return `${toLocalDate(at)} ${clock} ${code}${what} to ${to}`;
}
const diaryOf = ({ notices }: MemoryCloud, orderId: string): readonly string[] =>
  notices.filter((notice) => notice.orderId === orderId).map(line);

/** The timer at each of these times, now and then twice at once as the platform may. */
async function run(cloud: MemoryCloud, times: readonly EpochMs[], isDoubled: (index: number) => boolean = () => false): Promise<void> {
  for (const [index, at] of times.entries()) {
    cloud.moveTo(at);
    await Promise.all(isDoubled(index) ? [ringAlarms(cloud), ringAlarms(cloud)] : [ringAlarms(cloud)]);
  }
}
const hourly = (days: number): readonly EpochMs[] => Array.from({ length: days * 24 }, (_, hour) => START + hour * HOUR_MS);

function cloudWithAll(): MemoryCloud {
  const cloud = memoryCloud(START);
  for (const [name, order] of Object.entries(WAITING)) cloud.put({ ...order, id: name });
  return cloud;
}

// Counted by hand on the calendar of 2026: 10:00 is when everything began, 9:00 when the service day does, 18:00 when it ends.
// What is counted in days until somebody may act is over at the end of the last day, and told the next morning.
const unpaid = (about: string): readonly string[] => [
  `2026-06-04 10:00 N22 ${about} 3 to customer`,
  `2026-06-08 10:00 N22 ${about} 7 to customer`,
  `2026-07-01 10:00 N22 ${about} 30 to customer`,
  `2026-07-31 10:00 N22 ${about} 60 to customer`,
  `2026-08-20 10:00 N22 ${about} 80 to customer`,
  `2026-08-29 10:00 N22 ${about} 89 to customer`,
  '2026-08-31 09:00 N27 may-hold 90 to supervisor',
];
const promised = (keeper: string): readonly string[] => [
  `2026-06-04 09:00 N27 promise -2 to ${keeper}`,
  `2026-06-05 09:00 N27 promise -1 to ${keeper}`,
  `2026-06-08 18:00 N27 promise 0 to ${keeper}`,
  '2026-06-09 09:00 N27 promise 1 to supervisor',
];
const DIARY: Readonly<Record<string, readonly string[]>> = {
  'not looked at yet': [],
  'customer cannot be reached': [
    '2026-06-02 10:00 N22 unreachable 1 to customer',
    '2026-06-04 10:00 N22 unreachable 3 to customer',
    '2026-06-10 10:00 N22 unreachable 7 to customer',
  ],
  'question not answered': ['2026-06-08 10:00 N22 answer 7 to customer', '2026-07-02 09:00 N27 may-cancel 30 to supervisor'],
  'not sent in': [
    '2026-06-04 10:00 N22 send-in 3 to customer',
    '2026-06-08 10:00 N22 send-in 7 to customer',
    '2026-07-01 10:00 N22 send-in 30 to customer',
    '2026-07-02 09:00 N27 may-withdraw 30 to supervisor',
    '2026-08-31 09:00 N27 may-cancel 90 to supervisor',
  ],
  'on its way in': [],
  'not judged': [],
  'quotation not told': [],
  'quotation not paid': unpaid('pay'),
  'voucher not reviewed': promised('finance'),
  'not repaired': promised('technician'),
  'not shipped': promised('agent'),
  'delivery not confirmed': ['2026-06-11 10:00 N18 to customer'],
  'freight not paid': unpaid('pay-freight'),
  'put on hold': [],
  delivered: [],
};

describe('400 days in which nobody does anything', () => {
  test('bring exactly these reminders, tasks and notices', async () => {
    const cloud = cloudWithAll();
    await run(cloud, hourly(400));
    expect(Object.fromEntries(Object.keys(WAITING).map((name) => [name, diaryOf(cloud, name)]))).toEqual(DIARY);
    expect(cloud.reported).toEqual([]);
    expect(Object.keys(WAITING).filter((name) => cloud.alarmAt(name) !== undefined)).toEqual([]);
  });

  test('cost nothing while nothing is due: only orders whose time has come are read', async () => {
    const cloud = cloudWithAll();
    await run(cloud, hourly(400));
    expect(cloud.read()).toBeLessThanOrEqual(cloud.events.length + Object.keys(WAITING).length);
  });

  test('R48 R49 end with a supervisor who decides: the timer puts nothing on hold', async () => {
    const cloud = cloudWithAll();
    await run(cloud, hourly(400));
    for (const name of ['quotation not paid', 'freight not paid']) {
      expect(cloud.order(name).machines[0]?.state).not.toBe('held');
      const held = await cloud.take(supervisor, name, 'hold', { machineIds: ['m1'] });
      expect(held.machines[0]?.state).toBe('held');
    }
  });
});

/** Runs at random times over 400 days, with gaps of up to two months, then every hour for ten days. */
const irregularRuns = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 60 * 24 }), { minLength: 10, maxLength: 60 }),
    doubled: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  })
  .map(({ gaps, doubled }) => {
    const times: EpochMs[] = [];
    for (let at = START, index = 0; at < START + 390 * DAY_MS; index += 1) {
      at += (gaps[index % gaps.length] ?? 1) * HOUR_MS;
      times.push(at);
    }
    const last = times[times.length - 1] ?? START;
    return { times: [...times, ...Array.from({ length: 240 }, (_, hour) => last + (hour + 1) * HOUR_MS)], doubled };
  });

test('with runs missed for weeks and runs doubled, nothing comes twice, too early, out of order, or twice a day', async () => {
  await fc.assert(
    fc.asyncProperty(irregularRuns, async ({ times, doubled }) => {
      const cloud = cloudWithAll();
      await run(cloud, times, (index) => doubled[index % doubled.length] ?? false);
      expect(cloud.reported).toEqual([]);
      for (const name of Object.keys(WAITING)) {
        const mine = cloud.notices.filter(({ orderId }) => orderId === name);
        const wanted = DIARY[name] ?? [];
        const said = mine.map((notice) => line(notice).slice('2026-06-04 10:00 '.length));
        const inTime = wanted.map((text) => text.slice('2026-06-04 10:00 '.length));
        const isPromise = inTime.some((text) => text.includes('promise'));
        expect(new Set(said).size).toBe(said.length);
        // Warnings that are out of date are left out; everything else comes, late or not.
        expect(isPromise ? inTime.filter((text) => said.includes(text)) : [...said].sort()).toEqual(isPromise ? said : [...inTime].sort());
        for (const notice of mine) {
          const planned = wanted.find((text) => text.endsWith(line(notice).slice('2026-06-04 10:00 '.length))) ?? '';
          expect(line(notice).slice(0, 16) >= planned.slice(0, 16)).toBe(true);
        }
        const toCustomer = mine.filter(({ code }) => code === 'N22');
        expect(new Set(toCustomer.map(({ at }) => toLocalDate(at))).size).toBe(toCustomer.length);
        expect(toCustomer.map(({ facts }) => facts.day)).toEqual(
          [...toCustomer.map(({ facts }) => facts.day)].sort((a = 0, b = 0) => a - b),
        );
      }
    }),
    { seed: 20_261_127, numRuns: runs(100) },
  );
});

test('R48 a timer that was off for 100 days makes up for its reminders one a day, and only then may a supervisor hold', async () => {
  const cloud = memoryCloud(START);
  cloud.put({ ...(WAITING['quotation not paid'] as WorkOrder), id: 'wo-1' });
  const from = START + 100 * DAY_MS;
  await run(cloud, [from]);
  await expect(cloud.take(supervisor, 'wo-1', 'hold', { machineIds: ['m1'] })).rejects.toThrow('reminders-not-sent');
  await run(
    cloud,
    Array.from({ length: 10 * 24 }, (_, hour) => from + hour * HOUR_MS),
  );
  expect(diaryOf(cloud, 'wo-1')).toEqual([
    '2026-09-09 10:00 N22 pay 3 to customer',
    '2026-09-10 09:00 N22 pay 7 to customer',
    '2026-09-11 09:00 N22 pay 30 to customer',
    '2026-09-12 09:00 N22 pay 60 to customer',
    '2026-09-13 09:00 N22 pay 80 to customer',
    '2026-09-14 09:00 N22 pay 89 to customer',
    '2026-09-14 09:00 N27 may-hold 90 to supervisor',
  ]);
  await cloud.take(supervisor, 'wo-1', 'hold', { machineIds: ['m1'] });
});

test('R48 a revised quotation begins anew, and a reminder begins nothing anew', async () => {
  const cloud = memoryCloud(START);
  cloud.put({ ...(WAITING['quotation not paid'] as WorkOrder), id: 'wo-1' });
  await run(cloud, hourly(35));
  const lines = [{ text: '更换电源', amount: 5_000 }];
  await cloud.take(technician, 'wo-1', 'revise-quotation', { machineIds: ['m1'], lines, note: '重新核价' });
  const before = cloud.notices.length;
  await run(cloud, hourly(60));
  expect(cloud.notices).toHaveLength(before);
  await cloud.take({ kind: 'timer' }, 'wo-1', 'note-notified', { machineIds: ['m1'] });
  const told = cloud.now();
  await run(
    cloud,
    Array.from({ length: 8 * 24 }, (_, hour) => told + hour * HOUR_MS),
  );
  expect(cloud.notices.slice(before).map(({ facts, at }) => [facts.day, toLocalDate(at)])).toEqual([
    [3, toLocalDate(told + 3 * DAY_MS)],
    [7, toLocalDate(told + 7 * DAY_MS)],
  ]);
});
