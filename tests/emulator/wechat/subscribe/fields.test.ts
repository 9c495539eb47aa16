import { describe, expect, test } from '@jest/globals';
import { checkField, FIELD_RULES } from '../../../../emulator/wechat/subscribe/fields';

const HAN_20 = '一二三四五六七八九十一二三四五六七八九十';

// Copied by hand from WeChat's table of parameter limits.
const ACCEPTED: Record<string, readonly string[]> = {
  thing: [HAN_20, 'SF 1234-567（两台）', '😀'.repeat(20)],
  number: ['0', '3.14', '1'.repeat(32)],
  letter: ['Abc', 'x'.repeat(32)],
  symbol: ['!', '+-*/%'],
  character_string: ['JM2611-7K3QX', 'a b', 'x'.repeat(32)],
  time: ['15:01', '8:05', '2019年10月1日 15:01', '2019-10-01 15:01', '15:01~16:30', '2026/11/1 9:00~2026/11/2 9:00'],
  date: [
    '2019年10月',
    '10月1日',
    '2019-10',
    '01-01',
    '2019年10月1日',
    '2019-10-01',
    '2019.10.1',
    '2019-10-01 15:01',
    '2019年10月1日~2019年10月7日',
  ],
  amount: ['1200', '¥1200.00', '￥99', '$5', '1200元', '¥0.01'],
  phone_number: ['13800000000', '+86-0766-66888866'],
  car_number: ['粤A8Z888挂', '京A12345'],
  name: ['王小明', 'Anne-Marie', '一二三四五六七八九十'],
  phrase: ['待报价', '已完成', '五个汉字呀'],
  enum: ['顺丰'],
  const: ['售后'],
  short_thing: ['短'],
};
const REFUSED: Record<string, readonly string[]> = {
  thing: [`${HAN_20}多`, '两\n行', '😀'.repeat(21)],
  number: ['', '1,200', '-1', '一', '1.', '1'.repeat(33)],
  letter: ['a1', '中', 'x'.repeat(33)],
  symbol: ['a', '1', '中', '!!!!!!'],
  character_string: ['单号', 'x'.repeat(33), '价格￥'],
  time: ['下午三点', '24:01', '15:60', '2019年10月1日', '1:00~2:00~3:00'],
  date: ['15:01', '2019-10/01', '11月27日（周五）18:00 前'],
  amount: ['¥1,200.00', '一百', '12345678901', '¥¥1', '-1'],
  phone_number: ['电话', '1'.repeat(18)],
  car_number: ['粤A8Z888挂挂挂', '粤·A8'],
  name: ['王小明2', '一二三四五六七八九十一', 'abcdefghijklmnopqrstu'],
  phrase: ['待报价2', 'done', '六个汉字的词', '待 报'],
  enum: [HAN_20.repeat(2)],
  const: [HAN_20.repeat(2)],
  short_thing: [HAN_20.repeat(2)],
};

const cases = (table: Record<string, readonly string[]>) =>
  Object.entries(table).flatMap(([type, values]) => values.map((value) => [type, value]));

test('every kind of field has examples here', () => {
  expect(Object.keys(FIELD_RULES).sort()).toEqual(Object.keys(ACCEPTED).sort());
  expect(Object.keys(REFUSED).sort()).toEqual(Object.keys(ACCEPTED).sort());
});

describe('a field of the kind', () => {
  test.each(cases(ACCEPTED))('%s takes "%s"', (type, value) => {
    expect(checkField(`${type}12`, value)).toBeUndefined();
  });
  test.each(cases(REFUSED))('%s refuses "%s"', (type, value) => {
    expect(checkField(`${type}1`, value)).toBe(value === '' ? 'empty' : 'invalid');
  });
});

test.each([undefined, null, ''])('nothing (%s) is empty, not invalid', (value) => {
  expect(checkField('thing1', value)).toBe('empty');
});

test('a kind WeChat does not have accepts nothing', () => {
  expect(checkField('poem1', '床前明月光')).toBe('invalid');
});
