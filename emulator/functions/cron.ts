import { Cron } from 'croner';

/** Timers of the platform go by Beijing time. */
const TIME_ZONE = 'Asia/Shanghai';

type Field = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  /** What stands alone in the field instead of values. */
  readonly special?: RegExp;
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Source: SCF docs, timer triggers (583/9708), read 2026-11-27. Weekdays: 0 is Sunday there, Monday in old pages of WeChat's; names mean the same in both. */
const FIELDS: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31, special: /^(\?|LW?|([1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'weekday', from: 0, to: 6, names: DAYS, special: /^(\?|[0-6]L|[0-6]#[1-5])$/ },
  { name: 'year', from: 1970, to: 2099 },
];

/** When a timer fires: by seven fields in Beijing time. Given both day and weekday, either will do. */
export type Schedule = {
  /** The first time after `at`, in epoch ms; undefined when there is none. */
  readonly next: (at: number) => number | undefined;
  /** The last time up to `at`, if there was one after `since`. */
  readonly lastUpTo: (at: number, since: number) => number | undefined;
};

/**
 * Reads `second minute hour day month weekday year`: values and names, `,` lists, `-` ranges, `*`, `/` steps, `?`, and `L`, `W`, `#`.
 *
 * @throws Error saying which field is wrong
 */
export function readSchedule(pattern: string): Schedule {
  const fields = pattern.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) throw new Error(`it has ${fields.length} fields`);
  FIELDS.forEach((field, index) => {
    if (!isValid(field, fields[index] as string)) throw new Error(`its ${field.name} cannot be "${fields[index]}"`);
  });
  // Another spelling of "the last Friday".
  const translated = fields.map((text, index) => (FIELDS[index]?.name === 'weekday' ? text.replace(/^(\d)L$/, '$1#L') : text)).join(' ');
  const cron = new Cron(translated, { timezone: TIME_ZONE, mode: '7-part', sloppyRanges: true, paused: true });
  // Asked each second about the same time.
  let known: { readonly at: number; readonly next: number | undefined } | undefined;
  return {
    next: (at) => {
      if (known?.at !== at) known = { at, next: cron.nextRun(new Date(at))?.getTime() };
      return known.next;
    },
    lastUpTo: (at, since) => {
      // What is asked for lies before the given second; that of `at` itself counts, too.
      const last = cron.previousRuns(1, new Date(Math.floor(at / 1000) * 1000 + 1000))[0]?.getTime();
      return last !== undefined && last > since ? last : undefined;
    },
  };
}

function isValid({ from, to, names = [], special }: Field, text: string): boolean {
  if (special?.test(text)) return true;
  const toNumber = (value: string) =>
    names.includes(value) ? names.indexOf(value) + from : /^\d+$/.test(value) ? Number(value) : Number.NaN;
  const isIn = (value: number) => value >= from && value <= to;
  return text.split(',').every((part) => {
    const [range = '', step, ...more] = part.split('/');
    if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
    if (range === '*') return true;
    const [first = Number.NaN, last = first, ...others] = range.split('-').map(toNumber);
    return others.length === 0 && isIn(first) && isIn(last) && first <= last;
  });
}
