import { err, ok, type Result } from '../result';
import { normaliseSerialNumber } from '../serial-number';
import { type ImportRow, type RowRules, rowChecker } from './check-row';
import { COLUMNS } from './columns';
import { isHead, placesOf } from './head';
import type { FileProblem, RowProblem } from './problems';

const MAX_ROWS = 200_000;
/** Rows that may stand above the head: a title, a remark, a logo. */
const MAX_ROWS_ABOVE_HEAD = 20;

/** Counted over the rows that are not blank, from 0: which part of the import a row belongs to, however it turns out. */
type Counted<T> = T & { readonly ordinal: number };

/** A whole file, looked through. */
export type CollectedRows = {
  /** Rows below the head that are not blank. */
  readonly rowCount: number;
  readonly hasMonths: boolean;
  readonly rows: readonly Counted<ImportRow>[];
  /** By row, then column. */
  readonly problems: readonly Counted<RowProblem>[];
  readonly badRows: number;
};

export type RowCollector = {
  /** Takes the next row; answers what ends the reading for good. */
  readonly take: (row: number, cells: readonly string[]) => FileProblem | undefined;
  readonly finish: () => Result<CollectedRows, FileProblem>;
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Finds the head, reads what stands below it, and at the end names every serial number that stands there twice. Needs one look at each row. */
export function rowCollector(rules: RowRules, maxRows = MAX_ROWS): RowCollector {
  let check: ReturnType<typeof rowChecker> | undefined;
  let hasMonths = false;
  let above = 0;
  let rowCount = 0;
  const rows: Counted<ImportRow>[] = [];
  const problems: Counted<RowProblem>[] = [];
  /** Rows that are not right but for their serial number: what stands in another row of it is as doubtful. */
  const badOnes: Counted<Named>[] = [];
  let bad = 0;
  let serialPlace = 0;

  function takeHead(cells: readonly string[]): FileProblem | undefined {
    above += 1;
    if (!isHead(cells)) return above >= MAX_ROWS_ABOVE_HEAD ? { code: 'file-columns-missing', columns: ['serialNumber'] } : undefined;
    const places = placesOf(cells);
    if (!places.ok) return places.error;
    hasMonths = places.value.warrantyMonths !== undefined;
    serialPlace = places.value.serialNumber ?? 0;
    check = rowChecker(rules, places.value);
    return undefined;
  }

  return {
    take(row, cells) {
      if (isBlank(cells)) return undefined;
      if (!check) return takeHead(cells);
      if (rowCount >= maxRows) return { code: 'file-too-many-rows' };
      const ordinal = rowCount;
      rowCount += 1;
      const checked = check(row, cells);
      if (checked.ok) rows.push({ ...checked.value, ordinal });
      else {
        bad += 1;
        if (checked.error.every(({ column }) => column !== 'serialNumber'))
          badOnes.push({ row, serialNumber: normaliseSerialNumber(cells[serialPlace] ?? ''), ordinal });
        for (const problem of checked.error) problems.push({ ...problem, ordinal });
      }
      return undefined;
    },

    finish() {
      if (!check) return err(above === 0 ? { code: 'file-no-rows' } : { code: 'file-columns-missing', columns: ['serialNumber'] });
      if (rowCount === 0) return err({ code: 'file-no-rows' });
      const repeated = findRepeated(badOnes.length === 0 ? rows : [...rows, ...badOnes].sort((a, b) => a.ordinal - b.ordinal));
      for (const [row, other] of repeated) {
        problems.push({ row: row.row, ordinal: row.ordinal, column: 'serialNumber', code: 'serial-repeated', value: String(other.row) });
      }
      problems.sort((a, b) => a.ordinal - b.ordinal || COLUMNS.indexOf(a.column) - COLUMNS.indexOf(b.column));
      const good = repeated.size > 0 ? rows.filter((row) => !repeated.has(row)) : rows;
      return ok({ rowCount, hasMonths, rows: good, problems, badRows: bad + rows.length - good.length });
    },
  };
}

type Named = Pick<ImportRow, 'row' | 'serialNumber'>;

/** Every row whose serial number another row has too, with the first of the others. Which of them is right nobody can know, so none counts. */
function findRepeated<T extends Named>(rows: readonly T[]): ReadonlyMap<T, T> {
  const firsts = new Map<string, T>();
  const repeated = new Map<T, T>();
  for (const row of rows) {
    const first = firsts.get(row.serialNumber);
    if (!first) firsts.set(row.serialNumber, row);
    else {
      if (!repeated.has(first)) repeated.set(first, row);
      repeated.set(row, first);
    }
  }
  return repeated;
}
