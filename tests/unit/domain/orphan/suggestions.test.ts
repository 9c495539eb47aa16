import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { orphanSearchKeys, phoneTailOf } from '#core/domain/orphan/search-keys';
import { REASON_WEIGHTS, suggestOrders } from '#core/domain/orphan/suggestions';
import { waybillDistance, waybillKeys } from '#core/domain/orphan/waybill-distance';
import type { WorkOrder } from '#core/domain/work-order';
import { aMachine } from '../../../support/machines';
import { anOrphan } from '../../../support/orphans';
import { runs } from '../../../support/runs';
import { anAddress, aWorkOrder } from '../../../support/work-orders';

const SEED = 20_261_128;
const DIGITS = '0123456789';

/** Waybills as the carriers print them. */
const waybills = fc.oneof(
  fc.stringMatching(/^SF[0-9]{12,15}$/),
  fc.stringMatching(/^DPK[0-9]{10,13}$/),
  fc.stringMatching(/^KY[0-9]{10,14}$/),
  fc.stringMatching(/^JD[A-Z0-9]{9,18}$/),
  fc.stringMatching(/^[0-9]{9,15}$/),
  fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
  fc.stringMatching(/^[A-Z0-9-]{6,32}$/),
);

/** One mistake of a person who types: a wrong, missing or additional letter, or two neighbours swapped; now and then none. */
function mistype(waybill: string, kind: number, place: number, letter: string): string {
  const at = place % waybill.length;
  const [before, here, rest] = [waybill.slice(0, at), waybill.charAt(at), waybill.slice(at + 1)];
  switch (kind % 5) {
    case 0:
      return before + letter + rest;
    case 1:
      return before + rest;
    case 2:
      return before + letter + here + rest;
    case 3:
      return before + rest.charAt(0) + here + rest.slice(1);
    default:
      return waybill;
  }
}
const mistakes = fc.record({ kind: fc.nat(4), place: fc.nat(40), letter: fc.constantFrom(...DIGITS, 'A', 'Z', '-') });

const found = (stored: string, slip: string): boolean => {
  const keys = new Set(waybillKeys(stored));
  return waybillKeys(slip).some((key) => keys.has(key));
};

test('R16 a waybill with one wrong, missing, additional or swapped letter is always found, and is one mistake away', () => {
  fc.assert(
    fc.property(waybills, mistakes, (waybill, { kind, place, letter }) => {
      const typed = mistype(waybill, kind, place, letter);
      expect(found(waybill, typed)).toBe(true);
      expect(found(typed, waybill)).toBe(true);
      expect(waybillDistance(waybill, typed)).toBeLessThanOrEqual(1);
    }),
    { seed: SEED, numRuns: runs(20_000) },
  );
});

test('R16 the carrier’s letters in front may be left out or misread altogether', () => {
  expect(found('SF1234567890123', '1234567890123')).toBe(true);
  expect(waybillDistance('SF1234567890123', '5F1234567890123')).toBe(1);
  expect(waybillDistance('SF1234567890123', '1234567890123')).toBe(0);
});

test('the distance is that of a plain model: never more than what was done, and zero only for the same number', () => {
  fc.assert(
    fc.property(waybills, fc.array(mistakes, { maxLength: 3 }), (waybill, many) => {
      const typed = many.reduce((text, { kind, place, letter }) => (text.length > 1 ? mistype(text, kind, place, letter) : text), waybill);
      expect(waybillDistance(waybill, typed)).toBe(waybillDistance(typed, waybill));
      // Swaps may be undone in pairs, which this distance counts as two each.
      expect(waybillDistance(waybill, typed)).toBeLessThanOrEqual(2 * many.length);
    }),
    { seed: SEED, numRuns: runs(5_000) },
  );
  expect(waybillDistance('SF1234567890123', 'SF1234567890124')).toBe(1);
  expect(waybillDistance('SF1234567890123', 'SF1234567890321')).toBe(2);
});

test('the keys of a number stay few', () => {
  fc.assert(
    fc.property(waybills, (waybill) => expect(waybillKeys(waybill).length).toBeLessThanOrEqual(2 * waybill.length + 2)),
    { seed: SEED, numRuns: runs(1_000) },
  );
});

const inTransit = (id: string, waybillNumber: string, carrier: 'sf' | 'jd' = 'sf'): WorkOrder => {
  const order = aWorkOrder({ id, machines: [aMachine({ state: 'in-transit' })] });
  return { ...order, parcels: order.parcels.map((parcel) => ({ ...parcel, waybillNumber, carrier })) };
};

/** Orders that share nothing with the parcel but what many people share: a phone tail, a name, a region. */
const bystanders = fc.array(
  fc.record({
    tail: fc.constantFrom('8000', '1234', '0000'),
    name: fc.constantFrom('张三', '李四', '王五'),
    region: fc.constantFrom('广东省深圳市', '上海市'),
  }),
  { minLength: 1, maxLength: 8 },
);

test('R16 an order that merely shares a person’s traits never outranks the one that expects the parcel, whatever was mistyped', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^SF[0-9]{13}$/), mistakes, bystanders, (slip, { kind, place, letter }, others) => {
      const expected = inTransit('wo-right', mistype(slip, kind, place, letter));
      const rest = others.map(({ tail, name, region }, index) =>
        aWorkOrder({
          id: `wo-${index}`,
          contact: { name, phone: `1380013${tail}` },
          machines: [aMachine({ state: 'expected', serialNumber: `OTHER-${index}` })],
          receivingAddress: { address: { ...anAddress, name, region, phone: `1390013${tail}` }, hash: '', lockedAt: 0 },
        }),
      );
      const orphan = anOrphan({ waybillNumber: slip, serialNumbers: [], sender: { phoneTail: '8000', name: '张三', region: '深圳' } });
      const [first] = suggestOrders(orphan, [...rest, expected]);
      expect(first?.order.id).toBe('wo-right');
    }),
    { seed: SEED, numRuns: runs(2_000) },
  );
});

test('what points to the parcel or machine weighs more than all that points to a person', () => {
  const person = REASON_WEIGHTS['phone-tail'] + REASON_WEIGHTS.name + REASON_WEIGHTS.region;
  const { 'phone-tail': _tail, name: _name, region: _region, ...ofParcel } = REASON_WEIGHTS;
  for (const weight of Object.values(ofParcel)) expect(weight).toBeGreaterThan(person);
});

describe('R16 what speaks for an order, and what can be done with it', () => {
  const serialNumber = 'JX4-10001-IN';
  const orphan = anOrphan({ serialNumbers: [serialNumber], waybillNumber: 'SF1234567890123', sender: {} });
  const one = (order: WorkOrder, slip = orphan) => {
    const [suggestion, ...others] = suggestOrders(slip, [order]);
    expect(others).toEqual([]);
    return suggestion && { reasons: suggestion.reasons.map(({ code }) => code), action: suggestion.action };
  };

  test('the very waybill, registered after the parcel had come: sign for it', () => {
    expect(one(inTransit('wo-1', 'SF1234567890123'))).toMatchObject({
      reasons: ['waybill-same'],
      action: { kind: 'sign', parcelId: 'p1' },
    });
  });

  test('a mistyped waybill of the same carrier, and of another', () => {
    expect(one(inTransit('wo-1', 'SF1234567890132'))).toMatchObject({ reasons: ['waybill-close'], action: { kind: 'sign' } });
    expect(one(inTransit('wo-1', 'SF1234567890132', 'jd'))).toMatchObject({ reasons: ['waybill-close-other-carrier'] });
  });

  test('the serial of a machine that is to be sent in: link it, that machine chosen', () => {
    const machines = [aMachine({ state: 'expected', serialNumber }), aMachine({ id: 'm2', state: 'expected' })];
    expect(one(aWorkOrder({ machines }))).toEqual({
      reasons: ['serial-open'],
      action: { kind: 'link', machineIds: ['m1', 'm2'], chosenIds: ['m1'] },
    });
  });

  test('the serial of a machine that waits for triage: confirm the return first', () => {
    expect(one(aWorkOrder({ machines: [aMachine({ serialNumber })] }))).toMatchObject({
      reasons: ['serial-open'],
      action: { kind: 'triage' },
    });
  });

  test('the serial of a machine in a parcel on its way under quite another waybill: that parcel', () => {
    const machines = [aMachine({ state: 'in-transit', serialNumber })];
    expect(one(aWorkOrder({ machines }))).toMatchObject({ reasons: ['serial-open'], action: { kind: 'sign', parcelId: 'p1' } });
  });

  test('a machine that was here before, or a waybill of a cancelled order: tell that customer', () => {
    expect(one(aWorkOrder({ machines: [aMachine({ state: 'delivered', serialNumber })] }))).toMatchObject({
      reasons: ['serial-past'],
      action: { kind: 'tell' },
    });
    const cancelled = { ...inTransit('wo-1', 'SF1234567890123'), stage: 'cancelled' as const };
    expect(one(cancelled)).toMatchObject({ reasons: ['waybill-before'], action: { kind: 'tell' } });
  });

  test('phone tail, name and region of contact or receiving address; masked names too', () => {
    const address = { ...anAddress, name: '王小明', phone: '13912346789' };
    const order = aWorkOrder({ machines: [aMachine({ state: 'expected' })], receivingAddress: { address, hash: '', lockedAt: 0 } });
    const slip = (sender: object) => anOrphan({ serialNumbers: [], waybillNumber: null, sender });
    expect(one(order, slip({ phoneTail: '6789', name: '王**', region: '深圳' }))).toMatchObject({
      reasons: ['phone-tail', 'name', 'region'],
    });
    expect(one(order, slip({ phoneTail: '8000' }))).toMatchObject({ reasons: ['phone-tail'] });
    expect(suggestOrders(slip({ phoneTail: '0001', name: '王' }), [order])).toEqual([]);
    expect(suggestOrders(slip({ phoneTail: '6789' }), [{ ...order, stage: 'completed' }])).toEqual([]);
  });

  test('an order that nothing speaks for is not suggested', () => {
    expect(suggestOrders(orphan, [inTransit('wo-1', 'SF9999999999999')])).toEqual([]);
  });
});

test('an order is found by what it expects only while it is open', () => {
  const order = inTransit('wo-1', 'SF1234567890123');
  expect(orphanSearchKeys(order, true)).toMatchObject({ phoneTails: ['8000'], senderNames: ['联系人', '收件人'] });
  expect(orphanSearchKeys(order, true).waybillKeys).toContain('SF123456789012');
  const signed = { ...order, parcels: order.parcels.map((parcel) => ({ ...parcel, signed: { at: 1, by: 'o-agent' } })) };
  expect(orphanSearchKeys(signed, true).waybillKeys).toEqual([]);
  expect(orphanSearchKeys(order, false)).toEqual({ phoneTails: [], senderNames: [], waybillKeys: [] });
  expect(phoneTailOf('+86 138-0013-8000')).toBe('8000');
});
