import type { Column } from '../domain/registry-import/columns';
import type { RowProblemCode } from '../domain/registry-import/problems';
import { both, fill, type Language, type Localized } from './localized';

/** What the columns of a list of machines are called; a file may call them so. */
export const COLUMN_WORDS: Readonly<Record<Column, Localized>> = {
  serialNumber: both('序列号', 'Serial number'),
  model: both('型号', 'Model'),
  itemType: both('类别', 'Item type'),
  shippedDate: both('出厂日期', 'Ship date'),
  warrantyMonths: both('保修月数', 'Warranty months'),
};

/** What is wrong with a cell, and how it must be. */
const PROBLEM_SENTENCES: Readonly<Record<RowProblemCode, Localized>> = {
  formula: both('以 =、+、- 或 @ 开头，可能是公式；请改为普通文字', 'Begins with =, +, - or @ like a formula; make it plain text'),
  'serial-missing': both('没有序列号', 'The serial number is missing'),
  'serial-invalid': both('序列号须为 6–32 位字母、数字或短横线', 'A serial number has 6–32 letters, digits or hyphens'),
  'serial-rounded': both(
    '表格把序列号当数字舍去了末几位；请把这一列设为文本后重新填写',
    'The spreadsheet rounded it as a number; format the column as text and enter it again',
  ),
  'serial-repeated': both('与第 {value} 行的序列号相同；请只留正确的一行', 'Row {value} has the same serial number; keep the right one'),
  'model-missing': both('没有型号', 'The model is missing'),
  'model-unknown': both('没有这个型号；请核对，或先在设置中添加', 'There is no such model; check it, or add it in the settings first'),
  'type-missing': both('没有类别', 'The item type is missing'),
  'type-unknown': both('类别须为整机、运算板、控制板或电源', 'An item type is whole machine, hash board, control board or power supply'),
  'type-not-of-model': both('这个型号没有这个类别', 'This model has no such item type'),
  'date-missing': both('没有出厂日期', 'The ship date is missing'),
  'date-unreadable': both('看不懂日期；请写成 2026-11-27', 'The date cannot be read; write it as 2026-11-27'),
  'date-impossible': both('没有这一天', 'There is no such day'),
  'date-too-early': both('早于 2015 年，不可能是出厂日期', 'Before 2015; no machine was shipped then'),
  'date-future': both('晚于今天，还没有出厂', 'After today; it has not been shipped yet'),
  'months-invalid': both('保修月数须为 1–120 的整数，或留空', 'Warranty months are a whole number from 1 to 120, or empty'),
  'left-alone': both('之后的导入也有这台机器，保持现状', 'A later import has this machine, too; it was left as it is'),
};

export const problemSentence = (code: RowProblemCode, value: string, language: Language): string =>
  fill(PROBLEM_SENTENCES[code], language, { value });
