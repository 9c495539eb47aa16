import type { ClauseId } from '../domain/step-definition';
import type { Section } from './clauses/clause';
import { contactClauses } from './clauses/contact';
import { creatingClauses } from './clauses/creating';
import { paymentClauses } from './clauses/payment';
import { returnClauses } from './clauses/return';
import { sendingInClauses } from './clauses/sending-in';
import { warrantyClauses } from './clauses/warranty';
import type { Language } from './localized';

/** Version of the policy text below; a consent keeps it beside the hash of the exact text. Change it whenever a word changes. */
export const POLICY_VERSION = '2026-12';

/** The after-sales policy, line by line, as it is shown and agreed to. Source: the maker's published policy, read as R1–R58. */
export const POLICY: readonly Section[] = [
  contactClauses,
  creatingClauses,
  sendingInClauses,
  warrantyClauses,
  paymentClauses,
  returnClauses,
];

const BY_ID = new Map(POLICY.flatMap(({ clauses }) => clauses.map(({ id, text }) => [id, text] as const)));

/** The words of a clause; empty for a number the policy does not have. */
export const clauseText = (id: ClauseId, language: Language): string => BY_ID.get(id)?.[language] ?? '';

/** The whole policy in one language as it is hashed for a consent: version, titles and clauses, a line each. */
export function policyPlainText(language: Language): string {
  const lines = POLICY.flatMap(({ title, clauses }) => [title[language], ...clauses.map(({ id, text }) => `${id} ${text[language]}`)]);
  return [`JASMINER ${POLICY_VERSION} ${language}`, ...lines].join('\n');
}
