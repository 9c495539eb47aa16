import { expect, test } from '@jest/globals';
import { wechatId } from '../../../cloudfunctions/_runtime/wechat-id';

test.each<[what: string, value: unknown, id: string | null]>([
  ['a text, as events have it', '1883066522377464230', '1883066522377464230'],
  ['the parts the SDK makes of a number', { s: 1, e: 18, c: [18_830, 66_522_377_464_230] }, '1883066522377464230'],
  ['parts with zeros in the middle', { s: 1, e: 18, c: [18_830, 230] }, '1883000000000000230'],
  ['parts whose zeros at the end are left out', { s: 1, e: 15, c: [12] }, '1200000000000000'],
  ['a number that is exact', 4_294_967_296, '4294967296'],
  ['a number that was rounded', 1_883_066_522_377_464_300, null],
  ['nothing', undefined, null],
  ['what is no number', 'm-1', null],
])('%s', (_what, value, id) => {
  expect(wechatId(value)).toBe(id);
});
