import type { ItemType } from '../machine';
import type { LocalDate } from '../money-and-time';
import { err, ok, type Result } from '../result';
import { normaliseSerialNumber, SERIAL_NUMBER } from '../serial-number';
import { COLUMNS, type Column } from './columns';
import type { Places } from './head';
import { type RowProblem, type RowProblemCode, shownValue } from './problems';
import { readShipDate } from './ship-date';

/** What rows are held against. */
export type RowRules = {
  readonly models: readonly { readonly model: string; readonly itemTypes: readonly ItemType[] }[];
  readonly today: LocalDate;
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
};

/** A machine as a row tells it. `warrantyMonths` is null where the machine has none of its own. */
export type ImportRow = {
  readonly row: number;
  readonly serialNumber: string;
  readonly model: string;
  readonly itemType: ItemType;
  readonly shippedDate: LocalDate;
  readonly warrantyMonths: number | null;
};

const MIN_WARRANTY_MONTHS = 1;
const MAX_WARRANTY_MONTHS = 120;

const ITEM_TYPE_NAMES: Readonly<Record<ItemType, readonly string[]>> = {
  'whole-machine': ['wholemachine', 'machine', 'server', '整机', '服务器', '机器'],
  'hash-board': ['hashboard', '运算板', '算力板', '哈希板'],
  'control-board': ['controlboard', '控制板', '主控板'],
  'power-supply': ['powersupply', 'psu', '电源'],
};
const ITEM_TYPE_OF = new Map(
  (Object.keys(ITEM_TYPE_NAMES) as ItemType[]).flatMap((type) => ITEM_TYPE_NAMES[type].map((name) => [name, type] as const)),
);

/** What a spreadsheet would carry out when somebody opens the list again. No cell of ours begins so. */
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;
/** A number a spreadsheet has rounded: its last digits are lost. */
const ROUNDED = /^\d(?:\.\d+)?E\+?\d+$/i;

const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
/** Without case, spaces and the maker's name: `x4-q` finds `JASMINER X4-Q`. */
const modelKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^JASMINER/, '');

/** Reads rows one by one; what is asked again and again (models, dates) is worked out once. */
export function rowChecker({ models, today, date1904 }: RowRules, places: Places) {
  const modelOf = new Map(models.map((known) => [modelKey(known.model), known]));
  const dates = new Map<string, ReturnType<typeof readShipDate>>();
  const dateOf = (text: string) => {
    const known = dates.get(text);
    if (known) return known;
    const read = readShipDate(text, date1904, today);
    if (dates.size < 10_000) dates.set(text, read);
    return read;
  };

  /** The machine, or everything that is wrong with the row: at most one problem a column. */
  return function checkRow(row: number, cells: readonly string[]): Result<ImportRow, readonly RowProblem[]> {
    const textOf = (column: Column): string => {
      const place = places[column];
      return place === undefined ? '' : (cells[place] ?? '').trim();
    };
    const problems: RowProblem[] = [];
    const wrong = (column: Column, code: RowProblemCode) => {
      if (!problems.some((problem) => problem.column === column)) problems.push({ row, column, code, value: shownValue(textOf(column)) });
    };

    for (const column of COLUMNS) if (LOOKS_LIKE_FORMULA.test(textOf(column))) wrong(column, 'formula');

    const serialText = textOf('serialNumber');
    const serialNumber = normaliseSerialNumber(serialText);
    if (serialText === '') wrong('serialNumber', 'serial-missing');
    else if (ROUNDED.test(serialNumber)) wrong('serialNumber', 'serial-rounded');
    else if (!SERIAL_NUMBER.test(serialNumber)) wrong('serialNumber', 'serial-invalid');

    const modelText = textOf('model');
    const model = modelOf.get(modelKey(modelText));
    if (modelText === '') wrong('model', 'model-missing');
    else if (!model) wrong('model', 'model-unknown');

    const typeText = textOf('itemType');
    const itemType = ITEM_TYPE_OF.get(plainName(typeText));
    if (typeText === '') wrong('itemType', 'type-missing');
    else if (!itemType) wrong('itemType', 'type-unknown');
    else if (model && !model.itemTypes.includes(itemType)) wrong('itemType', 'type-not-of-model');

    const dateText = textOf('shippedDate').normalize('NFKC');
    const date = dateOf(dateText);
    if (dateText === '') wrong('shippedDate', 'date-missing');
    else if (!date.ok) wrong('shippedDate', date.error);

    const months = readMonths(textOf('warrantyMonths'));
    if (months === undefined) wrong('warrantyMonths', 'months-invalid');

    if (problems.length > 0 || !model || !itemType || !date.ok || months === undefined) return err(problems);
    return ok({ row, serialNumber, model: model.model, itemType, shippedDate: date.value, warrantyMonths: months });
  };
}

/** Null for an empty cell, undefined for what is no number of months. */
function readMonths(text: string): number | null | undefined {
  if (text === '') return null;
  const [, digits] = /^(\d{1,3})(?:\.0+)?(?:个月|月|months?)?$/i.exec(text.normalize('NFKC').replace(/\s+/g, '')) ?? [];
  const months = Number(digits ?? 0);
  return months >= MIN_WARRANTY_MONTHS && months <= MAX_WARRANTY_MONTHS ? months : undefined;
}
