import type { ImportProblem } from '../../contract/registry';
import type { ReplyError } from '../../contract/reply';
import type { FileProblem, RowProblem } from '../../domain/registry-import/problems';
import type { Language } from '../../texts/localized';
import { COLUMN_WORDS, problemSentence } from '../../texts/registry-import';
import { replyError } from '../reply-error';

/** What is wrong with a file, with the columns it is about. */
export function fileProblemError({ code, columns = [] }: FileProblem, language: Language): ReplyError {
  const error = replyError(language, { code });
  if (columns.length === 0) return error;
  const names = columns.map((column) => COLUMN_WORDS[column][language]).join(language === 'en' ? ', ' : '、');
  return { ...error, message: `${error.message}${language === 'en' ? ': ' : '：'}${names}` };
}

/** One problem as a person reads it. */
export const problemView = ({ row, column, code, value }: RowProblem, language: Language): ImportProblem => ({
  row,
  column: COLUMN_WORDS[column][language],
  code,
  value: code === 'serial-repeated' ? '' : value,
  sentence: problemSentence(code, value, language),
});
