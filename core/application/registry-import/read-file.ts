import { type CollectedRows, type RowCollector, rowCollector } from '../../domain/registry-import/collect-rows';
import { MAX_TRIES } from '../../domain/registry-import/import-job';
import type { FileProblem } from '../../domain/registry-import/problems';
import { err, type Result } from '../../domain/result';
import { type ImportDeps, type JobChange, type Leased, type ProblemPart, ROWS_A_PART, ROWS_A_PROBLEM_PART, type RowPart } from './ports';
import type { Box } from './time-box';

/** Parts stored in one call: 4 × 85 KB. */
const PARTS_A_CALL = 4;

/**
 * The whole file is read at each call: it takes seconds, and which serial numbers stand there twice only shows at the end. What is stored is stored part by part, so a
 * run that is cut off loses nothing of it.
 */
export async function readFile(deps: ImportDeps, leased: Leased, box: Box): Promise<JobChange> {
  const { job } = leased;
  if (job.tries > MAX_TRIES) return failed({ code: 'file-too-large-inside' });
  const collected = await collect(deps, leased);
  if (!collected.ok) return failed(collected.error);
  const { rowCount, hasMonths, problems, badRows } = collected.value;
  const parts = Math.ceil(rowCount / ROWS_A_PART);
  const rowsOf = byPart(collected.value.rows, ROWS_A_PART);
  const problemsOf = byPart(problems, ROWS_A_PROBLEM_PART);

  let { next } = job;
  while (next < parts && !(next > job.next && box.isOverForReading())) {
    const numbers = range(next, Math.min(next + PARTS_A_CALL, parts));
    const rows = numbers.map((number): RowPart => ({ number, rows: rowsOf.get(number) ?? [] }));
    const bad = numbers
      .flatMap((number) => [2 * number, 2 * number + 1])
      .flatMap((number): ProblemPart[] => (problemsOf.has(number) ? [{ number, problems: problemsOf.get(number) ?? [] }] : []));
    await deps.imports.addParts(job.id, rows, bad);
    next += numbers.length;
  }
  const counts = { ...job.counts, rows: rowCount, bad: badRows, problems: problems.length };
  return next < parts ? { parts, next, hasMonths, counts, tries: 0 } : { state: 'checking', parts, next: 0, hasMonths, counts, tries: 0 };
}

const failed = (failure: FileProblem): JobChange => ({ state: 'failed', failure, partsUntil: 1 });

async function collect(deps: ImportDeps, { job }: Leased): Promise<Result<CollectedRows, FileProblem>> {
  const bytes = await deps.readFile(job.fileId);
  if (!bytes) return err({ code: 'file-broken' });
  const { models } = await deps.settings();
  let collector: RowCollector | undefined;
  const problem = await deps.readTable(bytes, ({ date1904 }) => {
    collector = rowCollector({ models, today: job.today, date1904 });
    return collector.take;
  });
  if (problem) return err(problem);
  return collector?.finish() ?? err({ code: 'file-no-rows' });
}

function byPart<T extends { readonly ordinal: number }>(
  items: readonly T[],
  size: number,
): ReadonlyMap<number, readonly Omit<T, 'ordinal'>[]> {
  const parts = new Map<number, Omit<T, 'ordinal'>[]>();
  for (const { ordinal, ...item } of items) {
    const number = Math.floor(ordinal / size);
    const part = parts.get(number);
    if (part) part.push(item);
    else parts.set(number, [item]);
  }
  return parts;
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, index) => from + index);
