import type { EpochMs } from '../../domain/money-and-time';

/** How long one run goes on. It always finishes what it has begun, so that every run gets somewhere. */
export type Box = {
  readonly isOver: () => boolean;
  /** Reading begins at the front each time, so it is worth going on for longer; the function itself may run for 60 s. */
  readonly isOverForReading: () => boolean;
};

const READING_MS = 40_000;

export function timeBox(now: () => EpochMs, ms: number): Box {
  const started = now();
  const isOlder = (limit: number) => now() - started >= limit;
  return { isOver: () => isOlder(ms), isOverForReading: () => isOlder(Math.max(ms, READING_MS)) };
}
