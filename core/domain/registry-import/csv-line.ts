/** A spreadsheet that opens the file would carry out what begins so; a Chinese or Japanese one takes the full-width signs for the same. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

/** Marks a file of text as UTF-8, which Excel in China otherwise takes for GB18030. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A line of a CSV file as every spreadsheet reads it (RFC 4180), with nothing in it that a spreadsheet would carry out. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
