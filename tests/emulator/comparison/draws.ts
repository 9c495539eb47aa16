import { runs } from '../../support/runs';

/**
 * Which cases a comparison draws: always the same ones. A failure prints `seed` and `path`; the case it ended with is run alone with
 * `COMPARISON_SEED=<seed> COMPARISON_PATH=<path>` in the environment, and other cases are drawn with another seed.
 *
 * @param full cases in `npm run prove`
 */
export function draws(full: number): {
  readonly numRuns: number;
  readonly seed: number;
  readonly path?: string;
  readonly endOnFailure?: true;
} {
  const { COMPARISON_SEED: seed = '20261127', COMPARISON_PATH: path } = process.env;
  return { numRuns: runs(full), seed: Number(seed), ...(path && { path, endOnFailure: true }) };
}
