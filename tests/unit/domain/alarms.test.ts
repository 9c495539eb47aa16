import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { alarmsOf, areRemindersSent, dueAlarms, madeUpAt, nextAlarmAt } from '#core/domain/alarms';
import { promiseFrom } from '#core/domain/calendar';
import { clocksOf, type TimeRules } from '#core/domain/clocks';
import type { Machine } from '#core/domain/machine';
import { atHour, DAY_MS, type EpochMs, toLocalDate } from '#core/domain/money-and-time';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, customer, NOW, supervisor, technician, timer } from '../../support/contexts';
import { aMachine, aQuotation } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { runs } from '../../support/runs';
import { codeOf, take, taken } from '../../support/take';
import { allReminded, aWorkOrder } from '../../support/work-orders';

const time: TimeRules = aContext(timer);
const withRules = (rules: Partial<TimeRules['rules']>): TimeRules => ({ ...time, rules: { ...time.rules, ...rules } });
const on = (date: string, hour: number): EpochMs => atHour(date, hour);
const quotedAt = (notifiedAt: EpochMs, id = 'm1'): Machine => aMachine({ id, state: 'quoted', quotations: [aQuotation({ notifiedAt })] });
const shown = (order: WorkOrder, rules = time): readonly string[] =>
  alarmsOf(order, rules).map(({ kind, day, at, to, subjects }) => {
    const clock = new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return `${clock} ${kind} ${day} ${to ?? '-'} ${subjects.join('+')}`;
  });

describe('when a reminder comes', () => {
  const first = (anchor: EpochMs): string => shown(aWorkOrder({ machines: [quotedAt(anchor)] }))[0]?.slice(0, 16) ?? '';
  test.each([
    ['at the hour at which it began to wait', on('2026-11-23', 14), '2026-11-26 14:00'],
    ['not in the evening, but the next morning', on('2026-11-23', 21), '2026-11-27 09:00'],
    ['not before the service day begins', on('2026-11-23', 3), '2026-11-26 09:00'],
    ['on a holiday, too: nobody has to come', on('2026-09-29', 10), '2026-10-02 10:00'],
  ])('%s', (_what, anchor, at) => expect(first(anchor)).toBe(at));

  test('R13 after working days where the policy counts working days', () => {
    const order = aWorkOrder({ unreachable: { at: on('2026-09-30', 11), note: '' } });
    expect(shown(order).map((text) => text.slice(0, 16))).toEqual(['2026-10-08 11:00', '2026-10-10 11:00', '2026-10-15 11:00']);
  });

  test('R48 the last reminder comes before the 90 days are over, and the supervisor hears after it', () => {
    const anchor = on('2026-11-23', 17);
    const alarms = alarmsOf(aWorkOrder({ machines: [quotedAt(anchor)] }), time);
    expect(alarms.map(({ kind, day }) => [kind, day])).toEqual([...[3, 7, 30, 60, 80, 89].map((day) => ['pay', day]), ['may-hold', 90]]);
    for (const { day, at } of alarms) expect(at - anchor).toBeGreaterThanOrEqual(day * DAY_MS);
  });

  describe('R47 of a machine that could go back, if only somebody said where to', () => {
    const readyAt = on('2026-08-24', 11);
    const { promise: _over, ...ready } = aMachine({ state: 'ready', readyAt });
    const homeless = (more: Partial<WorkOrder> = {}): WorkOrder => {
      const { receivingAddress: _none, ...order } = aWorkOrder({ machines: [ready], ...more });
      return order;
    };
    const heard = (at: EpochMs) => [{ at, by: 'o-customer', from: 'customer' as const, text: '稍后告诉你们', photos: [] }];

    test('the customer is asked on the days of unpaid fees, then a supervisor hears that it may be held', () => {
      const alarms = alarmsOf(homeless(), time);
      expect(alarms.map(({ kind, day, to }) => [kind, day, to])).toEqual([
        ...[3, 7, 30, 60, 80, 89].map((day) => ['give-address', day, 'customer']),
        ['may-hold', 90, 'supervisor'],
      ]);
      expect(shown(homeless())[0]).toBe('2026-08-27 11:00 give-address 3 customer m1');
    });

    test('it begins anew with every word of the customer, and is over with an address', () => {
      expect(shown(homeless({ messages: heard(NOW) }))[0]).toBe('2026-11-26 10:00 give-address 3 customer m1');
      expect(alarmsOf(aWorkOrder({ machines: [ready] }), time)).toEqual([]);
    });

    test('a supervisor may hold it after ninety days, and only after every reminder', () => {
      const told = (days: readonly number[]) =>
        homeless({ reminded: [{ kind: 'give-address', subject: 'm1', anchor: readyAt, days, lastAt: NOW }] });
      const hold = (order: WorkOrder, day: number) =>
        codeOf(take(order, 'hold', PAYLOADS.hold, aContext(supervisor, { now: readyAt + day * DAY_MS })));
      expect(hold(told([3, 7, 30, 60, 80]), 91)).toBe('reminders-not-sent');
      expect(hold(told([3, 7, 30, 60, 80, 89]), 89)).toBe('day-not-reached');
      expect(hold(told([3, 7, 30, 60, 80, 89]), 91)).toBe('allowed');
    });
  });

  test('several machines that were told of at once are one reminder', () => {
    const order = aWorkOrder({ machines: [quotedAt(NOW), quotedAt(NOW, 'm2'), quotedAt(NOW + 1, 'm3')] });
    expect(shown(order).slice(0, 2)).toEqual(['2026-11-26 10:00 pay 3 customer m1+m2', '2026-11-26 10:00 pay 3 customer m3']);
  });

  test('other days by other settings', () => {
    const order = aWorkOrder({ machines: [quotedAt(NOW)] });
    expect(shown(order, withRules({ paymentReminderDays: [10, 5, 5], ninetyDays: 12 })).map((text) => text.slice(17))).toEqual([
      'pay 5 customer m1',
      'pay 10 customer m1',
      'may-hold 12 supervisor m1',
    ]);
  });

  test('R54 a machine that comes back to the customer begins anew', () => {
    const sent = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
    const { order } = taken(sent, 'refuse-parcel', PAYLOADS['refuse-parcel'], aContext(agent));
    expect(shown(order)[0]).toBe('2026-11-26 10:00 send-in 3 customer m1');
  });
});

describe('R51 R53 staff are warned before a promise breaks', () => {
  const promised = (workingDays: number, from = '2026-11-23', more: Partial<Machine> = {}): WorkOrder =>
    aWorkOrder({
      machines: [aMachine({ state: 'repairing', promise: promiseFrom('voucher', from, workingDays, time.calendar), ...more })],
    });

  test('on the third and fourth of five working days, when it is broken, and the supervisor when nobody gave a new date', () => {
    expect(shown(promised(5))).toEqual([
      '2026-11-26 09:00 promise -2 technician m1',
      '2026-11-27 09:00 promise -1 technician m1',
      '2026-11-30 18:00 promise 0 technician m1',
      '2026-12-01 09:00 promise 1 supervisor m1',
    ]);
  });

  test('of a shorter promise only on days that lie in it', () => {
    expect(shown(promised(2)).map((text) => text.slice(17, 27))).toEqual(['promise -1', 'promise 0 ', 'promise 1 ']);
    expect(shown(promised(1)).map((text) => text.slice(0, 10))).toEqual(['2026-11-24', '2026-11-25']);
  });

  test('over holidays in working days', () => {
    expect(shown(promised(5, '2026-09-24')).map((text) => text.slice(0, 10))).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
    ]);
  });

  test('of what was missed only the latest', () => {
    const due = (day: string, hour: number) => dueAlarms(promised(5), time, on(day, hour)).map(({ day: mark }) => mark);
    expect([due('2026-11-25', 20), due('2026-11-26', 9), due('2026-11-27', 12), due('2026-11-30', 18), due('2026-12-04', 9)]).toEqual([
      [],
      [-2],
      [-1],
      [0],
      [1],
    ]);
  });

  test('R52 again for a new date, whatever was said of the old one', () => {
    const warned = {
      ...promised(5),
      reminded: [{ kind: 'promise' as const, subject: 'm1', anchor: on('2026-11-30', 18), days: [-2, -1, 0], lastAt: NOW }],
    };
    expect(shown(warned)).toEqual(['2026-12-01 09:00 promise 1 supervisor m1']);
    const payload = { machineIds: ['m1'], dueAt: on('2026-12-10', 18), reason: '等待备件' };
    const { order } = taken(warned, 'extend-promise', payload, aContext(technician, { now: on('2026-11-30', 19) }));
    expect(shown(order)[0]).toBe('2026-12-08 09:00 promise -2 technician m1');
  });

  test('R56 not while it stands still for another machine', () => {
    const promise = { ...promiseFrom('voucher', '2026-11-23', 5, time.calendar), pauses: [{ blockers: ['m2'], from: NOW }] };
    const order = aWorkOrder({ machines: [aMachine({ state: 'ready', promise }), aMachine({ id: 'm2', state: 'quoted' })] });
    expect(shown(order)).toEqual([]);
  });

  test('told to whoever can keep it: finance while a voucher waits, agents once the machine is ready', () => {
    const keepers = (['pay-review', 'repairing', 'ready'] as const).map(
      (state) => alarmsOf(promised(5, '2026-11-23', { state }), time)[0]?.to,
    );
    expect(keepers).toEqual(['finance', 'technician', 'agent']);
  });
});

describe('what was missed while the clock stood still', () => {
  const order = aWorkOrder({ machines: [quotedAt(on('2026-11-23', 14))] });
  const due = (at: EpochMs): number => dueAlarms(order, time, at).length;

  test('a reminder that is made up for does not go out at night', () => {
    expect([due(on('2026-11-28', 3)), due(on('2026-11-28', 9)), due(on('2026-11-28', 17)), due(on('2026-11-28', 22))]).toEqual([
      0, 1, 1, 0,
    ]);
    expect(madeUpAt(order, time, on('2026-11-28', 3))).toBe(on('2026-11-28', 9));
    expect(madeUpAt(order, time, on('2026-11-28', 22))).toBe(on('2026-11-29', 9));
    expect(madeUpAt(order, time, on('2026-11-28', 10))).toBeUndefined();
    expect(madeUpAt(order, time, on('2026-11-25', 3))).toBeUndefined();
  });

  test('what comes at closing time is no night’s work a little later', () => {
    const promise = promiseFrom('voucher', '2026-11-23', 5, time.calendar);
    const broken = aWorkOrder({ machines: [aMachine({ state: 'repairing', promise })] });
    const half = 1_800_000;
    expect(dueAlarms(broken, time, on('2026-11-30', 18) + half)).toMatchObject([{ kind: 'promise', day: 0 }]);
    expect(dueAlarms(broken, time, on('2026-11-30', 20))).toEqual([]);
  });
});

describe('R13 a customer who cannot be reached', () => {
  const { order: noted } = taken(aWorkOrder(), 'note-unreachable', PAYLOADS['note-unreachable'], aContext(agent));
  test('is noted once', () => {
    expect(noted.unreachable).toEqual({ at: NOW, note: '电话无人接听' });
    expect(codeOf(take(noted, 'note-unreachable', PAYLOADS['note-unreachable'], aContext(agent)))).toBe('already-answered');
  });
  test('is reminded no more once they write, or staff go on without them', () => {
    expect(taken(noted, 'message', PAYLOADS.message, aContext(customer)).order.unreachable).toBeUndefined();
    expect(taken(noted, 'confirm-return', PAYLOADS['confirm-return'], aContext(agent)).order.unreachable).toBeUndefined();
    expect(taken(noted, 'message', PAYLOADS.message, aContext(agent)).order.unreachable).toBeDefined();
    expect(taken(noted, 'assign', {}, aContext(agent)).order.unreachable).toBeDefined();
  });
});

describe('a promise past the last published year', () => {
  const calendar = { ...time.calendar, lastPublishedYear: 2027, additions: { '2027-01-01': false, '2027-01-04': false } };
  const provisional = promiseFrom('voucher', '2026-12-29', 5, time.calendar);
  const order = aWorkOrder({ machines: [aMachine({ state: 'repairing', promise: provisional })] });
  const published = aContext(timer, { calendar });

  test('is provisional, and left alone until the list is out', () => {
    expect([provisional.provisional, toLocalDate(provisional.dueAt)]).toEqual([true, '2027-01-05']);
    expect(alarmsOf(order, time).some(({ kind }) => kind === 'recompute')).toBe(false);
    expect(codeOf(take(order, 'recompute-promise', PAYLOADS['recompute-promise'], aContext(timer)))).toBe('recomputation-not-due');
  });

  test('is computed again then, and the customer told of the new date', () => {
    expect(dueAlarms(order, { ...time, calendar }, NOW)).toMatchObject([{ kind: 'recompute', subjects: ['m1'] }]);
    const { order: after, notices } = taken(order, 'recompute-promise', PAYLOADS['recompute-promise'], published);
    expect(after.machines[0]?.promise).toMatchObject({ provisional: false, setByOwner: calendar.additions });
    expect(toLocalDate(after.machines[0]?.promise?.dueAt ?? 0)).toBe('2027-01-07');
    expect(notices.map(({ code, facts }) => [code, facts.about, facts.dueAt])).toEqual([
      ['N25', 'recompute-promise', after.machines[0]?.promise?.dueAt],
    ]);
    expect(codeOf(take(after, 'recompute-promise', PAYLOADS['recompute-promise'], published))).toBe('recomputation-not-due');
  });

  test('is confirmed without a word when the date comes out the same', () => {
    const same = aContext(timer, { calendar: { ...calendar, additions: { '2027-01-01': true, '2027-10-01': false } } });
    const { order: after, notices } = taken(order, 'recompute-promise', PAYLOADS['recompute-promise'], same);
    expect([after.machines[0]?.promise?.provisional, after.machines[0]?.promise?.dueAt, notices]).toEqual([false, provisional.dueAt, []]);
  });

  test('a published promise is kept, and so is a date that staff gave (R52)', () => {
    const kept = promiseFrom('voucher', '2026-11-23', 5, time.calendar);
    const closed = { ...time, calendar: { ...time.calendar, additions: { '2026-11-25': false } } };
    expect(
      alarmsOf(aWorkOrder({ machines: [aMachine({ state: 'repairing', promise: kept })] }), closed).map(({ kind }) => kind),
    ).not.toContain('recompute');
    const payload = { machineIds: ['m1'], dueAt: on('2027-02-01', 18), reason: '等待备件' };
    const { order: extended } = taken(order, 'extend-promise', payload, aContext(technician));
    expect(alarmsOf(extended, { ...time, calendar }).map(({ kind }) => kind)).not.toContain('recompute');
  });
});

test('nothing is due on a cancelled order', () => {
  const cancelled = { at: NOW, by: 'customer' as const, reason: '' };
  expect(alarmsOf(aWorkOrder({ machines: [quotedAt(NOW), aMachine({ id: 'm2', state: 'shipped' })], cancelled }), time)).toEqual([]);
});

test('R48 whether all reminders were sent is judged from the order, by the days that are set now', () => {
  const order = aWorkOrder({ machines: [quotedAt(NOW)] });
  const machine = order.machines[0] as Machine;
  const told = { ...order, reminded: allReminded('pay').map((entry) => ({ ...entry, anchor: NOW })) };
  expect([areRemindersSent(order, machine, time), areRemindersSent(told, machine, time)]).toEqual([false, true]);
  expect(areRemindersSent(told, machine, withRules({ paymentReminderDays: [3, 85] }))).toBe(false);
});

const DAYS = fc.integer({ min: 0, max: 400 });
const orders = fc
  .record({
    since: DAYS,
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    state: fc.constantFrom('expected', 'quoted', 'repairing', 'ready'),
    n: fc.integer({ min: 1, max: 15 }),
  })
  .map(({ since, minute, state, n }) => {
    const anchor = atHour('2025-12-01', 0) + since * DAY_MS + minute * 60_000;
    const machine: Machine =
      state === 'quoted'
        ? quotedAt(anchor)
        : state === 'expected'
          ? aMachine({ state, triage: { outcome: 'return', note: '', at: anchor } })
          : aMachine({ state: state as 'ready', promise: promiseFrom('receipt', toLocalDate(anchor), n, time.calendar) });
    return { order: aWorkOrder({ machines: [machine], unreachable: { at: anchor, note: '' } }), anchor };
  });

test('no alarm is before what it counts from, none of one clock on the day of another, and the first is the next', () => {
  fc.assert(
    fc.property(orders, ({ order, anchor }) => {
      const alarms = alarmsOf(order, time);
      expect(nextAlarmAt(order, time)).toBe(alarms[0]?.at);
      expect(alarms.map(({ at }) => at)).toEqual(alarms.map(({ at }) => at).sort((a, b) => a - b));
      for (const { at, kind } of alarms) expect([kind, toLocalDate(at) > toLocalDate(anchor) || at >= anchor]).toEqual([kind, true]);
      for (const { kind, marks } of clocksOf(order, time)) {
        const days = alarms.filter((alarm) => alarm.kind === kind).map(({ at }) => toLocalDate(at));
        expect([kind, new Set(days).size, days.length]).toEqual([kind, marks.length, marks.length]);
      }
      for (const { at, to } of alarms) {
        const hour = ((at + 8 * 3_600_000) % DAY_MS) / 3_600_000;
        if (to !== undefined) expect(hour >= 9 && hour <= 18).toBe(true);
      }
    }),
    { seed: 20_261_127, numRuns: runs(2_000) },
  );
});
