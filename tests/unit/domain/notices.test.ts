import { expect, test } from '@jest/globals';
import type { Actor } from '#core/domain/actor';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, customer, supervisor, technician } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { taken } from '../../support/take';
import { aWorkOrder, stillPacked } from '../../support/work-orders';

const told = (order: WorkOrder, step: StepName, actor: Actor, payload: Payload = PAYLOADS[step]): readonly string[] =>
  taken(order, step, payload, aContext(actor)).notices.map(({ id }) => id);
const received = aWorkOrder({ machines: [aMachine({ state: 'received' })] });

test('a customer’s message tells staff, one of staff tells nobody a second time', () => {
  expect(told(received, 'message', customer)).toEqual(['wo-1:8:agent:N27']);
  expect(told(received, 'message', agent)).toEqual([]);
});

test('unpacking tells the customer only what differs', () => {
  const packed = stillPacked(received);
  expect(told(packed, 'unpack', technician)).toEqual([]);
  expect(told(packed, 'unpack', technician, { ...PAYLOADS.unpack, serialsFound: [] })).toEqual(['wo-1:8:o-customer:N7']);
});

test('whoever cancels is named in the order, and a revoked share is gone', () => {
  const listed = aWorkOrder({ machines: [aMachine({ state: 'expected' })] });
  expect(taken(listed, 'cancel', PAYLOADS.cancel, aContext(customer)).order.cancelled?.by).toBe('customer');
  expect(taken(listed, 'cancel', PAYLOADS.cancel, aContext(supervisor)).order.cancelled?.by).toBe('supervisor');
  const { order: shared } = taken(listed, 'share', {}, aContext(customer, { newShareToken: 'drawn' }));
  expect(shared.shareToken).toBe('drawn');
  expect(taken(shared, 'revoke-share', {}, aContext(customer)).order.shareToken).toBeUndefined();
});
