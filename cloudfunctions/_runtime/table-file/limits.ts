import type { FileProblem } from '#core/domain/registry-import/problems';

/** Cells of a row that may hold something; our five columns are among the first few. */
export const MAX_COLUMNS = 256;
/** Of what a workbook unpacks to and is read: 200,000 rows of ten columns with Excel's styles have 120 MB. */
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Of what is read of a workbook: 200,000 rows of twenty cells have 8.2 million. */
export const MAX_TAGS = 12_000_000;
/** Files in a workbook; a large one has a few dozen. */
export const MAX_ENTRIES = 2000;
/** Letters of texts that are kept until the sheet that names them has been read. */
export const MAX_SHARED_LETTERS = 24 * 1024 * 1024;
/** Bytes without a tag: a cell holds 32,767 letters at most. */
export const MAX_BYTES_WITHOUT_TAG = 1024 * 1024;
/** Rows of a spreadsheet, blank ones included. */
export const MAX_SHEET_ROWS = 1_048_576;

/** Told of a table before its first row. */
export type TableFacts = { readonly date1904: boolean };

/**
 * Hears every row of a table, the first first; rows are numbered as a spreadsheet numbers them. Answers what ends the reading.
 * A list of cells is good for the length of the call.
 */
export type TakeRow = (row: number, cells: readonly string[]) => FileProblem | undefined;

/** Thrown inside a reader to get out of a library's callbacks; never leaves `read-table.ts`. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(readonly problem: FileProblem) {
    super(problem.code);
  }
}
