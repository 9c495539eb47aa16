import * as z from 'zod/mini';
import { QUEUE_GROUPS } from '../domain/queue-group';
import { uploads } from './customer';
import { id, serialNumber, waybillNumber } from './fields';
import { type OrphanReplies, orphanRequests } from './orphans';
import { takeStep } from './steps';
import type { AttachmentTicket, ConfirmedAttachment, OrderView, PhotoUrls, QueuePage, StaffStartView, WarrantyView } from './views';

/** Requests of the function `staff`, by action. Whoever is no staff gets `not-found` for everything. */
export const staffRequests = {
  ...uploads,
  start: z.strictObject({}),
  'list-queue': z.strictObject({ group: z.optional(z.enum(QUEUE_GROUPS)), cursor: z.optional(z.string().check(z.maxLength(200))) }),
  /** By order number, serial number or waybill number, as typed. */
  search: z.strictObject({ text: z.string().check(z.trim(), z.minLength(2), z.maxLength(64)) }),
  'find-parcel': z.strictObject({ waybillNumber }),
  'get-order': z.strictObject({ orderId: id }),
  'query-warranty': z.strictObject({ serialNumber }),
  'take-step': takeStep,
  ...orphanRequests,
};

export type StaffReplies = {
  'prepare-upload': AttachmentTicket;
  'confirm-upload': ConfirmedAttachment;
  'photo-urls': PhotoUrls;
  start: StaffStartView;
  'list-queue': QueuePage;
  search: QueuePage;
  'find-parcel': { readonly orderId: string; readonly parcelId: string };
  'get-order': OrderView;
  'query-warranty': WarrantyView;
  'take-step': OrderView;
} & OrphanReplies;

export type StaffAction = keyof typeof staffRequests;
export type StaffInput<A extends StaffAction> = z.input<(typeof staffRequests)[A]>;
