import { expect, test } from '@jest/globals';
import { eventLines } from '#core/application/evidence/event-lines';
import { aContext, agent, technician } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { taken } from '../../support/take';
import { aWorkOrder, stillPacked } from '../../support/work-orders';

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

test('R7 the exported history says that the damage came from the transport, with the report as with the verdict', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  const { order: shown, event } = taken(order, 'report-damage', PAYLOADS['report-damage'], aContext(technician));
  expect(eventLines(event, 'en')).toEqual(['Damaged in transport', '外箱破损，机壳变形']);
  const { event: quoted } = taken(shown, 'quote', { ...PAYLOADS.quote, damageCause: 'logistics' }, aContext(technician));
  expect(eventLines(quoted, 'en')).toContain('Damaged in transport');
});

test('R17 the exported history says what lay in the parcel, and how a difference was settled', () => {
  const packed = stillPacked(aWorkOrder({ machines: [aMachine({ state: 'received' })] }));
  const unpack = { parcelId: 'p1', serialsFound: ['JMX16-9999'], unlabelledMachineIds: [], photos: ['a-box'] };
  const { order, event } = taken(packed, 'unpack', unpack, aContext(technician));
  expect(eventLines(event, 'zh-CN')).toContain('箱内序列号：JMX16-9999');
  const missing = { discrepancyId: 'd1', resolution: 'not-in-parcel' as const };
  const { event: settled } = taken(order, 'resolve-discrepancy', missing, aContext(agent));
  expect(eventLines(settled, 'zh-CN')).toEqual(['不符的处理：确认不在包裹里，请另行寄出']);
});

test('R38 the exported history says which machine came without its label', () => {
  const packed = stillPacked(aWorkOrder({ machines: [aMachine({ state: 'received' })] }));
  const unpack = { parcelId: 'p1', serialsFound: [], unlabelledMachineIds: ['m1'], photos: ['a-box'] };
  expect(eventLines(taken(packed, 'unpack', unpack, aContext(technician)).event, 'zh-CN')).toEqual(['标签缺失或无法辨认：#1']);
});

test('R38 R39 the exported history says which number was read from a label, and which factory date was established', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received', serialNumber: null })] });
  const { event: read } = taken(order, 'read-label', PAYLOADS['read-label'], aContext(technician));
  expect(eventLines(read, 'zh-CN')).toEqual(['读出序列号 JMX16-7777']);
  const putAside = { id: 'd1', parcelId: 'p1', kind: 'extra' as const, serialNumber: 'JMX16-7777' };
  const { event: belongs } = taken({ ...order, discrepancies: [putAside] }, 'read-label', PAYLOADS['read-label'], aContext(technician));
  expect(eventLines(belongs, 'en')).toEqual(['serial number read: JMX16-7777', expect.stringContaining('the machine of the order')]);
  const { event: established } = taken(
    order,
    'establish-warranty',
    PAYLOADS['establish-warranty'],
    aContext(agent, { registry: new Map() }),
  );
  expect(eventLines(established, 'en')).toEqual([expect.stringContaining('factory date established'), '购买发票']);
});
