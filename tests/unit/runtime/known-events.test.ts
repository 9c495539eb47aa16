import { expect, test } from '@jest/globals';
import type { ChainedEvent } from '#core/domain/event';
import type { Query } from '../../../cloudfunctions/_runtime/database';
import { historyUpTo, knownEvents } from '../../../cloudfunctions/_runtime/known-events';

const event = (version: number, orderId = 'wo1') => ({ orderId, version, hash: `h${version}` }) as ChainedEvent;

test('events are known once read, and up to the version asked for', () => {
  const known = knownEvents();
  expect(known.find('wo1', 2)).toBeNull();
  known.keep('wo1', [event(1), event(2), event(3)]);
  expect(known.find('wo1', 2)).toEqual([event(1), event(2)]);
  expect(known.find('wo1', 4)).toBeNull();
});

test('an event just stored is added only behind the one before', () => {
  const known = knownEvents();
  known.add(event(2));
  expect(known.find('wo1', 2)).toBeNull();
  known.add(event(1));
  known.add(event(3));
  known.add(event(2));
  known.add(event(2));
  expect(known.find('wo1', 2)).toEqual([event(1), event(2)]);
  expect(known.find('wo1', 3)).toBeNull();
});

test('the beginning of a history is known although its end is not', () => {
  const known = knownEvents();
  expect(known.beginningOf('wo1')).toEqual([]);
  known.keep('wo1', [event(1), event(2)]);
  expect(known.find('wo1', 3)).toBeNull();
  expect(known.beginningOf('wo1')).toEqual([event(1), event(2)]);
});

test('what nobody has asked for in a long time is forgotten', () => {
  const known = knownEvents();
  for (let order = 0; order <= 50; order += 1) known.add(event(1, `wo${order}`));
  expect(known.find('wo0', 1)).toBeNull();
  expect(known.find('wo50', 1)).toHaveLength(1);
});

/** A query that, as the SDK's, never answers more than a thousand. */
const finding = (events: readonly ChainedEvent[], skipped = 0, asked = 100): Query =>
  ({
    skip: (count: number) => finding(events, count, asked),
    limit: (count: number) => finding(events, skipped, Math.min(count, 1000)),
    get: async () => ({ data: events.slice(skipped, skipped + asked).map((found) => ({ _id: `wo1:${found.version}`, ...found })) }),
  }) as unknown as Query;

test('a hundred machines, each with its own bill and reminders: what came after the thousandth event was missing from history and export', async () => {
  const all = Array.from({ length: 1300 }, (_, index) => event(index + 1));
  expect(await historyUpTo(1250, [], finding(all))).toEqual(all.slice(0, 1250));
  expect(await historyUpTo(1250, all.slice(0, 3), finding(all.slice(3)))).toEqual(all.slice(0, 1250));
});
