import { unlessItThrows } from '../unless-it-throws';
import type { EvidenceDeps } from './evidence-ports';

/** Looked at in one run; the next brings the rest. */
const MAX_FILES = 100;

/**
 * Takes exported files away whose day is over. Safe to repeat; one that cannot be removed waits for the next run.
 *
 * @returns how many are gone
 */
export async function removeOldExports(
  deps: Pick<EvidenceDeps, 'files' | 'now'> & { readonly report: (bug: unknown) => void },
): Promise<{ readonly removed: number }> {
  let removed = 0;
  for (const file of await deps.files.due(deps.now(), MAX_FILES))
    removed += await unlessItThrows(() => deps.files.remove(file).then(() => 1), 0, deps.report);
  return { removed };
}
