/** What takes time at WeChat and must not outlast a reset: a message on its way, a file being fetched. */
export type Underway = {
  /** Aborted when all that is under way by now is ended. */
  readonly signal: () => AbortSignal;
  readonly end: () => void;
};

export function createUnderway(): Underway {
  let ending = new AbortController();
  return {
    signal: () => ending.signal,
    end: () => {
      ending.abort();
      ending = new AbortController();
    },
  };
}
