import { PLAIN_STEPS } from './judge';
import { claimedWaybills, DAY, PEOPLE, type Person, type PlainMachine, type PlainOrder } from './plain-order';
import type { Words } from './plain-step';

/** Something somebody may try. */
export type Idea = { readonly who: Person; readonly step: string; readonly words: Words };

export const AN_ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };
const CONSENT = { policyVersion: '@policy-version', textHash: '@policy-hash' };
const PHOTOS = ['@photo'];
const WAYBILLS = ['@waybill-1', '@waybill-2', '@waybill-3', '@waybill-4', '@waybill-5', '@waybill-6', '@waybill-7', '@waybill-8'];
const PICTURES = ['@voucher-1', '@voucher-2', '@voucher-3'];
export const REPAIR_FEE = 80_000;
const FREIGHT = 3_000;

/** Who it would be by rights, to begin with. */
const BY: Readonly<Record<string, Person>> = {
  technician: 'technician',
  agent: 'agent',
  customer: 'customer',
  finance: 'finance',
  supervisor: 'supervisor',
};
const doer = (step: string): Person => BY[PLAIN_STEPS[step]?.by[0] ?? ''] ?? 'supervisor';

/** 18:00 on the first Wednesday of the next July or November after so many days: months without a holiday. */
function aServiceDayEnd(now: number, days: number): number {
  const from = new Date(now + days * DAY);
  const year = from.getUTCFullYear();
  const month = [6, 10, 18].find((number) => number > from.getUTCMonth()) ?? 18;
  const first = new Date(Date.UTC(year, month, 1, 10));
  return first.getTime() + ((3 - first.getUTCDay() + 7) % 7) * DAY;
}

function ofOrder(order: PlainOrder): readonly Idea[] {
  const { machines } = order;
  const [first] = machines;
  return [
    ...['ask-info', 'answer-info', 'drop-info-request', 'cancel', 'assign', 'message', 'rate', 'share', 'revoke-share', 'give-address'].map(
      (step) => ({
        who: doer(step),
        step,
        words: ORDER_WORDS[step] ?? {},
      }),
    ),
    { who: 'supervisor', step: 'cancel', words: { reason: '久未回复' } },
    { who: 'supervisor', step: 'assign', words: {} },
    { who: 'agent', step: 'message', words: { text: '请拆开看看', photos: [], ...(first ? { disassemblyMachineIds: [first.id] } : {}) } },
    { who: 'technician', step: 'message', words: { text: '已收到', photos: [] } },
    ...order.differences.flatMap(({ id, machine }) =>
      (machine === null ? ['set-aside'] : ['found', 'not-in-parcel']).map(
        (resolution): Idea => ({ who: 'agent', step: 'resolve-discrepancy', words: { discrepancyId: id, resolution } }),
      ),
    ),
  ];
}

const ORDER_WORDS: Readonly<Record<string, Words>> = {
  'ask-info': { text: '请补充日志' },
  'answer-info': { text: '已补充', photos: [] },
  'drop-info-request': { reason: '已电话核实' },
  cancel: { reason: '不修了' },
  message: { text: '请问多久？', photos: [] },
  rate: { stars: 5, text: '' },
  'give-address': { receivingAddress: AN_ADDRESS, consent: CONSENT },
};

const due = ({ state, freight, amount }: PlainMachine): number => (state === 'return-refused' ? (freight?.amount ?? 0) : amount);
const voided = (code: string, exempt = false) => ({ code, text: '见照片', photos: PHOTOS, exempt });

function ofMachines(order: PlainOrder, machines: readonly PlainMachine[]): readonly Idea[] {
  const machineIds = machines.map(({ id }) => id);
  const idea = (step: string, words: Words = {}, who: Person = doer(step)): Idea => ({ who, step, words: { machineIds, ...words } });
  const free =
    WAYBILLS.find(
      (waybill) =>
        !claimedWaybills(order).includes(waybill) &&
        !order.shipments.some((shipment) => shipment.waybill === waybill) &&
        !order.parcels.some((parcel) => parcel.waybill === waybill),
    ) ?? '@waybill-9';
  const taken = claimedWaybills(order)[0] ?? '@waybill-1';
  const picture = PICTURES.find((one) => !order.vouchers.some((voucher) => voucher.picture === one)) ?? '@voucher-3';
  const used = order.vouchers[0]?.picture ?? picture;
  const owed = machines.reduce((sum, machine) => sum + due(machine), 0);
  const sent = { carrier: 'sf', packingConfirmed: true, doorToDoor: true, freightPrepaid: true };
  const agreed = order.consented ? {} : { consent: CONSENT };
  const address = order.addressLocked ? {} : { receivingAddress: AN_ADDRESS };
  const lines = [{ text: '更换供电芯片', amount: REPAIR_FEE }];
  const quotation = {
    class: 'normal',
    lines,
    note: '',
    findings: '供电芯片损坏',
    photos: [],
    damageCause: machines[0]?.damage ?? 'none',
    voidReasons: [],
  };
  const left = machines.reduce((sum, { paid, refunded }) => sum + paid - refunded, 0);
  const batch = { carrier: 'sf', waybillNumber: free };
  const labelled = order.machines.find(({ serial }) => serial !== null)?.serial ?? '@serial-m1-read';
  return [
    idea('confirm-return', { note: '' }),
    idea('confirm-return', { note: '请拆开', disassemblyMachineIds: machineIds }),
    idea('fix-remotely', { note: '升级固件后恢复' }),
    idea('send-in', { ...sent, waybillNumber: free, ...agreed, ...address }),
    idea('send-in', { ...sent, waybillNumber: free, consent: CONSENT, receivingAddress: AN_ADDRESS }),
    idea('send-in', { ...sent, waybillNumber: taken, ...agreed, ...address }),
    idea('send-in', { ...sent, waybillNumber: free, freightPrepaid: false, ...agreed, ...address }),
    idea('send-in', { ...sent, waybillNumber: free }),
    idea('withdraw', { reason: '不寄了' }),
    idea('withdraw', { reason: '三十天未寄' }, 'supervisor'),
    idea('establish-warranty', { shippedDate: '2026-06-01', reason: '购买发票', photos: PHOTOS }),
    // The form takes one machine at a time: more are no order of words that anybody can send.
    // The last is what a parcel may hold that no machine has.
    ...(machineIds.length === 1 ? [`@serial-${machineIds[0] ?? ''}-read`, labelled, machines[0]?.serial ?? '@serial-stranger'] : []).map(
      (serialNumber) => idea('read-label', { serialNumber, photos: PHOTOS }),
    ),
    ...['logistics', 'user', 'none'].map((damageCause) => idea('report-damage', { damageCause, text: '外壳变形', photos: PHOTOS })),
    idea('request-approval', { approvalCode: 'N2', text: '轴承磨损', photos: PHOTOS }),
    idea('decide-approval', { approvalCode: 'N2', isApproved: true, reason: '情况属实' }),
    idea('decide-approval', { approvalCode: 'N2', isApproved: false, reason: '证据不足' }),
    idea('judge-free', { findings: '虚焊', photos: [] }),
    idea('judge-free', { findings: '虚焊', photos: [], voidReasons: [voided('H2', true)] }),
    idea('judge-free', { findings: '虚焊', photos: [], voidReasons: [voided('H1')] }),
    idea('quote', quotation),
    idea('quote', { ...quotation, damageCause: 'none' }),
    idea('quote', { ...quotation, voidReasons: [voided('H1')] }),
    idea('quote', { ...quotation, voidReasons: [voided('N2')] }),
    idea('quote', { ...quotation, voidReasons: [voided('N2')] }, 'supervisor'),
    idea('quote', { ...quotation, voidReasons: [voided('H8')] }),
    idea('quote', { ...quotation, voidReasons: [voided('H9')] }),
    idea('quote', { ...quotation, voidReasons: [voided('O1')] }),
    idea('quote', { ...quotation, voidReasons: [voided('H2', true)] }),
    idea('quote', { ...quotation, voidReasons: [{ ...voided('H7'), photos: [] }] }),
    idea('quote', { ...quotation, lines: [{ text: '免费', amount: 0 }] }),
    idea('quote', { ...quotation, class: 'scrap', scrapCodes: ['burned-board'], photos: PHOTOS }),
    idea('quote', { ...quotation, class: 'scrap', photos: PHOTOS }),
    idea('quote', { ...quotation, class: 'mixed', foreignBoards: '第 2 块运算板', photos: PHOTOS }),
    idea('declare-unrepairable', { unrepairable: 'no-value', findings: '主板腐蚀', photos: PHOTOS, voidReasons: [] }),
    idea('declare-unrepairable', { unrepairable: 'counterfeit', findings: '仿冒', photos: PHOTOS, voidReasons: [] }),
    ...['normal', 'scrap', 'mixed'].map((kind) =>
      idea('revise-quotation', { class: kind, lines: [{ text: '重新核价', amount: REPAIR_FEE / 2 }], note: '重新核价' }),
    ),
    idea('withdraw-quotation', { reason: '客户补充了凭证' }),
    idea('submit-voucher', { amount: owed, attachmentId: picture }),
    idea('submit-voucher', { amount: owed, attachmentId: used }),
    idea('submit-voucher', { amount: owed + 1, attachmentId: picture }),
    idea('decline', { reason: '太贵' }),
    idea('hold', {}),
    idea('reopen', { reason: '客户已联系' }),
    idea('finish', { testRecord: '满载 24 小时正常', parts: '' }),
    idea('give-up', { reason: '无法修复', photos: PHOTOS }),
    idea('extend-promise', { dueAt: aServiceDayEnd(order.now, 60), reason: '等待备件' }),
    idea('extend-promise', { dueAt: aServiceDayEnd(order.now, 400), reason: '等待备件' }, 'technician'),
    idea('request-split', { reason: '客户急用' }),
    idea('decide-split', { isApproved: true, reason: '同意先寄' }),
    idea('decide-split', { isApproved: false, reason: '请一起寄' }),
    idea('ship', batch),
    idea('ship', { ...batch, splitReason: 'approved' }),
    idea('ship', { ...batch, splitReason: 'approved' }, 'supervisor'),
    idea('ship', { ...batch, splitReason: 'large-quantity' }),
    idea('ship', { ...batch, carrier: 'zto' }),
    idea('ship', { ...batch, waybillNumber: taken }),
    idea('ship', { ...batch, receivingAddress: AN_ADDRESS }, 'supervisor'),
    ...(machines.length === 1
      ? [left, Math.floor(left / 2), left + 1].filter((amount) => amount > 0).map((amount) => idea('refund', { amount, photos: PHOTOS }))
      : []),
  ];
}

function ofThings(order: PlainOrder): readonly Idea[] {
  return [
    ...order.parcels.flatMap(({ id: parcelId, waybill }): readonly Idea[] => {
      const inside = order.machines.filter(({ parcel }) => parcel === parcelId);
      const serials = inside.flatMap(({ serial }) => serial ?? []);
      const unlabelled = inside.filter(({ serial }) => serial === null).map(({ id }) => id);
      const unpack = (serialsFound: readonly string[], unlabelledMachineIds: readonly string[]): Idea => ({
        who: 'technician',
        step: 'unpack',
        words: { parcelId, serialsFound, unlabelledMachineIds, photos: PHOTOS },
      });
      return [
        { who: 'agent', step: 'sign-parcel', words: { parcelId, waybillNumber: waybill } },
        { who: 'agent', step: 'sign-parcel', words: { parcelId, waybillNumber: '@waybill-9' } },
        { who: 'customer', step: 'correct-waybill', words: { parcelId, carrier: 'sf', waybillNumber: '@waybill-8' } },
        {
          who: 'customer',
          step: 'correct-waybill',
          words: { parcelId, carrier: 'sf', waybillNumber: claimedWaybills(order)[0] ?? waybill },
        },
        { who: 'agent', step: 'refuse-parcel', words: { parcelId, reason: 'collect-freight', note: '', photos: PHOTOS } },
        { who: 'agent', step: 'lose-inbound', words: { parcelId, reason: '快递遗失', photos: PHOTOS } },
        unpack(serials, unlabelled),
        unpack(serials, unlabelled),
        unpack(serials.slice(1), unlabelled),
        unpack([...serials, '@serial-stranger'], unlabelled),
        unpack(
          serials.slice(1),
          inside.map(({ id }) => id),
        ),
        unpack([], []),
      ];
    }),
    ...order.vouchers.flatMap(({ id: voucherId }): readonly Idea[] => [
      { who: 'finance', step: 'approve-voucher', words: { voucherId } },
      { who: 'finance', step: 'reject-voucher', words: { voucherId, reason: '金额不清' } },
    ]),
    ...order.shipments.flatMap(({ id: shipmentId }): readonly Idea[] => [
      { who: 'customer', step: 'confirm-delivered', words: { shipmentId } },
      { who: 'customer', step: 'report-not-received', words: { shipmentId, text: '没收到' } },
      { who: 'agent', step: 'take-back-from-carrier', words: { shipmentId, reason: '地址超区', photos: PHOTOS } },
      { who: 'supervisor', step: 'lose-outbound', words: { shipmentId, reason: '快递遗失', photos: PHOTOS } },
      { who: 'agent', step: 'note-refused-return', words: { shipmentId, amount: FREIGHT, reason: '拒收', photos: PHOTOS } },
    ]),
  ];
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const masks = Array.from({ length: 2 ** items.length - 1 }, (_, index) => index + 1);
  return masks.map((mask) => items.filter((_, index) => mask & (1 << index)));
}

/** Everything worth trying on an order, by whoever should do it. */
export const ideasOn = (order: PlainOrder): readonly Idea[] => [
  ...ofOrder(order),
  ...ofThings(order),
  ...subsets(order.machines).flatMap((machines) => ofMachines(order, machines)),
];

/** The same by somebody who may have no right to it. */
export const byAnother = (idea: Idea, number: number): Idea => ({ ...idea, who: PEOPLE[number % PEOPLE.length] ?? 'stranger' });
