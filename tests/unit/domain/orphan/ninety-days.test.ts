import { describe, expect, test } from '@jest/globals';
import { atHour, DAY_MS } from '#core/domain/money-and-time';
import { inTheMorning, nextOrphanAlarm, ninetyDaysOverAt, reminderDue } from '#core/domain/orphan/ninety-days';
import { agent, supervisor, timer } from '../../../support/contexts';
import { aFoundParcel, anOrphan, orphanCodeOf, orphanContext, ownerOrder, RULES, takenOrphan, takeOrphan } from '../../../support/orphans';

/** Monday, 2026-11-23, 15:30: the parcel comes. Ninety days later is Sunday, 2027-02-21. */
const FOUND = atHour('2026-11-23', 15.5);
const waiting = (more = {}) => anOrphan({ ...aFoundParcel({}, FOUND).orphan, state: 'waiting', ...more });

describe('R47 ninety calendar days without an order or a contact', () => {
  test.each([
    [atHour('2027-02-20', 15.5), 'day-not-reached', 'one day is left'],
    [atHour('2027-02-21', 23.9), 'day-not-reached', 'the ninetieth day belongs to the owner to its end'],
    [atHour('2027-02-22', 0), 'allowed', 'more than ninety days have passed'],
  ])('at %d holding is %s: %s', (now, code) => {
    expect(orphanCodeOf(takeOrphan(waiting(), 'hold', orphanContext(supervisor, { now })))).toBe(code);
  });

  test('count from the later of receipt and last contact: a call on day 60 gives 90 more days', () => {
    const onDay60 = atHour('2027-01-22', 11);
    const { orphan } = takenOrphan(
      waiting({ supervisorAskedAt: undefined, remindedDays: [3, 7] }),
      'note-contact',
      orphanContext(agent, { now: onDay60 }),
    );
    expect(orphan).toMatchObject({ lastContactAt: onDay60, remindedDays: [] });
    expect(ninetyDaysOverAt(orphan, RULES)).toBe(atHour('2027-04-23', 0));
    expect(orphanCodeOf(takeOrphan(orphan, 'hold', orphanContext(supervisor, { now: atHour('2027-02-22', 12) })))).toBe('day-not-reached');
  });

  test('a contact takes the question to the supervisor back, and reopening gives another ninety days', () => {
    const over = atHour('2027-02-22', 0);
    const asked = takenOrphan(waiting(), 'ask-supervisor', orphanContext(timer, { now: over })).orphan;
    const contacted = takenOrphan(asked, 'note-contact', orphanContext(agent, { now: over + 1 })).orphan;
    expect(contacted.supervisorAskedAt).toBeUndefined();
    const held = takenOrphan(asked, 'hold', orphanContext(supervisor, { now: over + 2 })).orphan;
    const reopened = takenOrphan(held, 'reopen', orphanContext(supervisor, { now: over + DAY_MS })).orphan;
    expect(reopened).toMatchObject({ state: 'waiting', lastContactAt: over + DAY_MS });
    expect(nextOrphanAlarm(reopened, RULES)).toBe(atHour('2027-05-25', 0));
  });

  test('the clock asks a supervisor once, at the moment from which holding is possible', () => {
    expect(nextOrphanAlarm(waiting(), RULES)).toBe(atHour('2027-02-22', 0));
    const { orphan, notices } = takenOrphan(waiting(), 'ask-supervisor', orphanContext(timer, { now: atHour('2027-02-22', 0) }));
    expect(notices).toMatchObject([{ code: 'N27', recipient: { kind: 'role', role: 'supervisor' }, page: 'orphan', orderId: orphan.id }]);
    expect(nextOrphanAlarm(orphan, RULES)).toBeNull();
  });

  test('time changes nothing about what is linked, refused or held', () => {
    for (const state of ['linked', 'refused', 'held'] as const) expect(nextOrphanAlarm(waiting({ state }), RULES)).toBeNull();
  });
});

describe('R47 the owner, once known, is reminded on days 3, 7, 30, 60, 80, 89', () => {
  const told = waiting({ owner: { ...ownerOrder, at: FOUND } });

  test.each([
    ['2026-11-26', 3],
    ['2026-11-30', 7],
    ['2026-12-23', 30],
    ['2027-01-22', 60],
    ['2027-02-11', 80],
    ['2027-02-20', 89],
  ])('on %s at nine: day %i', (date, day) => {
    expect(reminderDue(told, RULES, atHour(date, 9))).toBe(day);
    expect(reminderDue(told, RULES, atHour(date, 9) - 1)).not.toBe(day);
  });

  test('after a standstill of the clock only the latest reminder is sent, and none twice', () => {
    const now = atHour('2027-01-01', 12);
    const { orphan, notices } = takenOrphan(told, 'remind', orphanContext(timer, { now }));
    expect(orphan.remindedDays).toEqual([30]);
    expect(notices).toMatchObject([{ code: 'N23', recipient: { kind: 'customer', openid: 'o-owner' }, orderId: 'wo-9', page: 'order' }]);
    expect(orphanCodeOf(takeOrphan(orphan, 'remind', orphanContext(timer, { now })))).toBe('day-not-reached');
  });

  test('a reminder that is made up for does not go out at night', () => {
    const at = (hour: number) => atHour('2027-01-01', hour);
    expect([3, 9, 20, 23].map((hour) => reminderDue(told, RULES, at(hour)))).toEqual([undefined, 30, 30, undefined]);
    expect(inTheMorning(nextOrphanAlarm(told, RULES) ?? 0, at(3))).toBe(at(9));
    expect(inTheMorning(nextOrphanAlarm(told, RULES) ?? 0, at(23))).toBe(at(33));
    expect(inTheMorning(at(30), at(23))).toBe(at(30));
  });

  test('whoever is found on day 50 is told then, and next reminded on day 60', () => {
    const onDay50 = atHour('2027-01-12', 14);
    const { orphan, notices } = takenOrphan(waiting(), 'tell-owner', orphanContext(agent, { now: onDay50 }));
    expect(notices).toMatchObject([{ code: 'N23', recipient: { openid: 'o-owner' } }]);
    expect(nextOrphanAlarm(orphan, RULES)).toBe(atHour('2027-01-22', 9));
  });

  test('the owner of an order that has ended is led to where a new one is made', () => {
    const ended = orphanContext(agent, { order: { ...ownerOrder, isOrderOpen: false } });
    expect(takenOrphan(waiting(), 'tell-owner', ended).notices).toMatchObject([{ page: 'create', orderNumber: ownerOrder.orderNumber }]);
  });

  test('nobody is told of a parcel whose owner is not known', () => {
    const held = takenOrphan(waiting(), 'hold', orphanContext(supervisor, { now: atHour('2027-02-22', 0) }));
    expect(held.notices).toEqual([]);
    expect(orphanCodeOf(takeOrphan(waiting(), 'remind', orphanContext(timer, { now: atHour('2027-01-22', 9) })))).toBe('day-not-reached');
  });

  test('a setting with days in any order, twice, or after the ninety counts as if it were tidy', () => {
    const untidy = { ninetyDays: 90, reminderDays: [30, 3, 3, 120] };
    expect(nextOrphanAlarm(told, untidy)).toBe(atHour('2026-11-26', 9));
    expect(nextOrphanAlarm({ ...told, remindedDays: [30] }, untidy)).toBe(atHour('2027-02-22', 0));
  });
});
