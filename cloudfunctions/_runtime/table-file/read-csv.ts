import { CsvError, parse } from 'csv-parse/sync';
import { columnOf } from '#core/domain/registry-import/head';
import { decodeText } from './decode-text';
import { MAX_COLUMNS, MAX_SHEET_ROWS, type TakeRow, Unreadable } from './limits';

const DELIMITERS = [',', ';', '\t'] as const;
/** Excel's own first line that names the delimiter. */
const NAMED_DELIMITER = /^\uFEFF?sep=(.)\r?\n/i;
/** As far as a head can be below a title. */
const LINES_LOOKED_AT = 30;
const MAX_RECORD_BYTES = 1024 * 1024;

/** The delimiter that makes the most of our columns out of a line near the beginning; a comma when none does. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/, LINES_LOOKED_AT);
  const heads = (line: string, delimiter: string) =>
    line.split(delimiter).filter((cell) => columnOf(cell.replace(/^\uFEFF?"|"$/g, '')) !== undefined).length;
  const found = DELIMITERS.map((delimiter) => ({ delimiter, heads: Math.max(0, ...lines.map((line) => heads(line, delimiter))) }));
  return found.reduce((best, next) => (next.heads > best.heads ? next : best)).delimiter;
}

/** @throws Unreadable, also with what `take` answers */
export function readCsv(bytes: Uint8Array, take: TakeRow): void {
  const decoded = decodeText(bytes);
  const [line = '', named] = NAMED_DELIMITER.exec(decoded) ?? [];
  const text = line ? decoded.slice(line.length) : decoded;
  let row = line ? 1 : 0;
  try {
    parse(text, {
      bom: true,
      delimiter: named ?? delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: MAX_RECORD_BYTES,
      on_record: (cells: string[]) => {
        row += 1;
        if (row > MAX_SHEET_ROWS) throw new Unreadable({ code: 'file-too-many-rows' });
        if (cells.length > MAX_COLUMNS && cells.slice(MAX_COLUMNS).some((cell) => cell !== '')) {
          throw new Unreadable({ code: 'file-too-many-columns' });
        }
        const problem = take(row, cells);
        if (problem) throw new Unreadable(problem);
        return null;
      },
    });
  } catch (thrown) {
    if (thrown instanceof CsvError)
      throw new Unreadable({ code: thrown.code === 'CSV_MAX_RECORD_SIZE' ? 'file-too-many-columns' : 'file-broken' });
    throw thrown;
  }
}
