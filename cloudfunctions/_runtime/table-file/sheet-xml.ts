import { MAX_BYTES_WITHOUT_TAG, MAX_COLUMNS, MAX_SHARED_LETTERS, MAX_SHEET_ROWS, type TakeRow, Unreadable } from './limits';
import { type Allowance, parseXml } from './parse-xml';

/** Texts a workbook keeps in one place; cells name them by number. What is only said about pronunciation is left out. */
export async function readSharedTexts(stream: AsyncIterable<Buffer>, allowance: Allowance): Promise<readonly string[]> {
  const texts: string[] = [];
  let letters = 0;
  let item = '';
  let isText = false;
  let spoken = 0;
  await parseXml(stream, allowance, {
    open(name) {
      if (name === 'si') item = '';
      else if (name === 'rPh') spoken += 1;
      else if (name === 't') isText = spoken === 0;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') spoken -= 1;
      else if (name === 'si') texts.push(item);
    },
    text(text) {
      if (!isText) return;
      // Counted as it comes: one text may be made of pieces without end.
      letters += text.length;
      if (letters > MAX_SHARED_LETTERS) throw new Unreadable({ code: 'file-too-large-inside' });
      item += text;
    },
  });
  return texts;
}

/** Column of a cell's name, from 0: `B12` is 1; undefined for what names none. */
function columnOfName(name: string | undefined): number | undefined {
  const [, letters] = /^([A-Z]{1,3})\d+$/.exec(name ?? '') ?? [];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** @throws Unreadable, also with what `take` answers */
export async function readSheet(
  stream: AsyncIterable<Buffer>,
  allowance: Allowance,
  shared: readonly string[],
  take: TakeRow,
): Promise<void> {
  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let kind: string | undefined;
  let value = '';
  let isValue = false;
  let spoken = 0;

  /** A spreadsheet keeps 15 digits of a number; what a file says beyond them was made up. Written with an exponent it is seen for what it is. */
  const isLongNumber = () => (kind === undefined || kind === 'n') && /^\d{16,}$/.test(value);

  const endCell = () => {
    const text = kind === 's' ? shared[Number(value)] : isLongNumber() ? Number(value).toExponential() : value;
    if (text === undefined) throw new Unreadable({ code: 'file-broken' });
    if (text === '') return;
    if (column >= MAX_COLUMNS) throw new Unreadable({ code: 'file-too-many-columns' });
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };

  await parseXml(stream, allowance, {
    open(name, attributes) {
      if (name === 'c') {
        column = columnOfName(attributes.r) ?? column + 1;
        kind = attributes.t;
        value = '';
      } else if (name === 'v' || name === 't') isValue = spoken === 0;
      else if (name === 'rPh') spoken += 1;
      else if (name === 'row') {
        // Rows that leave out their number follow the one before.
        row = /^\d{1,7}$/.test(attributes.r ?? '') ? Number(attributes.r) : row + 1;
        if (row > MAX_SHEET_ROWS) throw new Unreadable({ code: 'file-too-many-rows' });
        cells = [];
        column = -1;
      }
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c') endCell();
      else if (name === 'rPh') spoken -= 1;
      else if (name === 'row') {
        const problem = take(row, cells);
        if (problem) throw new Unreadable(problem);
      }
    },
    text(text) {
      if (!isValue) return;
      value += text;
      if (value.length > MAX_BYTES_WITHOUT_TAG) throw new Unreadable({ code: 'file-too-large-inside' });
    },
  });
}
