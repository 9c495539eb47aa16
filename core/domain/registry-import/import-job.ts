import { DAY_MS, type EpochMs, type LocalDate } from '../money-and-time';
import type { FileProblem } from './problems';

/**
 * Where an import stands: reading → checking → checked → applying → done → undoing → undone. `failed` is a file that cannot be read, `discarded` what a person or a day
 * without a decision gave up before anything was changed.
 */
export const IMPORT_STATES = ['reading', 'checking', 'checked', 'applying', 'done', 'undoing', 'undone', 'failed', 'discarded'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** States in which there is work that goes on by itself, call by call. */
export const WORKING_STATES = ['reading', 'checking', 'applying', 'undoing'] as const satisfies readonly ImportState[];
export const isWorking = (state: ImportState): boolean => WORKING_STATES.some((working) => working === state);

/** Nothing has been changed yet, so that nothing is lost. */
export const mayDiscard = (state: ImportState): boolean => state === 'reading' || state === 'checking' || state === 'checked';

/** As long as what was before is kept. */
export const UNDO_DAYS = 30;
/** A dry run that nobody decided on: what it found grows old, and it keeps others out. */
export const DECIDE_WITHIN_MS = DAY_MS;

export type ImportCounts = {
  /** Rows below the head that are not blank. */
  readonly rows: number;
  /** Machines that the registry does not know yet, knows otherwise, knows just so. */
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: number;
  /** Single problems; a bad row may have several. */
  readonly problems: number;
  /** Of an undo: put back or taken out again, and left because a later import has them, too. */
  readonly restored: number;
  readonly left: number;
};
export const NO_COUNTS: ImportCounts = { rows: 0, fresh: 0, changed: 0, same: 0, bad: 0, problems: 0, restored: 0, left: 0 };

/** One import from the choice of a file to its undo. */
export type ImportJob = {
  readonly id: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly fileId: string;
  readonly startedBy: { readonly openid: string; readonly name: string };
  readonly startedAt: EpochMs;
  /** The day that dates of the file must not be after. */
  readonly today: LocalDate;
  readonly updatedAt: EpochMs;
  readonly appliedBy?: string;
  readonly appliedAt?: EpochMs;
  readonly undoneBy?: string;
  readonly undoneAt?: EpochMs;
  /** The file speaks of warranty months; otherwise those of a machine are left as they are. */
  readonly hasMonths: boolean;
  /** Parts of 1,000 rows: all of them, and how many the present state has dealt with. */
  readonly parts: number;
  readonly next: number;
  readonly counts: ImportCounts;
  readonly failure?: FileProblem;
  /** Runs of this state that ended without a word; see {@link MAX_TRIES}. */
  readonly tries: number;
  /** Until when the parts are kept; 0 when they are gone, absent while the import goes on. */
  readonly partsUntil?: EpochMs;
};

/** A file that ends the function each time it is read (memory, time) would be tried for ever. */
export const MAX_TRIES = 4;

export const mayUndo = ({ state, partsUntil = 0 }: ImportJob, now: EpochMs): boolean => state === 'done' && now < partsUntil;
