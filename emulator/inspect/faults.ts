/** What a fault does: waits, answers with an error instead of doing anything, or does it and loses the answer on the way back. */
export type FaultEffect =
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'fail'; readonly errCode: number; readonly errMsg: string }
  | { readonly kind: 'lose-reply' };

/** Where a fault can strike: a function called by a phone, an action of the TCB endpoint, a cloud call. */
export type FaultTarget = { readonly on: 'function' | 'action' | 'openapi'; readonly name: string };

/** `name` may be `*`. `times` counts down; without it the fault stays until removed. */
export type Fault = FaultTarget & { readonly effect: FaultEffect; readonly times?: number };

export type Faults = {
  readonly list: () => readonly Fault[];
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The effect that strikes this call, if any; the oldest matching fault first. */
  readonly take: (target: FaultTarget) => FaultEffect | undefined;
};

/** Faults asked for by a test or a curious person. In memory: a restart heals everything. */
export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    list: () => faults,
    add: (fault) => {
      faults = [...faults, fault];
    },
    clear: () => {
      faults = [];
    },
    take({ on, name }) {
      const found = faults.find((fault) => fault.on === on && (fault.name === name || fault.name === '*'));
      if (found?.times !== undefined) {
        const rest: Fault[] = found.times > 1 ? [{ ...found, times: found.times - 1 }] : [];
        faults = faults.flatMap((fault) => (fault === found ? rest : [fault]));
      }
      return found?.effect;
    },
  };
}
