import { expect, test } from '@jest/globals';
import { aContext, agent, aMachine, aWorkOrder, codeOf, customer, PAYLOADS, take, withoutAddress } from '../../support/work-orders';

const extra = { id: 'd1', parcelId: 'p2', kind: 'extra' as const, serialNumber: 'JMX16-9999' };

test('a difference can be settled while another machine of the order still waits for triage', () => {
  const order = aWorkOrder({ machines: [aMachine(), aMachine({ id: 'm2', state: 'received' })], discrepancies: [extra] });
  expect(order.stage).toBe('submitted');
  expect(codeOf(take(order, 'resolve-discrepancy', PAYLOADS['resolve-discrepancy'], aContext(agent)))).toBe('allowed');
});

test('an address can be given for a linked parcel while another machine of the order still waits for triage', () => {
  const order = withoutAddress(aWorkOrder({ machines: [aMachine(), aMachine({ id: 'm2', state: 'received' })] }));
  expect(codeOf(take(order, 'give-address', PAYLOADS['give-address'], aContext(customer)))).toBe('allowed');
});
