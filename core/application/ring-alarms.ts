import { type Alarm, dueAlarms, madeUpAt } from '../domain/alarms';
import type { ReminderKind } from '../domain/reminder-kind';
import type { WorkOrder } from '../domain/work-order';
import { timeRulesOf } from './alarm-record';
import { carryOutStep, type StepCommand, type StepDeps } from './take-step';
import { unlessItThrows } from './unless-it-throws';

/** `report` hears of what was thrown for one order while the others went on. */
export type ClockDeps = StepDeps & { readonly report: (bug: unknown) => void };

/** Orders read at a time. */
const BATCH = 50;
/** A run begins no further batch after this long; the function may run for 60 s. */
const RUN_MS = 30_000;
/** So long a run looks again at orders stored under other settings, that many of them at once. */
const RENEW_MS = 15_000;
const AT_ONCE = 10;
/** Alarms of one order in one run: every machine may have its own. */
const MAX_ALARMS = 300;
/** An order that makes us throw, or refuses what should be due, is not looked at again before this. */
const PUT_OFF_MS = 3_600_000;

type Rung = { readonly orders: number; readonly alarms: number };

/**
 * Carries out what time has brought: reminders, warnings, deliveries nobody confirmed, promises to be computed again. Reads only orders whose alarm
 * has come. Safe to repeat, and to run twice at once: the id of each command follows from order and alarm, and the order itself remembers
 * what was sent. An order that changes meanwhile is left to the next run.
 */
export async function ringAlarms(deps: ClockDeps): Promise<Rung> {
  const endsAt = deps.now() + RUN_MS;
  const seen = new Set<string>();
  let alarms = 0;
  for (let isMore = true; isMore && deps.now() < endsAt; ) {
    const due = await deps.orders.listDue(deps.now(), BATCH);
    const fresh = due.filter(({ id }) => !seen.has(id));
    for (const order of fresh) {
      seen.add(order.id);
      alarms += await ringOrPutOff(deps, order);
    }
    isMore = due.length === BATCH && fresh.length > 0;
  }
  return { orders: seen.size, alarms };
}

/** Looks again at orders whose next alarm was computed under other settings, as many as fit into a run. @returns how many */
export async function renewAlarms(deps: ClockDeps): Promise<number> {
  const endsAt = deps.now() + RENEW_MS;
  const seen = new Set<string>();
  for (let isMore = true; isMore && deps.now() < endsAt; ) {
    const found = await deps.orders.listWithOldAlarm(BATCH);
    const fresh = found.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    for (let from = 0; from < fresh.length; from += AT_ONCE) {
      const renewed = fresh
        .slice(from, from + AT_ONCE)
        .map((order) => unlessItThrows(() => deps.orders.renewAlarm(order), undefined, deps.report));
      await Promise.all(renewed);
    }
    isMore = found.length === BATCH && fresh.length > 0;
  }
  return seen.size;
}

async function ringOrPutOff(deps: ClockDeps, order: WorkOrder): Promise<number> {
  const rung = await unlessItThrows(() => ringOrder(deps, order), 'failed' as const, deps.report);
  if (rung !== 'failed') return rung;
  await unlessItThrows(() => deps.orders.renewAlarm(order, deps.now() + PUT_OFF_MS), undefined, deps.report);
  return 0;
}

/** @returns how many alarms were carried out; `failed` when one that is due was refused for another reason than that somebody else was writing */
async function ringOrder(deps: ClockDeps, found: WorkOrder): Promise<number | 'failed'> {
  const time = timeRulesOf(await deps.settings());
  let order = found;
  for (let rung = 0; rung < MAX_ALARMS; rung += 1) {
    const [alarm] = dueAlarms(order, time, deps.now());
    if (!alarm) {
      // Stored for a time at which there is nothing to do after all: a setting changed, it was put off, or it was missed and is made up for by day.
      if (rung === 0) await deps.orders.renewAlarm(order, madeUpAt(order, time, deps.now()));
      return rung;
    }
    const done = await carryOutStep(deps, { kind: 'timer' }, commandFor(deps, order, alarm));
    if (!done.ok && (done.error.code === 'stale-version' || done.error.code === 'busy')) return rung;
    if (!done.ok || done.value.version <= order.version) {
      deps.report(
        new Error(`${alarm.kind} of ${order.id} is due, but ${done.ok ? 'was carried out before' : `refused: ${done.error.code}`}`),
      );
      return 'failed';
    }
    order = done.value;
  }
  return MAX_ALARMS;
}

/** The one command that carries out an alarm: the same alarm again is the same command. No person’s command may have a colon in its id, so none can take this one’s. */
function commandFor({ sha256 }: ClockDeps, order: WorkOrder, { kind, subjects, anchor, day }: Alarm): StepCommand {
  const { id: orderId, version } = order;
  const which = sha256([orderId, kind, anchor, day, ...subjects].join(' ')).slice(0, 24);
  const command = { commandId: `clock:${kind}-${day}-${which}`, orderId, version };
  switch (kind) {
    case 'delivered':
      return { ...command, step: 'confirm-delivered', payload: { shipmentId: subjects[0] } };
    case 'recompute':
      // The same machines may be computed again whenever a list appears, each time after another change of the order.
      return { ...command, commandId: `${command.commandId}-${version}`, step: 'recompute-promise', payload: { machineIds: subjects } };
    default:
      return { ...command, step: 'remind', payload: { reminder: { kind: kind satisfies ReminderKind, subjects, anchor, day } } };
  }
}
