import type { Column } from './columns';

/** Why a file as a whole cannot be read. */
export const FILE_PROBLEMS = [
  'file-not-a-table',
  'file-old-excel',
  'file-encoding-unknown',
  'file-broken',
  'file-too-many-rows',
  'file-too-many-columns',
  'file-too-large-inside',
  'file-no-rows',
  'file-columns-missing',
  'file-columns-repeated',
] as const;
export type FileProblemCode = (typeof FILE_PROBLEMS)[number];
/** `columns` with the two codes about them. */
export type FileProblem = { readonly code: FileProblemCode; readonly columns?: readonly Column[] };

/** What can be wrong with one cell. `left-alone` is no fault of the file: an undo left the machine as a later import had made or confirmed it. */
export const ROW_PROBLEMS = [
  'formula',
  'serial-missing',
  'serial-invalid',
  'serial-rounded',
  'serial-repeated',
  'model-missing',
  'model-unknown',
  'type-missing',
  'type-unknown',
  'type-not-of-model',
  'date-missing',
  'date-unreadable',
  'date-impossible',
  'date-too-early',
  'date-future',
  'months-invalid',
  'left-alone',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

/** One thing that is wrong in a file. */
export type RowProblem = {
  /** As a spreadsheet numbers rows: the head is usually row 1. */
  readonly row: number;
  readonly column: Column;
  readonly code: RowProblemCode;
  /** What stands there, cut short; with `serial-repeated` the number of the other row. */
  readonly value: string;
};

const MAX_SHOWN = 16;

/** A cell's text for people to recognise it by, in one line and short. */
export function shownValue(text: string): string {
  const letters = [...text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ').trim()];
  return letters.length > MAX_SHOWN ? `${letters.slice(0, MAX_SHOWN - 1).join('')}…` : letters.join('');
}
