import type { StaffRole } from './actor';
import { type CalendarSettings, workingDayFrom } from './calendar';
import type { OwnerRules } from './context';
import { daysOverAt } from './days-over';
import type { Machine } from './machine';
import { addDays, atHour, DAY_MS, type EpochMs, minutesOfDay, toLocalDate } from './money-and-time';
import { openPause, runningPromise } from './pauses';
import { promiseCourse } from './promise-course';
import { type ReminderKind, WHOLE_ORDER } from './reminder-kind';
import { allExpectedSince, askedSince, billedSince, expectedSince, silentSince } from './waiting-since';
import type { WorkOrder } from './work-order';

/** What the passing of time is counted by: the owner's numbers and the working calendar. */
export type TimeRules = { readonly rules: OwnerRules; readonly calendar: CalendarSettings };

/** A day of a clock on which somebody is to be told. */
export type Mark = {
  /** Days after the clock's anchor; of a promise, working days after the day it is due, negative before. */
  readonly day: number;
  readonly at: EpochMs;
  readonly to: 'customer' | StaffRole;
};

/** Something that waits, and the days on which somebody is told of it. */
export type RunningClock = {
  readonly kind: ReminderKind;
  readonly subject: string;
  /** What the days are counted from: another anchor is another clock. Of a promise the date it is due. */
  readonly anchor: EpochMs;
  readonly marks: readonly Mark[];
};

/** The time itself within opening hours, else when they begin next: nobody is woken by a reminder. Holidays don't matter, nobody has to come. */
export function inDaytime(at: EpochMs, { opensAtHour, closesAtHour }: CalendarSettings): EpochMs {
  const date = toLocalDate(at);
  const minutes = minutesOfDay(at);
  if (minutes < opensAtHour * 60) return atHour(date, opensAtHour);
  return minutes < closesAtHour * 60 ? at : atHour(addDays(date, 1), opensAtHour);
}

/** The morning after a day: what was missed is made up for one a day. */
export const nextMorning = (at: EpochMs, { opensAtHour }: CalendarSettings): EpochMs => atHour(addDays(toLocalDate(at), 1), opensAtHour);

const ascending = (days: readonly number[]): readonly number[] => [...new Set(days)].sort((a, b) => a - b);

function calendarDays(anchor: EpochMs, days: readonly number[], to: Mark['to'], { calendar }: TimeRules): readonly Mark[] {
  return ascending(days).map((day) => ({ day, at: inDaytime(anchor + day * DAY_MS, calendar), to }));
}

/** A supervisor hears that a time of so many days is over, and that they may act (day-not-reached). */
const overAfter = (anchor: EpochMs, day: number, { calendar }: TimeRules): readonly Mark[] => [
  { day, at: inDaytime(daysOverAt(anchor, day), calendar), to: 'supervisor' },
];

/** At the same time of day as the anchor, on the n-th working day after it. */
function workingDays(anchor: EpochMs, days: readonly number[], to: Mark['to'], { calendar }: TimeRules): readonly Mark[] {
  const date = toLocalDate(anchor);
  const timeOfDay = anchor - atHour(date, 0);
  return ascending(days).map((day) => {
    const at = inDaytime(atHour(workingDayFrom(date, day, calendar), 0) + timeOfDay, calendar);
    return { day, at, to };
  });
}

function clocksOfOrder(order: WorkOrder, time: TimeRules): readonly RunningClock[] {
  const { rules } = time;
  const asked = askedSince(order);
  const clocks: RunningClock[] = [];
  const add = (kind: ReminderKind, anchor: EpochMs, marks: readonly Mark[]) => clocks.push({ kind, subject: WHOLE_ORDER, anchor, marks });
  if (order.unreachable) {
    const { at } = order.unreachable;
    add('unreachable', at, workingDays(at, rules.unreachableReminderWorkingDays, 'customer', time));
  }
  if (asked !== undefined) {
    add('answer', asked, calendarDays(asked, rules.infoReminderDays, 'customer', time));
    add('may-cancel', asked, overAfter(asked, rules.infoCancelDays, time));
  }
  if (order.stage === 'return-confirmed') {
    const since = allExpectedSince(order);
    add('may-cancel', since, overAfter(since, rules.returnCancelDays, time));
  }
  return clocks;
}

/** Who can still keep a promise, by what the machine waits for. */
const KEEPERS: Readonly<Partial<Record<Machine['state'], StaffRole>>> = {
  'pay-review': 'finance',
  repairing: 'technician',
  ready: 'agent',
};

/** Warnings before a promise is due, the breach, and a working day later, when it has no new date yet, the supervisor (R51–R53). */
function promiseMarks(machine: Machine, dueAt: EpochMs, startsOn: string, { rules, calendar }: TimeRules): readonly Mark[] {
  const to = KEEPERS[machine.state] ?? 'technician';
  const due = toLocalDate(dueAt);
  const warnings = ascending(rules.promiseWarningDays.map((before) => -before))
    .map((day) => ({ day, date: workingDayFrom(due, day, calendar) }))
    .filter(({ day, date }) => day < 0 && date > startsOn)
    .map(({ day, date }) => ({ day, at: atHour(date, calendar.opensAtHour), to }));
  const later = atHour(workingDayFrom(due, 1, calendar), calendar.opensAtHour);
  return [...warnings, { day: 0, at: dueAt, to }, { day: 1, at: later, to: 'supervisor' }];
}

function clocksOfMachine(order: WorkOrder, machine: Machine, time: TimeRules): readonly RunningClock[] {
  const { rules, calendar } = time;
  const clocks: RunningClock[] = [];
  const add = (kind: ReminderKind, anchor: EpochMs, marks: readonly Mark[]) => clocks.push({ kind, subject: machine.id, anchor, marks });
  if (machine.state === 'expected') {
    const since = expectedSince(order, machine);
    add('send-in', since, calendarDays(since, rules.returnReminderDays, 'customer', time));
    add('may-withdraw', since, overAfter(since, rules.withdrawDays, time));
  }
  const billed = billedSince(machine);
  if (billed !== undefined) {
    add(billKind(machine), billed, calendarDays(billed, rules.paymentReminderDays, 'customer', time));
    add('may-hold', billed, overAfter(billed, rules.ninetyDays, time));
  }
  // It could go back, and nobody says where to (R47).
  const silent = machine.state === 'ready' ? silentSince(order, machine) : undefined;
  if (silent !== undefined) {
    add('give-address', silent, calendarDays(silent, rules.paymentReminderDays, 'customer', time));
    add('may-hold', silent, overAfter(silent, rules.ninetyDays, time));
  }
  const promise = runningPromise(machine);
  if (promise && !openPause(promise)) {
    // The pauses are over, so the course is the same at any time.
    const { dueAt } = promiseCourse(promise, calendar, promise.dueAt);
    const extension = promise.extensions[promise.extensions.length - 1];
    add('promise', dueAt, promiseMarks(machine, dueAt, extension ? toLocalDate(extension.at) : promise.from, time));
  }
  return clocks;
}

/** The reminders that come before a supervisor may put a machine on hold. */
export const HOLD_REMINDERS: readonly ReminderKind[] = ['pay', 'pay-freight', 'give-address'];

/** The reminder that belongs to what is to be paid for a machine. */
export const billKind = ({ state }: Machine): 'pay' | 'pay-freight' => (state === 'return-refused' ? 'pay-freight' : 'pay');

/** Every clock that runs on an order. Nothing runs on a cancelled one. */
export function clocksOf(order: WorkOrder, time: TimeRules): readonly RunningClock[] {
  if (order.cancelled) return [];
  return [...clocksOfOrder(order, time), ...order.machines.flatMap((machine) => clocksOfMachine(order, machine, time))];
}
