import { INBOUND_CARRIERS, type InboundCarrier } from '../domain/carrier';
import { ITEM_TYPES } from '../domain/machine';
import type { ClauseId } from '../domain/step-definition';
import { modelKey } from '../domain/warranty-period';
import { isPattern, MAX_PATTERN_LENGTH } from '../domain/waybill-pattern';
import { amount, bothLanguages, date, type Field, group, listOf, oneOf, onOff, providedThat, someOf, whole, words } from './setting-fields';
import type { Settings } from './settings';

export type SettingKey = Exclude<keyof Settings, 'settingsVersion' | 'alarmSettingsVersion' | 'changedAt'>;

export const SETTING_GROUPS = ['contact', 'warranty', 'times', 'payment', 'shipping', 'forms', 'reminders'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/**
 * What a change reaches. `shown`: what people see, from then on. `decisions`: what is decided from then on; quotations, verdicts and promises that were
 * given stay as they are. `open-orders`: orders that are open already, too, since their waiting periods and reminders are counted anew each time.
 */
export type SettingReach = 'shown' | 'decisions' | 'open-orders';

export type SettingDefinition<T> = Field<T> & {
  readonly group: SettingGroup;
  readonly clauses: readonly ClauseId[];
  readonly reach: SettingReach;
  /** Stored promises, reminders and alarms of open orders are computed from it. */
  readonly touchesAlarms: boolean;
};

type Traits = { reach: SettingReach; touchesAlarms?: true };
const setting = <T>(group: SettingGroup, clauses: readonly ClauseId[], field: Field<T>, traits: Traits): SettingDefinition<T> => ({
  ...field,
  group,
  clauses,
  reach: traits.reach,
  touchesAlarms: traits.touchesAlarms ?? false,
});

const MAX_DAYS = 365;
const reminderDays = (unit: 'days' | 'working-days') => listOf(whole(1, MAX_DAYS, unit), { least: 1, most: 12, inOrder: true });
const payer = oneOf(['maker', 'customer']);
const phone = words(40, { isRight: (text) => /^\+?\d[\d ()-]{5,}$/.test(text), code: 'no-phone' });
const templateId = words(64, { isRight: (text) => /^[\w-]+$/.test(text), code: 'no-template' });
const pattern = words(MAX_PATTERN_LENGTH, { isRight: isPattern, code: 'no-pattern' });
const symptomCode = words(40, { isRight: (text) => /^[a-z0-9-]+$/.test(text), code: 'no-symptom-code' });

const SHOWN: Traits = { reach: 'shown' };
const DECISIONS: Traits = { reach: 'decisions' };
const OPEN_ORDERS: Traits = { reach: 'open-orders' };
const ALARMS: Traits = { reach: 'open-orders', touchesAlarms: true };

/**
 * Every setting: where it stands, which lines of the policy it decides, what it may be, and what a change reaches. Defaults are in config/cloud/settings.ts,
 * words in core/texts/settings.ts. Source: "Settings the owner decides" of the policy read as R1–R58.
 */
export const SETTINGS: { readonly [K in SettingKey]: SettingDefinition<Settings[K]> } = {
  contacts: setting(
    'contact',
    ['R1'],
    listOf(group({ kind: oneOf(['wechat']), value: words(40) }), { least: 1, most: 10, nameOf: ({ value }) => value }),
    SHOWN,
  ),
  hours: setting(
    'contact',
    ['R2', 'R51', 'R53'],
    providedThat(
      group({ opensAtHour: whole(0, 23, 'hour'), closesAtHour: whole(1, 24, 'hour') }),
      ({ opensAtHour, closesAtHour }) => opensAtHour < closesAtHour,
      { code: 'closes-before-it-opens', path: 'closesAtHour' },
    ),
    ALARMS,
  ),
  factoryAddress: setting('contact', ['R15'], group({ name: bothLanguages(60), phone, text: bothLanguages(200) }), SHOWN),
  bankAccount: setting('contact', ['R53'], group({ name: bothLanguages(60), bank: bothLanguages(60), number: words(40) }), SHOWN),

  warrantyMonths: setting('warranty', ['R24', 'R25'], whole(1, 120, 'months'), DECISIONS),
  warrantyExceptions: setting(
    'warranty',
    ['R24', 'R25'],
    listOf(group({ model: words(40), itemType: oneOf(['any', ...ITEM_TYPES]), months: whole(0, 120, 'months') }), {
      most: 100,
      nameOf: ({ model, itemType }) => `${modelKey(model)} ${itemType}`,
    }),
    DECISIONS,
  ),
  repairWarrantyOn: setting('warranty', ['R24'], onOff, DECISIONS),
  repairWarrantyDays: setting('warranty', ['R24'], whole(1, MAX_DAYS, 'days'), DECISIONS),

  promiseWorkingDays: setting('times', ['R51', 'R53'], whole(1, 60, 'working-days'), DECISIONS),
  extraDaysWholeMachine: setting('times', ['R52'], whole(0, 60, 'working-days'), DECISIONS),
  promiseWarningDays: setting('times', ['R51', 'R52'], reminderDays('working-days'), ALARMS),
  lastPublishedYear: setting('times', ['R2', 'R51', 'R53'], whole(2026, 2100, 'year'), ALARMS),
  calendarAdditions: setting(
    'times',
    ['R2', 'R51', 'R53'],
    listOf(group({ date, isWorking: onOff }), { most: 200, nameOf: (day) => day.date }),
    ALARMS,
  ),

  returnFreightPaidBy: setting('payment', ['R10', 'R27'], payer, DECISIONS),
  returnFreight: setting('payment', ['R10', 'R27'], amount, DECISIONS),
  unrepairedFreightPaidBy: setting('payment', ['R10', 'R28', 'R45'], payer, DECISIONS),
  priceList: setting('payment', ['R27'], listOf(group({ text: words(60), amount }), { most: 50, nameOf: ({ text }) => text }), SHOWN),
  ninetyDays: setting('payment', ['R47', 'R48', 'R49'], whole(90, MAX_DAYS, 'days'), ALARMS),
  ninetyDaysForFees: setting('payment', ['R48'], onOff, ALARMS),

  largeQuantity: setting('shipping', ['R52', 'R55'], whole(2, 100, 'machines'), OPEN_ORDERS),
  allowReshipAddress: setting('shipping', ['R22', 'R49'], onOff, OPEN_ORDERS),
  deliveredAfterDays: setting('shipping', ['R29'], whole(1, 90, 'days'), ALARMS),
  disputeDays: setting('shipping', ['R29'], whole(1, MAX_DAYS, 'days'), OPEN_ORDERS),
  packingList: setting('shipping', ['R8'], listOf(bothLanguages(100), { least: 1, most: 20 }), SHOWN),
  waybillFormats: setting('shipping', ['R18'], group(forEachCarrier(pattern)), DECISIONS),

  models: setting(
    'forms',
    ['R12'],
    listOf(group({ model: words(40), itemTypes: someOf(ITEM_TYPES) }), { least: 1, most: 50, nameOf: ({ model }) => modelKey(model) }),
    SHOWN,
  ),
  symptoms: setting(
    'forms',
    ['R12'],
    listOf(group({ code: symptomCode, 'zh-CN': words(40), en: words(40) }), { least: 1, most: 30, nameOf: ({ code }) => code }),
    SHOWN,
  ),
  subscribeTemplates: setting('forms', ['R29'], group({ progress: templateId, quotation: templateId, return: templateId }), SHOWN),

  orphanReminderDays: setting('reminders', ['R47'], reminderDays('days'), SHOWN),
  infoReminderDays: setting('reminders', ['R13', 'R18'], reminderDays('days'), ALARMS),
  unreachableReminderWorkingDays: setting('reminders', ['R13'], reminderDays('working-days'), ALARMS),
  returnReminderDays: setting('reminders', ['R15'], reminderDays('days'), ALARMS),
  paymentReminderDays: setting('reminders', ['R48', 'R49'], reminderDays('days'), ALARMS),
  infoCancelDays: setting('reminders', ['R13'], whole(1, MAX_DAYS, 'days'), ALARMS),
  returnCancelDays: setting('reminders', ['R15'], whole(1, MAX_DAYS, 'days'), ALARMS),
  withdrawDays: setting('reminders', ['R15', 'R54'], whole(1, MAX_DAYS, 'days'), OPEN_ORDERS),
};

function forEachCarrier(field: Field<string>): Readonly<Record<InboundCarrier, Field<string>>> {
  return Object.fromEntries(INBOUND_CARRIERS.map((carrier) => [carrier, field])) as Record<InboundCarrier, Field<string>>;
}

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

/** The setting of this name; undefined for what is none, `constructor` and its like included. */
export const findSettingKey = (name: string): SettingKey | undefined => SETTING_KEYS.find((key) => key === name);
