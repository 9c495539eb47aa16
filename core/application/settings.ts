import type { ItemType } from '../domain/machine';
import type { EpochMs, Fen, LocalDate } from '../domain/money-and-time';
import type { FreightPayer } from '../domain/quotation';
import type { WarrantyException } from '../domain/warranty-period';
import type { WaybillFormats } from '../domain/waybill';

type Localized = { readonly 'zh-CN': string; readonly en: string };

/**
 * What the owner decides, as it holds at one instant. Defaults in config/cloud/settings.ts; what each is, its bounds and what it decides in setting-table.ts;
 * changes with their dates in `settings`, read once in 60 s an instance.
 */
export type Settings = {
  readonly contacts: readonly { readonly kind: 'wechat'; readonly value: string }[];
  readonly hours: { readonly opensAtHour: number; readonly closesAtHour: number };
  readonly factoryAddress: { readonly name: Localized; readonly phone: string; readonly text: Localized };
  readonly bankAccount: { readonly name: Localized; readonly bank: Localized; readonly number: string };
  readonly packingList: readonly Localized[];
  readonly symptoms: readonly (Localized & { readonly code: string })[];
  readonly models: readonly { readonly model: string; readonly itemTypes: readonly ItemType[] }[];
  /** Of every machine without an exception below or a period of its own in the registry (R24). */
  readonly warrantyMonths: number;
  readonly warrantyExceptions: readonly WarrantyException[];
  /** Warranty on a repair itself, in calendar days from its delivery; off until the owner turns it on. */
  readonly repairWarrantyOn: boolean;
  readonly repairWarrantyDays: number;
  readonly promiseWorkingDays: number;
  readonly extraDaysWholeMachine: number;
  readonly largeQuantity: number;
  readonly returnFreightPaidBy: FreightPayer;
  readonly returnFreight: Fen;
  readonly unrepairedFreightPaidBy: FreightPayer;
  /** Whether a supervisor may give a refused return another address, for a paid re-ship (R49). */
  readonly allowReshipAddress: boolean;
  /** Usual lines of a quotation, to choose from. */
  readonly priceList: readonly { readonly text: string; readonly amount: Fen }[];
  readonly ninetyDays: number;
  readonly ninetyDaysForFees: boolean;
  readonly deliveredAfterDays: number;
  readonly disputeDays: number;
  readonly infoCancelDays: number;
  readonly returnCancelDays: number;
  readonly withdrawDays: number;
  readonly returnReminderDays: readonly number[];
  readonly infoReminderDays: readonly number[];
  readonly unreachableReminderWorkingDays: readonly number[];
  readonly paymentReminderDays: readonly number[];
  /** Staff are warned so many working days before a promise is due: 1 and 2 are the fourth and third of five. */
  readonly promiseWarningDays: readonly number[];
  readonly waybillFormats: WaybillFormats;
  /** Days after receipt or last contact on which the owner of an orphan parcel is reminded (R47). */
  readonly orphanReminderDays: readonly number[];
  readonly lastPublishedYear: number;
  /** Days that differ from the published calendar. */
  readonly calendarAdditions: readonly { readonly date: LocalDate; readonly isWorking: boolean }[];
  readonly subscribeTemplates: { readonly progress: string; readonly quotation: string; readonly return: string };
  /** Rises with each change and with each planned change that takes effect. */
  readonly settingsVersion: number;
  /** The same, but only for what open orders' dates and reminders are computed from. */
  readonly alarmSettingsVersion: number;
  /** When the last change was made or took effect. */
  readonly changedAt: EpochMs;
};
