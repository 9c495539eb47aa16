import { describe, expect, test } from '@jest/globals';
import { promiseView } from '#core/application/promise-view';
import { promiseFrom } from '#core/domain/calendar';
import { atHour } from '#core/domain/money-and-time';
import type { WorkingDayPromise } from '#core/domain/promise';
import { aContext, customer, NOW } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { aWorkOrder } from '../../support/work-orders';

const { calendar } = aContext(customer);
const promise = promiseFrom('receipt', '2026-11-23', 5, calendar);
const order = (more: Partial<WorkingDayPromise> = {}) =>
  aWorkOrder({ machines: [aMachine({ state: 'ready', promise: { ...promise, ...more } }), aMachine({ id: 'm2', state: 'quoted' })] });
const viewed = (more: Partial<WorkingDayPromise>, now = NOW) =>
  promiseView(order(more), { ...promise, ...more }, aContext(customer, { now }), 'zh-CN');
const pause = { blockers: ['m2'], from: atHour('2026-11-24', 11) };

describe('a promise explains itself', () => {
  test('R56 while it stands still: since when, for which machine, for its payment', () => {
    const view = viewed({ pauses: [pause] }, atHour('2026-11-25', 20));
    expect([view.standing, view.pausedText]).toEqual([
      'paused',
      '自 11月24日（周二）起暂停计时：等待 JMX16-0002 付款，一起寄回（R54、R56）。',
    ]);
    expect(view.days.slice(0, 3).map(({ counted, reason }) => [counted, reason])).toEqual([
      [false, '暂停：等待 JMX16-0002'],
      [false, '暂停：等待 JMX16-0002'],
      [true, '工作日'],
    ]);
    expect(view.dueText).toBe('12月2日（周三）18:00 前');
  });

  test('R56 in English, too', () => {
    const view = promiseView(order({ pauses: [pause] }), { ...promise, pauses: [pause] }, aContext(customer, { now: pause.from }), 'en');
    expect(view.pausedText).toBe(
      'The clock stands still since Tue, Nov 24: waiting for payment of JMX16-0002, to go back together (R54, R56).',
    );
  });

  test('R52 the days of an extension with its reason', () => {
    const extension = { dueAt: atHour('2026-12-02', 18), reason: '等待备件', at: atHour('2026-11-30', 9) };
    const view = viewed({ dueAt: extension.dueAt, extensions: [extension] });
    expect(view.days.slice(-3).map(({ date, number, reason }) => [date, number, reason])).toEqual([
      ['2026-11-30', 5, '工作日'],
      ['2026-12-01', undefined, '延期：等待备件'],
      ['2026-12-02', undefined, '延期：等待备件'],
    ]);
  });

  test('R51 what the owner changed for one day stays in the explanation when the setting is gone', () => {
    const closed = promiseFrom('receipt', '2026-11-23', 5, { ...calendar, additions: { '2026-11-25': false } });
    const { days } = promiseView(order(), closed, aContext(customer), 'zh-CN');
    expect(days.find(({ date }) => date === '2026-11-25')).toEqual({ date: '2026-11-25', counted: false, reason: '售后安排' });
    expect(days.at(-1)).toMatchObject({ date: '2026-12-01', number: 5 });
  });

  test.each<[standing: string, now: number]>([
    ['running', atHour('2026-11-25', 9)],
    ['at-risk', atHour('2026-11-26', 9)],
    ['at-risk', atHour('2026-11-30', 18)],
    ['broken', atHour('2026-11-30', 19)],
  ])('%s at %d', (standing, now) => expect(viewed({}, now).standing).toBe(standing));
});
