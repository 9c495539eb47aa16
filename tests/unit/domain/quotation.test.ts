import { expect, test } from '@jest/globals';
import { aContext, customer, technician } from '../../support/contexts';
import { aMachine, aQuotation } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

const { class: _none, ...revision } = { class: undefined, ...PAYLOADS['revise-quotation'] };
const verdict = aMachine({ state: 'quoted' }).verdict;

test('a revised scrap quotation can still be declined', () => {
  const scrap = aMachine({
    state: 'quoted',
    quotations: [aQuotation({ class: 'scrap' })],
    ...(verdict ? { verdict: { ...verdict, kind: 'scrap' } } : {}),
  });
  const { order } = taken(aWorkOrder({ machines: [scrap] }), 'revise-quotation', revision, aContext(technician));
  expect(order.machines[0]?.quotations.map(({ version, class: kind }) => [version, kind])).toEqual([
    [1, 'scrap'],
    [2, 'scrap'],
  ]);
  expect(codeOf(take(order, 'decline', PAYLOADS.decline, aContext(customer)))).toBe('allowed');
});

test('a revision to another class is a new verdict, so no normal quotation ends unrepaired without one', () => {
  const before = aWorkOrder({ machines: [aMachine({ state: 'quoted' })] });
  const context = aContext(technician);
  const { order } = taken(before, 'revise-quotation', { ...revision, class: 'mixed' }, context);
  expect(order.machines[0]?.verdict).toMatchObject({ kind: 'mixed', at: context.now, by: 'o-technician' });
});
