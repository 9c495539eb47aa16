import { describe, expect, test } from '@jest/globals';
import { DAY_MS } from '#core/domain/money-and-time';
import { aContext, agent, customer, NOW, supervisor, timer } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { anAddress, aWorkOrder } from '../../support/work-orders';

const elsewhere = { ...anAddress, street: '科技园二路 2 号' };
const refused = aMachine({ state: 'return-refused' });
const sentAgain = { ...refused, state: 'ready' as const };

describe('a parcel that the consignee refused is sent again', () => {
  const order = aWorkOrder({ machines: [sentAgain] });

  test('a supervisor may name another address, and the locked one stays as it is', () => {
    const { order: after } = taken(order, 'ship', { ...PAYLOADS.ship, receivingAddress: elsewhere }, aContext(supervisor));
    expect(after.shipments.at(-1)?.address).toEqual(elsewhere);
    expect(after.receivingAddress).toEqual(order.receivingAddress);
  });

  test('an agent may not', () => {
    expect(codeOf(take(order, 'ship', { ...PAYLOADS.ship, receivingAddress: elsewhere }, aContext(agent)))).toBe('address-already-locked');
  });

  test('the other address is complete or none', () => {
    const nowhere = { ...elsewhere, phone: '12' };
    expect(codeOf(take(order, 'ship', { ...PAYLOADS.ship, receivingAddress: nowhere }, aContext(supervisor)))).toBe('address-incomplete');
  });
});

test('even a supervisor names no other address for a parcel that was never refused', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'ready' })] });
  expect(codeOf(take(order, 'ship', { ...PAYLOADS.ship, receivingAddress: elsewhere }, aContext(supervisor)))).toBe(
    'address-already-locked',
  );
});

describe('a return that the customer says has not come', () => {
  const shipped = aWorkOrder({ machines: [aMachine({ state: 'shipped' })] });
  const deliver = PAYLOADS['confirm-delivered'];
  const report = PAYLOADS['report-not-received'];
  const { order: disputed } = taken(shipped, 'report-not-received', report, aContext(customer));

  test('is not closed by the timer any more, but by the customer', () => {
    expect(codeOf(take(shipped, 'confirm-delivered', deliver, aContext(timer)))).toBe('allowed');
    expect(codeOf(take(disputed, 'confirm-delivered', deliver, aContext(timer)))).toBe('day-not-reached');
    expect(codeOf(take(disputed, 'confirm-delivered', deliver, aContext(customer)))).toBe('allowed');
  });

  test('is closed for good once the customer has confirmed it', () => {
    const { order: confirmed } = taken(disputed, 'confirm-delivered', deliver, aContext(customer));
    expect(confirmed.shipments[0]?.delivered).toEqual({ at: NOW, by: 'customer' });
    expect(codeOf(take(confirmed, 'report-not-received', report, aContext(customer)))).toBe('delivery-not-disputable');
  });

  test('is not reported twice', () => {
    expect(codeOf(take(disputed, 'report-not-received', report, aContext(customer)))).toBe('delivery-not-disputable');
  });

  test('opens again up to 30 days after the timer closed it', () => {
    const { order: closed } = taken(shipped, 'confirm-delivered', deliver, aContext(timer));
    expect(closed).toMatchObject({ stage: 'completed', shipments: [{ delivered: { at: NOW, by: 'timer' } }] });
    const lastDay = { now: NOW + 30 * DAY_MS };
    const { order: open } = taken(closed, 'report-not-received', report, aContext(customer, lastDay));
    expect(open).toMatchObject({ stage: 'in-service', shipments: [{ disputedAt: lastDay.now }] });
    expect(open.shipments[0]?.delivered).toBeUndefined();
    expect(codeOf(take(closed, 'report-not-received', report, aContext(customer, { now: lastDay.now + 1 })))).toBe(
      'delivery-not-disputable',
    );
  });
});

test('R55 machines that never came for repair make no quantity large', () => {
  const elsewhere = (['remote-fixed', 'withdrawn', 'expected'] as const).map((state, index) => aMachine({ id: `m${index + 3}`, state }));
  const order = aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'repairing' }), ...elsewhere] });
  const { rules } = aContext(agent);
  const split = { ...PAYLOADS.ship, splitReason: 'large-quantity' as const };
  expect(take(order, 'ship', split, aContext(agent, { rules: { ...rules, largeQuantity: 5 } }))).toMatchObject({
    error: { code: 'split-needs-reason', facts: { count: { value: 2 }, threshold: { value: 5 } } },
  });
});

test('an order as large as the owner’s threshold may be split by an agent, a smaller one not', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'repairing' })] });
  const { rules } = aContext(agent);
  const split = { ...PAYLOADS.ship, splitReason: 'large-quantity' as const };
  expect(codeOf(take(order, 'ship', split, aContext(agent, { rules: { ...rules, largeQuantity: 2 } })))).toBe('allowed');
  expect(codeOf(take(order, 'ship', split, aContext(agent, { rules: { ...rules, largeQuantity: 3 } })))).toBe('split-needs-reason');
});
