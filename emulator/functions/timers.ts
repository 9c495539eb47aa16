import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { CloudConfig, FunctionConfig } from '../cloud-config';
import type { Faults } from '../inspect/faults';
import type { Store } from '../store';
import { readSchedule, type Schedule } from './cron';
import type { Functions } from './functions';
import type { CallResult } from './invocation';

export type Timers = {
  readonly start: () => void;
  readonly stop: () => void;
  /** After `stop`: waits until what had been fired is over (the functions may have been ended meanwhile). */
  readonly settled: () => Promise<void>;
  /** Runs what the clock has passed and waits for it; call after moving the clock. */
  readonly fireDue: () => Promise<void>;
  /** Runs a function's timer now. `undefined` when it has none. */
  readonly run: (functionName: string) => Promise<CallResult | undefined>;
  /** Each timer and when it is due next on the cloud's clock (epoch ms; absent: never again). */
  readonly list: () => readonly ListedTimer[];
  /** Forgets when each last fired: what is due counts from now. */
  readonly beginAnew: () => void;
};

type Parts = {
  readonly config: CloudConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly functions: Functions;
  readonly faults: Faults;
};
export type ListedTimer = { readonly functionName: string; readonly name: string; readonly cron: string; readonly nextAt?: number };
type Timer = { readonly functionName: string; readonly name: string; readonly cron: string; readonly schedule: Schedule };

const TICK_MS = 1000;
/** Source: SCF docs, timer triggers, read 2026-11-27. */
export const TIMER_NAME = /^[a-zA-Z][\w-]{0,59}$/;

/**
 * Timers by the movable clock. Each keeps when it last fired, so that a restart goes on where it stopped: what came due meanwhile fires once.
 * A jump over several times fires once, too, with the last of them as its `Time`: the platform delivers at least once, never exactly, and
 * handlers must sweep what is due. A function's next run waits for the one before it.
 *
 * @throws Error naming the function whose timer has no seven-field pattern, or no name
 */
export function startTimers({ config, store, clock, functions, faults }: Parts): Timers {
  const timers = config.functions.flatMap(toTimer);
  const settingOf = ({ functionName, name }: Timer) => `timer-last ${functionName} ${name}`;
  const beginAt = (timer: Timer, at: number) => store.setSetting(settingOf(timer), String(at));
  const lastOf = (timer: Timer): number | undefined => {
    const last = store.getSetting(settingOf(timer));
    return last === undefined ? undefined : Number(last);
  };
  /** The platform runs one of a function's timers at a time; the next waits. */
  const inFlight = new Map<string, Promise<unknown>>();
  let ticking: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function fire({ functionName, name }: Timer, at: number): Promise<CallResult> {
    // In UTC, to the second.
    const event = { Type: 'Timer', TriggerName: name, Time: `${new Date(at).toISOString().slice(0, 19)}Z`, Message: '' };
    const missed = (errCode: number, errMsg: string): CallResult => ({ errCode, errMsg, requestID: randomUUID() });
    return faults.strike({ on: 'timer', name: functionName }, () => functions.invoke(functionName, event, { source: 'wx_trigger' }), {
      fail: ({ errCode, errMsg }) => missed(errCode, errMsg),
      // Nobody waits for a timer's answer.
      lose: () => missed(-1, 'the call or its answer was lost'),
    });
  }

  async function fireIfDue(timer: Timer): Promise<void> {
    await inFlight.get(timer.functionName);
    if (isStopped) return;
    const now = clock.now();
    const last = lastOf(timer);
    if (last === undefined || last > now) {
      // A snapshot did not know it, or the clock was moved back: begin from here.
      beginAt(timer, now);
      return;
    }
    const due = timer.schedule.next(last);
    if (due === undefined || due > now) return;
    beginAt(timer, now);
    const run = fire(timer, timer.schedule.lastUpTo(now, last) ?? due);
    inFlight.set(timer.functionName, run);
    await run.finally(() => inFlight.delete(timer.functionName));
  }

  /** Each second; what still runs is looked at again the next time. */
  async function fireIdle(): Promise<void> {
    await Promise.all(timers.filter(({ functionName }) => !inFlight.has(functionName)).map(fireIfDue));
  }

  async function fireDue(): Promise<void> {
    await Promise.all(timers.map(fireIfDue));
  }

  return {
    start: () => {
      if (timers.length === 0) return;
      // Before anybody can move the clock.
      for (const timer of timers) if (lastOf(timer) === undefined) beginAt(timer, clock.now());
      const tell = (failure: unknown) => console.error('[local cloud] a timer could not be fired:', failure);
      ticking = setInterval(() => void fireIdle().catch(tell), TICK_MS);
    },
    stop: () => {
      clearInterval(ticking);
      isStopped = true;
    },
    settled: async () => void (await Promise.allSettled(inFlight.values())),
    fireDue,
    run: async (functionName) => {
      const timer = timers.find((candidate) => candidate.functionName === functionName);
      return timer && fire(timer, clock.now());
    },
    list: () =>
      timers.map(({ functionName, name, cron, schedule }) => {
        const nextAt = schedule.next(clock.now());
        return { functionName, name, cron, ...(nextAt === undefined ? {} : { nextAt }) };
      }),
    beginAnew: () => {
      for (const timer of timers) beginAt(timer, clock.now());
    },
  };
}

function toTimer({ name: functionName, timer }: FunctionConfig): Timer[] {
  if (!timer) return [];
  if (!TIMER_NAME.test(timer.name)) {
    throw new Error(`the timer of ${functionName} needs a name of at most 60 letters, digits, - and _ that begins with a letter`);
  }
  try {
    return [{ functionName, name: timer.name, cron: timer.cron, schedule: readSchedule(timer.cron) }];
  } catch (failure) {
    throw new Error(
      `the timer of ${functionName} is no seven-field cron (second minute hour day month weekday year): ${(failure as Error).message}`,
    );
  }
}
