import type { EpochMs, Fen, LocalDate } from '../domain/money-and-time';
import type { FreightPayer, ItemType } from '../domain/work-order';

type Localized = { readonly 'zh-CN': string; readonly en: string };

/** What the owner decides; defaults in config/cloud/settings.ts, stored in `settings`, cached 60 s an instance. */
export type Settings = {
  readonly contacts: readonly { readonly kind: 'wechat'; readonly value: string }[];
  readonly hours: { readonly opensAtHour: number; readonly closesAtHour: number };
  readonly factoryAddress: { readonly name: Localized; readonly phone: string; readonly text: Localized };
  readonly bankAccount: { readonly name: Localized; readonly bank: Localized; readonly number: string };
  readonly packingList: readonly Localized[];
  readonly symptoms: readonly (Localized & { readonly code: string })[];
  readonly models: readonly { readonly model: string; readonly itemTypes: readonly ItemType[] }[];
  readonly warrantyMonths: number;
  readonly promiseWorkingDays: number;
  readonly extraDaysWholeMachine: number;
  readonly largeQuantity: number;
  readonly returnFreightPaidBy: FreightPayer;
  readonly returnFreight: Fen;
  readonly ninetyDays: number;
  readonly deliveredAfterDays: number;
  /** Days after receipt or last contact on which the owner of an orphan parcel is reminded (R47). */
  readonly orphanReminderDays: readonly number[];
  readonly lastPublishedYear: number;
  /** Days that differ from the published calendar: `true` is a working day. */
  readonly calendarAdditions: Readonly<Record<LocalDate, boolean>>;
  readonly subscribeTemplates: { readonly progress: string; readonly quotation: string; readonly return: string };
  readonly policyVersion: string;
  readonly changedAt: EpochMs;
};
