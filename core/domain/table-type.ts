/** What a list of machines may come as. `old-excel` is recognised only to tell people what to do with it. */
export type TableType = 'csv' | 'xlsx' | 'old-excel';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound file: .xls, and any workbook with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const UTF_16 = [0xff, 0xfe];
/** Documents that are text, but no table: PDF, RTF, HTML and XML. */
const OTHER_TEXT = /^(?:%PDF|\{\\rtf|\s*<)/i;
const LOOKED_AT = 4096;

const startsWith = (bytes: Uint8Array, expected: readonly number[]) => expected.every((byte, index) => bytes[index] === byte);
/** Everything below a blank but tab, line feed, carriage return. */
const isControl = (byte: number) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;

/** The kind of table by its first bytes, whatever it is called; null for anything else. A zip may still turn out to hold no workbook. */
export function tableTypeOf(bytes: Uint8Array): TableType | null {
  if (bytes.length === 0) return null;
  if (startsWith(bytes, ZIP)) return 'xlsx';
  if (startsWith(bytes, COMPOUND_FILE)) return 'old-excel';
  if (startsWith(bytes, UTF_16)) return 'csv';
  const head = bytes.subarray(0, LOOKED_AT);
  if (head.some(isControl)) return null;
  return OTHER_TEXT.test(String.fromCharCode(...head.subarray(0, 64)).replace(/^\xef\xbb\xbf/, '')) ? null : 'csv';
}
