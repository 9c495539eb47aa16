import type { ReplyError } from '../contract/reply';
import type { Refusal } from '../domain/refusal';
import type { ClauseId } from '../domain/step-table';
import type { Role } from '../domain/work-order';
import { clauseText } from '../texts/clauses';
import type { Language } from '../texts/localized';
import { REFUSAL_WORDS, type RefusalCode } from '../texts/refusals';
import { ROLE_WORDS } from '../texts/words';

/** What a use-case answers when it does nothing: a code, and what of the rest is known. */
export type Failure = {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly why?: readonly ClauseId[];
  readonly whoCan?: readonly Role[];
  readonly current?: number;
};

/** A failure in the reader's words: what cannot be done, why, who can, what would make it legal. */
export function replyError(language: Language, failure: Failure | Refusal): ReplyError {
  const { message, cure } = REFUSAL_WORDS[failure.code];
  const { field, why, whoCan, current }: Partial<Failure> = failure;
  return {
    code: failure.code,
    message: message[language],
    cure: cure[language],
    ...(field === undefined ? {} : { field }),
    ...(current === undefined ? {} : { current }),
    ...(why && why.length > 0 ? { why: why.map((clause) => ({ clause, text: clauseText(clause, language) })) } : {}),
    ...(whoCan && whoCan.length > 0 ? { whoCan: whoCan.map((role) => ({ role, text: ROLE_WORDS[role][language] })) } : {}),
  };
}
