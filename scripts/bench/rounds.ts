type Work = () => Promise<unknown>;

/** The middle of them; the upper of two. */
export function p50(times: readonly number[]): number {
  const middle = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** Milliseconds that `work` takes. */
export async function timed(work: Work): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How often a work is repeated in its turn: `waking` times uncounted, for a process that slept through the turns of others is slow at first. */
export type Turn = { readonly waking: number; readonly counted: number };

/**
 * The p50 of each, in milliseconds. They take turns, so that whatever else the machine does meets all of them alike and their ratios hold.
 *
 * @param warmUp rounds before the first that counts
 */
export async function takeTurns<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  rounds: number,
  warmUp: number,
  { waking, counted }: Turn = { waking: 0, counted: 1 },
): Promise<Record<Name, number>> {
  const named = Object.entries<Work>(works);
  const times = new Map(named.map(([name]) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, work] of named) {
      for (let call = -waking; call < counted; call += 1) {
        const ms = await timed(work);
        if (round >= 0 && call >= 0) times.get(name)?.push(ms);
      }
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, p50(all)])) as Record<Name, number>;
}
