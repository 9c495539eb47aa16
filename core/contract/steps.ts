import * as z from 'zod/mini';
import { PARCEL_REFUSALS } from '../domain/parcel';
import { QUOTATION_CLASSES } from '../domain/quotation';
import { SCRAP_CODES, UNREPAIRABLE } from '../domain/verdict';
import { CODES_TO_APPROVE, DAMAGE_CAUSES, VOID_CODES } from '../domain/warranty';
import {
  address,
  commandId,
  fen,
  id,
  inboundCarrier,
  line,
  MAX_MACHINES,
  optionalText,
  photos,
  serialNumber,
  text,
  version,
  waybillNumber,
} from './fields';

/** What each step needs from the person who takes it; keyed as in the step table. Only steps that have a screen are here. */

const evidence = photos.check(z.minLength(1));
const quotationLines = z.array(z.strictObject({ text: line, amount: fen })).check(z.minLength(1), z.maxLength(20));
const voidReasons = z.array(z.strictObject({ code: z.enum(VOID_CODES), text, photos, exempt: z.boolean() })).check(z.maxLength(13));

const machineIds = z.array(id).check(z.minLength(1), z.maxLength(MAX_MACHINES));

const consent = z.optional(
  z.strictObject({ policyVersion: z.string().check(z.maxLength(32)), textHash: z.string().check(z.maxLength(64)) }),
);
/** Machines of the order that the customer is asked to open, by the words beside it (R32). */
const disassemblyMachineIds = z.optional(z.array(id).check(z.maxLength(MAX_MACHINES)));
const isApproved = z.boolean();
/** Of class `scrap` (R44), of class `mixed` (R45). */
const scrapCodes = z.optional(z.array(z.enum(SCRAP_CODES)).check(z.maxLength(SCRAP_CODES.length)));
const foreignBoards = z.optional(optionalText);

export const customerSteps = {
  'send-in': z.strictObject({
    machineIds,
    carrier: inboundCarrier,
    waybillNumber,
    packingConfirmed: z.boolean(),
    doorToDoor: z.boolean(),
    freightPrepaid: z.boolean(),
    /** Of the policy that was on screen; needed again only when its text changed. */
    consent,
    /** The first time only: it is locked from then on (R22). */
    receivingAddress: z.optional(address),
    /** Of the packing (R8): the customer's own best evidence. */
    photos: z.optional(photos),
  }),
  'answer-info': z.strictObject({ text, photos }),
  cancel: z.strictObject({ reason: text }),
  withdraw: z.strictObject({ machineIds, reason: text }),
  'correct-waybill': z.strictObject({ parcelId: id, carrier: inboundCarrier, waybillNumber }),
  'give-address': z.strictObject({ receivingAddress: address, consent }),
  decline: z.strictObject({ machineIds, reason: optionalText }),
  'submit-voucher': z.strictObject({ machineIds, amount: fen, attachmentId: id }),
  'confirm-delivered': z.strictObject({ shipmentId: id }),
  'report-not-received': z.strictObject({ shipmentId: id, text: optionalText }),
  rate: z.strictObject({ stars: z.int().check(z.minimum(1), z.maximum(5)), text: optionalText }),
  share: z.strictObject({}),
  'revoke-share': z.strictObject({}),
  message: z.strictObject({ text, photos }),
};

export const staffSteps = {
  'confirm-return': z.strictObject({ machineIds, note: optionalText, disassemblyMachineIds }),
  'fix-remotely': z.strictObject({ machineIds, note: text }),
  'sign-parcel': z.strictObject({ parcelId: id, waybillNumber, carrierSignedDate: z.optional(z.iso.date()) }),
  unpack: z.strictObject({
    parcelId: id,
    serialsFound: z.array(serialNumber).check(z.maxLength(MAX_MACHINES)),
    unlabelledMachineIds: z.array(id).check(z.maxLength(MAX_MACHINES)),
    photos,
  }),
  /** A missing machine was found after all or is not there; an unexpected one is set aside (R17). */
  'resolve-discrepancy': z.strictObject({ discrepancyId: id, resolution: z.enum(['found', 'not-in-parcel', 'set-aside']) }),
  'judge-free': z.strictObject({
    machineIds,
    findings: text,
    photos,
    /** Only exempt ones leave a repair free. */
    voidReasons: z.optional(voidReasons),
    /** The fault that we repaired last time; counts where the owner gives a warranty on repairs. */
    sameFault: z.optional(z.boolean()),
  }),
  quote: z.strictObject({
    machineIds,
    class: z.enum(QUOTATION_CLASSES),
    lines: quotationLines,
    note: optionalText,
    findings: text,
    photos,
    damageCause: z.enum(DAMAGE_CAUSES),
    voidReasons,
    scrapCodes,
    foreignBoards,
  }),
  'approve-voucher': z.strictObject({ voucherId: id }),
  'reject-voucher': z.strictObject({ voucherId: id, reason: text }),
  finish: z.strictObject({ machineIds, testRecord: text, parts: optionalText }),
  ship: z.strictObject({
    machineIds,
    carrier: z.string().check(z.maxLength(20)),
    waybillNumber,
    splitReason: z.optional(z.enum(['large-quantity', 'approved'])),
    /** For a parcel that was refused and is sent again: a supervisor may name another address (R22, R49). */
    receivingAddress: z.optional(address),
  }),
  // before the machines are here
  'ask-info': z.strictObject({ text }),
  /** Without a name: whoever takes the step takes the order over. */
  assign: z.strictObject({ assigneeOpenid: z.optional(id) }),
  cancel: z.strictObject({ reason: text }),
  withdraw: z.strictObject({ machineIds, reason: text }),
  'refuse-parcel': z.strictObject({ parcelId: id, reason: z.enum(PARCEL_REFUSALS), note: optionalText, photos: evidence }),
  'lose-inbound': z.strictObject({ parcelId: id, reason: text, photos: evidence }),
  // inspection, money, promise
  'declare-unrepairable': z.strictObject({
    machineIds,
    unrepairable: z.enum(UNREPAIRABLE),
    findings: text,
    photos: evidence,
    voidReasons,
    scrapCodes,
  }),
  'give-up': z.strictObject({ machineIds, reason: text, photos: evidence }),
  'revise-quotation': z.strictObject({
    machineIds,
    class: z.enum(QUOTATION_CLASSES),
    lines: quotationLines,
    note: text,
    /** Where the class becomes `scrap` or `mixed`: what it rests on (R44, R45). */
    photos: z.optional(photos),
    scrapCodes,
    foreignBoards,
  }),
  /** One machine at a time; the photos show that the money went back. */
  refund: z.strictObject({ machineIds: machineIds.check(z.maxLength(1)), amount: fen, photos: evidence }),
  hold: z.strictObject({ machineIds }),
  reopen: z.strictObject({ machineIds, reason: text }),
  /** `dueAt` is one of the ends of service days that `start` lists. */
  'extend-promise': z.strictObject({ machineIds, dueAt: z.int().check(z.minimum(0)), reason: text }),
  // the way back
  'take-back-from-carrier': z.strictObject({ shipmentId: id, reason: text, photos: evidence }),
  'lose-outbound': z.strictObject({ shipmentId: id, reason: text, photos: evidence }),
  /** `amount`: freight for sending it again. */
  'note-refused-return': z.strictObject({ shipmentId: id, amount: fen, reason: text, photos: evidence }),
  message: z.strictObject({ text, photos, disassemblyMachineIds }),
  // what a verdict may rest on
  'drop-info-request': z.strictObject({ reason: text }),
  'note-unreachable': z.strictObject({ note: optionalText }),
  'establish-warranty': z.strictObject({ machineIds, shippedDate: z.iso.date(), reason: text, photos }),
  'read-label': z.strictObject({ machineIds: machineIds.check(z.maxLength(1)), serialNumber, photos }),
  /** `none` takes an earlier report back. */
  'report-damage': z.strictObject({ machineIds, damageCause: z.enum(DAMAGE_CAUSES), text, photos }),
  'request-approval': z.strictObject({ machineIds, approvalCode: z.enum(CODES_TO_APPROVE), text, photos }),
  'decide-approval': z.strictObject({ machineIds, approvalCode: z.enum(CODES_TO_APPROVE), isApproved, reason: text }),
  'withdraw-quotation': z.strictObject({ machineIds, reason: text }),
  'request-split': z.strictObject({ machineIds, reason: text }),
  'decide-split': z.strictObject({ machineIds, isApproved, reason: text }),
};

export type CustomerStep = keyof typeof customerSteps;
export type StaffStep = keyof typeof staffSteps;
export type CustomerStepPayload<S extends CustomerStep> = z.output<(typeof customerSteps)[S]>;
export type StaffStepPayload<S extends StaffStep> = z.output<(typeof staffSteps)[S]>;

/**
 * `take-step`: one step on one order. `version` is the one on the person's screen.
 * Repeating a `commandId` gives the first answer and changes nothing.
 */
export const takeStep = z.strictObject({ commandId, orderId: id, version, step: z.string().check(z.maxLength(40)), payload: z.unknown() });
