import type { ReplyError } from '../contract/reply';
import type { Role } from '../domain/actor';
import type { Refusal, RefusalFacts } from '../domain/refusal';
import type { ClauseId } from '../domain/step-definition';
import { clauseText } from '../texts/clauses';
import { fill, type Language } from '../texts/localized';
import { REFUSAL_WORDS, type RefusalCode } from '../texts/refusals';
import { ROLE_WORDS } from '../texts/words';
import { refusalValues } from './refusal-values';

/** What a use-case answers when it does nothing: a code, and what of the rest is known. */
export type Failure = {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly why?: readonly ClauseId[];
  readonly whoCan?: readonly Role[];
  readonly current?: number;
  /** What makes it concrete; texts fill it in. */
  readonly facts?: RefusalFacts;
  /** With `stale-version`: what happened since the version the person had, newest first, in their words. */
  readonly changes?: ReplyError['changes'];
};

/** What would make it legal: said of this order where all that the text wants is known, else in general. */
function cureOf(language: Language, failure: Failure | Refusal): string {
  const { cure, exact } = REFUSAL_WORDS[failure.code];
  if (!exact) return cure[language];
  const values = refusalValues(failure, language);
  const places = [...exact[language].matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place);
  return places.every((place) => Object.hasOwn(values, place)) ? fill(exact, language, values) : cure[language];
}

/** A failure in the reader's words: what cannot be done, why, who can, what would make it legal. */
export function replyError(language: Language, failure: Failure | Refusal): ReplyError {
  const { message } = REFUSAL_WORDS[failure.code];
  const { field, why, whoCan, current, changes }: Partial<Failure> = failure;
  return {
    code: failure.code,
    message: message[language],
    cure: cureOf(language, failure),
    ...(field === undefined ? {} : { field }),
    ...(current === undefined ? {} : { current }),
    ...(changes && changes.length > 0 ? { changes } : {}),
    ...(why && why.length > 0 ? { why: why.map((clause) => ({ clause, text: clauseText(clause, language) })) } : {}),
    ...(whoCan && whoCan.length > 0 ? { whoCan: whoCan.map((role) => ({ role, text: ROLE_WORDS[role][language] })) } : {}),
  };
}
