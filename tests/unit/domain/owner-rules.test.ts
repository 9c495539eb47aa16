import { describe, expect, test } from '@jest/globals';
import { orderView } from '#core/application/order-view';
import type { Context, OwnerRules } from '#core/domain/context';
import { DAY_MS } from '#core/domain/money-and-time';
import type { WorkOrder } from '#core/domain/work-order';
import { defaultSettings } from '../../../config/cloud/settings';
import { aContext, agent, customer, NOW, supervisor, technician } from '../../support/contexts';
import { aMachine, aQuotation } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

/** The world under other settings. */
const under = (actor: Context['actor'], rules: Partial<OwnerRules>): Context => {
  const context = aContext(actor);
  return { ...context, rules: { ...context.rules, ...rules } };
};
const viewed = (order: WorkOrder) =>
  orderView(order, [], { context: aContext(customer), settings: defaultSettings, language: 'en' }).machines[0];

const received = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
const quotedAs = (kind: 'scrap' | 'normal', notifiedAt: number) =>
  aWorkOrder({ machines: [aMachine({ state: 'quoted', quotations: [aQuotation({ class: kind, notifiedAt })] })] });

describe('R10 who pays the return stands in the decision, and later settings do not touch it', () => {
  test('a quotation keeps payer and freight; the customer sees the amount', () => {
    const { order } = taken(
      received,
      'quote',
      PAYLOADS.quote,
      under(technician, { returnFreightPaidBy: 'customer', returnFreight: 3_000 }),
    );
    expect(viewed(order)?.quotation?.freightText).toBe('You pay the return freight of ¥30.00; it is in the total');
  });

  test('freight of nothing means that the carrier is paid on delivery', () => {
    const { order } = taken(received, 'quote', PAYLOADS.quote, under(technician, { returnFreightPaidBy: 'customer' }));
    expect(viewed(order)?.quotation?.freightText).toBe('You pay the return freight to the carrier on delivery');
  });

  const WAYS: ['declare-unrepairable' | 'decline', WorkOrder, Context['actor']][] = [
    ['declare-unrepairable', received, technician],
    ['decline', quotedAs('scrap', NOW), customer],
  ];
  test.each(WAYS)('R28 R45 after %s', (step, order, actor) => {
    const before = taken(order, step, PAYLOADS[step], under(actor, { unrepairedFreightPaidBy: 'customer' })).order;
    expect(viewed(before)?.returnFreightText).toBe('You pay the return freight to the carrier on delivery');
    const otherwise = taken(order, step, PAYLOADS[step], aContext(actor)).order;
    expect(viewed(otherwise)?.returnFreightText).toBe('JASMINER pays the return freight');
  });

  test('a machine that is repaired says nothing of it', () => {
    expect(viewed(aWorkOrder({ machines: [aMachine({ state: 'repairing' })] }))).not.toHaveProperty('returnFreightText');
  });
});

describe('R48 whether unpaid machines are kept for the 90 days', () => {
  const justTold = quotedAs('normal', NOW - DAY_MS);
  test('by default they are', () => {
    expect(codeOf(take(justTold, 'hold', PAYLOADS.hold, aContext(supervisor)))).toBe('day-not-reached');
  });
  test('without it a supervisor need not wait', () => {
    expect(codeOf(take(justTold, 'hold', PAYLOADS.hold, under(supervisor, { ninetyDaysForFees: false })))).toBe('allowed');
  });
  test('but the customer must have been told', () => {
    const untold = aWorkOrder({ machines: [aMachine({ state: 'quoted', quotations: [aQuotation()] })] });
    expect(codeOf(take(untold, 'hold', PAYLOADS.hold, under(supervisor, { ninetyDaysForFees: false })))).toBe('day-not-reached');
  });
  test('R49 refused returns are kept for them all the same', () => {
    const refused = aMachine({ state: 'return-refused' });
    const reshipFreight = { amount: 3_000, refusedAt: NOW, paid: false, notifiedAt: NOW - DAY_MS };
    const order = aWorkOrder({ machines: [{ ...refused, reshipFreight }] });
    expect(codeOf(take(order, 'hold', PAYLOADS.hold, under(supervisor, { ninetyDaysForFees: false })))).toBe('day-not-reached');
  });
});

describe('waiting periods are the owner’s', () => {
  const sentBack = (days: number) =>
    aWorkOrder({ machines: [aMachine({ state: 'expected', triage: { outcome: 'return', note: '', at: NOW - days * DAY_MS } })] });
  const WAITS: ['cancel' | 'withdraw', number, Partial<OwnerRules>, string][] = [
    ['cancel', 41, { returnCancelDays: 40 }, 'allowed'],
    ['cancel', 41, { returnCancelDays: 41 }, 'day-not-reached'],
    ['withdraw', 11, { withdrawDays: 10 }, 'allowed'],
    ['withdraw', 11, { withdrawDays: 11 }, 'day-not-reached'],
  ];
  test.each(WAITS)('%s after %d days: %j', (step, days, rules, code) => {
    expect(codeOf(take(sentBack(days), step, PAYLOADS[step], under(supervisor, rules)))).toBe(code);
  });
});

describe('R55 what is a large quantity is the owner’s', () => {
  const machines = ['m1', 'm2', 'm3'].map((id) => aMachine({ id, state: id === 'm3' ? 'repairing' : 'ready' }));
  const payload = { ...PAYLOADS.ship, machineIds: ['m1', 'm2'], splitReason: 'large-quantity' as const };
  test.each([
    [3, 'allowed'],
    [4, 'split-needs-reason'],
  ])('from %d machines on: %s', (largeQuantity, code) => {
    expect(codeOf(take(aWorkOrder({ machines }), 'ship', payload, under(agent, { largeQuantity })))).toBe(code);
  });
});

describe('R18 formats of waybill numbers are the owner’s', () => {
  const expected = aWorkOrder({ machines: [aMachine({ state: 'expected' })] });
  test.each([
    ['X\\d{4}', 'X1234', 'allowed'],
    ['X\\d{5}', 'X1234', 'waybill-invalid'],
  ])('%s takes %s: %s', (pattern, waybillNumber, code) => {
    const rules = { waybillFormats: { ...defaultSettings.waybillFormats, sf: pattern } };
    expect(codeOf(take(expected, 'send-in', { ...PAYLOADS['send-in'], carrier: 'sf', waybillNumber }, under(customer, rules)))).toBe(code);
  });
});
