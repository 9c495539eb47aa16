import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CalendarSettings, promiseFrom } from '#core/domain/calendar';
import type { Machine } from '#core/domain/machine';
import { atHour, DAY_MS, type EpochMs, toLocalDate } from '#core/domain/money-and-time';
import type { Pause, WorkingDayPromise } from '#core/domain/promise';
import { promiseCourse } from '#core/domain/promise-course';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, customer, finance, NOW, supervisor, technician } from '../../support/contexts';
import { aMachine, aQuotation, REPAIR_FEE, serialOf } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { runs } from '../../support/runs';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

const calendar: CalendarSettings = { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 };
/** Monday, 23 November 2026; five working days are over on Monday the 30th. */
const promise = promiseFrom('receipt', '2026-11-23', 5, calendar);
const at = (day: string, hour: number): EpochMs => atHour(`2026-11-${day}`, hour);

const inRepair = aMachine({ state: 'repairing', promise });
const unpaid = aMachine({ id: 'm2', state: 'quoted', quotations: [aQuotation({ notifiedAt: NOW })] });
const finish = (order: WorkOrder, id: string, now: EpochMs): WorkOrder =>
  taken(order, 'finish', { ...PAYLOADS.finish, machineIds: [id] }, aContext(technician, { now })).order;
const pay = (order: WorkOrder, now: EpochMs): WorkOrder => {
  const payload = { machineIds: ['m2'], amount: REPAIR_FEE, attachmentId: 'a-voucher' };
  const { order: inReview } = taken(order, 'submit-voucher', payload, aContext(customer, { now }));
  return taken(inReview, 'approve-voucher', { voucherId: inReview.vouchers.at(-1)?.id }, aContext(finance, { now })).order;
};
const pausesOf = ({ machines }: WorkOrder): readonly Pause[] => machines[0]?.promise?.pauses ?? [];
const courseOf = ({ machines }: WorkOrder, now: EpochMs) => promiseCourse(machines[0]?.promise as WorkingDayPromise, calendar, now);

describe('R56 an unpaid machine keeps a repaired one waiting', () => {
  const waiting = finish(aWorkOrder({ machines: [inRepair, unpaid] }), 'm1', at('24', 11));

  test('the pause begins when the machine is ready, and names who keeps it', () => {
    expect(pausesOf(waiting)).toEqual([{ blockers: ['m2'], from: at('24', 11) }]);
    expect(waiting.machines[1]?.promise).toBeUndefined();
  });

  test('it lasts through payment and repair of the other, and ends when that is ready', () => {
    const paid = pay(waiting, at('26', 9));
    expect(pausesOf(paid)).toEqual([{ blockers: ['m2'], from: at('24', 11) }]);
    const both = finish(paid, 'm2', at('27', 10));
    expect(pausesOf(both)).toEqual([{ blockers: ['m2'], from: at('24', 11), until: at('27', 10) }]);
  });

  test('the days on which after-sales closed while it stood still are not counted: the date moves on by as many working days', () => {
    const both = finish(pay(waiting, at('26', 9)), 'm2', at('27', 10));
    // 24, 25 and 26 November are lost; Monday the 30th and three more.
    expect(toLocalDate(courseOf(both, at('27', 10)).dueAt)).toBe('2026-12-03');
    expect(courseOf(both, at('27', 10)).days.map(({ date, standing, number }) => [date.slice(5), standing, number])).toEqual([
      ['11-24', 'paused', undefined],
      ['11-25', 'paused', undefined],
      ['11-26', 'paused', undefined],
      ['11-27', 'counted', 1],
      ['11-28', 'skipped', undefined],
      ['11-29', 'skipped', undefined],
      ['11-30', 'counted', 2],
      ['12-01', 'counted', 3],
      ['12-02', 'counted', 4],
      ['12-03', 'counted', 5],
    ]);
  });

  test('while it lasts, the date is the one that holds if it ended now', () => {
    expect(toLocalDate(courseOf(waiting, at('24', 12)).dueAt)).toBe('2026-11-30');
    expect(toLocalDate(courseOf(waiting, at('25', 20)).dueAt)).toBe('2026-12-02');
  });

  test('it ends, too, when the other goes on hold, or this one is sent alone', () => {
    const told = {
      ...waiting,
      reminded: [{ kind: 'pay' as const, subject: 'm2', anchor: NOW, days: [3, 7, 30, 60, 80, 89], lastAt: NOW }],
    };
    const later = NOW + 91 * DAY_MS;
    const held = taken(told, 'hold', { machineIds: ['m2'] }, aContext(supervisor, { now: later })).order;
    expect(pausesOf(held)).toEqual([{ blockers: ['m2'], from: at('24', 11), until: later }]);
    const split = { ...PAYLOADS.ship, machineIds: ['m1'], splitReason: 'approved' as const };
    const sent = taken(waiting, 'ship', split, aContext(supervisor, { now: at('25', 9) })).order;
    expect(pausesOf(sent)).toEqual([{ blockers: ['m2'], from: at('24', 11), until: at('25', 9) }]);
  });

  test('whoever comes to block it later is named, too', () => {
    const third: Machine = aMachine({ id: 'm3', state: 'expected' });
    const three = finish(aWorkOrder({ machines: [inRepair, unpaid, third] }), 'm1', at('24', 11));
    const orphan = { ...PAYLOADS['link-orphan'], machineIds: ['m3'], waybillNumber: 'SF1234567890199' };
    const linked = taken(three, 'link-orphan', orphan, aContext(agent, { now: at('25', 9) })).order;
    expect(pausesOf(linked)).toEqual([{ blockers: ['m2', 'm3'], from: at('24', 11) }]);
  });

  test('R52 an extension must be later than the date with its pauses', () => {
    const both = finish(pay(waiting, at('26', 9)), 'm2', at('27', 10));
    const extend = (dueAt: EpochMs) =>
      codeOf(take(both, 'extend-promise', { machineIds: ['m1'], dueAt, reason: '等待备件' }, aContext(agent, { now: at('27', 11) })));
    expect(extend(atHour('2026-12-02', 18))).toBe('extension-not-later');
    expect(extend(atHour('2026-12-04', 18))).toBe('allowed');
  });

  test('R52 after an extension only later pauses move the new date, and its reason is told for its days', () => {
    const both = finish(pay(waiting, at('26', 9)), 'm2', at('27', 10));
    const extended = taken(
      both,
      'extend-promise',
      { machineIds: ['m1'], dueAt: atHour('2026-12-07', 18), reason: '等待备件' },
      aContext(agent, { now: at('27', 11) }),
    ).order;
    const course = courseOf(extended, at('30', 9));
    expect(toLocalDate(course.dueAt)).toBe('2026-12-07');
    expect(course.days.filter(({ standing }) => standing === 'extended').map(({ date }) => date)).toEqual(['2026-12-04', '2026-12-07']);
  });
});

test('a machine that waits for nobody, or has no promise, never pauses', () => {
  const alone = finish(aWorkOrder({ machines: [inRepair] }), 'm1', at('24', 11));
  expect(pausesOf(alone)).toEqual([]);
  const declined = aWorkOrder({ machines: [aMachine({ state: 'quoted', quotations: [aQuotation({ class: 'scrap' })] }), unpaid] });
  const { order } = taken(declined, 'decline', PAYLOADS.decline, aContext(customer));
  expect(order.machines[0]?.promise).toBeUndefined();
});

test('a machine that is sent again has had its promise kept: its clock runs no more', () => {
  const back = aMachine({ state: 'shipped', promise });
  const other = aMachine({ id: 'm2', state: 'received', serialNumber: serialOf('m2') });
  const { order } = taken(
    aWorkOrder({ machines: [back, other] }),
    'take-back-from-carrier',
    PAYLOADS['take-back-from-carrier'],
    aContext(agent),
  );
  expect([order.machines[0]?.state, pausesOf(order)]).toEqual(['ready', []]);
});

const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 72 }), fc.integer({ min: 0, max: 200 })), { maxLength: 4 }).map((gaps) => {
  let time = at('23', 10);
  return gaps.map(([before, length]): Pause => {
    const from = time + before * 3_600_000;
    time = from + length * 3_600_000;
    return { blockers: ['m2'], from, until: time };
  });
});
const promises = fc.record({ workingDays: fc.integer({ min: 1, max: 12 }), start: fc.integer({ min: 0, max: 330 }), pauses });

test('a pause never shortens a promise, loses exactly its own working days, and the days explain the date', () => {
  fc.assert(
    fc.property(promises, ({ workingDays, start, pauses: all }) => {
      const from = toLocalDate(atHour('2026-01-01', 10) + start * DAY_MS);
      const shift = atHour(from, 10) - at('23', 10);
      const moved = all.map((pause) => ({ ...pause, from: pause.from + shift, until: (pause.until ?? 0) + shift }));
      const plain = promiseFrom('voucher', from, workingDays, calendar);
      const paused = { ...plain, pauses: moved };
      const later = plain.dueAt + 60 * DAY_MS;
      const course = promiseCourse(paused, calendar, later);
      expect(promiseCourse(plain, calendar, later).dueAt).toBe(plain.dueAt);
      expect(course.dueAt).toBeGreaterThanOrEqual(plain.dueAt);
      expect(course.days.filter(({ standing }) => standing === 'counted')).toHaveLength(workingDays);
      expect(course.days.at(-1)).toMatchObject({ date: toLocalDate(course.dueAt), standing: 'counted', number: workingDays });
      for (const day of course.days) {
        const closing = atHour(day.date, 18);
        const isStill = moved.some(({ from: begin, until }) => begin < closing && closing <= until);
        expect([day.date, day.standing]).toEqual([day.date, !day.isWorking ? 'skipped' : isStill ? 'paused' : 'counted']);
      }
    }),
    { seed: 20_261_127, numRuns: runs(2_000) },
  );
});

test('where a promise stands does not depend on which others were asked about before it', () => {
  const pause: Pause = { blockers: ['m2'], from: at('24', 11) };
  const extended = {
    ...promise,
    dueAt: at('30', 18) + DAY_MS,
    extensions: [{ dueAt: at('30', 18) + DAY_MS, reason: 'part', at: at('26', 10) }],
  };
  const all: readonly WorkingDayPromise[] = [
    promise,
    { ...promise, pauses: [pause] },
    { ...promise, setByOwner: { '2026-11-25': false } },
    extended,
  ];
  const closed: CalendarSettings = { ...calendar, additions: { '2026-11-27': false } };
  // A calendar of its own each time, so that nothing is remembered.
  const alone = (each: WorkingDayPromise, by: CalendarSettings, now: EpochMs) => promiseCourse({ ...each }, { ...by }, now);
  for (const now of [at('25', 20), at('27', 20)])
    for (const by of [calendar, closed])
      for (const each of [...all, ...all]) expect(promiseCourse({ ...each }, by, now)).toEqual(alone(each, by, now));
});
