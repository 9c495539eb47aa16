/** How many seeds a suite draws: all of `full` in `npm run prove`, a tenth of them (at least one) in `npm test`. */
export function runs(full: number): number {
  return process.env.PROVE === '1' ? full : Math.max(1, Math.ceil(full / 10));
}
