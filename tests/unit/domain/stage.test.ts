import { describe, expect, test } from '@jest/globals';
import type { InboundCarrier } from '#core/domain/carrier';
import type { MachineState } from '#core/domain/machine';
import { queueGroupOf } from '#core/domain/queue-group';
import { blockersOf, stageWordOf, stepBarOf } from '#core/domain/stage';
import { isWaybillOf, normaliseWaybill } from '#core/domain/waybill';
import type { WorkOrder } from '#core/domain/work-order';
import { defaultSettings } from '../../../config/cloud/settings';
import { aMachine } from '../../support/machines';
import { aWorkOrder, stillPacked } from '../../support/work-orders';

const anOrderOf = (states: string): WorkOrder =>
  aWorkOrder({ machines: states.split(' ').map((state, index) => aMachine({ id: `m${index + 1}`, state: state as MachineState })) });

// Written by hand: states of the machines, stage, the customer's word, the step of the bar, the group in the staff's queue.
const ROWS: [states: string, stage: string, word: string, bar: string, group: string][] = [
  ['listed', 'submitted', 'submitted', 'to-confirm', 'triage'],
  ['listed received', 'submitted', 'submitted', 'to-confirm', 'triage'],
  ['expected', 'return-confirmed', 'return-confirmed', 'to-receive', 'waiting'],
  ['in-transit expected', 'in-transit', 'in-transit', 'to-receive', 'to-sign'],
  ['received', 'in-service', 'to-inspect', 'to-repair', 'to-judge'],
  ['quoted repairing', 'in-service', 'to-pay', 'to-repair', 'to-repair'],
  ['quoted', 'in-service', 'to-pay', 'to-repair', 'waiting'],
  ['pay-review', 'in-service', 'pay-review', 'to-repair', 'to-review'],
  ['repairing', 'in-service', 'in-repair', 'to-repair', 'to-repair'],
  ['ready', 'in-service', 'to-return', 'to-return', 'to-ship'],
  ['ready remote-fixed', 'in-service', 'to-return', 'to-return', 'to-ship'],
  ['shipped ready', 'in-service', 'partly-returned', 'to-return', 'to-ship'],
  ['shipped', 'in-service', 'returning', 'to-return', 'waiting'],
  ['return-refused', 'in-service', 'return-refused', 'to-return', 'waiting'],
  ['delivered expected', 'in-service', 'return-confirmed', 'to-receive', 'waiting'],
  ['delivered in-transit', 'in-service', 'in-transit', 'to-receive', 'to-sign'],
  ['delivered withdrawn', 'completed', 'completed', 'done', 'ended'],
  ['lost held', 'completed', 'held', 'to-return', 'ended'],
  ['lost delivered', 'completed', 'lost', 'to-return', 'ended'],
  ['remote-fixed remote-fixed', 'closed-remote', 'closed-remote', 'done', 'ended'],
  ['remote-fixed withdrawn', 'completed', 'completed', 'done', 'ended'],
];

test.each(ROWS)('machines %s: stage %s, word %s, bar %s, queue %s', (states, stage, word, bar, group) => {
  const order = anOrderOf(states);
  expect(order.stage).toBe(stage);
  expect([stageWordOf(order), stepBarOf(order), queueGroupOf(order)]).toEqual([word, bar, group]);
});

test('a parcel that nobody has opened is unpacked first', () => {
  expect(queueGroupOf(stillPacked(anOrderOf('received')))).toBe('to-unpack');
});

test('R28 what was paid for and is back on the bench waits for its refund first', () => {
  const onTheBench = (refunded: number) => aWorkOrder({ machines: [aMachine({ state: 'received', paid: 12_800, refunded })] });
  expect(queueGroupOf(onTheBench(12_700))).toBe('to-refund');
  expect(queueGroupOf(onTheBench(12_800))).toBe('to-judge');
});

test('R41 R55 what waits for a supervisor’s word stands in a group of its own, until it is given or needed no more', () => {
  const approval = { code: 'N2' as const, text: '轴承磨损', photos: ['a-1'], askedAt: 1, by: 'o-technician' };
  const decided = { as: 'refused' as const, at: 2, by: 'o-supervisor', reason: '不明显' };
  const splitRequest = { reason: '急用', askedAt: 1, by: 'o-agent' };
  const groupWith = (...machines: Parameters<typeof aMachine>[0][]) =>
    queueGroupOf(aWorkOrder({ machines: machines.map((machine, index) => aMachine({ ...machine, id: `m${index + 1}` })) }));
  expect(groupWith({ state: 'received', approvals: [approval] }, { state: 'repairing' })).toBe('to-approve');
  expect(groupWith({ state: 'received', approvals: [{ ...approval, decided }] })).toBe('to-judge');
  expect(groupWith({ state: 'ready', splitRequest }, { state: 'quoted' })).toBe('to-approve');
  expect(groupWith({ state: 'ready', splitRequest: { ...splitRequest, decided } }, { state: 'quoted' })).toBe('waiting');
  expect(groupWith({ state: 'ready', splitRequest }, { state: 'ready' })).toBe('to-ship');
  expect(groupWith({ state: 'ready', splitRequest }, { state: 'pay-review' })).toBe('to-review');
});

test('a return waits for the machines that are here and not ready, and for no others', () => {
  expect(blockersOf(anOrderOf('ready quoted expected in-transit return-refused held delivered repairing')).map(({ id }) => id)).toEqual([
    'm2',
    'm8',
  ]);
  expect(blockersOf(anOrderOf('quoted repairing'))).toEqual([]);
});

describe('waybill numbers', () => {
  const NUMBERS: [InboundCarrier, string, boolean][] = [
    ['sf', 'SF1234567890123', true],
    ['sf', '123456789012', true],
    ['sf', '1234567890123', false],
    ['sf', 'SF123', false],
    ['sf', 'KY12345678901', false],
    ['deppon', 'DPK123456789012', true],
    ['kye', 'KY4000123456789', true],
    ['jd', 'JDVA12345678901', true],
    ['ems', 'EA123456789CN', true],
    ['other', 'AB-123456', true],
    ['other', 'A 1', false],
  ];
  test.each(NUMBERS)('%s %s: %s', (carrier, waybillNumber, fits) => {
    expect(isWaybillOf(carrier, waybillNumber, defaultSettings.waybillFormats)).toBe(fits);
  });
  test('are read as typed, full width, lower case and spaced', () => {
    expect(normaliseWaybill(' ｓｆ１２３ 4567890123')).toBe('SF1234567890123');
  });
});
