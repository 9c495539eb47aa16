import type { FoundMachine, ImportPage, ImportView, ProblemPage } from '../../contract/registry';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import type { RowProblem } from '../../domain/registry-import/problems';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import type { Deps } from '../ports';
import { queryWarranty } from '../query-warranty';
import { replyError } from '../reply-error';
import { importView } from './import-view';
import type { ImportDeps } from './ports';
import { problemView } from './problem-words';

/** @returns `not-found` for no such import */
export async function getImport(
  deps: ImportDeps,
  input: { readonly importId: string },
  language: Language,
): Promise<Result<ImportView, ReplyError>> {
  const job = await deps.imports.find(input.importId);
  return job ? ok(importView(job, deps.now(), language)) : err(replyError(language, { code: 'not-found' }));
}

/** Earlier imports, newest first, and the one under way. */
export async function listImports(
  deps: ImportDeps,
  input: { readonly cursor?: string | undefined },
  language: Language,
): Promise<Result<ImportPage, ReplyError>> {
  const [{ jobs, cursor }, activeId] = await Promise.all([deps.imports.list(input.cursor), deps.imports.activeId()]);
  const active = activeId === null ? null : (jobs.find(({ id }) => id === activeId) ?? (await deps.imports.find(activeId)));
  return ok({
    imports: jobs.map((job) => importView(job, deps.now(), language)),
    ...(active ? { active: importView(active, deps.now(), language) } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  });
}

const DEFAULT_PAGE = 50;

type ProblemsInput = {
  readonly importId: string;
  readonly kind: 'bad' | 'left';
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** Problems in the order of the file. A page ends where a stored part ends, so it may be shorter than asked for. */
export async function listProblems(deps: ImportDeps, input: ProblemsInput, language: Language): Promise<Result<ProblemPage, ReplyError>> {
  const job = await deps.imports.find(input.importId);
  if (!job) return err(replyError(language, { code: 'not-found' }));
  const total = input.kind === 'bad' ? job.counts.problems : job.counts.left;
  const place = placeOf(input.cursor);
  const part = await deps.imports.readProblems(job.id, input.kind, place.part);
  if (!part) return ok({ problems: [], total });
  const from = part.number === place.part ? place.index : 0;
  const to = from + (input.limit ?? DEFAULT_PAGE);
  const problems = part.problems.slice(from, to).map((problem: RowProblem) => problemView(problem, language));
  const next = to < part.problems.length ? { part: part.number, index: to } : { part: part.number + 1, index: 0 };
  const isMore = to < part.problems.length || (await deps.imports.readProblems(job.id, input.kind, next.part)) !== null;
  return ok({ problems, total, ...(isMore ? { cursor: `${next.part}.${next.index}` } : {}) });
}

/** What is no cursor of ours means the beginning. */
function placeOf(cursor: string | undefined): { readonly part: number; readonly index: number } {
  const [, part, index] = /^(\d{1,6})\.(\d{1,6})$/.exec(cursor ?? '') ?? [];
  return { part: Number(part ?? 0), index: Number(index ?? 0) };
}

/**
 * One machine as the registry has it now, with its warranty as if received today.
 *
 * @param deps `registry` must not remember: people look here right after an import
 */
export async function findMachine(
  deps: ImportDeps & Deps,
  actor: Actor,
  input: { readonly serialNumber: string },
  language: Language,
): Promise<Result<FoundMachine, ReplyError>> {
  const [warranty, machines] = await Promise.all([
    queryWarranty(deps, actor, input, language),
    deps.imports.machines([input.serialNumber]),
  ]);
  if (!warranty.ok) return warranty;
  const facts = machines.get(input.serialNumber);
  if (!facts) return ok({ warranty: warranty.value, machine: null });
  const from = facts.importId === undefined ? null : await deps.imports.find(facts.importId);
  return ok({
    warranty: warranty.value,
    machine: {
      shippedDate: facts.shippedDate,
      ownMonths: facts.warrantyMonths ?? null,
      importedFrom: from?.fileName ?? null,
      importedAt: from?.appliedAt ?? null,
    },
  });
}
