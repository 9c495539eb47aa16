import { describe, expect, test } from '@jest/globals';
import { type Failure, replyError } from '#core/application/reply-error';
import { LANGUAGES } from '#core/contract/reply';
import { decide } from '#core/domain/decide';
import { MACHINE_STATES, type MachineState } from '#core/domain/machine';
import type { Refusal } from '#core/domain/refusal';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { REFUSAL_WORDS, type RefusalCode } from '#core/texts/refusals';
import { aContext, agent, aRegistry, customer, finance, NOW, supervisor, technician, timer } from '../../support/contexts';
import { explore } from '../../support/exploration/explore';
import { movesOn } from '../../support/exploration/moves';
import { aMachine, aQuotation, LONG_AGO, REPAIR_FEE } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { take } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';
import { arrangeMachine } from '../domain/arrangements';

/** By nature without a clause: nobody broke a rule of the policy, or it may not be told. */
const WITHOUT_WHO: readonly string[] = ['not-found', 'command-reused', 'unknown-target', 'stale-version'];
const CODES = Object.keys(REFUSAL_WORDS) as readonly RefusalCode[];

/** What is wrong with how a refusal is told. */
function faultsOf(refusal: Refusal | Failure): readonly string[] {
  return LANGUAGES.flatMap((language) => {
    const told = replyError(language, refusal);
    const text = `${told.message}\n${told.cure}`;
    const faults = [
      /[{}]|undefined|NaN|Invalid|Infinity/.test(text) && 'a place was not filled',
      (told.message.trim() === '' || (told.cure ?? '').trim() === '') && 'says nothing',
      !WITHOUT_WHO.includes(told.code) && (told.why ?? []).length === 0 && 'has no why',
      (told.why ?? []).some((clause) => clause.text.trim() === '') && 'has a clause without words',
      !WITHOUT_WHO.includes(told.code) && (told.whoCan ?? []).length === 0 && 'does not say who can',
    ];
    return faults.filter((fault) => typeof fault === 'string').map((fault) => `${told.code} (${language}) ${fault}: ${text}`);
  });
}

test.each(CODES)('%s is told in both languages also when nothing more is known', (code) => {
  for (const language of LANGUAGES) {
    const { message, cure } = replyError(language, { code });
    expect(`${message}${cure}`).not.toMatch(/[{}]/);
    expect([message, cure].every((text) => (text ?? '').length > 1)).toBe(true);
  }
});

test('whatever is tried on an order in any state it can come to, a refusal says why, who can, and what would make it legal', () => {
  const seen = new Map<string, Refusal>();
  const everybody = [customer, agent, technician, finance, supervisor, timer];
  explore(1, {
    visit: (order) => {
      for (const { step, payload, context } of movesOn(order)) {
        for (const actor of [context.actor, ...everybody]) {
          const decided = decide(order, { commandId: 'c-new', step, payload }, { ...context, actor });
          if (!decided.ok) seen.set(JSON.stringify(decided.error), decided.error);
        }
      }
    },
  });
  expect(seen.size).toBeGreaterThan(200);
  expect([...seen.values()].flatMap(faultsOf)).toEqual([]);
});

type Case = {
  readonly step: StepName;
  readonly order: WorkOrder;
  readonly payload?: Payload;
  readonly by: Parameters<typeof aContext>[0];
  readonly context?: Parameters<typeof aContext>[1];
};
const order = (...machines: Parameters<typeof aMachine>) => aWorkOrder({ machines: machines.map((machine) => aMachine(machine)) });
const received = (more: Partial<WorkOrder> = {}) => aWorkOrder({ machines: [aMachine({ state: 'received' })], ...more });
const wear = { code: 'N2' as const, text: '磨损', photos: ['a-finding'], exempt: false };
const reviewed = aWorkOrder({ machines: [aMachine({ state: 'pay-review' })] });

const CASES: readonly (readonly [RefusalCode, Case, string, string])[] = [
  [
    'day-not-reached',
    { step: 'hold', order: order({ state: 'quoted', quotations: [aQuotation({ notifiedAt: NOW })] }), by: supervisor },
    '2027年2月22日 00:00 起可以操作',
    'It is possible from Feb 22, 2027, 00:00',
  ],
  [
    'amount-not-the-sum',
    { step: 'submit-voucher', order: order({ state: 'quoted' }), payload: { amount: 1 }, by: customer },
    '请按合计金额 ¥128.00 付款',
    'Pay the sum that is due: ¥128.00',
  ],
  [
    'split-needs-reason',
    { step: 'ship', order: aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'quoted' })] }), by: agent },
    '请等 JMX16-0002 就绪；送修 2 台，满 10 台可因数量大分批，否则须主管同意',
    'Wait for JMX16-0002. 2 of the order came for repair; from 10 on it may be split for its quantity, else a supervisor decides',
  ],
  [
    'in-warranty',
    { step: 'quote', order: received(), by: technician, context: { registry: aRegistry(false) } },
    'JMX16-0001 的保修期到 2027年3月1日（含当天）；如有失保原因，请写明并附照片',
    'JMX16-0001: in warranty up to and including Mar 1, 2027. If something voids it, name it with a photo',
  ],
  [
    'not-in-warranty',
    { step: 'judge-free', order: received(), by: technician },
    'JMX16-0001 的保修期已于 2020年7月15日 结束：请按保外报价',
    'JMX16-0001: the warranty ended with Jul 15, 2020. Quote it as out of warranty',
  ],
  [
    'discrepancy-open',
    {
      step: 'quote',
      order: received({ discrepancies: [{ id: 'd1', parcelId: 'p1', kind: 'extra', serialNumber: 'JMX16-9999' }] }),
      by: technician,
    },
    '请先处理不符：JMX16-9999',
    'Resolve this first: JMX16-9999',
  ],
  [
    'waybill-mismatch',
    { step: 'sign-parcel', order: order({ state: 'in-transit' }), payload: { waybillNumber: 'SF9999999999999' }, by: agent },
    '工单登记的是 SF1000000000001：请核对面单上的运单号',
    'The order expects SF1000000000001: check the number on the slip',
  ],
  [
    'carrier-day-impossible',
    { step: 'sign-parcel', order: order({ state: 'in-transit' }), payload: { carrierSignedDate: '2016-11-20' }, by: agent },
    '请填写 2026年6月1日 至 2026年11月23日 之间的日期，或留空',
    'Give a day from Jun 1, 2026 to Nov 23, 2026, or none',
  ],
  [
    'serials-taken',
    {
      step: 'report-not-received',
      order: arrangeMachine('report-not-received', 'delivered').order,
      by: customer,
      context: { areSerialsFree: false },
    },
    'JMX16-0001 已在另一个未结束的工单中，或属于本工单的另一台：请核对序列号，或在那里处理',
    'JMX16-0001 stands in another open order, or on another machine of this one: check the number, or go on there',
  ],
  ['not-allowed', { step: 'approve-voucher', order: reviewed, by: agent }, '请由财务办理', 'Ask Finance to do it'],
  [
    'address-already-locked',
    { step: 'give-address', order: received(), by: customer },
    '地址已于 2026年6月1日 10:00 锁定；签收前可取消工单后重新创建',
    'It has been locked since Jun 1, 2026, 10:00; before receipt the order can be cancelled and created again',
  ],
  [
    'decline-not-offered',
    { step: 'decline', order: order({ state: 'quoted' }), by: customer },
    'JMX16-0001 是正常机器；有异议请留言，客服会与您沟通',
    'JMX16-0001: a normal machine. If you disagree, write to customer service',
  ],
  [
    'delivery-not-disputable',
    {
      step: 'report-not-received',
      order: aWorkOrder({
        machines: [aMachine({ state: 'delivered' })],
        shipments: [
          {
            id: 's1',
            carrier: 'sf',
            waybillNumber: 'SF2000000000001',
            machineIds: ['m1'],
            shippedAt: LONG_AGO,
            delivered: { at: LONG_AGO, by: 'timer' },
          },
        ],
      }),
      by: customer,
    },
    '只能在 2026年7月1日 10:00 之前反映；请联系客服',
    'It could be reported until Jul 1, 2026, 10:00; contact customer service',
  ],
  [
    'extension-not-later',
    { step: 'extend-promise', order: order({ state: 'repairing' }), payload: { dueAt: LONG_AGO }, by: agent },
    '请选择 2026年6月8日 18:00 之后的日期',
    'Choose a date after Jun 8, 2026, 18:00',
  ],
  [
    'info-request-open',
    {
      step: 'confirm-return',
      order: aWorkOrder({ infoRequests: [{ question: '日志？', askedAt: LONG_AGO }] }),
      by: agent,
    },
    '2026年6月1日 10:00 起在等客户补充，收到后再操作',
    'The answer has been awaited since Jun 1, 2026, 10:00; go on when it is there',
  ],
  [
    'machine-in-house',
    { step: 'cancel', order: aWorkOrder({ machines: [aMachine(), aMachine({ id: 'm2', state: 'received' })] }), by: customer },
    'JMX16-0002 已到厂；请联系客服',
    'JMX16-0002: received already. Contact customer service',
  ],
  [
    'paid-before',
    { step: 'quote', order: order({ state: 'received', paid: REPAIR_FEE }), by: technician },
    'JMX16-0001 已付过款：只能判定无法维修并退款',
    'JMX16-0001: paid for already. It can only be found unrepairable and refunded',
  ],
  [
    'parcel-already-unpacked',
    { step: 'unpack', order: received(), by: technician },
    '已于 2026年6月1日 10:00 开箱，请刷新工单',
    'It was unpacked on Jun 1, 2026, 10:00; reload the order',
  ],
  [
    'parcel-not-unpacked',
    { step: 'quote', order: received({ parcels: received().parcels.map(({ unpacked: _none, ...parcel }) => parcel) }), by: technician },
    '请先开箱并拍照：SF1000000000001',
    'Unpack it and take photos first: SF1000000000001',
  ],
  [
    'refund-first',
    { step: 'declare-unrepairable', order: order({ state: 'received', paid: REPAIR_FEE }), by: technician },
    '请财务先退还 ¥128.00（JMX16-0001）',
    'Finance refunds ¥128.00 first (JMX16-0001)',
  ],
  [
    'refund-too-large',
    { step: 'refund', order: order({ state: 'received', paid: 100 }), payload: { amount: 101 }, by: finance },
    '最多可退 ¥1.00；请核对金额与设备状态',
    'At most ¥1.00 can go back; check amount and state',
  ],
  [
    'supervisor-approval-missing',
    { step: 'quote', order: received(), payload: { voidReasons: [wear] }, by: technician },
    'N2 须主管同意：请先申请，或请主管来给出结论',
    'N2 needs a supervisor: ask for approval, or let the supervisor give the verdict',
  ],
  [
    'machine-missing',
    {
      step: 'report-damage',
      order: received({ discrepancies: [{ id: 'd1', parcelId: 'p1', kind: 'missing', serialNumber: 'JMX16-0001', machineId: 'm1' }] }),
      by: technician,
    },
    '开箱时没有找到 JMX16-0001：请先处理不符',
    'JMX16-0001: not found at unpacking. Resolve the discrepancy first',
  ],
  [
    'voucher-already-reviewed',
    {
      step: 'approve-voucher',
      order: {
        ...reviewed,
        vouchers: reviewed.vouchers.map((voucher) => ({
          ...voucher,
          review: { as: 'rejected' as const, at: LONG_AGO, by: 'o-finance', reason: '' },
        })),
      },
      by: finance,
    },
    '已于 2026年6月1日 10:00 审核，请刷新工单',
    'It was reviewed on Jun 1, 2026, 10:00; reload the order',
  ],
  [
    'wrong-state',
    { step: 'finish', order: order({ state: 'quoted' }), by: technician },
    'JMX16-0001现在是“待付款”，“维修完成”要在“维修中”时办理。请先由客户办理“付款并上传凭证”，再由财务“确认收款”。',
    'JMX16-0001: now “To be paid”; “Repair finished” is for “In repair”. First Customer: “Pay and upload voucher”, then Finance: “Confirm payment”.',
  ],
];

describe('what would make it legal is said of this very order', () => {
  test.each(CASES)('%s', (code, { step, order: placed, payload, by, context }, zh, en) => {
    const decided = take(placed, step, { ...PAYLOADS[step], ...payload }, aContext(by, context));
    if (decided.ok) throw new Error('it was allowed');
    expect(decided.error.code).toBe(code);
    expect(LANGUAGES.map((language) => replyError(language, decided.error).cure)).toEqual([zh, en]);
    expect(faultsOf(decided.error)).toEqual([]);
  });

  test('each text with places has its example here', () => {
    const exact = CODES.filter((code) => REFUSAL_WORDS[code].exact);
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(exact));
  });
});

/** The steps that lead on, by name; `never` when it does not come to that any more. */
function wayOf(step: StepName, state: MachineState): string {
  const { payload, context } = arrangeMachine(step, state);
  const [role = customer] = [customer, agent, technician, finance, supervisor].filter(
    (actor) => !['not-allowed', 'not-found'].includes(refusedCode(step, state, actor)),
  );
  const decided = take(arrangeMachine(step, state).order, step, payload, aContext(role, context));
  if (decided.ok || decided.error.code !== 'wrong-state') return 'legal';
  return decided.error.way?.map((way) => way.step).join(' ') ?? 'never';
}
function refusedCode(step: StepName, state: MachineState, actor: Parameters<typeof aContext>[0]): string {
  const { order: placed, payload, context } = arrangeMachine(step, state);
  const decided = take(placed, step, payload, aContext(actor, context));
  return decided.ok ? 'allowed' : decided.error.code;
}

test('from every state the ordinary way to the return is named, and none where it is over', () => {
  expect(Object.fromEntries(MACHINE_STATES.map((state) => [state, wayOf('ship', state)]))).toEqual({
    listed: 'confirm-return send-in sign-parcel judge-free finish',
    expected: 'send-in sign-parcel judge-free finish',
    'in-transit': 'sign-parcel judge-free finish',
    received: 'judge-free finish',
    quoted: 'submit-voucher approve-voucher finish',
    'pay-review': 'approve-voucher finish',
    repairing: 'finish',
    ready: 'legal',
    shipped: 'take-back-from-carrier',
    'return-refused': 'submit-voucher approve-voucher',
    'remote-fixed': 'never',
    withdrawn: 'never',
    delivered: 'never',
    lost: 'never',
    held: 'reopen submit-voucher approve-voucher finish',
  });
});
