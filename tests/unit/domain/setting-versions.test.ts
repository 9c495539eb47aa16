import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  changesUntil,
  lastChangedAt,
  plannedVersions,
  type SettingRecord,
  type SettingVersion,
  versionInForce,
  withoutVersion,
  withVersion,
} from '#core/domain/setting-versions';

const supervisor = { openid: 'o-supervisor', name: '主管' };
const DAY = 86_400_000;
const aVersion = (number: number, value: unknown, changedAt: number, effectiveFrom = changedAt): SettingVersion => ({
  number,
  value,
  effectiveFrom,
  changedAt,
  changedBy: supervisor,
  reason: '测试',
});

describe('what holds at an instant', () => {
  // Changed at once on day 1, planned on day 1 for day 5, on day 2 for day 3.
  const versions = [aVersion(1, 'a', DAY), aVersion(2, 'b', DAY, 5 * DAY), aVersion(3, 'c', 2 * DAY, 3 * DAY)];
  test.each([
    ['before the first change', DAY - 1, undefined],
    ['from the change on', DAY, 'a'],
    ['up to the last millisecond before a planned one', 3 * DAY - 1, 'a'],
    ['from the planned instant on', 3 * DAY, 'c'],
    ['until the next one', 5 * DAY - 1, 'c'],
    ['and then for good', 5 * DAY, 'b'],
    ['for ever', 500 * DAY, 'b'],
  ])('%s', (_when, at, value) => {
    expect(versionInForce(versions, at)?.value).toBe(value);
  });

  test('of two that begin at the same instant the later decision holds', () => {
    expect(versionInForce([aVersion(8, 'later', DAY), aVersion(7, 'earlier', DAY)], DAY)?.value).toBe('later');
  });

  test('what is planned comes next one first', () => {
    expect(plannedVersions(versions, 2 * DAY).map(({ value }) => value)).toEqual(['c', 'b']);
    expect(plannedVersions(versions, 5 * DAY)).toEqual([]);
  });
});

describe('changing', () => {
  test('a plan for the same instant takes the place of the one before, which does not come back when it is withdrawn', () => {
    const first = withVersion(undefined, aVersion(1, 'first', 0, 9 * DAY));
    const second = withVersion(first, aVersion(2, 'second', DAY, 9 * DAY));
    expect(second.versions.map(({ value }) => value)).toEqual(['second']);
    expect(withoutVersion(second, 2, 3, 2 * DAY)?.versions).toEqual([]);
  });

  test('an immediate change leaves the plans alone', () => {
    const planned = withVersion(undefined, aVersion(1, 'planned', 0, 9 * DAY));
    const both = withVersion(planned, aVersion(2, 'now', DAY));
    expect([versionInForce(both.versions, DAY)?.value, versionInForce(both.versions, 9 * DAY)?.value]).toEqual(['now', 'planned']);
  });

  test('a plan can be withdrawn up to its instant and not from then on', () => {
    const planned = withVersion(undefined, aVersion(1, 'planned', 0, 9 * DAY));
    expect(withoutVersion(planned, 1, 2, 9 * DAY - 1)).toMatchObject({ version: 2, changes: 2, versions: [] });
    expect(withoutVersion(planned, 1, 2, 9 * DAY)).toBeUndefined();
    expect(withoutVersion(planned, 5, 2, DAY)).toBeUndefined();
  });

  test('what was superseded stays for a minute, for readers whose clock is behind', () => {
    const before = withVersion(undefined, aVersion(1, 'old', DAY));
    const at = 2 * DAY;
    const after = withVersion(before, aVersion(2, 'new', at));
    expect(versionInForce(after.versions, at - 1)?.value).toBe('old');
    const long = withVersion(after, aVersion(3, 'newest', at + 120_000));
    expect(long.versions.map(({ value }) => value)).toEqual(['new', 'newest']);
  });
});

/** Any history: changes at once, plans and withdrawals, as time goes on. */
type Act = { readonly wait: number; readonly ahead: number; readonly withdraw: boolean };
const acts = fc.array(
  fc.record({ wait: fc.integer({ min: 1, max: 4 * DAY }), ahead: fc.integer({ min: 0, max: 6 * DAY }), withdraw: fc.boolean() }),
  { minLength: 1, maxLength: 25 },
);

/** What is left of every act, kept for ever: the plain model. */
type Told = { readonly at: number; readonly record: SettingRecord; readonly all: readonly SettingVersion[] };
function play(history: readonly Act[]): readonly Told[] {
  const told: Told[] = [];
  let now = 0;
  let record: SettingRecord | undefined;
  let all: readonly SettingVersion[] = [];
  for (const [index, { wait, ahead, withdraw }] of history.entries()) {
    now += wait;
    const number = index + 1;
    const [plan] = plannedVersions(record?.versions ?? [], now);
    const without = withdraw && record && plan ? withoutVersion(record, plan.number, number, now) : undefined;
    if (without && plan) {
      record = without;
      all = all.filter((version) => version.number !== plan.number);
    } else {
      const version = aVersion(number, number, now, now + ahead);
      record = withVersion(record, version);
      all = [...all.filter(({ effectiveFrom }) => effectiveFrom !== version.effectiveFrom || effectiveFrom <= now), version];
    }
    told.push({ at: now, record, all });
  }
  return told;
}

test('whatever is changed, planned and withdrawn: what is kept says the same from then on as everything that was ever said', () => {
  fc.assert(
    fc.property(acts, fc.array(fc.integer({ min: 0, max: 40 * DAY }), { maxLength: 10 }), (history, later) => {
      for (const { at, record, all } of play(history)) {
        for (const instant of [at, ...later.map((more) => at + more), ...all.map(({ effectiveFrom }) => Math.max(at, effectiveFrom))])
          expect(versionInForce(record.versions, instant)?.number).toBe(versionInForce(all, instant)?.number);
      }
    }),
  );
});

test('the number of changes never falls, and rises with each change and each plan that takes effect', () => {
  fc.assert(
    fc.property(acts, (history) => {
      let seen = 0;
      const told = play(history);
      for (const [index, { at, record }] of told.entries()) {
        expect(changesUntil(record, at)).toBeGreaterThan(seen);
        seen = changesUntil(record, at);
        expect(lastChangedAt(record, at)).toBe(at);
        const until = told[index + 1]?.at ?? at + 50 * DAY;
        for (const { effectiveFrom } of plannedVersions(record.versions, at).filter((plan) => plan.effectiveFrom < until)) {
          expect(changesUntil(record, effectiveFrom)).toBeGreaterThan(changesUntil(record, effectiveFrom - 1));
          expect(lastChangedAt(record, effectiveFrom)).toBe(effectiveFrom);
        }
        seen = Math.max(seen, changesUntil(record, until - 1));
      }
    }),
  );
});
