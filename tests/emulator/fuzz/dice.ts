/** Chance that can be repeated: the same seed throws the same numbers. */
export type Dice = {
  /** From 0 to `sides` - 1. */
  readonly roll: (sides: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly chance: (percent: number) => boolean;
};

/** mulberry32 */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return { roll, pick: (from) => from[roll(from.length)] as (typeof from)[number], chance: (percent) => roll(100) < percent };
}
