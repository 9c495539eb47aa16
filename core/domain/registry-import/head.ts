import { err, ok, type Result } from '../result';
import { COLUMNS, type Column, REQUIRED_COLUMNS } from './columns';
import type { FileProblem } from './problems';

/** Where each column stands in a row, from 0. */
export type Places = Readonly<Partial<Record<Column, number>>>;

/** What the head of a column may be called, as {@link normaliseHead} leaves it. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  serialNumber: [
    '序列号',
    '设备序列号',
    '机器序列号',
    '产品序列号',
    '序号sn',
    'sn',
    'sn码',
    'serialnumber',
    'serial',
    'serialno',
    'sernumber',
  ],
  model: ['型号', '产品型号', '设备型号', '机型', 'model', 'productmodel'],
  itemType: ['类别', '设备类别', '产品类别', '类型', 'itemtype', 'type', 'category'],
  shippedDate: [
    '出厂日期',
    '出厂时间',
    '发货日期',
    '出货日期',
    'shipdate',
    'shippeddate',
    'shippingdate',
    'factoryshipdate',
    'factorydate',
  ],
  warrantyMonths: ['保修月数', '保修期', '保修期月', '质保月数', '质保期', 'warrantymonths', 'warranty', 'warrantyperiod'],
};

/** A head without case, spaces, punctuation and what stands in brackets: 序列号（SN） and `Serial number *` are found. */
const normaliseHead = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

const COLUMN_OF = new Map(COLUMNS.flatMap((column) => HEADS[column].map((head) => [head, column] as const)));

export const columnOf = (head: string): Column | undefined => COLUMN_OF.get(normaliseHead(head));

/** True for a row that can only be meant as the head: it names the serial number and one more column. */
export function isHead(cells: readonly string[]): boolean {
  const named = new Set(cells.map(columnOf));
  return named.has('serialNumber') && [...named].filter(Boolean).length > 1;
}

/** @returns `file-columns-missing` or `file-columns-repeated`, with the columns it is about */
export function placesOf(head: readonly string[]): Result<Places, FileProblem> {
  const places: Partial<Record<Column, number>> = {};
  const repeated: Column[] = [];
  for (const [place, text] of head.entries()) {
    const column = columnOf(text);
    if (column === undefined) continue;
    if (places[column] === undefined) places[column] = place;
    else repeated.push(column);
  }
  if (repeated.length > 0) return err({ code: 'file-columns-repeated', columns: repeated });
  const missing = REQUIRED_COLUMNS.filter((column) => places[column] === undefined);
  return missing.length > 0 ? err({ code: 'file-columns-missing', columns: missing }) : ok(places);
}
