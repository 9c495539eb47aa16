import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionCut, RequestRefused } from '../http';
import type { Fault, FaultTarget, InjectedFailure, ListedFault } from './fault-types';
import { seededRandom } from './seeded-random';

/**
 * How a place fails, and what it does where it has a way of its own: when the connection is cut (default: throws {@link ConnectionCut}), when the work
 * is done twice, when it is slow (default: it begins later), when whoever asks is killed (default: nobody is).
 */
export type FaultAnswers<T> = {
  readonly fail: (failure: InjectedFailure) => T | Promise<T>;
  readonly lose?: () => T | Promise<T>;
  readonly twice?: () => T | Promise<T>;
  readonly slow?: (delayMs: number) => T | Promise<T>;
  readonly kill?: () => void;
};

export type Faults = {
  readonly list: () => readonly ListedFault[];
  /** @throws RequestRefused 400 BAD_FAULT when there are {@link MAX_FAULTS} already: each call asks all of them */
  readonly add: (fault: Fault) => ListedFault;
  /** False when there is none of that id. Calls it holds go on. */
  readonly remove: (id: number) => boolean;
  readonly clear: () => void;
  /** Does the work, or what the oldest fault that strikes makes of it. */
  readonly strike: <T>(target: FaultTarget, work: () => T | Promise<T>, answers: FaultAnswers<T>) => Promise<T>;
  /** Removes all faults; the calls that still wait for one are lost. */
  readonly heal: () => void;
};

const MAX_FAULTS = 1000;
/** Shorter than the 15 s after which the SDK gives up. */
const HOLD_MS = 5000;

type Armed = {
  readonly fault: Fault;
  readonly id: number;
  seen: number;
  struck: number;
  readonly chance: () => number;
  release?: (() => void) | undefined;
};

/** Faults asked for by a test or a curious person. In memory: a restart heals everything. */
export function createFaults(): Faults {
  let armed: readonly Armed[] = [];
  let lastId = 0;
  let healing = new AbortController();

  /** Every fault that matches sees the call; one strikes. */
  function take(target: FaultTarget): Armed | undefined {
    let striking: Armed | undefined;
    for (const one of armed) {
      const { fault } = one;
      if (!matches(fault, target)) continue;
      one.seen += 1;
      const isDue = one.seen > (fault.after ?? 0) && one.struck < (fault.times ?? Number.POSITIVE_INFINITY);
      const strikes = isDue && (fault.probability === undefined || one.chance() < fault.probability);
      // While it holds a call, the next one is to pass.
      if (strikes && !one.release) striking ??= one;
    }
    if (striking) striking.struck += 1;
    return striking;
  }

  /** False when everything is healed meanwhile: then the call is not to go on. */
  async function pause(ms: number, release?: AbortSignal): Promise<boolean> {
    const healed = healing.signal;
    const signal = release ? AbortSignal.any([healed, release]) : healed;
    await wait(ms, undefined, { signal }).catch(() => undefined);
    return !healed.aborted;
  }

  async function hold(one: Armed, upToMs: number): Promise<boolean> {
    const passed = new AbortController();
    one.release = () => passed.abort();
    const goesOn = await pause(upToMs, passed.signal);
    one.release = undefined;
    return goesOn;
  }

  async function apply<T>(one: Armed | undefined, work: () => T | Promise<T>, answers: FaultAnswers<T>): Promise<T> {
    const lose = answers.lose ?? cut;
    const effect = one?.fault.effect;
    switch (effect?.kind) {
      case 'fail':
        return answers.fail(effect);
      case 'lose-request':
        return lose();
      case 'lose-reply':
        await work();
        return lose();
      case 'kill':
        if (effect.after) await work();
        answers.kill?.();
        return lose();
      case 'duplicate':
        return answers.twice ? answers.twice() : twice(work);
      case 'delay':
        if (answers.slow) return answers.slow(effect.delayMs);
        return (await pause(effect.delayMs)) ? work() : lose();
      case 'hold':
        return (await hold(one as Armed, effect.upToMs ?? HOLD_MS)) ? work() : lose();
      default:
        return work();
    }
  }

  const remove = (gone: readonly Armed[]) => {
    armed = armed.filter((one) => !gone.includes(one));
    for (const { release } of gone) release?.();
    return gone.length > 0;
  };

  return {
    list: () => armed.map(listed),
    add: (fault) => {
      if (armed.length >= MAX_FAULTS) throw new RequestRefused(400, 'BAD_FAULT', `there are ${MAX_FAULTS} faults already`);
      lastId += 1;
      const one: Armed = { fault, id: lastId, seen: 0, struck: 0, chance: seededRandom(fault.seed ?? 1) };
      armed = [...armed, one];
      return listed(one);
    },
    remove: (id) => remove(armed.filter((one) => one.id === id)),
    clear: () => void remove(armed),
    strike: async (target, work, answers) => {
      if (armed.length === 0) return work();
      const holding = armed.filter(({ fault, release }) => release && matches(fault, target));
      try {
        return await apply(take(target), work, answers);
      } finally {
        for (const { release } of holding) release?.();
      }
    },
    heal: () => {
      healing.abort();
      healing = new AbortController();
      armed = [];
    },
  };
}

const listed = ({ fault, id, seen, struck }: Armed): ListedFault => ({ id, ...fault, seen, struck });

function matches(fault: Fault, { on, name, openid, functionName, collection }: FaultTarget): boolean {
  return (
    fault.on === on &&
    [name].flat().some((one) => isNamed(fault.name, one)) &&
    isWanted(fault.openid, openid) &&
    isWanted(fault.functionName, functionName) &&
    isWanted(fault.collection, collection)
  );
}

const isNamed = (pattern: string, name: string) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name);
const isWanted = (wanted: string | undefined, value: string | undefined) => wanted === undefined || wanted === value;

function cut(): never {
  throw new ConnectionCut();
}

async function twice<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    await work();
  } catch {
    // How the first one ended nobody learns: its answer is not the one that goes out.
  }
  return work();
}
