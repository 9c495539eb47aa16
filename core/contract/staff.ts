import * as z from 'zod/mini';
import { QUEUE_GROUPS } from '../domain/queue-group';
import { uploads } from './customer';
import { commandId, id, lineOf, serialNumber, version, waybillNumber } from './fields';
import { type OrphanReplies, orphanRequests } from './orphans';
import type { SettingDetail, SettingHistoryPage, SettingList, SettingPreview } from './setting-views';
import { takeStep } from './steps';
import type { AttachmentTicket, ConfirmedAttachment, PhotoUrls } from './views/attachment-views';
import type { OrderView } from './views/order-view';
import type { QueuePage } from './views/queue-view';
import type { StaffStartView } from './views/staff-start-view';
import type { WarrantyView } from './views/warranty-view';

const settingKey = z.string().check(z.maxLength(60));
/** What `value` may be is the setting's business; `effectiveFrom` is a day in Shanghai, from its beginning. */
const proposedSetting = { key: settingKey, value: z.unknown(), effectiveFrom: z.union([z.literal('now'), z.iso.date()]) };

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
  /** What the owner decides; for supervisors, other staff get `not-allowed`. */
  'list-settings': z.strictObject({}),
  'get-setting': z.strictObject({ key: settingKey }),
  'setting-history': z.strictObject({ key: settingKey, cursor: z.optional(z.string().check(z.maxLength(200))) }),
  /** Checks a value and says what it would mean; `invalid-request` names every field below `value`. */
  'preview-setting': z.strictObject(proposedSetting),
  'change-setting': z.strictObject({ ...proposedSetting, commandId, version, reason: lineOf(200) }),
  /** `number`: of the planned change. */
  'withdraw-setting-change': z.strictObject({ key: settingKey, number: version, commandId, version, reason: lineOf(200) }),
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
  'list-settings': SettingList;
  'get-setting': SettingDetail;
  'setting-history': SettingHistoryPage;
  'preview-setting': SettingPreview;
  'change-setting': SettingDetail;
  'withdraw-setting-change': SettingDetail;
} & OrphanReplies;

export type StaffAction = keyof typeof staffRequests;
export type StaffInput<A extends StaffAction> = z.input<(typeof staffRequests)[A]>;
