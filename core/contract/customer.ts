import * as z from 'zod/mini';
import {
  commandId,
  contact,
  id,
  itemType,
  lineOf,
  MAX_MACHINES,
  MAX_PHOTO_BYTES,
  MAX_PHOTOS_PER_MACHINE,
  optionalText,
  photos,
  serialNumber,
  text,
} from './fields';
import { takeStep } from './steps';
import type { AttachmentTicket, ConfirmedAttachment, PhotoUrls } from './views/attachment-views';
import type { NoticePage } from './views/notice-view';
import type { OrderPage } from './views/order-summary';
import type { OrderView } from './views/order-view';
import type { PolicyText } from './views/policy-text';
import type { SharedOrderView } from './views/shared-order-view';
import type { StartView } from './views/start-view';
import type { WarrantyView } from './views/warranty-view';

export const uploads = {
  /** Reserves a path for the caller; the client uploads there as soon as the picture is picked. */
  'prepare-upload': z.strictObject({
    purpose: z.enum(['label', 'fault', 'voucher', 'unpacking', 'finding', 'message', 'packing']),
    bytes: z.int().check(z.minimum(1), z.maximum(MAX_PHOTO_BYTES)),
  }),
  /** After the upload: checks size and real image type, keeps the SHA-256; only then may the id be used in a command. */
  'confirm-upload': z.strictObject({ attachmentId: id, fileId: z.string().check(z.maxLength(1000)) }),
  /** Short-lived URLs: of one's own uploads, or, with `orderId`, of what stands in an order one is a party of. At most 50. */
  'photo-urls': z.strictObject({ orderId: z.optional(id), attachmentIds: z.array(id).check(z.minLength(1), z.maxLength(50)) }),
};

/** One machine of `submit-order`. `serialNumber: null` says that the label cannot be read; then a photo is the claim. */
const machineInput = z.strictObject({
  itemType,
  model: lineOf(40),
  serialNumber: z.nullable(serialNumber),
  symptoms: z.array(lineOf(40)).check(z.maxLength(10)),
  faultDescription: text,
  labelPhotos: z.array(id).check(z.minLength(1), z.maxLength(MAX_PHOTOS_PER_MACHINE)),
});

/** Requests of the function `customer`, by action. */
export const customerRequests = {
  ...uploads,
  /** Home: contact, hours, who am I, the order that needs the customer now, settings of the forms. */
  start: z.strictObject({}),
  policy: z.strictObject({}),
  'query-warranty': z.strictObject({ serialNumber }),
  /** Fails with `serials-taken` (field names the machine) when a serial is in another open order (R12). */
  'submit-order': z.strictObject({ commandId, contact, machines: z.array(machineInput).check(z.minLength(1), z.maxLength(MAX_MACHINES)) }),
  'list-orders': z.strictObject({ filter: z.enum(['open', 'ended', 'all']), cursor: z.optional(z.string().check(z.maxLength(200))) }),
  'get-order': z.strictObject({ orderId: id }),
  /** Whether what is on screen is still the newest; a page that stays open asks now and then. */
  'order-version': z.strictObject({ orderId: id }),
  /** For whoever holds the link (R20); a wrong or revoked token, and an order that does not exist, all answer `not-found`. */
  'get-shared-order': z.strictObject({ orderId: id, token: id }),
  'take-step': takeStep,
  'list-notices': z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) }),
  /** These, and with `upTo` every other one that was there at that time: what a person has not seen yet stays unread. */
  'read-notices': z.strictObject({
    noticeIds: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
    upTo: z.optional(z.int().check(z.minimum(0))),
  }),
  /** What WeChat's prompt answered, by template id; `accept` adds one credit. */
  'report-subscriptions': z.strictObject({ answers: z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(24))) }),
  /** Takes up a note from a person about to do something that cannot be undone (R58); lands in the order's thread. */
  ask: z.strictObject({ commandId, orderId: id, text, photos: z.optional(photos), about: z.optional(optionalText) }),
};

export type CustomerReplies = {
  'prepare-upload': AttachmentTicket;
  'confirm-upload': ConfirmedAttachment;
  'photo-urls': PhotoUrls;
  start: StartView;
  policy: PolicyText;
  'query-warranty': WarrantyView;
  'submit-order': OrderView;
  'list-orders': OrderPage;
  'get-order': OrderView;
  'order-version': { readonly version: number };
  'get-shared-order': SharedOrderView;
  'take-step': OrderView;
  'list-notices': NoticePage;
  'read-notices': { readonly unread: number };
  'report-subscriptions': { readonly credits: Readonly<Record<string, number>> };
  ask: OrderView;
};

export type CustomerAction = keyof typeof customerRequests;
/** What the client sends, before the schema mends it. */
export type CustomerInput<A extends CustomerAction> = z.input<(typeof customerRequests)[A]>;
