import { DAY_MS } from '../../domain/money-and-time';
import type { ImportRow } from '../../domain/registry-import/check-row';
import { type ImportCounts, type ImportJob, UNDO_DAYS } from '../../domain/registry-import/import-job';
import { factsOf, isEqual, type MachineFacts, saysTheSame, type Touched } from '../../domain/registry-import/machine-facts';
import type { ImportDeps, ImportStore, JobChange, Leased, RowPart } from './ports';
import type { Box } from './time-box';

/** Parts read in one call: 4 × 85 KB. */
const PARTS_A_CALL = 4;

type Progress = { readonly next: number; readonly counts: ImportCounts };

/** The dry run: holds every row against the registry, and changes nothing in it. */
export async function checkParts({ imports }: ImportDeps, { job }: Leased, box: Box): Promise<JobChange> {
  let progress: Progress = { next: job.next, counts: job.counts };
  while (progress.next < job.parts && !isEnough(progress, job, box)) {
    const parts = await imports.readRows(job.id, progress.next, PARTS_A_CALL);
    const found = await Promise.all(parts.map((part) => compare(imports, job, part)));
    const sum = (count: (part: Compared) => number) => found.reduce((total, part) => total + count(part), 0);
    const { counts: before } = progress;
    const counts = {
      ...before,
      fresh: before.fresh + sum(({ fresh }) => fresh),
      changed: before.changed + sum(({ changed }) => changed),
      same: before.same + sum(({ same }) => same),
    };
    progress = { next: nextAfter(parts, job), counts };
  }
  return progress.next < job.parts ? progress : { ...progress, state: 'checked' };
}

type Compared = Pick<ImportCounts, 'fresh' | 'changed' | 'same'>;

async function compare(imports: ImportStore, job: ImportJob, { rows }: RowPart): Promise<Compared> {
  const known = await imports.machines(rows.map(({ serialNumber }) => serialNumber));
  const touched = rows.filter((row) => isTouched(row, job, known));
  const fresh = touched.filter(({ serialNumber }) => !known.has(serialNumber)).length;
  return { fresh, changed: touched.length - fresh, same: rows.length - touched.length };
}

function isTouched(row: ImportRow, job: ImportJob, known: ReadonlyMap<string, MachineFacts>): boolean {
  const before = known.get(row.serialNumber) ?? null;
  return before === null || !saysTheSame(before, factsOf(row, job.id, job.hasMonths, before));
}

/**
 * Writes part after part into the registry. What was before is kept first and never written again, so that a run that is cut off anywhere between the two, or a part
 * that is written twice, ends in the same registry and the same undo.
 */
export async function applyParts({ imports, now }: ImportDeps, { job }: Leased, box: Box): Promise<JobChange> {
  let { next } = job;
  while (next < job.parts && !isEnough({ next }, job, box)) {
    const parts = await imports.readRows(job.id, next, PARTS_A_CALL);
    for (const part of parts) {
      await applyPart(imports, job, part);
      next = part.number + 1;
      if (box.isOver()) break;
    }
    if (parts.length === 0) next = job.parts;
  }
  return next < job.parts ? { next } : { next, state: 'done', appliedAt: now(), partsUntil: now() + UNDO_DAYS * DAY_MS };
}

async function applyPart(imports: ImportStore, job: ImportJob, { number, rows }: RowPart): Promise<void> {
  const current = await imports.machines(rows.map(({ serialNumber }) => serialNumber));
  // What an earlier import wrote is this one's from now on, even where both say the same: it would go with an undo of that one.
  const writing = rows.filter((row) => isTouched(row, job, current) || current.get(row.serialNumber)?.importId !== undefined);
  if (writing.length === 0) return;
  const touched = await imports.keepBefore(
    job.id,
    number,
    writing.map((row): Touched => {
      const { serialNumber } = row;
      const isSame = isTouched(row, job, current) ? {} : { isSame: true as const };
      return { row: row.row, serialNumber, before: current.get(serialNumber) ?? null, ...isSame };
    }),
  );
  const rowOf = new Map(rows.map((row) => [row.serialNumber, row]));
  const targets = new Map<string, MachineFacts>();
  for (const { serialNumber, before } of touched) {
    const row = rowOf.get(serialNumber);
    if (row) targets.set(serialNumber, factsOf(row, job.id, job.hasMonths, before));
  }
  await imports.writeMachines(targets, current);
}

/** Puts back what was before, part by part, for every machine that this import wrote last; the others are listed and left. */
export async function undoParts({ imports, now }: ImportDeps, { job }: Leased, box: Box): Promise<JobChange> {
  let progress: Progress = { next: job.next, counts: job.counts };
  while (progress.next < job.parts && !isEnough(progress, job, box)) {
    const kept = await imports.readBefore(job.id, progress.next, PARTS_A_CALL);
    for (const { number, touched } of kept) {
      const left = await undoPart(imports, job, number, touched);
      const { counts } = progress;
      const restored = touched.filter(({ isSame }) => !isSame).length - left;
      progress = { next: number + 1, counts: { ...counts, restored: counts.restored + restored, left: counts.left + left } };
      if (box.isOver()) break;
    }
    if (kept.length === 0) progress = { ...progress, next: job.parts };
  }
  return progress.next < job.parts ? progress : { ...progress, state: 'undone', undoneAt: now(), partsUntil: now() + UNDO_DAYS * DAY_MS };
}

/** @returns how many machines were left */
async function undoPart(imports: ImportStore, job: ImportJob, number: number, touched: readonly Touched[]): Promise<number> {
  const current = await imports.machines(touched.map(({ serialNumber }) => serialNumber));
  const isOurs = ({ serialNumber }: Touched) => current.get(serialNumber)?.importId === job.id;
  /** By a run that was cut off. */
  const isBack = ({ serialNumber, before }: Touched) => {
    const now = current.get(serialNumber);
    return now && before ? isEqual(now, before) : !now && !before;
  };
  const left = touched.filter((machine) => !machine.isSame && !isOurs(machine) && !isBack(machine));
  if (left.length > 0) {
    await imports.addLeft(
      job.id,
      number,
      left.map(({ row, serialNumber }) => ({ row, column: 'serialNumber', code: 'left-alone', value: serialNumber })),
    );
  }
  await imports.restoreMachines(new Map(touched.filter(isOurs).map(({ serialNumber, before }) => [serialNumber, before])), job.id);
  return left.length;
}

/** The first parts are always dealt with. */
const isEnough = ({ next }: { readonly next: number }, job: ImportJob, box: Box): boolean => next > job.next && box.isOver();

/** Parts have no gaps; none at all means that they are gone. */
const nextAfter = (parts: readonly RowPart[], job: ImportJob): number => (parts.at(-1)?.number ?? job.parts - 1) + 1;
