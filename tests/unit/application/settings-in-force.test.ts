import { describe, expect, test } from '@jest/globals';
import { NOTHING_STORED, readStored, type StoredSettings, settingsAt } from '#core/application/settings-in-force';
import { withVersion } from '#core/domain/setting-versions';
import { defaultSettings } from '../../../config/cloud/settings';

const DAY = 86_400_000;
const changed = (key: string, value: unknown, at: number, from = at, before: StoredSettings = NOTHING_STORED): StoredSettings => {
  const number = before.lastNumber + 1;
  const version = { number, value, effectiveFrom: from, changedAt: at, changedBy: { openid: 'o-v', name: '主管' }, reason: '测试' };
  return { ...before, lastNumber: number, records: { ...before.records, [key]: withVersion(before.records[key], version) } };
};

test('without any change the defaults hold', () => {
  expect(settingsAt(NOTHING_STORED, defaultSettings, DAY)).toEqual({
    settings: defaultSettings,
    broken: [],
    until: Number.POSITIVE_INFINITY,
  });
  expect(readStored(null)).toEqual({ stored: NOTHING_STORED, faults: [] });
});

describe('R1 R10 R24 what is set for a date holds from that date on', () => {
  const VALUES: ['contacts' | 'returnFreightPaidBy' | 'warrantyMonths', unknown][] = [
    ['contacts', [{ kind: 'wechat', value: 'jasminer2027' }]],
    ['returnFreightPaidBy', 'customer'],
    ['warrantyMonths', 12],
  ];
  test.each(VALUES)('%s', (key, value) => {
    const stored = changed(key, value, DAY, 5 * DAY);
    expect(settingsAt(stored, defaultSettings, 5 * DAY - 1)).toMatchObject({ settings: { [key]: defaultSettings[key] }, until: 5 * DAY });
    expect(settingsAt(stored, defaultSettings, 5 * DAY)).toMatchObject({
      settings: { [key]: value },
      until: Number.POSITIVE_INFINITY,
    });
  });
});

test('the version of the settings rises with a change and with a plan that takes effect; that of the alarms only for what they rest on', () => {
  const contacts = changed('contacts', [{ kind: 'wechat', value: 'a' }], DAY);
  const both = changed('ninetyDays', 120, 2 * DAY, 9 * DAY, contacts);
  const versions = (at: number) => {
    const { settings } = settingsAt(both, defaultSettings, at);
    return [settings.settingsVersion, settings.alarmSettingsVersion, settings.changedAt];
  };
  expect(settingsAt(contacts, defaultSettings, DAY).settings).toMatchObject({ settingsVersion: 1, alarmSettingsVersion: 0 });
  expect(versions(2 * DAY)).toEqual([2, 1, 2 * DAY]);
  expect(versions(9 * DAY - 1)).toEqual([2, 1, 2 * DAY]);
  expect(versions(9 * DAY)).toEqual([3, 2, 9 * DAY]);
});

describe('nothing invalid is ever read', () => {
  test.each([
    ['a word for a number', 'warrantyMonths', 'twelve'],
    ['hours that close before they open', 'hours', { opensAtHour: 18, closesAtHour: 9 }],
    ['a pattern that would hang', 'waybillFormats', { ...defaultSettings.waybillFormats, sf: '(.+)+$' }],
    ['nothing', 'contacts', null],
  ])('%s: the default holds, and it is told', (_what, key, value) => {
    const { settings, broken } = settingsAt(changed(key, value, DAY), defaultSettings, DAY);
    expect(settings).toMatchObject({ [key]: defaultSettings[key as keyof typeof defaultSettings] });
    expect(broken).toEqual([key]);
  });

  test('a setting that this version of the functions does not know changes nothing', () => {
    const { settings } = settingsAt(changed('constructor', 1, DAY, DAY, changed('of-tomorrow', 1, DAY)), defaultSettings, DAY);
    expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSettings).sort());
  });

  test.each([
    ['a text', 'broken', ['document']],
    ['an empty document', {}, ['document']],
    ['a record that is none', { lastNumber: 1, handledCommands: [], records: { warrantyMonths: { versions: 3 } } }, ['warrantyMonths']],
  ])('%s where the settings stand is left out, and told', (_what, document, faults) => {
    const read = readStored(document);
    expect(read.faults).toEqual(faults);
    expect(settingsAt(read.stored, defaultSettings, DAY).settings).toEqual(defaultSettings);
  });
});
