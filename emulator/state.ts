import type { Store } from './store';

/** A part of the local cloud that keeps something, in tables of its own or in memory, or is in the middle of something. */
export type StatePart = {
  /** Ends what is under way; nothing has changed yet. */
  readonly halt?: () => void;
  /** Forgets everything and begins anew. Within a transaction of the store. */
  readonly clear?: () => void;
  /** Its tables hold other rows now: reads again what it keeps in memory. Within a transaction of the store. */
  readonly reload?: () => void;
  /** What the store holds is final: removes what belongs to nothing, tells whoever watches. */
  readonly settle?: () => void;
};

/** Everything that is kept anywhere, so that a reset or a restored snapshot forgets nothing of it. */
export type State = {
  /** Parts are asked in the order they came in. */
  readonly register: (part: StatePart) => void;
  /** Begins anew: all or nothing, also for whoever kills the process. */
  readonly reset: () => void;
  /** Lets `putBack` change the rows of all tables and has everybody read them again: all or nothing. */
  readonly replace: (putBack: () => void) => void;
};

export function createState(store: Store): State {
  const parts: StatePart[] = [];

  function change(work: () => void): void {
    for (const { halt } of parts) halt?.();
    try {
      store.transaction(work);
    } catch (failure) {
      // The rows are as they were; what had been read of the others is not.
      for (const { reload } of parts) reload?.();
      throw failure;
    }
    for (const { settle } of parts) settle?.();
  }

  return {
    register: (part) => void parts.push(part),
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
