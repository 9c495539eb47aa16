import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS_OF, type ClosedChannels } from '#core/domain/messages/channel';
import { chooseWay, type WayFacts } from '#core/domain/messages/choose-way';
import { joinsUntil } from '#core/domain/messages/joining';
import { DEFAULT_PREFERENCES, quietUntil, readPreferences } from '#core/domain/messages/preferences';
import { explanation } from '#core/texts/push-reasons';
import { NOON } from '../../support/notices';
import { runs } from '../../support/runs';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A customer's notice, an hour old, with everything open. */
const facts = (change: Partial<WayFacts> = {}): WayFacts => ({
  now: NOON,
  audience: 'customer',
  at: NOON - HOUR_MS,
  isBold: false,
  asks: false,
  hasSubscribeTemplate: true,
  isOwnDoing: false,
  isRead: false,
  credits: 2,
  follows: true,
  wrote: { lastWroteAt: NOON - HOUR_MS, repliesUsed: 0 },
  preferences: DEFAULT_PREFERENCES,
  closed: {},
  ...change,
});
const only = (channel: keyof typeof DEFAULT_PREFERENCES.channels | 'none') => ({
  ...DEFAULT_PREFERENCES,
  channels: { subscribe: channel === 'subscribe', template: channel === 'template', 'customer-service': channel === 'customer-service' },
});
/** `subscribe:no-credit template`: what was considered, the last one taken. */
const course = (change: Partial<WayFacts>): string => {
  const way = chooseWay(facts(change));
  const considered = way.considered.map((one) => ('taken' in one ? one.channel : `${one.channel}:${one.reason}`));
  return [...considered, ...(way.kind === 'take' ? [] : [`(${way.reason})`])].join(' ');
};
const nothing = { credits: 0, follows: false, wrote: null } as const;

test.each<[case_: string, change: Partial<WayFacts>, expected: string]>([
  ['a credit to spare', {}, 'subscribe'],
  ['the last credit', { credits: 1 }, 'subscribe:credit-kept template'],
  ['the last credit, bold', { credits: 1, isBold: true }, 'subscribe'],
  ['the last credit, asking for something', { credits: 1, asks: true }, 'subscribe'],
  ['no credit', { credits: 0 }, 'subscribe:no-credit template'],
  [
    'no follower, but a window',
    { credits: 0, follows: false },
    'subscribe:no-credit template:not-following customer-service:not-following call-task',
  ],
  [
    'template switched off',
    { credits: 0, preferences: only('customer-service') },
    'subscribe:switched-off template:switched-off customer-service',
  ],
  ['template failed', { credits: 0, closed: { template: 'refused-40037' } }, 'subscribe:no-credit template:refused-40037 customer-service'],
  [
    'a window that is over',
    { credits: 0, closed: { template: 'refused-40037' }, wrote: { lastWroteAt: NOON - 48 * HOUR_MS, repliesUsed: 0 } },
    'subscribe:no-credit template:refused-40037 customer-service:window-closed call-task',
  ],
  [
    'a window with one left',
    { credits: 0, closed: { template: 'refused-40037' }, wrote: { lastWroteAt: NOON, repliesUsed: 4 } },
    'subscribe:no-credit template:refused-40037 customer-service:window-kept call-task',
  ],
  [
    'a window with one left, bold',
    { credits: 0, isBold: true, closed: { template: 'refused-40037' }, wrote: { lastWroteAt: NOON, repliesUsed: 4 } },
    'subscribe:no-credit template:refused-40037 customer-service',
  ],
  [
    'a window that is used up',
    { credits: 0, isBold: true, closed: { template: 'refused-40037' }, wrote: { lastWroteAt: NOON, repliesUsed: 5 } },
    'subscribe:no-credit template:refused-40037 customer-service:window-used-up call-task',
  ],
  [
    'nothing, and the event just now',
    { ...nothing, at: NOON - 30_000 },
    'subscribe:no-credit template:not-following customer-service:not-following (waiting-for-credit)',
  ],
  [
    'nothing, a minute later',
    { ...nothing, at: NOON - MINUTE_MS },
    'subscribe:no-credit template:not-following customer-service:not-following call-task',
  ],
  [
    'nothing, and no credit could help',
    { ...nothing, at: NOON, closed: { subscribe: 'refused-47003' } },
    'subscribe:refused-47003 template:not-following customer-service:not-following call-task',
  ],
  ['a member of staff', { audience: 'staff', hasSubscribeTemplate: false }, 'template'],
  ['staff who do not follow', { audience: 'staff', follows: false }, 'template:not-following customer-service:not-following desk'],
  ['read before', { isRead: true }, '(read-before)'],
  ['their own doing', { isOwnDoing: true }, '(own-doing)'],
  ['their own doing, which the screen has shown', { isOwnDoing: true, isRead: true }, '(own-doing)'],
  ['at night', { now: NOON + 10 * HOUR_MS }, '(quiet-hours)'],
  ['at night, bold', { now: NOON + 10 * HOUR_MS, isBold: true }, 'subscribe'],
])('the way of a notice: %s', (_case, change, expected) => {
  expect(course(change)).toBe(expected);
});

const reasons = fc.constantFrom('refused-43101', 'gave-up--1', 'undelivered-system') as fc.Arbitrary<
  NonNullable<ClosedChannels['template']>
>;
const anyFacts = fc.record<WayFacts>({
  now: fc.integer({ min: NOON, max: NOON + 48 * HOUR_MS }),
  audience: fc.constantFrom('customer', 'staff'),
  at: fc.integer({ min: NOON - HOUR_MS, max: NOON }),
  isBold: fc.boolean(),
  asks: fc.boolean(),
  hasSubscribeTemplate: fc.boolean(),
  isOwnDoing: fc.boolean(),
  isRead: fc.boolean(),
  credits: fc.integer({ min: -1, max: 3 }),
  follows: fc.boolean(),
  wrote: fc.option(
    fc.record({ lastWroteAt: fc.integer({ min: NOON - 72 * HOUR_MS, max: NOON }), repliesUsed: fc.integer({ min: 0, max: 6 }) }),
  ),
  preferences: fc.record({
    channels: fc.record({ subscribe: fc.boolean(), template: fc.boolean(), 'customer-service': fc.boolean() }),
    quiet: fc.option(fc.record({ fromHour: fc.integer({ min: 0, max: 23 }), untilHour: fc.integer({ min: 0, max: 23 }) })),
  }),
  closed: fc.record({ subscribe: reasons, template: reasons, 'customer-service': reasons }, { requiredKeys: [] }),
});
const SEEDS = { seed: 20_261_128, numRuns: runs(5000) };

test('whatever the facts, a notice has a way; a bold one never waits for the morning, and what is closed or switched off is never taken', () => {
  const property = fc.property(anyFacts, (known) => {
    const way = chooseWay(known);
    const order = CHANNELS_OF[known.audience];
    expect(way.considered.map(({ channel }) => channel)).toEqual(order.slice(0, way.considered.length));
    expect(way.considered.slice(0, -1).every((one) => 'reason' in one)).toBe(true);
    if (way.kind === 'wait') expect(way.until).toBeGreaterThan(known.now);
    if (way.kind === 'wait' && way.reason === 'quiet-hours') expect(known.isBold).toBe(false);
    if (way.kind !== 'take') return;
    expect(known.closed[way.channel]).toBeUndefined();
    if (way.channel === 'subscribe') expect(known.credits).toBeGreaterThan(known.isBold || known.asks ? 0 : 1);
    if (way.channel === 'subscribe' || way.channel === 'template' || way.channel === 'customer-service')
      expect(known.preferences.channels[way.channel]).toBe(true);
  });
  fc.assert(property, SEEDS);
});

describe('quiet hours', () => {
  const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour - 8, minute);
  test.each<[hour: number, minute: number, quiet: { fromHour: number; untilHour: number } | null, until: number | null]>([
    [22, 0, { fromHour: 22, untilHour: 8 }, at(32)],
    [21, 59, { fromHour: 22, untilHour: 8 }, null],
    [3, 0, { fromHour: 22, untilHour: 8 }, at(8)],
    [8, 0, { fromHour: 22, untilHour: 8 }, null],
    [13, 30, { fromHour: 12, untilHour: 14 }, at(14)],
    [14, 0, { fromHour: 12, untilHour: 14 }, null],
    [3, 0, null, null],
  ])('at %i:%i with %p they end at %p', (hour, minute, quiet, until) => {
    expect(quietUntil(at(hour, minute), { quiet })).toBe(until);
  });

  test('preferences that make no sense are as by default', () => {
    expect(readPreferences(undefined)).toEqual(DEFAULT_PREFERENCES);
    expect(readPreferences({ quiet: { fromHour: 8, untilHour: 8 }, channels: { template: 'no' } })).toEqual(DEFAULT_PREFERENCES);
    expect(readPreferences({ quiet: null, channels: { template: false } })).toMatchObject({
      quiet: null,
      channels: { subscribe: true, template: false },
    });
  });
});

test('only what comes within a minute of the last message about its order waits to be told with others', () => {
  const known = { now: NOON, orderId: 'wo', isBold: false, group: null, lastToldAt: NOON - 10_000 };
  expect(joinsUntil(known)).toBe(NOON + 50_000);
  expect(joinsUntil({ ...known, isBold: true })).toBeNull();
  expect(joinsUntil({ ...known, group: 'wo:1' })).toBeNull();
  expect(joinsUntil({ ...known, lastToldAt: undefined })).toBeNull();
  expect(joinsUntil({ ...known, lastToldAt: NOON - MINUTE_MS })).toBeNull();
});

test('the explanation says of each channel why, in both languages', () => {
  const { considered } = chooseWay(facts({ credits: 0, closed: { template: 'refused-40037' }, wrote: null }));
  expect(explanation('zh-CN', considered)).toEqual([
    '小程序订阅消息：没有剩余的订阅次数',
    '服务号模板消息：微信拒绝（40037）',
    '服务号客服消息：48 小时内没有给服务号留言',
    '客服电话：采用',
  ]);
  expect(explanation('en', considered)[1]).toBe('Service account message: refused by WeChat (40037)');
});
