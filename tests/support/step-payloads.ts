import type { StaffStep, StaffStepPayload } from '#core/contract/steps';

type Payloads = { readonly [S in StaffStep]: StaffStepPayload<S> };

/** No order has these. */
const machineIds = ['m99'];
const parcelId = 'p99';
const voucherId = 'v99';
const shipmentId = 's99';
const photos: string[] = ['a-photo-of-somebody'];
const reason = '按流程处理';
const text = '按流程处理';
const lines = [{ text: '检测', amount: 100 }];
const found = { findings: '供电芯片损坏', photos, voidReasons: [] };

/** Of each step of staff a payload of the right shape, about machines, parcels and vouchers that no order has: taken by anybody it changes nothing. */
export const STEP_PAYLOADS: Payloads = {
  'ask-info': { text },
  'drop-info-request': { reason },
  'note-unreachable': { note: '' },
  assign: {},
  message: { text, photos },
  'confirm-return': { machineIds, note: '' },
  'fix-remotely': { machineIds, note: text },
  cancel: { reason },
  withdraw: { machineIds, reason },
  'refuse-parcel': { parcelId, reason: 'mismatch', note: '', photos },
  'lose-inbound': { parcelId, reason, photos },
  'sign-parcel': { parcelId, waybillNumber: 'SF0000000000000' },
  unpack: { parcelId, serialsFound: [], unlabelledMachineIds: [], photos },
  'resolve-discrepancy': { discrepancyId: 'd99', resolution: 'found' },
  'establish-warranty': { machineIds, shippedDate: '2026-01-01', reason, photos },
  'read-label': { machineIds, serialNumber: 'JX4-RIGHTS-1', photos },
  'report-damage': { machineIds, damageCause: 'user', text, photos },
  'request-approval': { machineIds, approvalCode: 'N2', text, photos },
  'decide-approval': { machineIds, approvalCode: 'N2', isApproved: true, reason },
  'judge-free': { machineIds, findings: text, photos },
  quote: { machineIds, class: 'normal', lines, note: '', damageCause: 'none', ...found },
  'declare-unrepairable': { machineIds, unrepairable: 'no-value', ...found },
  'revise-quotation': { machineIds, class: 'normal', lines, note: text },
  'withdraw-quotation': { machineIds, reason },
  'approve-voucher': { voucherId },
  'reject-voucher': { voucherId, reason },
  refund: { machineIds, amount: 100, photos },
  hold: { machineIds },
  reopen: { machineIds, reason },
  finish: { machineIds, testRecord: text, parts: '' },
  'give-up': { machineIds, reason, photos },
  'extend-promise': { machineIds, dueAt: 0, reason },
  'request-split': { machineIds, reason },
  'decide-split': { machineIds, isApproved: true, reason },
  ship: { machineIds, carrier: 'sf', waybillNumber: 'SF0000000000000' },
  'take-back-from-carrier': { shipmentId, reason, photos },
  'lose-outbound': { shipmentId, reason, photos },
  'note-refused-return': { shipmentId, amount: 100, reason, photos },
};
