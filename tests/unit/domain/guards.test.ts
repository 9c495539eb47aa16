import { describe, expect, test } from '@jest/globals';
import type { Actor, Role } from '#core/domain/actor';
import type { Context } from '#core/domain/context';
import { GUARDS, type GuardName } from '#core/domain/guards/guard-name';
import type { Machine, MachineState } from '#core/domain/machine';
import { atHour, DAY_MS } from '#core/domain/money-and-time';
import { STEP_NAMES, type StepName, stepDefinition } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { Stage, WorkOrder } from '#core/domain/work-order';
import { aContext, agent, aRegistry, customer, finance, NOW, supervisor, technician, timer } from '../../support/contexts';
import { aMachine, aQuotation, LONG_AGO, RESHIP_FEE } from '../../support/machines';
import { guardsBlind, guardsRemoved, type Mutant, survivorsOf } from '../../support/mutants';
import { PAYLOADS } from '../../support/payloads';
import { codeOf, take } from '../../support/take';
import { allReminded, anAddress, aWorkOrder, stillPacked, withoutAddress } from '../../support/work-orders';
import { arrangeMachine, arrangeOrder } from './arrangements';

// Copied by hand from the page on the policy: the lines behind each refusal.
const CLAUSES: Record<GuardName, string> = {
  'address-already-locked': 'R22',
  'address-incomplete': 'R21',
  'address-not-locked': 'R22',
  'already-answered': 'R13',
  'amount-not-positive': 'R27',
  'amount-not-the-sum': 'R48 R53',
  'approval-not-asked': 'R41 R42 R55',
  'approval-pending': 'R41 R42 R55',
  'carrier-not-supported': 'R57',
  'carrier-day-impossible': 'R24',
  'consent-missing': 'R19 R46 R48',
  'counterfeit-not-repaired': 'R42',
  'damage-not-shown': 'R6 R7',
  'damage-unnamed': 'R7',
  'day-not-reached': 'R47 R48 R49',
  'day-not-working': 'R2 R52',
  'decline-not-offered': 'R46 R45',
  'delivery-not-disputable': 'R29',
  'discrepancy-open': 'R17 R50',
  'evidence-missing': 'R6 R31',
  'exemption-not-asked': 'R32',
  'extension-not-later': 'R52',
  'foreign-boards-missing': 'R45',
  'freight-not-prepaid': 'R11',
  'in-warranty': 'R24 R30',
  'info-request-open': 'R18',
  'label-readable': 'R38',
  'machine-in-house': 'R22 R46',
  'machine-missing': 'R17',
  'not-door-to-door': 'R9',
  'not-in-warranty': 'R24 R25 R38 R39',
  'nothing-received': 'R54',
  // No line of the policy, see docs/decisions/0014.
  'packing-not-confirmed': 'R8',
  'paid-before': 'R28',
  'parcel-already-unpacked': 'R6',
  'parcel-not-unpacked': 'R6',
  'purposes-differ': 'R49',
  'rating-exists': 'R29',
  'reason-not-listed': 'R9 R11 R16 R17 R18',
  'recomputation-not-due': 'R51 R53',
  'refund-first': 'R28',
  'refund-too-large': 'R28',
  'registry-knows-it': 'R24 R39',
  'reminder-not-due': 'R13 R48',
  'reminders-not-sent': 'R47 R48 R49',
  'scrap-code-missing': 'R43 R44',
  'serial-known': 'R38',
  'serials-taken': 'R12',
  'shipped-date-impossible': 'R24',
  'split-not-needed': 'R54 R55',
  'split-needs-reason': 'R54 R55 R56',
  'supervisor-approval-missing': 'R41 R42',
  'text-missing': 'R18',
  'test-record-missing': 'R29',
  'voucher-already-reviewed': 'R53',
  'voucher-used-before': 'R53',
  'warranty-known': 'R39',
  'warranty-void': 'R7 R30',
  'waybill-invalid': 'R18',
  'waybill-mismatch': 'R16 R17',
  'waybill-taken': 'R18',
};

type Place = MachineState | Stage;
type Wrong = {
  readonly payload?: Payload;
  readonly context?: Partial<Context>;
  readonly machine?: Partial<Machine>;
  readonly order?: (order: WorkOrder) => WorkOrder;
  readonly by?: Actor;
};
type Row = readonly [step: StepName, from: Place, guard: GuardName, wrong: Wrong];

const YESTERDAY = NOW - DAY_MS;
const openQuestion = { question: '请补充日志', askedAt: YESTERDAY };
const asked = (order: WorkOrder): WorkOrder => ({ ...order, infoRequests: [openQuestion] });
const packed = { order: stillPacked };
const inDispute = { id: 'd1', parcelId: 'p1', kind: 'extra' as const, serialNumber: 'JMX16-9999' };
const different = { order: (order: WorkOrder) => ({ ...order, discrepancies: [inDispute] }) };
const notInTheParcel = { id: 'd1', parcelId: 'p1', kind: 'missing' as const, serialNumber: 'JMX16-0001', machineId: 'm1' };
const missing = { order: (order: WorkOrder) => ({ ...order, discrepancies: [notInTheParcel] }) };
const paid = { machine: { paid: 12_800 } };
const noPhotos = { payload: { photos: [] } };
const wear = { code: 'N2' as const, text: '自然磨损', photos: ['a-wear'], exempt: false };
const opened = { code: 'H2' as const, text: '按客服指引拆机', photos: [], exempt: true };
const damage = { cause: 'logistics' as const, text: '机壳变形', photos: ['a-damage'], at: LONG_AGO, by: 'o-technician' };
const anApproval = { code: 'N2' as const, text: '磨损', photos: ['a-wear'], askedAt: LONG_AGO, by: 'o-technician' };
const aSplitRequest = { reason: '客户急用', askedAt: LONG_AGO, by: 'o-agent' };
const unproved = { code: 'H1' as const, text: '使用不当', photos: [], exempt: false };
const reviewed = (order: WorkOrder): WorkOrder => ({
  ...order,
  vouchers: order.vouchers.map((voucher) => ({ ...voucher, review: { as: 'approved', at: NOW, by: 'o-finance', reason: '' } })),
});
const withM2 =
  (state: MachineState) =>
  (order: WorkOrder): WorkOrder =>
    aWorkOrder({ machines: [...order.machines, aMachine({ id: 'm2', state })] });
const remindedButOnDay89 = (order: WorkOrder): WorkOrder => ({
  ...order,
  reminded: allReminded('pay').map((entry) => ({ ...entry, days: [3, 7, 30, 60, 80] })),
});
const notPhoned = { ...anAddress, phone: '12' };
const resent: Partial<Machine> = { reshipFreight: { amount: RESHIP_FEE, refusedAt: LONG_AGO, paid: true } };

/** For every guard of every step: what is wrong when it alone refuses. */
const ROWS: readonly Row[] = [
  ['ask-info', 'submitted', 'info-request-open', { order: asked }],
  ['ask-info', 'submitted', 'text-missing', { payload: { text: ' ' } }],
  ['answer-info', 'info-needed', 'already-answered', { order: (order) => ({ ...order, infoRequests: [] }) }],
  ['answer-info', 'info-needed', 'text-missing', { payload: { text: '' } }],
  ['drop-info-request', 'info-needed', 'already-answered', { order: (order) => ({ ...order, infoRequests: [] }) }],
  ['drop-info-request', 'info-needed', 'text-missing', { payload: { reason: '' } }],
  ['cancel', 'submitted', 'machine-in-house', { order: withM2('received') }],
  ['cancel', 'info-needed', 'day-not-reached', { order: asked, by: supervisor }],
  ['message', 'in-service', 'text-missing', { payload: { text: '' } }],
  ['rate', 'completed', 'rating-exists', { order: (order) => ({ ...order, rating: { stars: 5, text: '', at: NOW } }) }],
  ['give-address', 'in-service', 'address-already-locked', { order: ({ machines }) => aWorkOrder({ machines }) }],
  ['give-address', 'submitted', 'nothing-received', { order: () => aWorkOrder() }],
  ['give-address', 'in-service', 'consent-missing', { payload: { consent: { policyVersion: '2026-11', textHash: 'another' } } }],
  ['give-address', 'in-service', 'address-incomplete', { payload: { receivingAddress: notPhoned } }],
  ['resolve-discrepancy', 'in-service', 'already-answered', { payload: { resolution: 'found' } }],

  ['note-unreachable', 'submitted', 'already-answered', { order: (order) => ({ ...order, unreachable: { at: NOW, note: '' } }) }],
  [
    'remind',
    'submitted',
    'reminder-not-due',
    { payload: { reminder: { kind: 'unreachable', subjects: ['order'], anchor: LONG_AGO, day: 3 } } },
  ],
  ['recompute-promise', 'repairing', 'recomputation-not-due', { machine: aMachine({ state: 'repairing' }) }],

  ['confirm-return', 'listed', 'info-request-open', { order: asked }],
  ['fix-remotely', 'listed', 'info-request-open', { order: asked }],
  ['fix-remotely', 'expected', 'text-missing', { payload: { note: '' } }],
  ['send-in', 'expected', 'packing-not-confirmed', { payload: { packingConfirmed: false } }],
  ['send-in', 'expected', 'not-door-to-door', { payload: { doorToDoor: false } }],
  ['send-in', 'expected', 'freight-not-prepaid', { payload: { freightPrepaid: false } }],
  ['send-in', 'expected', 'waybill-invalid', { payload: { waybillNumber: 'SF12' } }],
  ['send-in', 'expected', 'waybill-taken', { context: { waybillHeldBy: 'wo-2' } }],
  ['send-in', 'expected', 'consent-missing', { payload: { consent: undefined } }],
  [
    'send-in',
    'expected',
    'address-already-locked',
    { order: (order) => ({ ...order, receivingAddress: { address: anAddress, hash: 'address-hash', lockedAt: LONG_AGO } }) },
  ],
  ['send-in', 'expected', 'address-incomplete', { payload: { receivingAddress: undefined } }],
  ['withdraw', 'expected', 'nothing-received', { order: ({ machines }) => aWorkOrder({ machines: machines.slice(0, 1) }) }],
  ['withdraw', 'expected', 'day-not-reached', { machine: { triage: { outcome: 'return', note: '', at: YESTERDAY } }, by: supervisor }],
  ['correct-waybill', 'in-transit', 'waybill-invalid', { payload: { waybillNumber: 'SF12' } }],
  ['correct-waybill', 'in-transit', 'waybill-taken', { context: { waybillHeldBy: 'wo-2' } }],
  ['refuse-parcel', 'in-transit', 'reason-not-listed', { payload: { reason: '箱子太旧' } }],
  ['refuse-parcel', 'in-transit', 'evidence-missing', noPhotos],
  ['lose-inbound', 'in-transit', 'evidence-missing', noPhotos],
  ['sign-parcel', 'in-transit', 'waybill-mismatch', { payload: { waybillNumber: 'SF9999999999999' } }],
  ['sign-parcel', 'in-transit', 'carrier-day-impossible', { payload: { carrierSignedDate: '2016-11-20' } }],
  ['sign-orphan', 'in-transit', 'evidence-missing', noPhotos],
  ['sign-orphan', 'in-transit', 'waybill-taken', { context: { waybillHeldBy: 'wo-2' } }],
  ['link-orphan', 'expected', 'evidence-missing', noPhotos],
  ['link-orphan', 'expected', 'waybill-taken', { context: { waybillHeldBy: 'wo-2' } }],
  ['establish-warranty', 'received', 'registry-knows-it', { context: { registry: aRegistry(true) } }],
  ['establish-warranty', 'listed', 'shipped-date-impossible', { payload: { shippedDate: '2026-11-24' } }],
  ['establish-warranty', 'listed', 'shipped-date-impossible', { payload: { shippedDate: '2006-09-01' } }],
  ['establish-warranty', 'expected', 'evidence-missing', noPhotos],
  ['establish-warranty', 'in-transit', 'text-missing', { payload: { reason: ' ' } }],

  ['unpack', 'received', 'parcel-already-unpacked', { order: ({ machines }) => aWorkOrder({ machines }) }],
  ['unpack', 'received', 'evidence-missing', noPhotos],
  ['read-label', 'received', 'parcel-not-unpacked', packed],
  ['read-label', 'received', 'machine-missing', missing],
  ['read-label', 'received', 'paid-before', paid],
  ['read-label', 'received', 'serial-known', { machine: { serialNumber: 'JMX16-0001', label: 'read' } }],
  ['read-label', 'received', 'serials-taken', { context: { areSerialsFree: false } }],
  ['read-label', 'received', 'evidence-missing', noPhotos],
  ['report-damage', 'received', 'parcel-not-unpacked', packed],
  ['report-damage', 'received', 'machine-missing', missing],
  ['report-damage', 'received', 'damage-unnamed', { payload: { damageCause: undefined } }],
  ['report-damage', 'received', 'evidence-missing', noPhotos],
  ['report-damage', 'received', 'text-missing', { payload: { text: '' } }],
  ['request-approval', 'received', 'parcel-not-unpacked', packed],
  ['request-approval', 'received', 'discrepancy-open', different],
  ['request-approval', 'received', 'approval-pending', { machine: { approvals: [anApproval] } }],
  ['request-approval', 'received', 'evidence-missing', noPhotos],
  ['request-approval', 'received', 'text-missing', { payload: { text: '' } }],
  ['decide-approval', 'received', 'approval-not-asked', { machine: { approvals: [] } }],
  ['decide-approval', 'received', 'approval-not-asked', { payload: { approvalCode: 'OTHER' } }],
  ['decide-approval', 'received', 'text-missing', { payload: { reason: '' } }],
  ['judge-free', 'received', 'parcel-not-unpacked', packed],
  ['judge-free', 'received', 'discrepancy-open', different],
  ['judge-free', 'received', 'paid-before', paid],
  ['judge-free', 'received', 'not-in-warranty', { context: { registry: aRegistry(true) } }],
  ['judge-free', 'received', 'exemption-not-asked', { payload: { voidReasons: [opened] } }],
  ['judge-free', 'received', 'warranty-void', { payload: { damageCause: 'user' } }],
  ['judge-free', 'received', 'warranty-void', { machine: { damage } }],
  ['judge-free', 'received', 'warranty-void', { payload: { voidReasons: [wear] } }],
  ['judge-free', 'received', 'text-missing', { payload: { findings: '' } }],
  ['quote', 'received', 'parcel-not-unpacked', packed],
  ['quote', 'received', 'discrepancy-open', different],
  ['quote', 'received', 'paid-before', paid],
  ['quote', 'received', 'in-warranty', { context: { registry: aRegistry(false) } }],
  ['quote', 'received', 'exemption-not-asked', { payload: { voidReasons: [opened] } }],
  ['quote', 'received', 'label-readable', { payload: { voidReasons: [{ ...wear, code: 'H8' }] } }],
  ['quote', 'received', 'warranty-known', { payload: { voidReasons: [{ ...wear, code: 'H9' }] } }],
  ['quote', 'received', 'counterfeit-not-repaired', { payload: { voidReasons: [{ ...wear, code: 'O1' }] } }],
  ['quote', 'received', 'damage-not-shown', { payload: { damageCause: 'logistics' } }],
  ['quote', 'received', 'damage-not-shown', { payload: { damageCause: 'none' }, machine: { damage } }],
  ['quote', 'received', 'scrap-code-missing', { payload: { class: 'scrap', scrapCodes: [] } }],
  ['quote', 'received', 'foreign-boards-missing', { payload: { class: 'mixed', foreignBoards: ' ' } }],
  ['quote', 'received', 'evidence-missing', { payload: { class: 'scrap', photos: [] } }],
  ['quote', 'received', 'evidence-missing', { payload: { class: 'mixed', photos: [] } }],
  ['quote', 'received', 'evidence-missing', { payload: { voidReasons: [unproved] } }],
  ['quote', 'received', 'supervisor-approval-missing', { payload: { voidReasons: [wear] } }],
  ['quote', 'received', 'amount-not-positive', { payload: { lines: [{ text: '更换运算板', amount: 0 }] } }],
  ['quote', 'received', 'text-missing', { payload: { findings: '' } }],
  ['declare-unrepairable', 'received', 'parcel-not-unpacked', packed],
  ['declare-unrepairable', 'received', 'discrepancy-open', different],
  ['declare-unrepairable', 'received', 'refund-first', paid],
  ['declare-unrepairable', 'received', 'exemption-not-asked', { payload: { voidReasons: [opened] } }],
  ['declare-unrepairable', 'received', 'label-readable', { payload: { voidReasons: [{ ...wear, code: 'H8' }] } }],
  ['declare-unrepairable', 'received', 'warranty-known', { payload: { voidReasons: [{ ...wear, code: 'H9' }] } }],
  ['declare-unrepairable', 'received', 'damage-not-shown', { payload: { damageCause: 'user' }, machine: { damage } }],
  ['declare-unrepairable', 'received', 'evidence-missing', noPhotos],
  ['declare-unrepairable', 'received', 'supervisor-approval-missing', { payload: { voidReasons: [wear] } }],
  ['declare-unrepairable', 'received', 'text-missing', { payload: { findings: '' } }],

  ['revise-quotation', 'quoted', 'scrap-code-missing', { payload: { class: 'scrap', scrapCodes: undefined } }],
  ['revise-quotation', 'quoted', 'foreign-boards-missing', { payload: { class: 'mixed', foreignBoards: undefined } }],
  ['revise-quotation', 'quoted', 'evidence-missing', { payload: { class: 'mixed', photos: [] } }],
  ['withdraw-quotation', 'quoted', 'text-missing', { payload: { reason: '' } }],
  ['revise-quotation', 'quoted', 'amount-not-positive', { payload: { lines: [{ text: '更换运算板', amount: 0.5 }] } }],
  ['revise-quotation', 'quoted', 'text-missing', { payload: { note: '' } }],
  ['note-notified', 'quoted', 'already-answered', { machine: { quotations: [aQuotation({ notifiedAt: LONG_AGO })] } }],
  [
    'submit-voucher',
    'quoted',
    'purposes-differ',
    { order: withM2('return-refused'), payload: { machineIds: ['m1', 'm2'], amount: 15_800 } },
  ],
  ['submit-voucher', 'quoted', 'amount-not-the-sum', { payload: { amount: 12_799 } }],
  ['submit-voucher', 'return-refused', 'amount-not-the-sum', { payload: { amount: 12_800 } }],
  ['submit-voucher', 'quoted', 'evidence-missing', { payload: { attachmentId: '' } }],
  ['submit-voucher', 'quoted', 'voucher-used-before', { context: { voucherUsedBy: 'wo-2' } }],
  ['decline', 'quoted', 'decline-not-offered', { machine: { quotations: [aQuotation({ class: 'normal' })] } }],
  ['approve-voucher', 'pay-review', 'voucher-already-reviewed', { order: reviewed }],
  ['reject-voucher', 'pay-review', 'voucher-already-reviewed', { order: reviewed }],
  ['reject-voucher', 'pay-review', 'text-missing', { payload: { reason: '' } }],
  ['refund', 'received', 'amount-not-positive', { payload: { amount: 0 } }],
  ['refund', 'received', 'refund-too-large', { payload: { amount: 12_801 } }],
  ['refund', 'ready', 'refund-too-large', { machine: { outcome: 'repaired' } }],
  ['refund', 'received', 'evidence-missing', noPhotos],
  ['hold', 'quoted', 'day-not-reached', { machine: { quotations: [aQuotation({ notifiedAt: YESTERDAY })] } }],
  ['hold', 'quoted', 'day-not-reached', { machine: { quotations: [aQuotation()] } }],
  [
    'hold',
    'ready',
    'day-not-reached',
    { order: (order) => ({ ...order, receivingAddress: { address: anAddress, hash: 'h', lockedAt: LONG_AGO } }) },
  ],
  ['hold', 'quoted', 'reminders-not-sent', { order: remindedButOnDay89 }],
  ['hold', 'ready', 'reminders-not-sent', { order: (order) => ({ ...order, reminded: allReminded('pay') }) }],
  ['hold', 'return-refused', 'reminders-not-sent', { order: (order) => ({ ...order, reminded: allReminded('pay') }) }],
  ['reopen', 'held', 'text-missing', { payload: { reason: '' } }],

  ['finish', 'repairing', 'test-record-missing', { payload: { testRecord: ' ' } }],
  ['give-up', 'repairing', 'evidence-missing', noPhotos],
  ['give-up', 'repairing', 'text-missing', { payload: { reason: '' } }],
  ['extend-promise', 'repairing', 'extension-not-later', { payload: { dueAt: LONG_AGO } }],
  ['extend-promise', 'repairing', 'day-not-working', { payload: { dueAt: atHour('2026-12-27', 18) } }],
  ['extend-promise', 'repairing', 'text-missing', { payload: { reason: '' } }],

  ['request-split', 'ready', 'split-not-needed', { order: ({ machines }) => aWorkOrder({ machines: machines.slice(0, 1) }) }],
  ['request-split', 'ready', 'approval-pending', { machine: { splitRequest: aSplitRequest } }],
  ['request-split', 'ready', 'text-missing', { payload: { reason: '' } }],
  ['decide-split', 'ready', 'approval-not-asked', { machine: { splitRequest: undefined as never } }],
  ['decide-split', 'ready', 'text-missing', { payload: { reason: '' } }],

  ['ship', 'ready', 'address-not-locked', { order: withoutAddress }],
  ['ship', 'ready', 'address-already-locked', { payload: { receivingAddress: anAddress }, machine: resent }],
  ['ship', 'ready', 'address-incomplete', { payload: { receivingAddress: notPhoned }, machine: resent, by: supervisor }],
  ['ship', 'ready', 'carrier-not-supported', { payload: { carrier: 'jd', waybillNumber: 'JD0000000000' } }],
  ['ship', 'ready', 'waybill-invalid', { payload: { waybillNumber: 'KY1234' } }],
  ['ship', 'ready', 'waybill-taken', { payload: { waybillNumber: 'SF1000000000001' } }],
  ['ship', 'ready', 'split-needs-reason', { order: withM2('quoted') }],
  ['confirm-delivered', 'shipped', 'day-not-reached', { order: shippedAt(YESTERDAY), by: timer }],
  ['report-not-received', 'delivered', 'delivery-not-disputable', { order: deliveredBy('customer') }],
  ['report-not-received', 'delivered', 'serials-taken', { context: { areSerialsFree: false } }],
  ['take-back-from-carrier', 'shipped', 'evidence-missing', noPhotos],
  ['lose-outbound', 'shipped', 'evidence-missing', noPhotos],
  ['note-refused-return', 'shipped', 'evidence-missing', noPhotos],
  ['note-refused-return', 'shipped', 'amount-not-positive', { payload: { amount: 0 } }],
  ['note-refused-return', 'shipped', 'text-missing', { payload: { reason: ' ' } }],
];

function shippedAt(at: number) {
  return (order: WorkOrder): WorkOrder => ({ ...order, shipments: order.shipments.map((shipment) => ({ ...shipment, shippedAt: at })) });
}

function deliveredBy(by: 'customer' | 'timer') {
  return (order: WorkOrder): WorkOrder => ({
    ...order,
    shipments: order.shipments.map((shipment) => ({ ...shipment, delivered: { at: NOW, by } })),
  });
}

const ACTORS: Record<Role, Actor> = { customer, agent, technician, finance, supervisor, timer };

function arrange(
  step: StepName,
  from: Place,
): { readonly order: WorkOrder; readonly payload: Payload; readonly context: Partial<Context> } {
  return stepDefinition(step).target === 'order' ? arrangeOrder(step, from as Stage) : arrangeMachine(step, from as MachineState);
}

/** What the step answers when nothing is wrong, and when only that is wrong which the guard is about. */
function answers([step, from, , wrong]: Row) {
  const [role = 'customer'] = stepDefinition(step).by;
  const { order, payload, context } = arrange(step, from);
  const machines = order.machines.map((machine) => (machine.id === 'm1' ? { ...machine, ...wrong.machine } : machine));
  const changed = { ...order, machines };
  const placed = { ...(wrong.order?.(changed) ?? changed), stage: order.stage };
  const worldOfWrong = aContext(wrong.by ?? ACTORS[role], { ...context, ...wrong.context });
  return {
    right: take(order, step, payload, aContext(ACTORS[role], context)),
    refused: take(placed, step, { ...payload, ...wrong.payload }, worldOfWrong),
  };
}

test.each(ROWS)('%s from %s is refused by %s alone', (...row) => {
  const [step, , guard] = row;
  const { right, refused } = answers(row);
  expect(codeOf(right)).toBe('allowed');
  expect(refused).toMatchObject({
    ok: false,
    error: { code: guard, why: CLAUSES[guard].split(' ').filter(Boolean), whoCan: stepDefinition(step).by },
  });
});

describe('a mistake in the table is noticed by the rows above', () => {
  const isNoticed = ({ steps }: Mutant): boolean =>
    ROWS.filter(([step]) => steps.includes(step)).some((row) => {
      const { right, refused } = answers(row);
      return codeOf(right) !== 'allowed' || codeOf(refused) !== row[2];
    });

  test('each guard taken from its step', () => expect(survivorsOf(guardsRemoved(), isNoticed)).toEqual([]));
  test('each guard that finds nothing wrong any more', () => expect(survivorsOf(guardsBlind(), isNoticed)).toEqual([]));
  test('no mistake is none', () => {
    const none: Mutant = { name: 'none', steps: STEP_NAMES, make: () => () => {} };
    expect(survivorsOf([none], isNoticed)).toEqual(['none']);
  });
});

test('every guard of every step is tried, and no other', () => {
  const tried = new Set(ROWS.map(([step, , guard]) => `${step}: ${guard}`));
  const inTable = STEP_NAMES.flatMap((step) => stepDefinition(step).guards.map((guard) => `${step}: ${guard}`));
  expect([...tried].sort()).toEqual([...inTable].sort());
  expect(new Set(ROWS.map(([, , guard]) => guard))).toEqual(new Set(GUARDS));
});

test('the first guard that does not hold is the refusal', () => {
  const nothing = { machineIds: ['m1'] };
  const order = aWorkOrder({ machines: [aMachine({ state: 'expected' })] });
  expect(codeOf(take(order, 'send-in', nothing, aContext(customer)))).toBe('packing-not-confirmed');
  expect(codeOf(take(order, 'send-in', PAYLOADS['send-in'], aContext(customer)))).toBe('allowed');
});
