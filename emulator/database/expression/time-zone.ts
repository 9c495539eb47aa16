import { located } from './scope';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes east of Greenwich at an instant.
 *
 * @param zone an Olson name or `+08:00`, `+0800`, `+08`
 * @throws PlatformError for a name that is not known
 */
export function offsetMinutes(time: number, zone: string): number {
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(parts.year as number, (parts.month as number) - 1, parts.day, parts.hour, parts.minute, parts.second);
  return Math.round((local - Math.floor(time / 1000) * 1000) / 60_000);
}

/** The instant at which clocks of a zone show the time that `local` would be in UTC. */
export function instantOf(local: number, zone: string): number {
  const guess = local - offsetMinutes(local, zone) * 60_000;
  return local - offsetMinutes(guess, zone) * 60_000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  try {
    format ??= new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw located(40485, `unrecognized time zone identifier: "${zone}"`);
  }
  formats.set(zone, format);
  return format;
}
