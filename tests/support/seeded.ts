/** Random numbers that are the same for the same seed. */
export type Seeded = {
  /** In [0, 1). */
  readonly next: () => number;
  readonly upTo: (most: number) => number;
  readonly oneIn: (times: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
};

/** Mulberry32, by Tommy Ettinger: 32 bits of state, good enough to draw tests with. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  return {
    next,
    upTo,
    oneIn: (times) => upTo(times - 1) === 0,
    pick: <T>(items: readonly T[]) => items[upTo(items.length - 1)] as T,
  };
}
