import { describe, expect, test } from '@jest/globals';
import { aContext, agent, aMachine, anAddress, aWorkOrder, codeOf, PAYLOADS, supervisor, take, taken } from '../../support/work-orders';

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
