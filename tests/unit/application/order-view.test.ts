import { expect, test } from '@jest/globals';
import { orderView } from '#core/application/order-view';
import type { Settings } from '#core/application/settings';
import type { OrderView } from '#core/contract/views/order-view';
import type { Actor } from '#core/domain/actor';
import type { Machine } from '#core/domain/machine';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, customer, technician } from '../../support/contexts';
import { aMachine, aQuotation, LONG_AGO, REPAIR_FEE, RESHIP_FEE } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { taken } from '../../support/take';
import { anAddress, aWorkOrder, stillPacked } from '../../support/work-orders';

const word = (text: string) => ({ 'zh-CN': text, en: text });
/** What the view reads of them. */
const settings = {
  factoryAddress: { name: word('维修中心'), phone: '021-00000000', text: word('上海') },
  bankAccount: { name: word('户名'), bank: word('银行'), number: '0000' },
  packingList: [],
  symptoms: [],
} as unknown as Settings;
const viewOf = (order: WorkOrder, actor: Actor = customer): OrderView =>
  orderView(order, [], { context: aContext(actor), settings, language: 'zh-CN' });
const ofMachines = (...machines: readonly Partial<Machine>[]): WorkOrder =>
  aWorkOrder({ machines: machines.map((machine, index) => aMachine({ id: `m${index + 1}`, ...machine })) });

const refusedFreight = { reshipFreight: { amount: RESHIP_FEE, refusedAt: LONG_AGO, paid: false } };
const turnedAway = (reason: string) => {
  const order = ofMachines({ state: 'expected' });
  const parcel = {
    id: 'p1',
    carrier: 'sf' as const,
    waybillNumber: 'SF1234567890123',
    machineIds: ['m1'],
    sentAt: LONG_AGO,
    linked: false,
  };
  return { ...order, parcels: [{ ...parcel, ended: { as: 'refused' as const, at: LONG_AGO, reason, photos: ['a1'] } }] };
};

test.each([
  ['no-order', '没有对应的工单', /登记这个包裹的运单号/],
  ['mismatch', '实物与工单不符', /核对/],
  ['form-error', '运单号或工单信息有误', /按面单登记/],
  ['collect-freight', '运费到付', /寄付/],
  ['pickup', '需自提', /送货上门/],
])('R11 R16 R17 R18 a parcel refused at the door says why and how to cure it: %s', (code, reason, cure) => {
  const [parcel] = viewOf(turnedAway(code)).parcels;
  expect(parcel?.ended).toMatchObject({ as: 'refused', reason, photos: ['a1'], cure: expect.stringMatching(cure) });
});

test('R16 a reason that somebody wrote is shown as it is', () => {
  expect(viewOf(turnedAway('箱子湿了')).parcels[0]?.ended).toMatchObject({ reason: '箱子湿了', cure: expect.stringContaining('重新寄出') });
});

test('R17 after unpacking the head of an order says what is really waited for', () => {
  const open = { id: 'd1', parcelId: 'p1', kind: 'extra' as const, serialNumber: 'JMX16-9999' };
  const unpacked = ofMachines({ state: 'received' });
  const sentences = [stillPacked(unpacked), unpacked, { ...unpacked, discrepancies: [open] }].map((order) => viewOf(order).stageSentence);
  expect(sentences).toEqual([
    '设备已签收，正在等待开箱检测。',
    '设备已开箱，正在等待检测结论。',
    '开箱发现实物与工单不符，客服正在核对，核对好再检测。',
  ]);
  const settled = { ...unpacked, discrepancies: [{ ...open, resolved: { at: LONG_AGO, as: 'set-aside' as const } }] };
  expect(viewOf(settled).stageSentence).toBe(sentences[1]);
});

test('R17 each missing and each unexpected serial has a sentence, and says whether it is settled', () => {
  const order: WorkOrder = {
    ...ofMachines({ state: 'received' }),
    discrepancies: [
      { id: 'd1', parcelId: 'p1', kind: 'missing', serialNumber: 'JMX16-0001', machineId: 'm1' },
      { id: 'd2', parcelId: 'p1', kind: 'extra', serialNumber: 'JMX16-9999', resolved: { at: LONG_AGO, as: 'set-aside' } },
    ],
  };
  const [missing, extra] = viewOf(order).discrepancies;
  expect(missing).toMatchObject({ open: true, text: expect.stringMatching(/工单里有 JMX16-0001，包裹里没有/) });
  expect(extra).toMatchObject({ open: false, text: expect.stringMatching(/包裹里有 JMX16-9999，工单里没有/) });
});

test('R49 a refused return asks for the freight of sending it again, apart from repairs', () => {
  const { payment, reshipPayment, machines, nextAction } = viewOf(
    ofMachines({ state: 'quoted', quotations: [aQuotation()] }, { state: 'return-refused', ...refusedFreight }),
  );
  expect(payment).toMatchObject({ purpose: 'repair', machineIds: ['m1'], amount: REPAIR_FEE });
  expect(reshipPayment).toMatchObject({ purpose: 'reship', machineIds: ['m2'], amount: RESHIP_FEE });
  expect(machines[1]?.reship).toMatchObject({ amount: RESHIP_FEE, paid: false });
  expect(nextAction).toBe('submit-voucher');
});

const BLOCKING: [Machine['state'], string][] = [
  ['quoted', '等待 SN JMX16-0002 付款'],
  ['pay-review', '等待 SN JMX16-0002 的付款核对'],
  ['repairing', '等待 SN JMX16-0002 修好'],
  ['received', '等待 SN JMX16-0002 检测'],
];

test.each(BLOCKING)('R56 the page names what a return waits for: a machine that is %s', (state, text) => {
  expect(viewOf(ofMachines({ state: 'ready' }, { state })).blockers).toEqual([{ machineId: 'm2', text }]);
});

test('R13 an open question is on the page until it is answered', () => {
  const asked = { question: '请补拍标签', askedAt: LONG_AGO };
  const open = { ...ofMachines({}), stage: 'info-needed' as const, infoRequests: [asked] };
  const answered = { ...open, stage: 'submitted' as const, infoRequests: [{ ...asked, answer: '好', answeredAt: LONG_AGO }] };
  expect(viewOf(open)).toMatchObject({ question: { text: '请补拍标签' }, nextAction: 'answer-info' });
  expect(viewOf(answered).question).toBeUndefined();
});

test('R15 what is still to be sent is counted while the rest is on its way', () => {
  expect(viewOf(ofMachines({ state: 'received' }, { state: 'expected' })).nextSentence).toMatch(/还有 1 台/);
});

test('R20 the key of a shared order is shown to its customer alone', () => {
  const shared = { ...ofMachines({}), shareToken: 'secret' };
  expect(viewOf(shared).shareToken).toBe('secret');
  expect(viewOf(shared, agent).shareToken).toBeUndefined();
});

test('R21 R22 a machine that came without an address asks for one', () => {
  const { receivingAddress: _none, ...order } = ofMachines({ state: 'received' });
  expect(viewOf(order)).toMatchObject({ nextAction: 'give-address' });
  const locked = { address: anAddress, hash: 'h', lockedAt: LONG_AGO };
  expect(viewOf({ ...order, receivingAddress: locked }).nextAction).toBeUndefined();
});

test('R22 the machines of a cancelled order are no longer waiting for anything', () => {
  const order = ofMachines({ state: 'listed' });
  const view = viewOf({ ...order, stage: 'cancelled', cancelled: { at: LONG_AGO, by: 'customer', reason: '不修了' } });
  expect(view).toMatchObject({ cancelled: { by: 'customer', reason: '不修了' }, machines: [{ stateWord: '已取消' }] });
});

test('a member of staff whose own order it is does not read what their colleagues ask and answer about it', () => {
  const decided = { as: 'refused' as const, at: LONG_AGO, by: 'o-supervisor', reason: '轴承是新的' };
  const approval = { code: 'N2' as const, text: '轴承磨损', photos: ['a-wear'], askedAt: LONG_AGO, by: 'o-technician', decided };
  const order = ofMachines({
    state: 'received',
    approvals: [approval],
    splitRequest: { reason: '客户急用', askedAt: LONG_AGO, by: 'o-agent' },
  });
  const owner: Actor = { kind: 'person', openid: order.customerOpenid, name: '王师傅', staffRoles: ['technician', 'supervisor'] };
  expect(viewOf(order, agent).machines[0]).toMatchObject({ approvals: [{ reason: '轴承是新的' }], splitRequest: { reason: '客户急用' } });
  expect(viewOf(order, owner).machines[0]).not.toHaveProperty('approvals');
  expect(viewOf(order, owner).machines[0]).not.toHaveProperty('splitRequest');
});

test('R28 a customer whose paid repair is given up sees the pictures that it was given up for', () => {
  const proofs = { 'a-finding': { sha256: 'f'.repeat(64), bytes: 1, contentType: 'image/png' } };
  const context = aContext(technician, { attachments: proofs });
  const { order, event } = taken(ofMachines({ state: 'repairing' }), 'give-up', PAYLOADS['give-up'], context);
  const { timeline } = orderView(order, [event], { context: aContext(customer), settings, language: 'zh-CN' });
  expect(timeline).toMatchObject([{ photos: ['a-finding'] }]);
});
