/** What one kind of field of a subscribe message may hold. `says` is the published rule, shown to whoever broke it. */
type FieldRule = { readonly says: string; readonly accepts: (value: string) => boolean };

const characters = (value: string) => [...value].length;
const isOneLine = (value: string) => !/\p{Cc}/u.test(value);
const HAN = /\p{Script=Han}/u;

/** Year, month and day, or two of them: 2019年10月1日, 2019年10月, 10月1日; with `-`, `/` or `.`: 2019-10-01, 2019-10, 10-01. */
const DAY = '(?:\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}月\\d{1,2}日|\\d{4}([-/.])\\d{1,2}(?:\\1\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2})';
const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?';
const DATE = new RegExp(`^${DAY}(?: ?${CLOCK})?$`);
const TIME = new RegExp(`^(?:${DAY} ?)?${CLOCK}$`);
/** One moment, or two joined by `~`. */
const isMomentOrRange = (value: string, moment: RegExp) => {
  const ends = value.split('~');
  return ends.length <= 2 && ends.every((end) => moment.test(end));
};

/**
 * Which values each kind of field takes; one that is refused refuses the whole message (47003), nothing is cut.
 * Source: WeChat docs, subscribe-message send, read 2026-11-22. The docs describe limits in words; the expressions are our reading of them.
 * Differs: the values listed for a template's `enum` are not known here, so an `enum` is held to 20 characters like `thing`.
 */
export const FIELD_RULES: Readonly<Record<string, FieldRule>> = {
  thing: { says: '20 个以内字符', accepts: (value) => characters(value) <= 20 && isOneLine(value) },
  number: { says: '32 位以内数字，可带小数', accepts: (value) => value.length <= 32 && /^\d+(\.\d+)?$/.test(value) },
  letter: { says: '32 位以内字母', accepts: (value) => /^[A-Za-z]{1,32}$/.test(value) },
  symbol: { says: '5 位以内符号', accepts: (value) => characters(value) <= 5 && !/[\p{L}\p{N}]/u.test(value) && isOneLine(value) },
  character_string: { says: '32 位以内数字、字母或符号，不含汉字', accepts: (value) => /^[\x20-\x7e]{1,32}$/.test(value) },
  time: { says: '24 小时制时间，可带日期', accepts: (value) => isMomentOrRange(value, TIME) },
  date: { says: '年月日，可带 24 小时制时间', accepts: (value) => isMomentOrRange(value, DATE) },
  amount: { says: '1 个币种符号 + 10 位以内数字，可带小数，可以元结尾', accepts: (value) => /^[¥￥$]?\d{1,10}(\.\d+)?元?$/.test(value) },
  phone_number: { says: '17 位以内数字、符号', accepts: (value) => /^[\d+\-() #*]{1,17}$/.test(value) },
  car_number: {
    says: '8 位以内，第一位与最后一位可为汉字',
    accepts: (value) => /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]{0,6}[\p{Script=Han}A-Za-z\d]$/u.test(value),
  },
  name: {
    says: '10 个以内纯汉字或 20 个以内纯字母或符号',
    accepts: (value) => characters(value) <= (HAN.test(value) ? 10 : 20) && !/\p{N}/u.test(value) && isOneLine(value),
  },
  phrase: { says: '5 个以内汉字', accepts: (value) => /^\p{Script=Han}{1,5}$/u.test(value) },
  enum: { says: '只能传枚举值', accepts: (value) => characters(value) <= 20 && isOneLine(value) },
  const: { says: '20 个以内字符', accepts: (value) => characters(value) <= 20 && isOneLine(value) },
  short_thing: { says: '20 个以内字符', accepts: (value) => characters(value) <= 20 && isOneLine(value) },
};

/** Why a value cannot stand in a field: `empty` and `invalid` are the two WeChat tells apart. */
export type FieldFault = 'empty' | 'invalid';

/**
 * Whether `value` may stand in the field `key` (`thing1`, `character_string3`: kind and running number), or why not.
 * A kind that is not in {@link FIELD_RULES} accepts nothing.
 */
export function checkField(key: string, value: unknown): FieldFault | undefined {
  if (value === undefined || value === null || value === '') return 'empty';
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return 'invalid';
  return FIELD_RULES[key.replace(/\d+$/, '')]?.accepts(text) ? undefined : 'invalid';
}
