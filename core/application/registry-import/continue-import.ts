import type { ImportView } from '../../contract/registry';
import type { ReplyError } from '../../contract/reply';
import { DECIDE_WITHIN_MS, type ImportJob, type ImportState } from '../../domain/registry-import/import-job';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { replyError } from '../reply-error';
import { importView } from './import-view';
import type { ImportDeps, JobChange, Leased } from './ports';
import { readFile } from './read-file';
import { type Box, timeBox } from './time-box';
import { applyParts, checkParts, undoParts } from './work-parts';

type Work = (deps: ImportDeps, leased: Leased, box: Box) => Promise<JobChange>;
const WORK: Readonly<Partial<Record<ImportState, Work>>> = {
  reading: readFile,
  checking: checkParts,
  applying: applyParts,
  undoing: undoParts,
};

/** What gives room to the next import. */
const isOver = (state: ImportState | undefined): boolean => state === 'done' || state === 'undone' || state === 'failed';

/**
 * Works on an import for about `ms` and stores how far it came. Somebody else at it, nothing left to do, or a decision that is awaited: it stays as it is.
 *
 * @returns null when there is no such import
 */
async function workOn(deps: ImportDeps, id: string, ms: number): Promise<ImportJob | null> {
  const leased = await deps.imports.lease(id, deps.now());
  const work = leased && WORK[leased.job.state];
  if (!leased || !work) return deps.imports.find(id);
  try {
    const change = await work(deps, leased, timeBox(deps.now, ms));
    const { imports } = deps;
    await (isOver(change.state) ? imports.end(leased, change) : imports.save(leased, change));
    // Everything the file says is stored by now.
    if (leased.job.state === 'reading' && change.state) await deps.attachments.remove(leased.job.fileId).catch(() => undefined);
  } catch (thrown) {
    // Lets the next run begin at once; after a run that was killed it waits for the lease to end.
    await deps.imports.release(leased).catch(() => undefined);
    throw thrown;
  }
  return deps.imports.find(id);
}

/** Long enough to get somewhere, short enough for a bar that moves. */
const CLIENT_RUN_MS = 3_000;

/** @returns `not-found` for no such import */
export async function continueImport(
  deps: ImportDeps,
  input: { readonly importId: string },
  language: Language,
): Promise<Result<ImportView, ReplyError>> {
  const job = await workOn(deps, input.importId, CLIENT_RUN_MS);
  return job ? ok(importView(job, deps.now(), language)) : err(replyError(language, { code: 'not-found' }));
}

/** The timer's runs have nobody who waits; the function may run for 60 s. */
const TIMER_RUN_MS = 25_000;

/** What nobody looks after: goes on with an import whose person went away, and gives up a dry run that nobody decided on for a day. */
export async function sweepImports(deps: ImportDeps): Promise<void> {
  const id = await deps.imports.activeId();
  if (id) {
    await giveUpOld(deps, id);
    await workOn(deps, id, TIMER_RUN_MS);
  }
  await deps.imports.cleanUp(deps.now());
}

async function giveUpOld(deps: ImportDeps, id: string): Promise<void> {
  await deps.imports.decide(id, (job) =>
    ok(
      job.state === 'checked' && deps.now() - job.updatedAt >= DECIDE_WITHIN_MS
        ? { change: { state: 'discarded', partsUntil: deps.now() }, activity: 'ends' }
        : null,
    ),
  );
}
