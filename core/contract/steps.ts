import * as z from 'zod/mini';
import { DAMAGE_CAUSES, VOID_CODES } from '../domain/warranty';
import { PARCEL_REFUSALS, QUOTATION_CLASSES, UNREPAIRABLE } from '../domain/work-order';
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

export const customerSteps = {
  'send-in': z.strictObject({
    machineIds,
    carrier: inboundCarrier,
    waybillNumber,
    packingConfirmed: z.boolean(),
    doorToDoor: z.boolean(),
    freightPrepaid: z.boolean(),
    /** Of the policy that was on screen; needed again only when its text changed. */
    consent: z.optional(z.strictObject({ policyVersion: z.string().check(z.maxLength(32)), textHash: z.string().check(z.maxLength(64)) })),
    /** The first time only: it is locked from then on (R22). */
    receivingAddress: z.optional(address),
  }),
  'submit-voucher': z.strictObject({ machineIds, amount: fen, attachmentId: id }),
  'confirm-delivered': z.strictObject({ shipmentId: id }),
  message: z.strictObject({ text, photos }),
};

export const staffSteps = {
  'confirm-return': z.strictObject({ machineIds, note: optionalText }),
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
  'judge-free': z.strictObject({ machineIds, findings: text, photos }),
  quote: z.strictObject({
    machineIds,
    class: z.enum(QUOTATION_CLASSES),
    lines: quotationLines,
    note: optionalText,
    findings: text,
    photos,
    damageCause: z.enum(DAMAGE_CAUSES),
    voidReasons,
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
  'declare-unrepairable': z.strictObject({ machineIds, unrepairable: z.enum(UNREPAIRABLE), findings: text, photos: evidence, voidReasons }),
  'give-up': z.strictObject({ machineIds, reason: text, photos: evidence }),
  'revise-quotation': z.strictObject({ machineIds, class: z.enum(QUOTATION_CLASSES), lines: quotationLines, note: text }),
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
  message: z.strictObject({ text, photos }),
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
