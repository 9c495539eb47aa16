import { expect, test } from '@jest/globals';
import type { Context } from '#core/domain/context';
import { MACHINE_STATES } from '#core/domain/machine';
import { offersFor } from '#core/domain/offers';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, customer, finance, supervisor, technician } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { aWorkOrder, withoutAddress } from '../../support/work-orders';

const offered = (order: WorkOrder, context: Context): readonly string[] =>
  offersFor(order, context)
    .filter(({ refusal }) => !refusal)
    .map(({ step }) => step);

test('a customer whose address is locked is not asked for it again', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  expect(offered(order, aContext(customer))).not.toContain('give-address');
  expect(offered(withoutAddress(order), aContext(customer))).toContain('give-address');
});

test('an open difference is offered to the agent by its id, none when there is none', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  const different = { ...order, discrepancies: [{ id: 'd1', parcelId: 'p1', kind: 'extra' as const, serialNumber: 'JMX16-9999' }] };
  expect(offersFor(order, aContext(agent)).filter(({ step }) => step === 'resolve-discrepancy')).toEqual([]);
  expect(offersFor(different, aContext(agent))).toContainEqual(expect.objectContaining({ step: 'resolve-discrepancy', targetId: 'd1' }));
});

test('whoever of staff had an order of their own could judge the machine, agree to it, and confirm their own payment', () => {
  const everything = { ...customer, staffRoles: ['agent', 'technician', 'finance', 'supervisor'] as const };
  for (const state of MACHINE_STATES) {
    const own = aWorkOrder({ machines: [aMachine({ state })] });
    expect(offersFor(own, aContext(everything))).toEqual(offersFor(own, aContext(customer)));
  }
});

test('nothing is offered for refund where nothing was paid', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  expect(offered(order, aContext(finance))).not.toContain('refund');
});

test('a promise is offered for extension only where there is one', () => {
  const { promise: _none, ...declined } = aMachine({ state: 'ready', outcome: 'unrepaired' });
  expect(offered(aWorkOrder({ machines: [declined] }), aContext(technician))).not.toContain('extend-promise');
});

test('a blocked return is refused to the agent, named, and offered to the supervisor', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'quoted' })] });
  const ship = offersFor(order, aContext(agent)).find(({ step }) => step === 'ship');
  expect(ship).toMatchObject({
    machineIds: ['m1'],
    refusal: { code: 'split-needs-reason', why: ['R54', 'R55', 'R56'], whoCan: ['agent'] },
  });
  expect(offered(order, aContext(supervisor))).toContain('ship');
});
