/** How many seeds a suite draws: all of `full` in `npm run prove`, a tenth of them (at least one) in `npm test`. */
export function runs(full: number): number {
  return process.env.PROVE === '1' ? full : Math.max(1, Math.ceil(full / 10));
}

/** How long a suite that draws seeds may take: so long that only a hang ends it, on a busy machine, too. At full count ten times as much is done. */
export const SEEDED_MS = process.env.PROVE === '1' ? 7_200_000 : 1_200_000;
