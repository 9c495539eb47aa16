import type { EpochMs } from '../../domain/money-and-time';
import type { ImportRow } from '../../domain/registry-import/check-row';
import type { RowCollector } from '../../domain/registry-import/collect-rows';
import type { ImportJob } from '../../domain/registry-import/import-job';
import type { MachineFacts, Touched } from '../../domain/registry-import/machine-facts';
import type { FileProblem, RowProblem } from '../../domain/registry-import/problems';
import type { Result } from '../../domain/result';
import type { Busy, Deps } from '../ports';

/** Rows of one part, so that one question finds all its machines. */
export const ROWS_A_PART = 1000;
/** Problems of half a part stand together: five a row still fit into a document. */
export const ROWS_A_PROBLEM_PART = 500;

/** Rows of a part, by its number. */
export type RowPart = { readonly number: number; readonly rows: readonly ImportRow[] };
export type ProblemPart = { readonly number: number; readonly problems: readonly RowProblem[] };

/** A job that this run alone may work on, until the lease ends. */
export type Leased = { readonly job: ImportJob; readonly token: string };
export type JobChange = Partial<Omit<ImportJob, 'id'>>;

/** What a person decides: the job as it stands is looked at and changed in one transaction. */
export type Decision = { readonly change: JobChange; readonly activity: 'takes' | 'keeps' | 'ends' };

export type ImportStore = {
  /** `import-running` while another import is active. An id that is there already gives the job as it stands. */
  start(job: ImportJob): Promise<Result<ImportJob, { readonly code: 'import-running' }>>;
  find(id: string): Promise<ImportJob | null>;
  /** The one that keeps others out. */
  activeId(): Promise<string | null>;
  /** Newest first. */
  list(cursor: string | undefined): Promise<{ readonly jobs: readonly ImportJob[]; readonly cursor?: string }>;
  /** Null when somebody else works on it, or nothing is to be done. */
  lease(id: string, now: EpochMs): Promise<Leased | null>;
  /** False when the lease was lost; then nothing is stored. */
  save(leased: Leased, change: JobChange): Promise<boolean>;
  /** The same, and others may begin. */
  end(leased: Leased, change: JobChange): Promise<boolean>;
  /** Lets others work on it at once. */
  release(leased: Leased): Promise<void>;
  /** `decide` may run several times. Whoever works on the job loses it. */
  decide<E>(
    id: string,
    decide: (job: ImportJob) => Result<Decision | null, E>,
  ): Promise<Result<ImportJob, E | Busy | { readonly code: 'import-running' | 'not-found' }>>;

  /** Stores what is not there yet; a part never changes. */
  addParts(id: string, rows: readonly RowPart[], problems: readonly ProblemPart[]): Promise<void>;
  /** From a number on, at most `count`. */
  readRows(id: string, from: number, count: number): Promise<readonly RowPart[]>;
  /** Keeps what was before a part is applied, once and for all; answers what is kept, which may be older. */
  keepBefore(id: string, number: number, touched: readonly Touched[]): Promise<readonly Touched[]>;
  readBefore(
    id: string,
    from: number,
    count: number,
  ): Promise<readonly { readonly number: number; readonly touched: readonly Touched[] }[]>;
  addLeft(id: string, number: number, problems: readonly RowProblem[]): Promise<void>;
  /** The first part of problems at or after a number. `left`: those of an undo. */
  readProblems(id: string, kind: 'bad' | 'left', from: number): Promise<ProblemPart | null>;
  /** Forgets the parts of what has been over for long enough. */
  cleanUp(now: EpochMs): Promise<void>;

  machines(serialNumbers: readonly string[]): Promise<ReadonlyMap<string, MachineFacts>>;
  /** Makes machines so. `current` is what was just read of them; repeating it changes nothing. */
  writeMachines(targets: ReadonlyMap<string, MachineFacts>, current: ReadonlyMap<string, MachineFacts>): Promise<void>;
  /** Puts machines back, null for taking one out; only those that `importId` wrote last. */
  restoreMachines(targets: ReadonlyMap<string, MachineFacts | null>, importId: string): Promise<void>;
};

export type ImportDeps = Pick<Deps, 'attachments' | 'settings' | 'now'> & {
  readonly imports: ImportStore;
  /** The bytes of a confirmed upload; null when the file is gone. */
  readonly readFile: (fileId: string) => Promise<Uint8Array | null>;
  /** Reads a table row by row into the collector that `open` makes. */
  readonly readTable: (
    bytes: Uint8Array,
    open: (facts: { readonly date1904: boolean }) => RowCollector['take'],
  ) => Promise<FileProblem | undefined>;
};
