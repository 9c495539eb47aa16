/** 分, 1/100 CNY, a whole number. */
export type Fen = number;

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** A calendar day in Asia/Shanghai, `2026-11-23`. Dates of the policy are such days. */
export type LocalDate = string;

export const DAY_MS = 86_400_000;

/** China has had no daylight saving since 1991, so Asia/Shanghai is a fixed offset for every date that matters here. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai at an instant. */
export function toLocalDate(at: EpochMs): LocalDate {
  return new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of `hour` o'clock in Asia/Shanghai on a day. */
export function atHour(date: LocalDate, hour: number): EpochMs {
  return Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS + hour * 3_600_000;
}

/** Days written out before: promises count over the same few weeks again and again, and writing a date costs more than all the rest of counting. */
const written = new Map<EpochMs, LocalDate>();
const MAX_WRITTEN = 5_000;

/** The day `days` calendar days later (or earlier, if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const midnight = Date.parse(`${date}T00:00:00Z`) + days * DAY_MS;
  const known = written.get(midnight);
  if (known !== undefined) return known;
  const day = new Date(midnight).toISOString().slice(0, 10);
  if (written.size >= MAX_WRITTEN) written.clear();
  written.set(midnight, day);
  return day;
}

/** Of a day: 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(date: LocalDate): number {
  return (((Date.parse(date) / DAY_MS + 4) % 7) + 7) % 7;
}

/** Whole minutes since midnight in Asia/Shanghai. */
export function minutesOfDay(at: EpochMs): number {
  return Math.floor(((((at + SHANGHAI_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/** True for a whole, positive, safely representable amount. */
export function isAmount(value: Fen): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
