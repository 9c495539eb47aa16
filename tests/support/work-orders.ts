import { createHash } from 'node:crypto';
import type { Actor, StaffRole } from '#core/domain/actor';
import type { Address } from '#core/domain/address';
import type { Context } from '#core/domain/context';
import { type Command, type Decision, decide } from '#core/domain/decide';
import type { Machine, MachineState } from '#core/domain/machine';
import { atHour, DAY_MS } from '#core/domain/money-and-time';
import type { Parcel } from '#core/domain/parcel';
import type { WorkingDayPromise } from '#core/domain/promise';
import type { Quotation } from '#core/domain/quotation';
import type { Refusal } from '#core/domain/refusal';
import type { Shipment } from '#core/domain/shipment';
import { stageOf } from '#core/domain/stage';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { Voucher } from '#core/domain/voucher';
import type { RegisteredMachine } from '#core/domain/warranty';
import type { WorkOrder } from '#core/domain/work-order';
import { defaultSettings } from '../../config/cloud/settings';

/** Monday, 2026-11-23, 10:00 in Shanghai. */
export const NOW = atHour('2026-11-23', 10);
/** What a machine of the builders costs to repair, and to send again. */
export const REPAIR_FEE = 12_800;
export const RESHIP_FEE = 3_000;

const person = (openid: string, ...staffRoles: StaffRole[]): Actor => ({ kind: 'person', openid, name: openid, staffRoles });
export const customer = person('o-customer');
export const stranger = person('o-else');
export const agent = person('o-agent', 'agent');
export const technician = person('o-technician', 'technician');
export const finance = person('o-finance', 'finance');
export const supervisor = person('o-supervisor', 'supervisor');
export const timer: Actor = { kind: 'timer' };

export const anAddress: Address = {
  name: '收件人',
  phone: '13800138000',
  region: '广东省深圳市南山区',
  street: '科技园一路 1 号',
  overseas: false,
};
/** The policy text in force, and agreeing to it. */
const POLICY = { version: '2026-11', textHashes: ['hash-zh', 'hash-en'] };
export const consent = { policyVersion: POLICY.version, textHash: 'hash-zh' };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `JMX16-0001` for `m1`. */
export const serialOf = (id: string): string => `JMX16-${id.slice(1).padStart(4, '0')}`;

/** A registry that knows the serials of `m1`, `m2`, `m3`. `expired` says whether their warranty is over. */
export function aRegistry(expired: boolean): ReadonlyMap<string, RegisteredMachine> {
  const shippedDate = expired ? '2020-01-15' : '2026-09-01';
  return new Map(
    ['m1', 'm2', 'm3'].map((id) => {
      const serialNumber = serialOf(id);
      return [serialNumber, { serialNumber, model: 'X16-Q', itemType: 'whole-machine', shippedDate, warrantyMonths: 6 }];
    }),
  );
}

/** The world as it is when nothing stands in the way: free waybills and serials, warranty over. */
export function aContext(actor: Actor, more: Partial<Context> = {}): Context {
  return {
    actor,
    now: NOW,
    sha256,
    calendar: { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 },
    registry: aRegistry(true),
    waybillHeldBy: null,
    voucherUsedBy: null,
    voucherHash: null,
    lastRepair: null,
    areSerialsFree: true,
    newShareToken: 'token-0123456789abcdef',
    policy: POLICY,
    rules: {
      promiseWorkingDays: 5,
      extraDays: {},
      largeQuantity: 10,
      ninetyDays: 90,
      deliveredAfterDays: 10,
      returnFreightPaidBy: 'maker',
      returnFreight: 0,
      unrepairedFreightPaidBy: 'maker',
      ninetyDaysForFees: true,
      infoCancelDays: 30,
      returnCancelDays: 90,
      withdrawDays: 30,
      disputeDays: 30,
      waybillFormats: defaultSettings.waybillFormats,
      warrantyMonths: 6,
      repairWarrantyDays: 0,
      allowReshipAddress: true,
      unreachableReminderWorkingDays: [1, 3, 7],
      infoReminderDays: [7],
      returnReminderDays: [3, 7, 30],
      paymentReminderDays: [3, 7, 30, 60, 80, 89],
      promiseWarningDays: [2, 1],
    },
    ...more,
  };
}

/** Everything in the builders happened here, long enough before `NOW` for every waiting period. */
export const LONG_AGO = atHour('2026-06-01', 10);

const promise: WorkingDayPromise = {
  trigger: 'voucher',
  from: '2026-06-01',
  workingDays: 5,
  dueAt: atHour('2026-06-08', 18),
  provisional: false,
  extensions: [],
};

/** That the customer was told since `LONG_AGO` to pay, or to give an address, on every day on which they are reminded. */
export const allReminded = (kind: 'pay' | 'pay-freight' | 'give-address'): NonNullable<WorkOrder['reminded']> => [
  { kind, subject: 'm1', anchor: LONG_AGO, days: [3, 7, 30, 60, 80, 89], lastAt: LONG_AGO + 89 * DAY_MS },
];

export function aQuotation(more: Partial<Quotation> = {}): Quotation {
  return {
    version: 1,
    class: 'normal',
    lines: [{ text: '更换运算板', amount: REPAIR_FEE }],
    amount: REPAIR_FEE,
    returnFreightPaidBy: 'maker',
    note: '',
    quotedAt: LONG_AGO,
    ...more,
  };
}

const triaged: Partial<Machine> = { triage: { outcome: 'return', note: '', at: LONG_AGO } };
const sent = (id: string): Partial<Machine> => ({ ...triaged, parcelId: `p${id.slice(1)}` });
const here = (id: string): Partial<Machine> => ({ ...sent(id), receivedAt: LONG_AGO, receivedDate: '2026-06-01' });
const quoted = (id: string): Partial<Machine> => ({
  ...here(id),
  verdict: {
    kind: 'normal',
    warranty: { result: 'expired', shippedDate: '2020-01-15', months: 6, lastDay: '2020-07-15' },
    voidReasons: [],
    damageCause: 'none',
    findings: '电源接口烧毁',
    photos: ['a-finding'],
    at: LONG_AGO,
    by: 'o-technician',
  },
  quotations: [aQuotation()],
});
const inReview = (id: string): Partial<Machine> => ({ ...quoted(id), voucherId: `v${id.slice(1)}`, promise });
const inRepair = (id: string): Partial<Machine> => ({ ...inReview(id), paid: REPAIR_FEE });
const ready = (id: string): Partial<Machine> => ({
  ...inRepair(id),
  repair: { testRecord: '满载 24 小时', parts: '', finishedAt: LONG_AGO },
  outcome: 'repaired',
  readyAt: LONG_AGO,
});
const shipped = (id: string): Partial<Machine> => ({ ...ready(id), shipmentId: `s${id.slice(1)}` });

const AS: Record<MachineState, (id: string) => Partial<Machine>> = {
  listed: () => ({}),
  expected: () => triaged,
  'in-transit': sent,
  received: here,
  quoted,
  'pay-review': inReview,
  repairing: inRepair,
  ready,
  shipped,
  'return-refused': (id) => ({ ...shipped(id), reshipFreight: { amount: RESHIP_FEE, refusedAt: LONG_AGO, paid: false } }),
  'remote-fixed': () => ({ triage: { outcome: 'remote-fix', note: '已升级固件', at: LONG_AGO } }),
  withdrawn: () => triaged,
  delivered: shipped,
  lost: shipped,
  held: (id) => ({ ...quoted(id), heldFrom: 'quoted' }),
};

/** A machine as it comes to be in `state` by the ordinary path, repaired for a fee; alone in parcel, voucher and shipment of its number. */
export function aMachine({ id = 'm1', state = 'listed', ...more }: Partial<Machine> = {}): Machine {
  return {
    id,
    itemType: 'whole-machine',
    model: 'X16-Q',
    serialNumber: serialOf(id),
    symptoms: [],
    faultDescription: '开机后无算力',
    labelPhotos: ['a-label'],
    quotations: [],
    paid: 0,
    refunded: 0,
    ...AS[state](id),
    state,
    ...more,
  };
}

function parcelsOf(machines: readonly Machine[]): readonly Parcel[] {
  const ids = [...new Set(machines.flatMap(({ parcelId }) => parcelId ?? []))];
  return ids.map((id): Parcel => {
    const inside = machines.filter(({ parcelId }) => parcelId === id);
    const isHere = inside.some(({ receivedAt }) => receivedAt !== undefined);
    return {
      id,
      carrier: 'sf',
      waybillNumber: `SF100000000000${id.slice(1)}`,
      machineIds: inside.map((machine) => machine.id),
      sentAt: LONG_AGO,
      linked: false,
      ...(isHere
        ? {
            signed: { at: LONG_AGO, by: 'o-agent' },
            unpacked: {
              at: LONG_AGO,
              by: 'o-technician',
              photos: ['a-unpacking'],
              serialsFound: inside.flatMap(({ serialNumber }) => serialNumber ?? []),
            },
          }
        : {}),
    };
  });
}

function vouchersOf(machines: readonly Machine[]): readonly Voucher[] {
  const ids = [...new Set(machines.flatMap(({ voucherId }) => voucherId ?? []))];
  return ids.map((id): Voucher => {
    const paying = machines.filter(({ voucherId }) => voucherId === id);
    const isReviewed = paying.every(({ state }) => state !== 'pay-review');
    return {
      id,
      purpose: paying.some(({ state, reshipFreight }) => state === 'pay-review' && reshipFreight) ? 'reship' : 'repair',
      machineIds: paying.map((machine) => machine.id),
      amount: paying.length * REPAIR_FEE,
      attachmentId: 'a-voucher',
      uploadedAt: LONG_AGO,
      ...(isReviewed ? { review: { as: 'approved', at: LONG_AGO, by: 'o-finance', reason: '' } } : {}),
    };
  });
}

const SHIPMENT_END: Partial<Record<MachineState, Partial<Shipment>>> = {
  delivered: { delivered: { at: NOW, by: 'timer' } },
  lost: { ended: { as: 'lost', at: LONG_AGO, reason: '' } },
  'return-refused': { ended: { as: 'refused', at: LONG_AGO, reason: '' } },
};

function shipmentsOf(machines: readonly Machine[]): readonly Shipment[] {
  const ids = [...new Set(machines.flatMap(({ shipmentId }) => shipmentId ?? []))];
  return ids.map((id): Shipment => {
    const inside = machines.filter(({ shipmentId }) => shipmentId === id);
    return {
      id,
      carrier: 'sf',
      waybillNumber: `SF200000000000${id.slice(1)}`,
      machineIds: inside.map((machine) => machine.id),
      shippedAt: LONG_AGO,
      ...(inside[0] ? SHIPMENT_END[inside[0].state] : {}),
    };
  });
}

/** A whole order around its machines: their parcels (unpacked once received), vouchers and shipments, and the address as soon as one was sent. */
export function aWorkOrder({ machines = [aMachine()], ...more }: Partial<WorkOrder> = {}): WorkOrder {
  const wasSent = machines.some(({ parcelId }) => parcelId !== undefined);
  const order: WorkOrder = {
    id: 'wo-1',
    orderNumber: 'JM2611-7Q4K5',
    customerOpenid: 'o-customer',
    contact: { name: '联系人', phone: '13800138000' },
    stage: 'submitted',
    machines,
    parcels: parcelsOf(machines),
    discrepancies: [],
    vouchers: vouchersOf(machines),
    refunds: [],
    shipments: shipmentsOf(machines),
    ...(wasSent ? { receivingAddress: { address: anAddress, hash: 'address-hash', lockedAt: LONG_AGO } } : {}),
    consents: wasSent ? [{ ...consent, at: LONG_AGO }] : [],
    infoRequests: [],
    messages: [],
    submittedAt: LONG_AGO,
    updatedAt: LONG_AGO,
    version: 7,
    lastHash: 'hash-of-version-7',
    handledCommands: [],
    ...more,
  };
  return { ...order, stage: more.stage ?? stageOf(order) };
}

/** An order that a linked orphan parcel opened: its machine is here, but no address was given and nothing agreed to. */
export function withoutAddress({ receivingAddress: _none, ...order }: WorkOrder): WorkOrder {
  return { ...order, consents: [] };
}

/** The order before anybody opened its parcels. */
export function stillPacked(order: WorkOrder): WorkOrder {
  return { ...order, parcels: order.parcels.map(({ unpacked: _none, ...parcel }) => parcel) };
}

const onM1 = { machineIds: ['m1'] };
const lines = [{ text: '更换运算板', amount: REPAIR_FEE }];
const toFactory = { carrier: 'sf', waybillNumber: 'SF1234567890123' };

/** A payload that leaves nothing to say, for `m1` and its parcel, voucher, shipment. */
export const PAYLOADS: Readonly<Record<StepName, Payload>> = {
  'ask-info': { text: '请补充日志' },
  'answer-info': { text: '已补充' },
  'drop-info-request': { reason: '已电话核实' },
  cancel: { reason: '不修了' },
  assign: {},
  message: { text: '你好' },
  rate: { stars: 5, text: '' },
  share: {},
  'revoke-share': {},
  'note-unreachable': { note: '电话无人接听' },
  remind: { reminder: { kind: 'unreachable', subjects: ['order'], anchor: LONG_AGO, day: 1 } },
  'recompute-promise': onM1,
  'give-address': { receivingAddress: anAddress, consent },
  'confirm-return': { ...onM1, note: '请寄回' },
  'fix-remotely': { ...onM1, note: '已升级固件' },
  'send-in': {
    ...onM1,
    ...toFactory,
    packingConfirmed: true,
    doorToDoor: true,
    freightPrepaid: true,
    receivingAddress: anAddress,
    consent,
  },
  withdraw: { ...onM1, reason: '不寄了' },
  'correct-waybill': { parcelId: 'p1', ...toFactory },
  'refuse-parcel': { parcelId: 'p1', reason: 'collect-freight', photos: ['a-door'] },
  'lose-inbound': { parcelId: 'p1', reason: '快递遗失', photos: ['a-proof'] },
  'sign-parcel': { parcelId: 'p1', waybillNumber: 'SF1000000000001' },
  'link-orphan': { ...onM1, ...toFactory, photos: ['a-orphan'] },
  'sign-orphan': { parcelId: 'p1', ...toFactory, photos: ['a-orphan'] },
  unpack: { parcelId: 'p1', serialsFound: [serialOf('m1')], photos: ['a-unpacking'] },
  'resolve-discrepancy': { discrepancyId: 'd1', resolution: 'set-aside' },
  'judge-free': { ...onM1, findings: '电源故障', photos: ['a-finding'] },
  'establish-warranty': { ...onM1, shippedDate: '2026-09-01', reason: '购买发票', photos: ['a-invoice'] },
  'read-label': { ...onM1, serialNumber: 'JMX16-7777', photos: ['a-label-2'] },
  'report-damage': { ...onM1, damageCause: 'logistics', text: '外箱破损，机壳变形', photos: ['a-damage'] },
  'request-approval': { ...onM1, approvalCode: 'N2', text: '风扇轴承磨损', photos: ['a-wear'] },
  'decide-approval': { ...onM1, approvalCode: 'N2', isApproved: true, reason: '情况属实' },
  quote: {
    ...onM1,
    class: 'normal',
    lines,
    findings: '接口烧毁',
    photos: ['a-finding'],
    scrapCodes: ['burned-board'],
    foreignBoards: '第 2 块运算板',
  },
  'declare-unrepairable': { ...onM1, unrepairable: 'no-value', findings: '主板腐蚀', photos: ['a-finding'] },
  'revise-quotation': {
    ...onM1,
    lines,
    note: '重新核价',
    photos: ['a-finding-2'],
    scrapCodes: ['corrosion'],
    foreignBoards: '第 2 块运算板',
  },
  'withdraw-quotation': { ...onM1, reason: '客户补充了购买凭证' },
  'note-notified': onM1,
  'submit-voucher': { ...onM1, amount: REPAIR_FEE, attachmentId: 'a-voucher' },
  decline: { ...onM1, reason: '太贵' },
  'approve-voucher': { voucherId: 'v1' },
  'reject-voucher': { voucherId: 'v1', reason: '金额不清' },
  refund: { ...onM1, amount: 100, photos: ['a-refund'] },
  hold: onM1,
  reopen: { ...onM1, reason: '客户已联系' },
  finish: { ...onM1, testRecord: '满载 24 小时', parts: '' },
  'give-up': { ...onM1, reason: '无法修复', photos: ['a-finding'] },
  'extend-promise': { ...onM1, dueAt: atHour('2026-12-31', 18), reason: '等待备件' },
  'request-split': { ...onM1, reason: '客户急用' },
  'decide-split': { ...onM1, isApproved: true, reason: '同意先寄' },
  ship: { ...onM1, carrier: 'sf', waybillNumber: 'SF2234567890123' },
  'confirm-delivered': { shipmentId: 's1' },
  'report-not-received': { shipmentId: 's1', text: '没收到' },
  'take-back-from-carrier': { shipmentId: 's1', reason: '地址超区', photos: ['a-proof'] },
  'lose-outbound': { shipmentId: 's1', reason: '快递遗失', photos: ['a-proof'] },
  'note-refused-return': { shipmentId: 's1', amount: RESHIP_FEE, reason: '拒收', photos: ['a-proof'] },
};

/** `decide` with a command that is up to date, and new each time. */
export function take(order: WorkOrder, step: StepName, payload: Payload, context: Context): ReturnType<typeof decide> {
  const command: Command = { commandId: `c-${order.version}-${step}`, step, expectedVersion: order.version, payload };
  return decide(order, command, context);
}

/** What the step changes; fails the test with the refusal if it was refused. */
export function taken(order: WorkOrder, step: StepName, payload: Payload, context: Context): Decision {
  const result = take(order, step, payload, context);
  if (!result.ok || !('order' in result.value)) throw new Error(`${step} was not taken: ${JSON.stringify(result)}`);
  return result.value;
}

/** The refusal of a step, or `allowed`. */
export function codeOf(result: ReturnType<typeof decide>): Refusal['code'] | 'allowed' {
  return result.ok ? 'allowed' : result.error.code;
}
