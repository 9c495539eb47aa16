import { describe, expect, test } from '@jest/globals';
import { describeSetting, settingWords, shapeWords } from '#core/application/describe-setting';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '#core/application/setting-table';
import { clauseText } from '#core/texts/clauses';
import { invalidRequest } from '#core/texts/invalid-request';
import { defaultSettings } from '../../../config/cloud/settings';

/** A value that each setting must refuse, and where it is wrong. Copied by hand: a setting without a line here fails below. */
const WRONG: readonly [SettingKey, string, unknown, string][] = [
  ['contacts', 'nobody', [], ''],
  ['contacts', 'the same one twice', [wechat('jasminer2021'), wechat('jasminer2021')], '1'],
  ['contacts', 'an empty one', [wechat(' ')], '0.value'],
  ['hours', 'closing before opening', { opensAtHour: 18, closesAtHour: 9 }, 'closesAtHour'],
  ['hours', 'an hour that no day has', { opensAtHour: 9, closesAtHour: 25 }, 'closesAtHour'],
  ['hours', 'something besides', { opensAtHour: 9, closesAtHour: 18, lunch: 12 }, 'lunch'],
  ['factoryAddress', 'a phone of letters', { ...defaultSettings.factoryAddress, phone: 'call me' }, 'phone'],
  ['factoryAddress', 'no English', { ...defaultSettings.factoryAddress, name: { 'zh-CN': '售后' } }, 'name.en'],
  ['bankAccount', 'no number', { ...defaultSettings.bankAccount, number: '' }, 'number'],
  ['warrantyMonths', 'half a month', 6.5, ''],
  ['warrantyMonths', 'no warranty at all', 0, ''],
  ['warrantyExceptions', 'the same twice, spelt differently', [exception('JASMINER X4'), exception('x4')], '1'],
  ['warrantyExceptions', 'an item type that is none', [{ ...exception('X4'), itemType: 'cable' }], '0.itemType'],
  ['warrantyExceptions', 'less than nothing', [{ ...exception('X4'), months: -1 }], '0.months'],
  ['repairWarrantyOn', 'a word', 'yes', ''],
  ['repairWarrantyDays', 'none', 0, ''],
  ['promiseWorkingDays', 'none', 0, ''],
  ['extraDaysWholeMachine', 'fewer', -1, ''],
  ['promiseWarningDays', 'none', [], ''],
  ['promiseWarningDays', 'falling ones', [4, 3], '1'],
  ['lastPublishedYear', 'a year that is over', 2025, ''],
  ['calendarAdditions', 'a day that no year has', [{ date: '2026-02-30', isWorking: true }], '0.date'],
  ['calendarAdditions', 'one day twice', [{ date: '2026-12-24', isWorking: true }, { date: '2026-12-24', isWorking: false }], '1'], // biome-ignore format: a table
  ['returnFreightPaidBy', 'somebody else', 'carrier', ''],
  ['returnFreight', 'a part of a Fen', 0.5, ''],
  ['returnFreight', 'a negative amount', -1, ''],
  ['unrepairedFreightPaidBy', 'nobody', '', ''],
  ['priceList', 'a line without an amount', [{ text: '更换电源' }], '0.amount'],
  ['priceList', 'a line twice', [{ text: '更换电源', amount: 1 }, { text: '更换电源', amount: 2 }], '1'], // biome-ignore format: a table
  ['ninetyDays', 'fewer than the policy says', 89, ''],
  ['ninetyDaysForFees', 'a number', 1, ''],
  ['largeQuantity', 'one', 1, ''],
  ['allowReshipAddress', 'nothing', null, ''],
  ['deliveredAfterDays', 'none', 0, ''],
  ['disputeDays', 'a word', 'thirty', ''],
  ['packingList', 'nothing', [], ''],
  ['packingList', 'one language', [{ 'zh-CN': '断电', en: '' }], '0.en'],
  ['waybillFormats', 'a carrier without a format', { sf: 'SF\\d{12}' }, 'deppon'],
  ['waybillFormats', 'a pattern that looks ahead', { ...defaultSettings.waybillFormats, sf: '(?=SF).*' }, 'sf'],
  ['models', 'a model of nothing', [{ model: 'JASMINER X4', itemTypes: [] }], '0.itemTypes'],
  ['models', 'one twice', [model('X4'), model('JASMINER X4')], '1'],
  ['symptoms', 'a code in capitals', [{ code: 'NO_POWER', 'zh-CN': '不通电', en: 'No power' }], '0.code'],
  ['subscribeTemplates', 'an id with spaces', { ...defaultSettings.subscribeTemplates, return: 'a b' }, 'return'],
  ['serviceTemplates', 'no id for staff', { ...defaultSettings.serviceTemplates, task: '' }, 'task'],
  ['orphanReminderDays', 'day 0', [0], '0'],
  ['infoReminderDays', 'day 0', [0], '0'],
  ['unreachableReminderWorkingDays', 'the same day twice', [1, 1], '1'],
  ['returnReminderDays', 'a year and a day', [366], '0'],
  ['paymentReminderDays', 'none', [], ''],
  ['infoCancelDays', 'none', 0, ''],
  ['returnCancelDays', 'none', 0, ''],
  ['withdrawDays', 'none', 0, ''],
];

function wechat(value: string) {
  return { kind: 'wechat', value };
}
function exception(name: string) {
  return { model: name, itemType: 'any', months: 12 };
}
function model(name: string) {
  return { model: name, itemTypes: ['hash-board'] };
}

test.each(WRONG)('%s cannot be %s', (key, _what, value, field) => {
  const parsed = SETTINGS[key].schema.safeParse(value);
  if (parsed.success) throw new Error('it was taken');
  for (const language of ['zh-CN', 'en'] as const) {
    const error = invalidRequest(language, parsed.error.issues, value, ['value']);
    expect(error.field).toBe(field === '' ? 'value' : `value.${field}`);
    expect(error.message).not.toBe('');
  }
});

test('every setting has a value above that it refuses', () => {
  expect([...new Set(WRONG.map(([key]) => key))].sort()).toEqual([...SETTING_KEYS].sort());
});

describe.each(SETTING_KEYS)('%s', (key) => {
  test('has a default that is valid and can be told in both languages', () => {
    const value = defaultSettings[key];
    expect(SETTINGS[key].schema.safeParse(value)).toMatchObject({ success: true, data: value });
    for (const language of ['zh-CN', 'en'] as const) {
      const lines = describeSetting(key, value, language);
      expect(lines.join('')).not.toMatch(/undefined|\[object|^$/);
    }
  });

  test('says what it is, and which clauses of the policy it decides', () => {
    expect(settingWords(key).label['zh-CN']).not.toBe('');
    expect(SETTINGS[key].clauses).not.toEqual([]);
    for (const clause of SETTINGS[key].clauses) expect(clauseText(clause, 'en')).not.toBe('');
  });

  test('has Chinese words for every part of its form', () => {
    const words = Object.values(shapeWords(SETTINGS[key].shape, 'zh-CN'));
    for (const word of words) expect(word).toMatch(/[\u4e00-\u9fff]|^EMS$|^:00$/);
  });
});

test('a value is told in the reader’s words', () => {
  expect(describeSetting('warrantyMonths', 12, 'zh-CN')).toEqual(['12 个月']);
  expect(describeSetting('warrantyMonths', 1, 'en')).toEqual(['1 month']);
  expect(describeSetting('paymentReminderDays', [3, 7], 'zh-CN')).toEqual(['3 天、7 天']);
  expect(describeSetting('warrantyExceptions', [exception('X16-Q')], 'zh-CN')).toEqual(['X16-Q · 全部类别 · 12 个月']);
  expect(describeSetting('returnFreight', 12_345, 'en')).toEqual(['¥123.45']);
  expect(describeSetting('warrantyExceptions', [], 'en')).toEqual(['none']);
  expect(describeSetting('warrantyMonths', 'broken', 'en')).toEqual(['"broken"']);
});
