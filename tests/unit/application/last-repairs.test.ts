import { expect, test } from '@jest/globals';
import { changeOf } from '#core/application/take-step';
import type { Machine } from '#core/domain/machine';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, customer } from '../../support/contexts';
import { aMachine, serialOf } from '../../support/machines';
import { taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

test('R38 what was repaired without its label is no repair of the machine whose number the customer typed', () => {
  const shipped = (more: Partial<Machine>): WorkOrder =>
    aWorkOrder({ machines: [aMachine({ state: 'shipped', outcome: 'repaired', ...more })] });
  const delivered = (order: WorkOrder) => changeOf(order, taken(order, 'confirm-delivered', { shipmentId: 's1' }, aContext(customer)));
  expect(delivered(shipped({ label: 'read' }))).toMatchObject({ noteRepairs: [{ serialNumber: serialOf('m1') }] });
  const unread = delivered(shipped({ label: 'missing' }));
  expect(unread).toMatchObject({ releaseSerials: [serialOf('m1')] });
  expect(unread).not.toHaveProperty('noteRepairs');
});
