import { expect, test } from '@jest/globals';
import { SETTING_KEYS, SETTINGS } from '#core/application/setting-table';
import type { FieldShape } from '#core/contract/setting-views';
import { defaultSettings } from '../../../config/cloud/settings';
import { emptyDraft, fromDraft, toDraft } from '../../../src/features/staff-settings/value-draft';

test.each(SETTING_KEYS)('the form of %s sends what it was opened with', (key) => {
  const { shape } = SETTINGS[key];
  expect(fromDraft(shape, toDraft(shape, defaultSettings[key]))).toEqual(defaultSettings[key]);
});

const CASES: [string, FieldShape, string, unknown][] = [
  ['a number in full width', { kind: 'number', minimum: 1, maximum: 99, unit: 'days' }, '１２', 12],
  [
    'a number that is none goes as it is, to be refused next to its field',
    { kind: 'number', minimum: 1, maximum: 99, unit: 'days' },
    'x',
    'x',
  ],
  ['nothing typed', { kind: 'number', minimum: 1, maximum: 99, unit: 'days' }, ' ', null],
  ['an amount in yuan', { kind: 'amount' }, '1,200.5', 120_050],
  ['an amount that is none', { kind: 'amount' }, '12.345', '12.345'],
];
test.each(CASES)('%s', (_what, shape, typed, sent) => {
  expect(fromDraft(shape, typed)).toEqual(sent);
});

test('a list of days is one line, whichever commas are typed', () => {
  const { shape } = SETTINGS.paymentReminderDays;
  expect(toDraft(shape, [3, 7, 30])).toBe('3, 7, 30');
  expect(fromDraft(shape, '3，7、 30,,60 x')).toEqual([3, 7, 30, 60, 'x']);
  expect(fromDraft(shape, '')).toEqual([]);
});

test('a new item of a list is empty, with the first of what is to be chosen', () => {
  const { shape } = SETTINGS.warrantyExceptions;
  if (shape.kind !== 'list') throw new Error('no list');
  expect(emptyDraft(shape.item)).toEqual({ model: '', itemType: 'any', months: '' });
});
