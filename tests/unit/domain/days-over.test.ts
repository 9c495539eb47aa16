import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { alarmsOf } from '#core/domain/alarms';
import { atHour, DAY_MS, type EpochMs, toLocalDate } from '#core/domain/money-and-time';
import { aContext, supervisor, timer } from '../../support/contexts';
import { aMachine, aQuotation } from '../../support/machines';
import { aFoundParcel, anOrphan, orphanCodeOf, orphanContext, takeOrphan } from '../../support/orphans';
import { PAYLOADS } from '../../support/payloads';
import { runs } from '../../support/runs';
import { codeOf, take } from '../../support/take';
import { allReminded, aWorkOrder } from '../../support/work-orders';

const billedAt = (notifiedAt: EpochMs) =>
  aWorkOrder({ machines: [aMachine({ state: 'quoted', quotations: [aQuotation({ notifiedAt })] })] });
const moments = fc.integer({ min: atHour('2026-01-01', 0), max: atHour('2027-12-31', 0) });

test('R47 R48 a machine that is not paid for and a parcel without an order that begin to wait at once are kept to the same moment, never less than 90 days', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 92 * DAY_MS }), (since, gone) => {
      const now = since + gone;
      const order = { ...billedAt(since), reminded: allReminded('pay').map((entry) => ({ ...entry, anchor: since })) };
      const parcel = anOrphan({ ...aFoundParcel({}, since).orphan, state: 'waiting' });
      const held = codeOf(take(order, 'hold', PAYLOADS.hold, aContext(supervisor, { now })));
      expect(orphanCodeOf(takeOrphan(parcel, 'hold', orphanContext(supervisor, { now })))).toBe(held);
      if (gone <= 90 * DAY_MS) expect(held).toBe('day-not-reached');
      if (gone >= 91 * DAY_MS) expect(held).toBe('allowed');
    }),
    { seed: 20_261_128, numRuns: runs(1_000) },
  );
});

test('R48 whoever is told of a fee hears of it for the last time before the 90 days are over, and the supervisor after them', () => {
  fc.assert(
    fc.property(moments, (since) => {
      const alarms = alarmsOf(billedAt(since), aContext(timer));
      const [last, over] = [alarms.find(({ day }) => day === 89), alarms.find(({ kind }) => kind === 'may-hold')];
      const dayOf = (at: EpochMs = 0): number => (Date.parse(toLocalDate(at)) - Date.parse(toLocalDate(since))) / DAY_MS;
      expect([89, 90]).toContain(dayOf(last?.at));
      expect(dayOf(over?.at)).toBe(91);
    }),
    { seed: 20_261_128, numRuns: runs(1_000) },
  );
});
