import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays } from '#core/domain/money-and-time';
import { warrantyOn } from '#core/domain/warranty';
import { runs } from '../../support/runs';

const SEED = 20_261_123;
const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2010-01-01', offset));
const check = <T extends unknown[]>(property: fc.IProperty<T>, full: number): void =>
  fc.assert(property, { seed: SEED, numRuns: runs(full) });

/** The last day of a warranty of `months`, for a machine shipped on `from`. */
function addMonths(from: string, months: number): string {
  const registered = { serialNumber: 'JMX16-0001', model: 'X16-Q', itemType: 'whole-machine', shippedDate: from, warrantyMonths: months };
  const warranty = warrantyOn(from, 'JMX16-0001', registered);
  return warranty.result === 'undetermined' ? '' : warranty.lastDay;
}

test.each([
  ['2025-08-31', 6, '2026-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-03-31', 1, '2026-04-30'],
  ['2026-11-23', 0, '2026-11-23'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(from, months)).toBe(to);
});

test('months later is the same day of that month, or its last when it has no such day', () => {
  check(
    fc.property(days, fc.integer({ min: 0, max: 60 }), (from, months) => {
      const to = addMonths(from, months);
      const [year, month, day] = from.split('-').map(Number) as [number, number, number];
      const expectedMonth = year * 12 + (month - 1) + months;
      const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
      expect(toYear * 12 + toMonth - 1).toBe(expectedMonth);
      // Either the same day, or an earlier one after which a new month begins.
      expect(toDay === day || (toDay < day && addDays(to, 1).endsWith('-01'))).toBe(true);
    }),
    5_000,
  );
});

describe('the warranty of a machine shipped on 31 August for six months', () => {
  const registered = {
    serialNumber: 'JMX16-0001',
    model: 'X16-Q',
    itemType: 'whole-machine',
    shippedDate: '2025-08-31',
    warrantyMonths: 6,
  };
  test.each([
    ['2026-02-27', 'in-warranty'],
    ['2026-02-28', 'in-warranty'],
    ['2026-03-01', 'expired'],
  ])('received on %s it is %s', (receivedDate, result) => {
    expect(warrantyOn(receivedDate, 'JMX16-0001', registered)).toEqual({
      result,
      shippedDate: '2025-08-31',
      months: 6,
      lastDay: '2026-02-28',
    });
  });

  test('cannot be told without a readable label, even of a registered machine, nor without a registered serial', () => {
    expect(warrantyOn('2026-02-01', null, registered)).toEqual({ result: 'undetermined', because: 'label-unreadable' });
    expect(warrantyOn('2026-02-01', 'JMX16-0001', undefined)).toEqual({ result: 'undetermined', because: 'serial-unknown' });
  });
});
