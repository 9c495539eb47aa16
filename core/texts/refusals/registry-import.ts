import { type RefusalWords, words } from './refusal-words';

/** Of a file of machines, and of importing it. */
export const IMPORT_REFUSALS = {
  'upload-not-a-table': words(
    '这个文件不是表格',
    'This file is no table',
    '请选择 Excel（.xlsx）或 CSV 文件',
    'Choose an Excel (.xlsx) or CSV file',
  ),
  'upload-table-too-large': words('文件超过 30 MB', 'The file is larger than 30 MB', '请分成几个文件', 'Split it into several files'),
  'import-running': words(
    '另一次导入还没有结束',
    'Another import is not over yet',
    '请先完成或放弃那一次导入',
    'Finish that one or give it up first',
  ),
  'import-not-checked': words(
    '这次导入还没有检查完',
    'This import has not been checked yet',
    '检查完成后再导入',
    'Import it once the check is done',
  ),
  'import-nothing-new': words(
    '没有可以导入的机器',
    'There is no machine to import',
    '请按清单修改文件后重新选择',
    'Mend the file as listed and choose it again',
  ),
  'import-not-undoable': words(
    '这次导入不能撤销',
    'This import cannot be undone',
    '完成后 30 天内可以撤销；也可以导入正确的数据',
    'It can be for 30 days after it is done; importing the right data works too',
  ),
  'import-not-discardable': words(
    '这次导入已经开始写入，不能放弃',
    'This import is being written; it cannot be given up',
    '完成后可以撤销',
    'It can be undone once it is done',
  ),
  'file-not-a-table': words(
    '这个文件里没有表格',
    'There is no table in this file',
    '请选择 Excel（.xlsx）或 CSV 文件',
    'Choose an Excel (.xlsx) or CSV file',
  ),
  'file-old-excel': words(
    '旧版 Excel（.xls）或加密的文件不能读取',
    'An old Excel file (.xls) or one with a password cannot be read',
    '请去掉密码，另存为 .xlsx 或 CSV',
    'Remove the password and save it as .xlsx or CSV',
  ),
  'file-encoding-unknown': words(
    '文字编码无法识别',
    'The encoding of the text is unknown',
    '请另存为“CSV UTF-8”或 .xlsx',
    'Save it as "CSV UTF-8" or .xlsx',
  ),
  'file-broken': words(
    '文件已损坏或内容不完整',
    'The file is damaged or cut off',
    '请用表格软件打开，另存后重新选择',
    'Open it in a spreadsheet program, save it and choose it again',
  ),
  'file-too-many-rows': words('超过 200,000 行', 'There are more than 200,000 rows', '请分成几个文件', 'Split it into several files'),
  'file-too-many-columns': words('列太多', 'There are too many columns', '请只保留需要的几列', 'Keep only the columns that are needed'),
  'file-too-large-inside': words(
    '文件展开后过大',
    'The file is too large once unpacked',
    '请删去多余的列和格式，或分成几个文件',
    'Remove columns and formats that are not needed, or split it',
  ),
  'file-no-rows': words('文件里没有机器', 'There is no machine in the file', '请在表头下面填写', 'Fill in rows below the head'),
  'file-columns-missing': words(
    '找不到需要的列',
    'Columns are missing',
    '表头须有序列号、型号、类别和出厂日期',
    'The head needs serial number, model, item type and ship date',
  ),
  'file-columns-repeated': words('有的列出现了两次', 'Columns stand there twice', '每一列只保留一个', 'Keep one of each'),
} as const satisfies Readonly<Record<string, RefusalWords>>;
