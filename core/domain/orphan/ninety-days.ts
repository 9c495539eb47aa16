import { daysOverAt } from '../days-over';
import { addDays, atHour, type EpochMs, minutesOfDay, toLocalDate } from '../money-and-time';
import type { OrphanParcel } from './orphan';

/** What the owner of the business decides about orphan parcels (settings). */
export type OrphanRules = {
  readonly ninetyDays: number;
  /** Days after the start on which a known owner is reminded. */
  readonly reminderDays: readonly number[];
};

/** Nobody is reminded in the middle of the night, also not of what was missed. */
const REMINDING_HOUR = 9;
const QUIET_FROM_HOUR = 21;

const isQuiet = (at: EpochMs): boolean => minutesOfDay(at) < REMINDING_HOUR * 60 || minutesOfDay(at) >= QUIET_FROM_HOUR * 60;

/** An alarm that has come at night and waits for the morning. */
export function inTheMorning(alarmAt: EpochMs, now: EpochMs): EpochMs {
  if (alarmAt > now || !isQuiet(now)) return alarmAt;
  const today = atHour(toLocalDate(now), REMINDING_HOUR);
  return now < today ? today : atHour(addDays(toLocalDate(now), 1), REMINDING_HOUR);
}

/** Since when the 90 days count: the later of receipt and last contact (R47). */
export const clockStart = ({ foundAt, lastContactAt = 0 }: Pick<OrphanParcel, 'foundAt' | 'lastContactAt'>): EpochMs =>
  Math.max(foundAt, lastContactAt);

/** When *more than* the 90 days have passed (R47), by the one rule of {@link daysOverAt}. */
export const ninetyDaysOverAt = (orphan: Pick<OrphanParcel, 'foundAt' | 'lastContactAt'>, { ninetyDays }: OrphanRules): EpochMs =>
  daysOverAt(clockStart(orphan), ninetyDays);

const reminderAt = (orphan: OrphanParcel, day: number): EpochMs => atHour(addDays(toLocalDate(clockStart(orphan)), day), REMINDING_HOUR);

/** The reminders a known owner gets: those that come after they were told, within the 90 days. */
function remindersOf(orphan: OrphanParcel, { reminderDays, ninetyDays }: OrphanRules): readonly number[] {
  const { owner } = orphan;
  if (!owner) return [];
  return [...new Set(reminderDays)].filter((day) => day <= ninetyDays && reminderAt(orphan, day) > owner.at).sort((a, b) => a - b);
}

const lastReminded = ({ remindedDays }: OrphanParcel): number => Math.max(0, ...remindedDays);

/** The reminder that is due now: after a standstill of the clock only the latest one, not all that were missed. */
export function reminderDue(orphan: OrphanParcel, rules: OrphanRules, now: EpochMs): number | undefined {
  const due = remindersOf(orphan, rules).filter((day) => day > lastReminded(orphan) && reminderAt(orphan, day) <= now);
  return isQuiet(now) ? undefined : due[due.length - 1];
}

/** Whether a known owner has had the last reminder. */
export function areRemindersSent(orphan: OrphanParcel, rules: OrphanRules): boolean {
  const days = remindersOf(orphan, rules);
  const last = days[days.length - 1];
  return last === undefined || lastReminded(orphan) >= last;
}

/** When the clock has to look at the parcel again; null when time changes nothing about it. */
export function nextOrphanAlarm(orphan: OrphanParcel, rules: OrphanRules): EpochMs | null {
  if (orphan.state !== 'found' && orphan.state !== 'waiting') return null;
  const next = remindersOf(orphan, rules).find((day) => day > lastReminded(orphan));
  const alarms = [
    ...(next === undefined ? [] : [reminderAt(orphan, next)]),
    ...(orphan.supervisorAskedAt === undefined ? [ninetyDaysOverAt(orphan, rules)] : []),
  ];
  return alarms.length > 0 ? Math.min(...alarms) : null;
}
