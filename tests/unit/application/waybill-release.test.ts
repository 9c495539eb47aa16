import { expect, test } from '@jest/globals';
import { changeOf } from '#core/application/take-step';
import { aContext, agent, customer } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

test('R16 cancelling an order frees the waybill of every parcel on its way, so that each may be registered as an orphan should it arrive', () => {
  const machines = ['m1', 'm2', 'm3'].map((id) => aMachine({ id, state: 'in-transit' }));
  const order = aWorkOrder({ machines });
  const change = changeOf(order, taken(order, 'cancel', PAYLOADS.cancel, aContext(customer)));
  expect(change).toMatchObject({ releaseWaybill: 'SF1000000000001', releaseWaybillsLater: ['SF1000000000002', 'SF1000000000003'] });
});

test('R18 the waybill that was mistyped is given back, the one on the slip is claimed', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
  const change = changeOf(order, taken(order, 'sign-orphan', PAYLOADS['sign-orphan'], aContext(agent)));
  expect(change).toMatchObject({ claimWaybill: 'SF1234567890123', releaseWaybill: 'SF1000000000001' });
});
