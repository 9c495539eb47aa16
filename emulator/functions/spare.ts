import type { Guardian } from './guardian';
import { Instance } from './instance';

/** One booted process that no function has yet: the next cold start takes it and saves Node's own start. */
export type Spare = {
  /** The spare, if there is one with exactly this memory that has booted. */
  readonly take: (memoryMb: number) => Instance | undefined;
  /** Starts one, a moment from now, unless there is one already; of another size, it is replaced. */
  readonly prepare: (memoryMb: number) => void;
  readonly stop: () => void;
};

/** Past the work that follows a first reply, so that a spare does not slow down what it is meant to make fast. */
const MOMENT_MS = 20;

/** At most one in all (about 45 MB resident), of the size that was asked for last: V8 fixes the limit of its heap when a process starts. */
export function createSpare(functionHost: string, guardian: Guardian): Spare {
  let spare: Instance | undefined;
  let isBooted = false;
  let soon: NodeJS.Timeout | undefined;
  let isStopped = false;

  function start(memoryMb: number): void {
    soon = undefined;
    const starting = new Instance({ functionHost, memoryMb, guardian, isSpare: true });
    spare = starting;
    isBooted = false;
    void starting.booted.then(() => {
      if (spare === starting) isBooted = true;
    });
  }

  function discard(): void {
    spare?.kill();
    spare = undefined;
  }

  return {
    take: (memoryMb) => {
      if (!spare || !isBooted || spare.memoryMb !== memoryMb || spare.isDead) return undefined;
      const taken = spare;
      spare = undefined;
      return taken;
    },
    prepare: (memoryMb) => {
      if (isStopped || (spare && !spare.isDead && spare.memoryMb === memoryMb)) return;
      discard();
      clearTimeout(soon);
      soon = setTimeout(() => start(memoryMb), MOMENT_MS).unref();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(soon);
      discard();
    },
  };
}
