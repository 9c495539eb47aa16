import { staffTexts } from '@/i18n/staff';
import { textsNow } from '@/i18n/texts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From here on a wait is worth naming for a whole group. */
export const LONG_WAIT_MS = HOUR_MS;

/** How long something has been waiting, in its largest unit. */
export function formatAge(since: number, now: number): string {
  const t = textsNow(staffTexts).age;
  const age = Math.max(0, now - since);
  if (age < MINUTE_MS) return t.now;
  if (age < HOUR_MS) return t.minutes(Math.floor(age / MINUTE_MS));
  if (age < DAY_MS) return t.hours(Math.floor(age / HOUR_MS));
  return t.days(Math.floor(age / DAY_MS));
}
