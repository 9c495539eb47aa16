import { describe, expect, test } from '@jest/globals';
import { atHour } from '#core/domain/money-and-time';
import type { QuotationClass } from '#core/domain/quotation';
import { aContext, customer, finance, NOW, supervisor, technician, timer } from '../../support/contexts';
import { aMachine, aQuotation, LONG_AGO, REPAIR_FEE, RESHIP_FEE } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { allReminded, aWorkOrder } from '../../support/work-orders';

const quoted = aWorkOrder({ machines: [aMachine({ state: 'quoted' })] });

describe('a paid repair', () => {
  const { order: inReview } = taken(quoted, 'submit-voucher', PAYLOADS['submit-voucher'], aContext(customer));

  test('is promised five working days from the upload of the voucher', () => {
    expect(inReview.machines[0]?.promise).toEqual({
      trigger: 'voucher',
      from: '2026-11-23',
      workingDays: 5,
      dueAt: atHour('2026-11-30', 18),
      provisional: false,
      extensions: [],
    });
  });

  test('loses its promise when the voucher is rejected, and gets another with another voucher', () => {
    const { order: rejected } = taken(inReview, 'reject-voucher', PAYLOADS['reject-voucher'], aContext(finance));
    expect(rejected.machines[0]).toMatchObject({ state: 'quoted', paid: 0 });
    expect(rejected.machines[0]?.promise).toBeUndefined();
    const nextDay = { now: atHour('2026-11-24', 9) };
    const { order: again } = taken(rejected, 'submit-voucher', PAYLOADS['submit-voucher'], aContext(customer, nextDay));
    expect(again.machines[0]).toMatchObject({ voucherId: 'v2', promise: { from: '2026-11-24', dueAt: atHour('2026-12-01', 18) } });
  });

  test('is paid for once the voucher is approved', () => {
    const { order } = taken(inReview, 'approve-voucher', PAYLOADS['approve-voucher'], aContext(finance));
    expect(order.machines[0]).toMatchObject({ state: 'repairing', paid: REPAIR_FEE, refunded: 0 });
    expect(order.vouchers[0]?.review).toEqual({ as: 'approved', at: NOW, by: 'o-finance', reason: '' });
  });
});

test('one voucher pays for several machines, by their sum', () => {
  const machines = [aMachine({ state: 'quoted' }), aMachine({ id: 'm2', state: 'quoted', quotations: [aQuotation({ amount: 500 })] })];
  const payload = { ...PAYLOADS['submit-voucher'], machineIds: ['m1', 'm2'], amount: REPAIR_FEE + 500 };
  const { order } = taken(aWorkOrder({ machines }), 'submit-voucher', payload, aContext(customer));
  const { order: paid } = taken(order, 'approve-voucher', PAYLOADS['approve-voucher'], aContext(finance));
  expect(paid.machines.map((machine) => [machine.state, machine.paid])).toEqual([
    ['repairing', REPAIR_FEE],
    ['repairing', 500],
  ]);
});

describe('freight for sending a refused parcel again', () => {
  const refused = aWorkOrder({ machines: [aMachine({ state: 'return-refused' })] });
  const pay = { ...PAYLOADS['submit-voucher'], amount: RESHIP_FEE };
  const { order: inReview } = taken(refused, 'submit-voucher', pay, aContext(customer));
  const voucherId = inReview.vouchers.at(-1)?.id;

  test('leads to ready once approved, and does not count as paid for the repair', () => {
    const { order } = taken(inReview, 'approve-voucher', { voucherId }, aContext(finance));
    expect(order.machines[0]).toMatchObject({ state: 'ready', readyAt: NOW, paid: REPAIR_FEE, reshipFreight: { paid: true } });
  });

  test('goes back to refused when rejected, and the kept promise of the repair is not wiped out', () => {
    const { order } = taken(inReview, 'reject-voucher', { voucherId, reason: '金额不清' }, aContext(finance));
    expect(order.machines[0]).toMatchObject({ state: 'return-refused' });
    expect(order.machines[0]?.promise).toEqual(refused.machines[0]?.promise);
  });
});

const DECLINED: [QuotationClass, string][] = [
  ['normal', 'decline-not-offered'],
  ['scrap', 'allowed'],
  ['mixed', 'allowed'],
];
test.each(DECLINED)('declining a %s quotation is %s', (kind, code) => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'quoted', quotations: [aQuotation({ class: kind })] })] });
  expect(codeOf(take(order, 'decline', PAYLOADS.decline, aContext(customer)))).toBe(code);
});

test('a normal and a scrap quotation are not declined together', () => {
  const machines = [
    aMachine({ state: 'quoted', quotations: [aQuotation({ class: 'scrap' })] }),
    aMachine({ id: 'm2', state: 'quoted', quotations: [aQuotation({ class: 'normal' })] }),
  ];
  const payload = { ...PAYLOADS.decline, machineIds: ['m1', 'm2'] };
  expect(codeOf(take(aWorkOrder({ machines }), 'decline', payload, aContext(customer)))).toBe('decline-not-offered');
});

describe('the 90 days', () => {
  test('count from the first time somebody was told, and are not restarted by telling again', () => {
    const { order } = taken(quoted, 'note-notified', PAYLOADS['note-notified'], aContext(timer));
    expect(order.machines[0]?.quotations[0]?.notifiedAt).toBe(NOW);
    expect(codeOf(take(order, 'note-notified', PAYLOADS['note-notified'], aContext(customer)))).toBe('already-answered');
  });

  // Told on Monday, 2026-11-23: ninety days later is Sunday, 2027-02-21, whatever the hour.
  test.each([9, 15.5, 23.9])(
    'are calendar days, of which the last is whole: told at %d o’clock, kept to the end of the ninetieth day',
    (hour) => {
      const anchor = atHour('2026-11-23', hour);
      const machines = [aMachine({ state: 'quoted', quotations: [aQuotation({ notifiedAt: anchor })] })];
      const told = aWorkOrder({ machines, reminded: allReminded('pay').map((entry) => ({ ...entry, anchor })) });
      const holdAt = (now: number) => take(told, 'hold', PAYLOADS.hold, aContext(supervisor, { now }));
      const over = atHour('2027-02-22', 0);
      expect([codeOf(holdAt(over - 1)), codeOf(holdAt(over))]).toEqual(['day-not-reached', 'allowed']);
      expect(holdAt(over - 1)).toMatchObject({ error: { facts: { from: { at: over } } } });
    },
  );

  test('begin anew with a revised quotation, which has been told to nobody', () => {
    const machines = [aMachine({ state: 'quoted', quotations: [aQuotation({ notifiedAt: LONG_AGO })] })];
    const told = aWorkOrder({ machines, reminded: allReminded('pay') });
    expect(codeOf(take(told, 'hold', PAYLOADS.hold, aContext(supervisor)))).toBe('allowed');
    const { order } = taken(told, 'revise-quotation', PAYLOADS['revise-quotation'], aContext(technician));
    expect(codeOf(take(order, 'hold', PAYLOADS.hold, aContext(supervisor)))).toBe('day-not-reached');
  });
});

test('the notice of a refund, a voucher, a refused return tells its own amount, not that of the quotation', () => {
  const repaired = aWorkOrder({ machines: [aMachine({ state: 'shipped' })] });
  const amountOf = (step: 'refund' | 'note-refused-return' | 'quote', order = repaired): number | undefined =>
    taken(order, step, PAYLOADS[step], aContext(step === 'refund' ? finance : supervisor)).notices[0]?.facts.amount;
  expect(amountOf('refund')).toBe(100);
  expect(amountOf('note-refused-return')).toBe(RESHIP_FEE);
  expect(amountOf('quote', aWorkOrder({ machines: [aMachine({ state: 'received' })] }))).toBe(REPAIR_FEE);
});
