import { type ZipPart, zipOf } from './zip';

/** A cell: text, a number as a spreadsheet stores numbers, or nothing. */
export type SheetCell = string | number | null;

export type SheetStyle = {
  /** Where texts stand: in a list of their own, as Excel does, or in the cells, as many programs do. */
  readonly texts?: 'shared' | 'inline';
  readonly date1904?: boolean;
  /** Written before every tag, as some programs do (`x:`). */
  readonly prefix?: string;
  /** Rows and cells without their names. */
  readonly unnamed?: boolean;
  /** A hidden sheet in front. */
  readonly hiddenFirst?: boolean;
};

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a workbook with one sheet, for tests that spoil one of them. Blank rows are left out, as spreadsheets do. */
export function workbookParts(rows: readonly (readonly SheetCell[])[], style: SheetStyle = {}): ZipPart[] {
  const { texts = 'shared', date1904 = false, prefix = '', unnamed = false, hiddenFirst = false } = style;
  const shared = new Map<string, number>();
  const cellXml = (value: SheetCell, row: number, column: number): string => {
    if (value === null) return unnamed ? `<${prefix}c/>` : '';
    const name = unnamed ? '' : ` r="${columnName(column)}${row + 1}"`;
    if (typeof value === 'number') return `<${prefix}c${name}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
    if (texts === 'inline') {
      return `<${prefix}c${name} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t></${prefix}is></${prefix}c>`;
    }
    const index = shared.get(value) ?? shared.size;
    shared.set(value, index);
    return `<${prefix}c${name} t="s"><${prefix}v>${index}</${prefix}v></${prefix}c>`;
  };
  const isBlank = (cells: readonly SheetCell[]) => cells.every((cell) => cell === null);
  const body = rows
    .map((cells, row) =>
      !unnamed && isBlank(cells)
        ? ''
        : `<${prefix}row${unnamed ? '' : ` r="${row + 1}"`}>${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</${prefix}row>`,
    )
    .join('');
  const namespace = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix.slice(0, -1)}="${MAIN}"`;
  const sheet = (content: string) =>
    `${XML}<${prefix}worksheet ${namespace}><${prefix}sheetData>${content}</${prefix}sheetData></${prefix}worksheet>`;
  const strings = [...shared.keys()].map(
    (text) => `<${prefix}si><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}si>`,
  );
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (...list: readonly string[]) => `${XML}<Relationships xmlns="${PACKAGE}">${list.join('')}</Relationships>`;
  const hidden = hiddenFirst ? `<${prefix}sheet name="列表" sheetId="9" state="hidden" r:id="rId9"/>` : '';
  return [
    { name: '[Content_Types].xml', bytes: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    { name: '_rels/.rels', bytes: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      bytes: `${XML}<${prefix}workbook ${namespace} xmlns:r="${OFFICE}"><${prefix}workbookPr${date1904 ? ' date1904="1"' : ''}/><${prefix}sheets>${hidden}<${prefix}sheet name="机器" sheetId="1" r:id="rId1"/></${prefix}sheets></${prefix}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml'),
        ...(hiddenFirst ? [relation('rId9', 'worksheet', 'worksheets/sheet9.xml')] : []),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet(body) },
    { name: 'xl/sharedStrings.xml', bytes: `${XML}<${prefix}sst ${namespace}>${strings.join('')}</${prefix}sst>` },
    ...(hiddenFirst ? [{ name: 'xl/worksheets/sheet9.xml', bytes: sheet('') }] : []),
  ];
}

export const workbookOf = (rows: readonly (readonly SheetCell[])[], style?: SheetStyle): Buffer => zipOf(workbookParts(rows, style));
