import { promiseFrom } from './calendar';
import { billKind, clocksOf, HOLD_REMINDERS, inDaytime, type Mark, nextMorning, type RunningClock, type TimeRules } from './clocks';
import type { Machine } from './machine';
import { DAY_MS, type EpochMs } from './money-and-time';
import { runningPromise } from './pauses';
import type { WorkingDayPromise } from './promise';
import type { ReminderKind } from './reminder-kind';
import { billedSince, silentSince } from './waiting-since';
import type { WorkOrder } from './work-order';

/**
 * Something that time alone brings about, and the timer carries out as one step: a reminder or warning (`remind`), a delivery nobody
 * confirmed (`confirm-delivered`), a promise whose year's list is out (`recompute-promise`).
 */
export type Alarm = {
  readonly kind: ReminderKind | 'delivered' | 'recompute';
  /** Machines, the shipment, or the order as a whole. */
  readonly subjects: readonly string[];
  readonly anchor: EpochMs;
  readonly day: number;
  readonly at: EpochMs;
  /** Absent when nobody is told by a reminder. */
  readonly to?: Mark['to'];
};

/** Reminders of these are about what is still ahead: only the latest that is due is given. Of the others each is, in order, one a day. */
const LATEST_ONLY: readonly ReminderKind[] = ['promise'];

const sentOf = (order: WorkOrder, { kind, subject, anchor }: RunningClock) =>
  order.reminded?.find((entry) => entry.kind === kind && entry.subject === subject && entry.anchor === anchor);

/** What a clock still has to bring, as it comes when the timer runs in time: a day after the other at the earliest. */
function pendingMarks(order: WorkOrder, clock: RunningClock, { calendar }: TimeRules): readonly Mark[] {
  const sent = sentOf(order, clock);
  if (LATEST_ONLY.includes(clock.kind)) return clock.marks.filter(({ day }) => day > Math.max(-Infinity, ...(sent?.days ?? [])));
  let earliest = sent ? nextMorning(sent.lastAt, calendar) : 0;
  return clock.marks
    .filter(({ day }) => !sent?.days.includes(day))
    .map((mark) => {
      const at = Math.max(mark.at, earliest);
      earliest = nextMorning(at, calendar);
      return { ...mark, at };
    });
}

type Ringing = { readonly clock: RunningClock; readonly marks: readonly Mark[] };

/** Clocks with what they still bring. A supervisor may put a machine on hold only after the last reminder, so that alarm waits for it. */
function ringing(order: WorkOrder, time: TimeRules): readonly Ringing[] {
  const all = clocksOf(order, time).map((clock) => ({ clock, marks: pendingMarks(order, clock, time) }));
  return all.map(({ clock, marks }) => {
    if (clock.kind !== 'may-hold') return { clock, marks };
    const before = all.filter(({ clock: { kind, subject } }) => HOLD_REMINDERS.includes(kind) && subject === clock.subject);
    const lastReminder = Math.max(0, ...before.flatMap((reminders) => reminders.marks.map(({ at }) => at)));
    return { clock, marks: marks.map((mark) => ({ ...mark, at: Math.max(mark.at, lastReminder) })) };
  });
}

const alarmOf = ({ kind, subject, anchor }: RunningClock, { day, at, to }: Mark): Alarm => ({
  kind,
  subjects: [subject],
  anchor,
  day,
  at,
  to,
});

/** Alarms that are one for the people who hear of them: several machines, the same reminder at the same time. */
function merged(alarms: readonly Alarm[]): readonly Alarm[] {
  const groups = new Map<string, { readonly alarm: Alarm; readonly subjects: string[] }>();
  for (const alarm of alarms) {
    const key = `${alarm.kind} ${alarm.anchor} ${alarm.day} ${alarm.at} ${alarm.to ?? ''}`;
    const group = groups.get(key);
    if (group) group.subjects.push(...alarm.subjects);
    else groups.set(key, { alarm, subjects: [...alarm.subjects] });
  }
  return [...groups.values()].map(({ alarm, subjects }) => ({ ...alarm, subjects })).sort((a, b) => a.at - b.at);
}

/** Alarms that are no reminders. */
function deeds(order: WorkOrder, { rules, calendar }: TimeRules): readonly Alarm[] {
  if (order.cancelled) return [];
  const onTheWay = order.shipments.filter(({ delivered, ended, disputedAt }) => !delivered && !ended && disputedAt === undefined);
  const stale = order.machines.filter((machine) => recomputed(machine, { calendar }) !== undefined);
  return [
    ...onTheWay.map(({ id, shippedAt }): Alarm => {
      const day = rules.deliveredAfterDays;
      return { kind: 'delivered', subjects: [id], anchor: shippedAt, day, at: shippedAt + day * DAY_MS };
    }),
    ...(stale.length > 0
      ? [{ kind: 'recompute' as const, subjects: stale.map(({ id }) => id), anchor: order.updatedAt, day: 0, at: order.updatedAt }]
      : []),
  ];
}

/** Everything that time will bring to an order if nobody does anything, soonest first. */
export function alarmsOf(order: WorkOrder, time: TimeRules): readonly Alarm[] {
  const reminders = ringing(order, time).flatMap(({ clock, marks }) => marks.map((mark) => alarmOf(clock, mark)));
  return merged([...deeds(order, time), ...reminders]);
}

/** When an order has to be looked at next; undefined when time brings nothing. */
export const nextAlarmAt = (order: WorkOrder, time: TimeRules): EpochMs | undefined => alarmsOf(order, time)[0]?.at;

/** So late an alarm was missed, as when the clock function stood still: then it is made up for, and that wakes nobody either. */
const MISSED_AFTER_MS = 3_600_000;

const comesAt = (at: EpochMs, now: EpochMs, { calendar }: TimeRules): EpochMs =>
  now - at > MISSED_AFTER_MS ? inDaytime(now, calendar) : at;

/** When what is missed is made up for, while it is night; undefined by day, and when nothing is. */
export function madeUpAt(order: WorkOrder, time: TimeRules, now: EpochMs): EpochMs | undefined {
  const next = nextAlarmAt(order, time);
  const at = next === undefined ? undefined : comesAt(next, now, time);
  return at !== undefined && next !== undefined && next <= now && at > now ? at : undefined;
}

/**
 * What is to be carried out at `now`, longest due first; of each clock one thing at a time, for the next depends on when it was done. What was
 * missed waits for the day.
 */
export function dueAlarms(order: WorkOrder, time: TimeRules, now: EpochMs): readonly Alarm[] {
  const reminders = ringing(order, time).flatMap(({ clock, marks }) => {
    const due = marks.filter(({ at }) => comesAt(at, now, time) <= now);
    const mark = LATEST_ONLY.includes(clock.kind) ? due[due.length - 1] : due[0];
    return mark ? [alarmOf(clock, mark)] : [];
  });
  return merged([...deeds(order, time).filter(({ at }) => comesAt(at, now, time) <= now), ...reminders]);
}

/** Whether every reminder to pay, or to say where it is to go, has been sent for a machine (R47–R49), judged from the order itself. */
export function areRemindersSent(order: WorkOrder, machine: Machine, { rules }: Pick<TimeRules, 'rules'>): boolean {
  // The owner says that fees do not wait for the 90 days.
  if (machine.state === 'quoted' && !rules.ninetyDaysForFees) return true;
  const isReady = machine.state === 'ready';
  const awaited: ReminderKind = isReady ? 'give-address' : billKind(machine);
  const anchor = isReady ? silentSince(order, machine) : billedSince(machine);
  const sent = order.reminded?.find(({ kind, subject, anchor: of }) => kind === awaited && subject === machine.id && of === anchor);
  return rules.paymentReminderDays.every((day) => sent?.days.includes(day));
}

/**
 * A machine's provisional promise as it is by the calendar now; undefined when it is not provisional, or comes out the same. A date
 * that staff gave (R52) is not computed, and a published one is kept: later changes of the calendar need an extension with its reason.
 */
export function recomputed(machine: Machine, { calendar }: Pick<TimeRules, 'calendar'>): WorkingDayPromise | undefined {
  const promise = runningPromise(machine);
  if (!promise?.provisional || promise.extensions.length > 0) return undefined;
  const { pauses } = promise;
  const fresh = promiseFrom(promise.trigger, promise.from, promise.workingDays, calendar);
  const isSame = fresh.dueAt === promise.dueAt && fresh.provisional;
  return isSame ? undefined : { ...fresh, ...(pauses ? { pauses } : {}) };
}
