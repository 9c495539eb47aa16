import { describe, expect, test } from '@jest/globals';
import type { ChainedEvent } from '#core/domain/event';
import { evolve } from '#core/domain/evolve';
import type { Machine } from '#core/domain/machine';
import type { WorkOrder } from '#core/domain/work-order';
import { noticeText } from '#core/texts/notices';
import { aContext, agent, technician } from '../../support/contexts';
import { aMachine, serialOf } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take, taken } from '../../support/take';
import { aWorkOrder, stillPacked } from '../../support/work-orders';

const bench = aContext(technician);
const here = (more: Partial<Machine> = {}): Machine => aMachine({ state: 'received', label: 'missing', ...more });
const label = (serialNumber: string, machineId = 'm1') => ({ machineIds: [machineId], serialNumber, photos: ['a-label-2'] });
const read = (order: WorkOrder, serialNumber: string, machineId = 'm1') =>
  taken(order, 'read-label', label(serialNumber, machineId), bench);
const settle = (order: WorkOrder, discrepancyId: string, resolution: 'found' | 'not-in-parcel' | 'set-aside') =>
  taken(order, 'resolve-discrepancy', { discrepancyId, resolution }, aContext(agent)).order;

describe('R17 R38 a label that bears the number of another machine of the order', () => {
  const inOneParcel = (m2: Partial<Machine>): WorkOrder => aWorkOrder({ machines: [here(), here({ id: 'm2', parcelId: 'p1', ...m2 })] });

  test('which is in the same parcel and has no label either: the refusal names the number that was read', () => {
    const refused = take(inOneParcel({}), 'read-label', label(serialOf('m2')), bench);
    expect(refused).toMatchObject({ error: { code: 'serials-taken', facts: { serials: { names: [serialOf('m2')] } } } });
  });

  test('of two mixed up, each is read as the machine whose number it bears', () => {
    const { order } = read(read(inOneParcel({}), serialOf('m2'), 'm2').order, serialOf('m1'));
    expect(order).toMatchObject({ discrepancies: [], machines: [{ label: 'read' }, { label: 'read' }] });
  });

  test('which was read in the same parcel already is refused: one of the two was mistyped', () => {
    expect(codeOf(take(inOneParcel({ label: 'read' }), 'read-label', label(serialOf('m2')), bench))).toBe('serials-taken');
  });

  test('which the customer was to send in another parcel is a difference, as it is at unpacking', () => {
    const order = aWorkOrder({ machines: [here(), aMachine({ id: 'm2', state: 'expected' })] });
    const packed = stillPacked(order);
    const payload = { ...PAYLOADS.unpack, serialsFound: [serialOf('m2')], unlabelledMachineIds: [] };
    const atUnpacking = taken(packed, 'unpack', payload, bench).order.discrepancies;
    expect(read(order, serialOf('m2')).order.discrepancies).toMatchObject([...atUnpacking]);
  });

  test('which was missed in the same parcel: that one is here, and the other is missing in its place', () => {
    const packed = stillPacked(inOneParcel({}));
    const { order } = taken(packed, 'unpack', { ...PAYLOADS.unpack, serialsFound: [], unlabelledMachineIds: ['m1'] }, bench);
    const swapped = read(order, serialOf('m2')).order;
    expect(swapped.discrepancies).toMatchObject([
      { kind: 'missing', machineId: 'm2' },
      { kind: 'missing', machineId: 'm1' },
    ]);
    const settled = settle(settle(swapped, 'd1', 'found'), 'd2', 'not-in-parcel');
    expect(settled.machines).toMatchObject([{ state: 'expected' }, { state: 'received' }]);
  });
});

describe('R17 R38 a label that bears a number from elsewhere', () => {
  test('which was found too much in the parcel before does not come to the orphan desk a second time', () => {
    const packed = stillPacked(aWorkOrder({ machines: [here()] }));
    const unpacked = { ...PAYLOADS.unpack, serialsFound: ['JMX16-8888'], unlabelledMachineIds: ['m1'] };
    const { order } = taken(packed, 'unpack', unpacked, bench);
    expect(read(order, 'JMX16-8888').order.discrepancies).toMatchObject([{ kind: 'extra' }, { kind: 'missing', machineId: 'm1' }]);
  });

  test('is no picture of our machine’s label: it stands with the difference, where the customer sees it', () => {
    const { order } = read(aWorkOrder({ machines: [here()] }), 'JMX16-8888');
    expect(order.machines[0]?.labelPhotos).toEqual(['a-label']);
    expect(order.discrepancies).toMatchObject([
      { kind: 'missing', photos: ['a-label-2'] },
      { kind: 'extra', photos: ['a-label-2'] },
    ]);
  });

  test('is told with the numbers that differ, not with those of the parcel', () => {
    const { notices } = read(aWorkOrder({ machines: [here()] }), 'JMX16-8888');
    expect(notices).toMatchObject([{ code: 'N7', facts: { serialNumbers: [serialOf('m1'), 'JMX16-8888'] } }]);
    const packed = stillPacked(aWorkOrder({ machines: [here(), here({ id: 'm2', parcelId: 'p1' })] }));
    const unpacked = { ...PAYLOADS.unpack, serialsFound: [serialOf('m1'), 'JMX16-8888'] };
    expect(taken(packed, 'unpack', unpacked, bench).notices).toMatchObject([{ facts: { serialNumbers: [serialOf('m2'), 'JMX16-8888'] } }]);
  });
});

test('R17 R38 a notice of a difference says whether the parcel or a label showed it, or that it was settled', () => {
  const packed = stillPacked(aWorkOrder({ machines: [here()] }));
  const { order, notices: unpacking } = taken(packed, 'unpack', { ...PAYLOADS.unpack, serialsFound: [] }, bench);
  const { notices: label } = read(aWorkOrder({ machines: [here()] }), 'JMX16-8888');
  const { notices: settling } = taken(order, 'resolve-discrepancy', { discrepancyId: 'd1', resolution: 'found' }, aContext(agent));
  const bodies = [unpacking, label, settling].flatMap((notices) => notices.map(({ code, facts }) => noticeText('zh-CN', code, facts).body));
  expect(bodies).toEqual([
    '开箱发现实物与工单不符，客服会与您核对。序列号：JMX16-0001。',
    '设备标签上的序列号与工单里的不同，客服会与您核对。序列号：JMX16-0001、JMX16-8888。',
    '实物与工单的不符已处理，结果请看工单。',
  ]);
});

test('I12 events from before labels were noted replay', () => {
  const without = (
    { facts: { labels: _labels, discrepancies: _none, ...facts }, ...event }: ChainedEvent,
    kept: object = {},
  ): ChainedEvent => ({
    ...event,
    facts: { ...facts, ...kept },
  });
  const packed = stillPacked(aWorkOrder({ machines: [here({ serialNumber: null })] }));
  const { order, event: unpacked } = taken(packed, 'unpack', { ...PAYLOADS.unpack, serialsFound: [], unlabelledMachineIds: ['m1'] }, bench);
  expect(evolve(packed, without(unpacked, { discrepancies: [] })).parcels[0]?.unpacked).toEqual(order.parcels[0]?.unpacked);
  const { event: labelled } = read(order, 'JMX16-7777');
  expect(evolve(order, without(labelled))).toMatchObject({ discrepancies: [], machines: [{ serialNumber: 'JMX16-7777', label: 'read' }] });
});
