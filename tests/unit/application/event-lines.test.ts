import { expect, test } from '@jest/globals';
import { eventLines } from '#core/application/evidence/event-lines';
import { aContext, agent } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

test('R11 the exported history says in words why a parcel was refused, not by a code', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
  const payload = { parcelId: 'p1', reason: 'collect-freight', note: '到付 86 元', photos: ['a-door'] };
  const { event } = taken(order, 'refuse-parcel', payload, aContext(agent));
  expect(eventLines(event, 'zh-CN')).toEqual(expect.arrayContaining(['运费到付', '到付 86 元']));
  expect(eventLines(event, 'zh-CN')).not.toContain('collect-freight');
});

test('a reason that somebody wrote stands in the exported history as it was written', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'in-transit' })] });
  const { event } = taken(order, 'lose-inbound', { parcelId: 'p1', reason: '快递遗失', photos: ['a-proof'] }, aContext(agent));
  expect(eventLines(event, 'en')).toContain('快递遗失');
});
