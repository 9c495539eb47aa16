import type { ReplyError } from '../../contract/reply';
import { plainWords } from '../../texts/chat/plain-words';
import { STAFF_WORDS } from '../../texts/chat/staff-words';
import { fill, type Language } from '../../texts/localized';

const MAX_CLAUSES = 3;
const MAX_CLAUSE = 90;

/** A refusal as the chat tells it: what cannot be done, what would make it legal, who can, and which clauses say so. */
export function refusalText(
  { message, cure, whoCan = [], why = [], fields = [], changes = [] }: ReplyError,
  language: Language,
): readonly string[] {
  const separator = language === 'en' ? ', ' : '、';
  const clauses = why.slice(0, MAX_CLAUSES).map(({ clause, text }) => `${clause} ${plainWords(text, MAX_CLAUSE)}`);
  return [
    `${STAFF_WORDS.refused[language]}${message}`,
    ...fields.map((field) => plainWords(field.message)),
    ...changes.map(({ who, what, detail }) => plainWords([who, what, detail].filter((part) => part !== undefined).join(' '))),
    ...(cure ? [cure] : []),
    ...(whoCan.length > 0 ? [fill(STAFF_WORDS.whoCan, language, { who: whoCan.map(({ text }) => text).join(separator) })] : []),
    ...(clauses.length > 0 ? [fill(STAFF_WORDS.why, language, { why: clauses.join('\n') })] : []),
  ];
}
