import type { ImportView } from '../../contract/registry';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import { toLocalDate } from '../../domain/money-and-time';
import { type ImportJob, mayDiscard, mayUndo, NO_COUNTS } from '../../domain/registry-import/import-job';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { type Failure, replyError } from '../reply-error';
import { importView } from './import-view';
import type { Decision, ImportDeps } from './ports';

type Person = Extract<Actor, { readonly kind: 'person' }>;
type Input = { readonly importId: string };
type Answer = Promise<Result<ImportView, ReplyError>>;

/**
 * Begins an import with the dry run. An upload is imported once: its id is the import's.
 *
 * @returns `upload-not-confirmed` for whatever is no confirmed list of the caller's own; `import-running` while another import is under way or waits for a decision
 */
export async function startImport(
  deps: ImportDeps,
  actor: Person,
  input: { readonly attachmentId: string; readonly fileName: string },
  language: Language,
): Answer {
  const [upload] = await deps.attachments.find([input.attachmentId]);
  const isOwn = upload?.state === 'confirmed' && upload.openid === actor.openid && upload.purpose === 'registry';
  if (!upload || !isOwn || !upload.fileId) return err(replyError(language, { code: 'upload-not-confirmed', field: 'attachmentId' }));
  const now = deps.now();
  const started = await deps.imports.start({
    id: `im-${upload.id}`,
    state: 'reading',
    fileName: input.fileName,
    bytes: upload.bytes ?? 0,
    sha256: upload.sha256 ?? '',
    fileId: upload.fileId,
    startedBy: { openid: actor.openid, name: actor.name },
    startedAt: now,
    today: toLocalDate(now),
    updatedAt: now,
    hasMonths: false,
    parts: 0,
    next: 0,
    counts: NO_COUNTS,
    tries: 0,
  });
  return started.ok ? ok(importView(started.value, now, language)) : err(replyError(language, started.error));
}

type Decide = (job: ImportJob) => Result<Decision | null, Failure>;

async function decideImport(deps: ImportDeps, { importId }: Input, language: Language, decide: Decide): Answer {
  const decided = await deps.imports.decide(importId, decide);
  return decided.ok ? ok(importView(decided.value, deps.now(), language)) : err(replyError(language, decided.error));
}

/** From the dry run to the registry. @returns `import-not-checked` before the dry run is done; `import-nothing-new` when no row would change anything */
export function applyImport(deps: ImportDeps, actor: Person, input: Input, language: Language): Answer {
  return decideImport(deps, input, language, (job) => {
    if (job.state === 'applying' || job.state === 'done') return ok(null);
    if (job.state !== 'checked') return err({ code: 'import-not-checked' });
    if (job.counts.fresh + job.counts.changed === 0) return err({ code: 'import-nothing-new' });
    return ok({ change: { state: 'applying', next: 0, appliedBy: actor.name }, activity: 'keeps' });
  });
}

/** @returns `import-not-undoable` before it is done, or after 30 days; `import-running` while another import is under way */
export function undoImport(deps: ImportDeps, actor: Person, input: Input, language: Language): Answer {
  return decideImport(deps, input, language, (job) => {
    if (job.state === 'undoing' || job.state === 'undone') return ok(null);
    if (!mayUndo(job, deps.now())) return err({ code: 'import-not-undoable' });
    return ok({ change: { state: 'undoing', next: 0, undoneBy: actor.name }, activity: 'takes' });
  });
}

/** @returns `import-not-discardable` once machines are being written: from then on it can be undone */
export function discardImport(deps: ImportDeps, _actor: Person, input: Input, language: Language): Answer {
  return decideImport(deps, input, language, (job) => {
    if (job.state === 'discarded') return ok(null);
    if (!mayDiscard(job.state)) return err({ code: 'import-not-discardable' });
    return ok({ change: { state: 'discarded', partsUntil: deps.now() }, activity: 'ends' });
  });
}
