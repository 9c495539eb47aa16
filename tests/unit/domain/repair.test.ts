import { describe, expect, test } from '@jest/globals';
import { atHour, toLocalDate } from '#core/domain/money-and-time';
import { aContext, aRegistry, customer, technician } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

const received = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
const quoted = aWorkOrder({ machines: [aMachine({ state: 'quoted' })] });
const { rules } = aContext(technician);

test('a repair that is given up leaves neither verdict nor promise behind', () => {
  const { order } = taken(
    aWorkOrder({ machines: [aMachine({ state: 'repairing' })] }),
    'give-up',
    PAYLOADS['give-up'],
    aContext(technician),
  );
  expect(order.machines[0]).toMatchObject({ state: 'received', paid: 12_800 });
  expect(order.machines[0]?.verdict).toBeUndefined();
  expect(order.machines[0]?.promise).toBeUndefined();
});

test('an extension gives the new date and keeps its reason', () => {
  const payload = PAYLOADS['extend-promise'];
  const { order } = taken(aWorkOrder({ machines: [aMachine({ state: 'repairing' })] }), 'extend-promise', payload, aContext(technician));
  expect(order.machines[0]?.promise).toMatchObject({
    dueAt: payload.dueAt,
    extensions: [{ dueAt: payload.dueAt, reason: '等待备件', at: atHour('2026-11-23', 10) }],
  });
});

describe('complete machines take the owner’s extra days', () => {
  const extra = { rules: { ...rules, extraDays: { 'whole-machine': 2 } } };
  const dueOf = (machine: { promise?: { dueAt: number } } | undefined): string => toLocalDate(machine?.promise?.dueAt ?? 0);

  test('when repaired free', () => {
    const { order } = taken(received, 'judge-free', PAYLOADS['judge-free'], aContext(technician, { ...extra, registry: aRegistry(false) }));
    expect(dueOf(order.machines[0])).toBe('2026-06-10');
  });

  test('when paid for', () => {
    const { order } = taken(quoted, 'submit-voucher', PAYLOADS['submit-voucher'], aContext(customer, extra));
    expect(dueOf(order.machines[0])).toBe('2026-12-02');
  });
});

test('return freight that the customer pays stands in the quotation', () => {
  const paying = { rules: { ...rules, returnFreightPaidBy: 'customer' as const, returnFreight: 1_500 } };
  const { order } = taken(received, 'quote', PAYLOADS.quote, aContext(technician, paying));
  expect(order.machines[0]?.quotations[0]).toMatchObject({ amount: 14_300, returnFreightPaidBy: 'customer' });
});

test('a date promised thousands of years ahead took a course of millions of days, and nobody could open the order any more', () => {
  const repairing = aWorkOrder({ machines: [aMachine({ state: 'repairing' })] });
  const until = (date: string) => {
    const payload = { ...PAYLOADS['extend-promise'], dueAt: atHour(date, 18) };
    return codeOf(take(repairing, 'extend-promise', payload, aContext(technician)));
  };
  expect(until('9999-12-31')).toBe('day-not-working');
  expect(until('2028-11-24')).toBe('day-not-working');
  expect(until('2028-11-23')).toBe('allowed');
});
