import * as z from 'zod/mini';
import { DAMAGE_CAUSES, VOID_CODES } from '../domain/warranty';
import { QUOTATION_CLASSES } from '../domain/work-order';
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

const machineIds = z.array(id).check(z.minLength(1), z.maxLength(MAX_MACHINES));

const consent = z.optional(
  z.strictObject({ policyVersion: z.string().check(z.maxLength(32)), textHash: z.string().check(z.maxLength(64)) }),
);

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
    lines: z.array(z.strictObject({ text: line, amount: fen })).check(z.minLength(1), z.maxLength(20)),
    note: optionalText,
    findings: text,
    photos,
    damageCause: z.enum(DAMAGE_CAUSES),
    voidReasons: z.array(z.strictObject({ code: z.enum(VOID_CODES), text, photos, exempt: z.boolean() })).check(z.maxLength(13)),
  }),
  'approve-voucher': z.strictObject({ voucherId: id }),
  'reject-voucher': z.strictObject({ voucherId: id, reason: text }),
  finish: z.strictObject({ machineIds, testRecord: text, parts: optionalText }),
  ship: z.strictObject({
    machineIds,
    carrier: z.string().check(z.maxLength(20)),
    waybillNumber,
    splitReason: z.optional(z.enum(['large-quantity', 'approved'])),
  }),
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
