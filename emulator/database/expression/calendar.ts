const DAY_MS = 86_400_000;

/** Parts of a date whose UTC fields hold local time. */
export const dayOfYear = (date: Date): number => Math.floor((startOfDay(date) - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;

/** 1 = Sunday. */
export const dayOfWeek = (date: Date): number => date.getUTCDay() + 1;

/** 1 = Monday. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7;

/** Weeks begin on Sunday; days before the first one are in week 0. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/** The year that the Thursday of the week is in. */
export const isoWeekYear = (date: Date): number => thursdayOf(date).getUTCFullYear();

export const isoWeek = (date: Date): number => Math.ceil(dayOfYear(thursdayOf(date)) / 7);

const startOfDay = (date: Date): number => Math.floor(date.getTime() / DAY_MS) * DAY_MS;
const thursdayOf = (date: Date): Date => new Date(startOfDay(date) + (4 - isoDayOfWeek(date)) * DAY_MS);

/** Midnight of a day of an ISO week. */
export function ofIsoWeek(year: number, weekNumber: number, weekday: number): number {
  const fourth = new Date(utc(year, 1, 4));
  return fourth.getTime() + (weekday - isoDayOfWeek(fourth) + (weekNumber - 1) * 7) * DAY_MS;
}

/** `Date.UTC` without its own idea of years below 100; values out of range carry. */
export function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}
