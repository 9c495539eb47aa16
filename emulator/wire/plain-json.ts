import { isRecord } from '../record';

/**
 * Values as the older clients send them – plain JSON with `{$date: ms}`, `{$date: {offset}}` for the server's time and
 * `{$regex, $options}` for a pattern – as the Extended JSON the newer ones send.
 * Source: @cloudbase/database 0.9.15 and 0.9.22, serializer/datatype, read 2026-11-27.
 */
export function toExtended(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => toExtended(item));
  if (!isRecord(value)) return value;
  if (isRecord(value.$date) && Object.hasOwn(value.$date, 'offset')) return { $tcb_server_date: { offset: value.$date.offset } };
  // What $elemMatch holds is a condition on the items, not a value.
  if (key !== '$elemMatch' && isPattern(value)) return { $regularExpression: { pattern: value.$regex, options: value.$options ?? '' } };
  return mapped(value, toExtended);
}

const isPattern = ({ $regex, ...rest }: Readonly<Record<string, unknown>>): boolean =>
  typeof $regex === 'string' && Object.keys(rest).every((key) => key === '$options');

/**
 * A stored document as the older clients read it: dates as `{$date: ms}`, patterns as `{$regex, $options}`.
 * Differs: how they were given an ObjectId or a number that is none is not published; both stay as in Extended JSON.
 *
 * @param json relaxed Extended JSON
 */
export const toPlain = (json: string): unknown => plain(JSON.parse(json));

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  if (Object.hasOwn(value, '$date')) return { $date: millisecondsOf(value.$date) };
  const pattern = value.$regularExpression;
  if (isRecord(pattern)) return { $regex: pattern.pattern, $options: pattern.options };
  return mapped(value, plain);
}

const millisecondsOf = (date: unknown): number => (isRecord(date) ? Number(date.$numberLong) : Date.parse(String(date)));

function mapped(value: Readonly<Record<string, unknown>>, map: (item: unknown, key: string) => unknown): Record<string, unknown> {
  // fromEntries keeps a field called __proto__ a field, for whoever refuses it.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item, key)]));
}
