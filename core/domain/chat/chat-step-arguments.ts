import type { Argument, ChatStepArguments } from './chat-argument';
import type { CHAT_STEP_WORDS } from './chat-step-words';

const machines: Argument = { kind: 'machines' };
const machine: Argument = { kind: 'machine' };
const shipment: Argument = { kind: 'shipment' };
const reason: Argument = { kind: 'text', field: 'reason' };
const text: Argument = { kind: 'text', field: 'text' };
const note: Argument = { kind: 'text', field: 'note', isOptional: true };

/** Which step each word is, what follows it, which photos it takes, and whether it weighs so much that a digit has to confirm it. */
export const CHAT_STEP_ARGUMENTS: Readonly<Record<keyof typeof CHAT_STEP_WORDS, ChatStepArguments>> = {
  take: { step: 'assign', arguments: [], photos: 'none' },
  'hand-over': { step: 'assign', arguments: [{ kind: 'colleague' }], photos: 'none' },
  reply: { step: 'message', arguments: [text], photos: 'may', isSetOff: true },
  'please-open': {
    step: 'message',
    arguments: [{ ...machines, field: 'disassemblyMachineIds' }, text],
    photos: 'may',
    // what is opened by our word does not void the warranty (R32)
    isWeighty: true,
  },
  ask: { step: 'ask-info', arguments: [text], photos: 'none', isSetOff: true },
  'drop-question': { step: 'drop-info-request', arguments: [reason], photos: 'none' },
  unreachable: { step: 'note-unreachable', arguments: [note], photos: 'none' },
  'confirm-return': { step: 'confirm-return', arguments: [machines, note], photos: 'none', isWeighty: true },
  'fix-remotely': { step: 'fix-remotely', arguments: [machines, { kind: 'text', field: 'note' }], photos: 'none' },
  cancel: { step: 'cancel', arguments: [reason], photos: 'none' },
  withdraw: { step: 'withdraw', arguments: [machines, reason], photos: 'none' },
  sign: { step: 'sign-parcel', arguments: [{ kind: 'parcel' }, { kind: 'past-day', isOptional: true }], photos: 'none' },
  refuse: { step: 'refuse-parcel', arguments: [{ kind: 'parcel' }, { kind: 'parcel-refusal' }, note], photos: 'must' },
  'lost-inbound': { step: 'lose-inbound', arguments: [{ kind: 'parcel' }, reason], photos: 'must' },
  // a day that decides about money
  warranty: { step: 'establish-warranty', arguments: [machines, { kind: 'shipped-day' }, reason], photos: 'must', isWeighty: true },
  unpack: { step: 'unpack', arguments: [{ kind: 'parcel' }, { kind: 'found' }], photos: 'must' },
  difference: { step: 'resolve-discrepancy', arguments: [{ kind: 'discrepancy' }, { kind: 'resolution' }], photos: 'none' },
  label: { step: 'read-label', arguments: [machine, { kind: 'serial' }], photos: 'must' },
  // shown to the customer, dated, as evidence
  damage: { step: 'report-damage', arguments: [machines, { kind: 'damage-cause' }, text], photos: 'must', isWeighty: true },
  'ask-approval': { step: 'request-approval', arguments: [machines, { kind: 'approval-code' }, text], photos: 'must' },
  'allow-void': {
    step: 'decide-approval',
    arguments: [machines, { kind: 'approval-code', isOptional: true }, reason],
    photos: 'none',
    fixed: { isApproved: true },
    isWeighty: true,
  },
  'deny-void': {
    step: 'decide-approval',
    arguments: [machines, { kind: 'approval-code', isOptional: true }, reason],
    photos: 'none',
    fixed: { isApproved: false },
    isWeighty: true,
  },
  free: {
    step: 'judge-free',
    arguments: [machines, { kind: 'same-fault', isOptional: true }, { kind: 'text', field: 'findings' }],
    photos: 'may',
  },
  quote: { step: 'quote', arguments: [machines, { kind: 'quotation' }], photos: 'may' },
  unrepairable: {
    step: 'declare-unrepairable',
    arguments: [machines, { kind: 'unrepairable', isOptional: true }, { kind: 'text', field: 'findings' }],
    photos: 'must',
    fixed: { voidReasons: [], unrepairable: 'no-value' },
  },
  revise: { step: 'revise-quotation', arguments: [machines, { kind: 'revision' }], photos: 'may', isWeighty: true },
  recall: { step: 'withdraw-quotation', arguments: [machines, reason], photos: 'none', isWeighty: true },
  approve: { step: 'approve-voucher', arguments: [{ kind: 'voucher' }], photos: 'none' },
  reject: { step: 'reject-voucher', arguments: [{ kind: 'voucher' }, reason], photos: 'none', isWeighty: true },
  refund: { step: 'refund', arguments: [machine, { kind: 'amount' }], photos: 'must' },
  hold: { step: 'hold', arguments: [machines], photos: 'none', isWeighty: true },
  reopen: { step: 'reopen', arguments: [machines, reason], photos: 'none', isWeighty: true },
  // there is no way back to the bench
  finish: { step: 'finish', arguments: [machines, { kind: 'test-record' }], photos: 'none', isWeighty: true },
  'give-up': { step: 'give-up', arguments: [machines, reason], photos: 'must' },
  extend: {
    step: 'extend-promise',
    arguments: [{ ...machines, orAll: true }, { kind: 'due-day' }, reason],
    photos: 'none',
    isWeighty: true,
  },
  split: { step: 'request-split', arguments: [machines, reason], photos: 'none' },
  'allow-split': { step: 'decide-split', arguments: [machines, reason], photos: 'none', fixed: { isApproved: true }, isWeighty: true },
  'deny-split': { step: 'decide-split', arguments: [machines, reason], photos: 'none', fixed: { isApproved: false }, isWeighty: true },
  ship: {
    step: 'ship',
    arguments: [{ ...machines, orAll: true }, { kind: 'return-waybill' }, { kind: 'split', isOptional: true }],
    photos: 'none',
  },
  'carrier-returned': { step: 'take-back-from-carrier', arguments: [shipment, reason], photos: 'must' },
  'lost-outbound': { step: 'lose-outbound', arguments: [shipment, reason], photos: 'must' },
  'consignee-refused': { step: 'note-refused-return', arguments: [shipment, { kind: 'amount' }, reason], photos: 'must' },
};
