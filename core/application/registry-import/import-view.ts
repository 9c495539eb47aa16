import type { ImportView } from '../../contract/registry';
import type { EpochMs } from '../../domain/money-and-time';
import { type ImportJob, isWorking, mayDiscard, mayUndo } from '../../domain/registry-import/import-job';
import type { Language } from '../../texts/localized';
import { fileProblemError } from './problem-words';

/** An import as staff see it. */
export function importView(job: ImportJob, now: EpochMs, language: Language): ImportView {
  const { id, state, fileName, counts, parts, next } = job;
  return {
    importId: id,
    state,
    fileName,
    startedBy: job.startedBy.name,
    startedAt: job.startedAt,
    ...(job.appliedAt === undefined ? {} : { appliedAt: job.appliedAt }),
    ...(job.undoneAt === undefined ? {} : { undoneAt: job.undoneAt }),
    counts,
    isWorking: isWorking(state),
    progress: { done: next, total: parts },
    mayApply: state === 'checked' && counts.fresh + counts.changed > 0,
    mayDiscard: mayDiscard(state),
    mayUndo: mayUndo(job, now),
    ...(job.partsUntil !== undefined && mayUndo(job, now) ? { undoUntil: job.partsUntil } : {}),
    ...(job.failure ? { failure: fileProblemError(job.failure, language) } : {}),
  };
}
