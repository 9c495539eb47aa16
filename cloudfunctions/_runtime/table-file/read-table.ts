import type { FileProblem } from '#core/domain/registry-import/problems';
import { tableTypeOf } from '#core/domain/table-type';
import { type TableFacts, type TakeRow, Unreadable } from './limits';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';

/**
 * Reads a CSV or XLSX file row by row; what it is, its first bytes say.
 *
 * @param open called once, before the first row
 * @returns why it cannot be read, or what the row taker ended it with; undefined when all of it was read
 */
export async function readTable(bytes: Uint8Array, open: (facts: TableFacts) => TakeRow): Promise<FileProblem | undefined> {
  const type = tableTypeOf(bytes);
  if (type === 'old-excel') return { code: 'file-old-excel' };
  if (type === null) return { code: 'file-not-a-table' };
  try {
    if (type === 'csv') readCsv(bytes, open({ date1904: false }));
    else await readXlsx(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), open);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown.problem;
    if (type === 'csv') throw thrown;
    // A zip that is cut off, wrongly packed or encrypted; the library only says so in words.
    console.warn('workbook cannot be read', thrown);
    return { code: 'file-broken' };
  }
}
