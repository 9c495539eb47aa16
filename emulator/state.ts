import type { Store } from './store';

/** A part of the local cloud that keeps something, in tables of its own or in memory, or is in the middle of something. */
export type StatePart = {
  /** Ends what is under way; nothing has changed yet. Also before everything stops. */
  readonly halt?: () => void;
  /** Forgets everything and begins anew. Within a transaction of the store. */
  readonly clear?: () => void;
  /** Its tables hold other rows now: reads again what it keeps in memory. Within a transaction of the store. */
  readonly reload?: () => void;
  /** What the store holds is final: goes on with it, removes what belongs to nothing, tells whoever watches. Also when everything has started. */
  readonly resume?: () => void;
};

/** Everything that is kept anywhere, so that a reset or a restored snapshot forgets nothing of it. */
export type State = {
  /** Parts are asked in the order they came in. */
  readonly register: (part: StatePart) => void;
  readonly halt: () => void;
  readonly resume: () => void;
  /** Begins anew: all or nothing, also for whoever kills the process. */
  readonly reset: () => void;
  /** Lets `putBack` change the rows of all tables and has everybody read them again: all or nothing. */
  readonly replace: (putBack: () => void) => void;
};

export function createState(store: Store): State {
  const parts: StatePart[] = [];
  const halt = () => {
    for (const part of parts) part.halt?.();
  };
  const resume = () => {
    for (const part of parts) part.resume?.();
  };

  function change(work: () => void): void {
    halt();
    try {
      store.transaction(work);
    } catch (failure) {
      // The rows are as they were; what had been read of the others is not.
      for (const { reload } of parts) reload?.();
      resume();
      throw failure;
    }
    resume();
  }

  return {
    register: (part) => void parts.push(part),
    halt,
    resume,
    reset: () =>
      change(() => {
        for (const { clear } of parts) clear?.();
      }),
    replace: (putBack) =>
      change(() => {
        putBack();
        for (const { reload } of parts) reload?.();
      }),
  };
}
