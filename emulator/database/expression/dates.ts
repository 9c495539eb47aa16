import { isPlainObject } from '../paths';
import { typeName } from '../values/bson-type';
import { isNumber, toNumber } from '../values/numbers';
import { Tagged } from '../values/tagged';
import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, ofIsoWeek, utc, week } from './calendar';
import { formatDate, parseDate, parseFormatted } from './date-text';
import { type Compile, type Evaluate, isMissing, located, namedArguments, type Operator, type Operators, type Scope } from './scope';
import { instantOf, offsetMinutes } from './time-zone';

/** The time in a value that has one: a date, an ObjectId, a timestamp. @throws PlatformError for any other */
export function timeOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Tagged) {
    const content = (value.json as Record<string, unknown>)[value.tag];
    if (value.tag === '$oid') return Number.parseInt(String(content).slice(0, 8), 16) * 1000;
    if (value.tag === '$timestamp') return Number((content as { t?: unknown }).t) * 1000;
  }
  throw located(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

type Optional = Evaluate | undefined;

const optional = (compile: Compile, expression: unknown): Optional => (expression === undefined ? undefined : compile(expression));

/** `undefined` when the zone is asked for and null. */
function zoneOf(scope: Scope, zone: Optional): string | undefined {
  if (!zone) return 'UTC';
  const value = zone(scope);
  if (isMissing(value)) return undefined;
  if (typeof value !== 'string') throw located(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
  return value;
}

/** A date whose UTC fields show the time of the zone. */
const localDate = (time: number, zone: string): Date => new Date(time + offsetMinutes(time, zone) * 60_000);

/** `{$year: date}` or `{$year: {date, timezone}}`. */
function part(name: string, read: (date: Date) => number): Operator {
  return (operand, compile) => {
    const isNamed = isPlainObject(operand) && !Object.keys(operand)[0]?.startsWith('$');
    if (Array.isArray(operand) && operand.length !== 1)
      throw located(40536, `${name} accepts exactly one argument if given an array, but was given ${operand.length}`);
    const { date, timezone } = isNamed
      ? namedArguments(name, operand, ['date'], ['timezone'])
      : { date: Array.isArray(operand) ? operand[0] : operand, timezone: undefined };
    const [evaluate, zone] = [compile(date), optional(compile, timezone)];
    return (scope) => {
      const [value, name] = [evaluate(scope), zoneOf(scope, zone)];
      return isMissing(value) || name === undefined ? null : read(localDate(timeOf(value), name));
    };
  };
}

export const dates: Operators = {
  $year: part('$year', (date) => date.getUTCFullYear()),
  $month: part('$month', (date) => date.getUTCMonth() + 1),
  $dayOfMonth: part('$dayOfMonth', (date) => date.getUTCDate()),
  $hour: part('$hour', (date) => date.getUTCHours()),
  $minute: part('$minute', (date) => date.getUTCMinutes()),
  $second: part('$second', (date) => date.getUTCSeconds()),
  $millisecond: part('$millisecond', (date) => date.getUTCMilliseconds()),
  $dayOfYear: part('$dayOfYear', dayOfYear),
  $dayOfWeek: part('$dayOfWeek', dayOfWeek),
  $week: part('$week', week),
  $isoDayOfWeek: part('$isoDayOfWeek', isoDayOfWeek),
  $isoWeek: part('$isoWeek', isoWeek),
  $isoWeekYear: part('$isoWeekYear', isoWeekYear),
  $dateToString: compileToString,
  $dateFromString: compileFromString,
  $dateFromParts: compileFromParts,
  $dateToParts: compileToParts,
};

function compileToString(operand: unknown, compile: Compile): Evaluate {
  const { date, format, timezone, onNull } = namedArguments('$dateToString', operand, ['date'], ['format', 'timezone', 'onNull']);
  const [evaluate, zone, text, otherwise] = [
    compile(date),
    optional(compile, timezone),
    optional(compile, format),
    optional(compile, onNull),
  ];
  return (scope) => {
    const [value, name] = [evaluate(scope), zoneOf(scope, zone)];
    const pattern = text?.(scope);
    if (isMissing(value)) return otherwise ? otherwise(scope) : null;
    if (name === undefined || (text && isMissing(pattern))) return null;
    if (pattern !== undefined && typeof pattern !== 'string')
      throw located(18533, `$dateToString requires that 'format' be a string, found: ${typeName(pattern)}`);
    const time = timeOf(value);
    const offset = offsetMinutes(time, name);
    return formatDate(localDate(time, name), offset, pattern ?? (zone && offset !== 0 ? '%Y-%m-%dT%H:%M:%S.%L' : '%Y-%m-%dT%H:%M:%S.%LZ'));
  };
}

function compileFromString(operand: unknown, compile: Compile): Evaluate {
  const given = namedArguments('$dateFromString', operand, ['dateString'], ['format', 'timezone', 'onNull', 'onError']);
  const [text, zone, format] = [compile(given.dateString), optional(compile, given.timezone), optional(compile, given.format)];
  const [onNull, onError] = [optional(compile, given.onNull), optional(compile, given.onError)];
  return (scope) => {
    const [value, name, pattern] = [text(scope), zoneOf(scope, zone), format?.(scope)];
    if (isMissing(value)) return onNull ? onNull(scope) : null;
    if (name === undefined || (format && isMissing(pattern))) return null;
    try {
      if (typeof value !== 'string')
        throw located(241, `$dateFromString requires that 'dateString' be a string, found: ${typeName(value)}`);
      const { local, offset } = typeof pattern === 'string' ? parseFormatted(value, pattern) : parseDate(value);
      if (offset !== undefined && zone)
        throw located(
          241,
          `you cannot pass in a date/time string with time zone information ('${value}') together with a timezone argument`,
        );
      return new Date(offset === undefined ? instantOf(local, name) : local - offset * 60_000);
    } catch (failure) {
      if (onError) return onError(scope);
      throw failure;
    }
  };
}

const CLOCK = ['hour', 'minute', 'second', 'millisecond'];

function compileFromParts(operand: unknown, compile: Compile): Evaluate {
  const isIso = isPlainObject(operand) && Object.hasOwn(operand, 'isoWeekYear');
  const days = isIso ? ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] : ['year', 'month', 'day'];
  const given = namedArguments('$dateFromParts', operand, days.slice(0, 1), [...days.slice(1), ...CLOCK, 'timezone']);
  const names = [...days, ...CLOCK];
  const parts = names.map((name) => optional(compile, given[name]));
  const zone = optional(compile, given.timezone);
  return (scope) => {
    const name = zoneOf(scope, zone);
    const values = parts.map((evaluate, i) => (evaluate ? evaluate(scope) : i < 3 ? 1 : 0));
    if (name === undefined || values.some(isMissing)) return null;
    const [year, month, day, hour, minute, second, millisecond] = values.map((value, i) => {
      if (!isNumber(value) || !Number.isInteger(toNumber(value)))
        throw located(40515, `'${names[i]}' must evaluate to an integer, found ${typeName(value)}`);
      return toNumber(value);
    }) as [number, number, number, number, number, number, number];
    if (year < 1 || year > 9999) throw located(40523, `'${names[0]}' must evaluate to an integer in the range 1 to 9999, found ${year}`);
    const midnight = isIso ? ofIsoWeek(year, month, day) : utc(year, month, day);
    return new Date(instantOf(midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond, name));
  };
}

function compileToParts(operand: unknown, compile: Compile): Evaluate {
  const { date, timezone, iso8601 } = namedArguments('$dateToParts', operand, ['date'], ['timezone', 'iso8601']);
  const [evaluate, zone, iso] = [compile(date), optional(compile, timezone), optional(compile, iso8601)];
  return (scope) => {
    const [value, name] = [evaluate(scope), zoneOf(scope, zone)];
    if (isMissing(value) || name === undefined) return null;
    const local = localDate(timeOf(value), name);
    const day =
      iso?.(scope) === true
        ? { isoWeekYear: isoWeekYear(local), isoWeek: isoWeek(local), isoDayOfWeek: isoDayOfWeek(local) }
        : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
    return {
      ...day,
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      millisecond: local.getUTCMilliseconds(),
    };
  };
}
