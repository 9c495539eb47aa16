import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, ofIsoWeek, utc, week } from './calendar';
import { located } from './scope';
import { offsetMinutes } from './time-zone';

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`;
};

/** Source: mongodb.com/docs/manual/reference/operator/aggregation/dateToString, read 2026-11-27. */
const FORMATS: Readonly<Record<string, (date: Date, offset: number) => string>> = {
  d: (date) => padded(date.getUTCDate(), 2),
  G: (date) => padded(isoWeekYear(date), 4),
  H: (date) => padded(date.getUTCHours(), 2),
  j: (date) => padded(dayOfYear(date), 3),
  L: (date) => padded(date.getUTCMilliseconds(), 3),
  m: (date) => padded(date.getUTCMonth() + 1, 2),
  M: (date) => padded(date.getUTCMinutes(), 2),
  S: (date) => padded(date.getUTCSeconds(), 2),
  u: (date) => String(isoDayOfWeek(date)),
  U: (date) => padded(week(date), 2),
  V: (date) => padded(isoWeek(date), 2),
  w: (date) => String(dayOfWeek(date)),
  Y: (date) => padded(date.getUTCFullYear(), 4),
  z: (_date, offset) => offsetText(offset),
  Z: (_date, offset) => (offset < 0 ? String(offset) : `+${offset}`),
  '%': () => '%',
};

/** @param date its UTC fields hold local time */
export function formatDate(date: Date, offset: number, format: string): string {
  return format.replace(/%([\s\S]?)/g, (_all, letter: string) => {
    const write = Object.hasOwn(FORMATS, letter) ? FORMATS[letter] : undefined;
    if (!write)
      throw located(
        letter === '' ? 18535 : 18536,
        letter === '' ? "Unmatched '%' at end of format string" : `Invalid format character '%${letter}' in format string`,
      );
    return write(date, offset);
  });
}

/** The time as UTC would have it, and the zone if the text has one. */
type Parsed = { readonly local: number; readonly offset: number | undefined };

const unparsable = (text: string) => located(241, `Error parsing date string '${text}'`);

const ISO = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/i;

/** Dates as ISO 8601 writes them, and what JS understands besides. Differs: MongoDB reads a few more ways of writing. */
export function parseDate(text: string): Parsed {
  const found = ISO.exec(text.trim());
  if (!found) return parseLoosely(text);
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = found;
  const date = utc(Number(year), Number(month), Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60)
    throw unparsable(text);
  const local = date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  return { local, offset: zone === undefined ? undefined : offsetMinutes(0, zone.toUpperCase()) };
}

function parseLoosely(text: string): Parsed {
  const hasZone = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/i.test(text);
  const time = Date.parse(hasZone ? text : `${text} UTC`);
  if (Number.isNaN(time)) throw unparsable(text);
  return { local: time, offset: hasZone ? 0 : undefined };
}

const PIECES: Readonly<Record<string, string>> = {
  d: '(?<d>\\d{1,2})',
  G: '(?<G>\\d{4})',
  H: '(?<H>\\d{1,2})',
  j: '(?<j>\\d{1,3})',
  L: '(?<L>\\d{1,3})',
  m: '(?<m>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{1,2})',
  Y: '(?<Y>\\d{4})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2}|[A-Za-z]+(?:/[A-Za-z_]+)?)',
  Z: '(?<Z>[+-]\\d{1,3})',
  '%': '%',
};

/** @throws PlatformError when the text is not as the format says */
export function parseFormatted(text: string, format: string): Parsed {
  const source = format.replace(/%([\s\S]?)|[\\^$.*+?()[\]{}|]/g, (all, letter: string | undefined) => {
    if (letter === undefined) return `\\${all}`;
    const piece = Object.hasOwn(PIECES, letter) ? PIECES[letter] : undefined;
    if (!piece) throw located(18536, `Invalid format character '%${letter}' in format string`);
    return piece;
  });
  const groups = new RegExp(`^${source}$`).exec(text)?.groups;
  if (!groups) throw unparsable(text);
  const number = (name: string, otherwise: number) => (groups[name] === undefined ? otherwise : Number(groups[name]));
  const day =
    groups.G === undefined
      ? utc(number('Y', 1970), number('m', 1), number('d', 1))
      : ofIsoWeek(number('G', 1970), number('V', 1), number('u', 1));
  const start = groups.j === undefined ? day : utc(number('Y', 1970), 1, number('j', 1));
  if (groups.d !== undefined && new Date(start).getUTCDate() !== Number(groups.d)) throw unparsable(text);
  const local = start + ((number('H', 0) * 60 + number('M', 0)) * 60 + number('S', 0)) * 1000 + Number((groups.L ?? '0').padEnd(3, '0'));
  const offset = groups.z === undefined ? groups.Z : offsetMinutes(local, groups.z);
  return { local, offset: offset === undefined ? undefined : Number(offset) };
}
