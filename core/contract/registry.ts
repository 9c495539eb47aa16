import * as z from 'zod/mini';
import type { EpochMs, LocalDate } from '../domain/money-and-time';
import type { ImportCounts, ImportState } from '../domain/registry-import/import-job';
import type { RowProblemCode } from '../domain/registry-import/problems';
import { id, lineOf, MAX_TABLE_BYTES, serialNumber } from './fields';
import type { ReplyError } from './reply';
import type { AttachmentTicket, ConfirmedAttachment } from './views/attachment-views';
import type { WarrantyView } from './views/warranty-view';

const cursor = z.optional(z.string().check(z.maxLength(200)));
const importId = z.strictObject({ importId: id });
/** Most problems in one answer. */
const MAX_PROBLEMS_A_PAGE = 1000;

/** Requests of the function `registry`, by action. Whoever is no supervisor gets `not-found` for everything. */
export const registryRequests = {
  /** Reserves a path for a CSV or XLSX file. */
  'prepare-upload': z.strictObject({ bytes: z.int().check(z.minimum(1), z.maximum(MAX_TABLE_BYTES)) }),
  /** After the upload: checks size and kind by what is in it. */
  'confirm-upload': z.strictObject({ attachmentId: id, fileId: z.string().check(z.maxLength(1000)) }),
  /** Begins the dry run; the same upload again gives the same import. `import-running` while another one is under way. */
  'start-import': z.strictObject({ attachmentId: id, fileName: lineOf(120) }),
  /** Works on it for a few seconds and tells how far it is: to be called again while `isWorking`. */
  'continue-import': importId,
  /** Tells how far it is, and does nothing. */
  'get-import': importId,
  /** Writes the machines of a finished dry run into the registry; again is no harm. */
  'apply-import': importId,
  /** Puts back what was before, for 30 days. */
  'undo-import': importId,
  /** Gives up before anything was written. */
  'discard-import': importId,
  'list-imports': z.strictObject({ cursor }),
  /** `left`: machines that an undo left alone. */
  'list-problems': z.strictObject({
    importId: id,
    kind: z.enum(['bad', 'left']),
    cursor,
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_PROBLEMS_A_PAGE))),
  }),
  'find-machine': z.strictObject({ serialNumber }),
};

export type ImportView = {
  readonly importId: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly startedBy: string;
  readonly startedAt: EpochMs;
  readonly appliedAt?: EpochMs;
  readonly undoneAt?: EpochMs;
  readonly counts: ImportCounts;
  /** Goes on when `continue-import` is called, or by itself within minutes. */
  readonly isWorking: boolean;
  /** Of the present state; `total` is 0 while nobody knows. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly mayApply: boolean;
  readonly mayDiscard: boolean;
  readonly mayUndo: boolean;
  readonly undoUntil?: EpochMs;
  /** Why the file cannot be read. */
  readonly failure?: ReplyError;
};

export type ImportProblem = {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  /** The column's name in the reader's language. */
  readonly column: string;
  readonly code: RowProblemCode;
  /** What stands there, cut short. */
  readonly value: string;
  readonly sentence: string;
};
export type ProblemPage = { readonly problems: readonly ImportProblem[]; readonly total: number; readonly cursor?: string };

/** `active` is the import that keeps others out, wherever it stands in the list. */
export type ImportPage = { readonly imports: readonly ImportView[]; readonly active?: ImportView; readonly cursor?: string };

/** One machine of the registry, and where it is from; `machine` is null for a serial number that is not there. */
export type FoundMachine = {
  readonly warranty: WarrantyView;
  readonly machine: null | {
    readonly shippedDate: LocalDate;
    /** Only where it has its own. */
    readonly ownMonths: number | null;
    readonly importedFrom: string | null;
    readonly importedAt: EpochMs | null;
  };
};

export type RegistryReplies = {
  'prepare-upload': AttachmentTicket;
  'confirm-upload': ConfirmedAttachment;
  'start-import': ImportView;
  'continue-import': ImportView;
  'get-import': ImportView;
  'apply-import': ImportView;
  'undo-import': ImportView;
  'discard-import': ImportView;
  'list-imports': ImportPage;
  'list-problems': ProblemPage;
  'find-machine': FoundMachine;
};
export type RegistryAction = keyof typeof registryRequests;
export type RegistryInput<A extends RegistryAction> = z.input<(typeof registryRequests)[A]>;
