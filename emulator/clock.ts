import type { Store } from './store';

/** Offsets beyond this make no valid Date in a function. */
const MAX_OFFSET_MS = 100 * 365 * 86_400_000;

/** The time everything in the local cloud goes by: the machine's own plus an offset that people and tests may move. */
export type Clock = {
  /** Epoch ms. */
  readonly now: () => number;
  readonly offsetMs: () => number;
  /** Kept in the data directory; the listener hears of it after it is stored. */
  readonly setOffset: (offsetMs: number) => void;
  /** The data directory holds another offset now. */
  readonly reload: () => void;
};

/** A clock whose offset survives a restart. `onMove` is told the new offset. */
export function openClock(store: Store, onMove: (offsetMs: number) => void, machineNow: () => number = Date.now): Clock {
  const stored = () => Number(store.getSetting('clock-offset-ms') ?? 0);
  let offset = stored();
  return {
    now: () => machineNow() + offset,
    offsetMs: () => offset,
    setOffset: (offsetMs) => {
      if (!Number.isFinite(offsetMs) || Math.abs(offsetMs) > MAX_OFFSET_MS) throw new RangeError(`clock offset out of range: ${offsetMs}`);
      offset = Math.round(offsetMs);
      store.setSetting('clock-offset-ms', String(offset));
      onMove(offset);
    },
    reload: () => {
      offset = stored();
    },
  };
}
