import type { PolicyInForce, PolicyShown } from '../domain/context';
import type { Sha256 } from '../domain/event';
import { POLICY, POLICY_VERSION, policyPlainText } from '../texts/clauses';
import type { Language } from '../texts/localized';
import type { Deps } from './ports';

/** How much of a clause's hash a consent keeps; the whole text's hash beside it is kept in full. */
const CLAUSE_HASH_DIGITS = 16;

/** The hash a consent keeps: of the exact text in one language (R19). */
export const policyHash = (language: Language, sha256: Sha256): string => textIn(language, sha256).textHash;

type TextInForce = PolicyShown & { readonly textHash: string; readonly text: string };
type Texts = Readonly<Record<Language, TextInForce>>;

/** The words don't change while a program runs, so they are hashed once for each way of hashing. */
const hashed = new WeakMap<Sha256, Texts>();

function textsBy(sha256: Sha256): Texts {
  const known = hashed.get(sha256);
  if (known) return known;
  const inLanguage = (language: Language): TextInForce => {
    const text = policyPlainText(language);
    const clauses = POLICY.flatMap((section) => section.clauses).map((clause) => [
      clause.id,
      sha256(clause.text[language]).slice(0, CLAUSE_HASH_DIGITS),
    ]);
    return { language, text, textHash: sha256(text), clauses: Object.fromEntries(clauses) };
  };
  const texts = { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') };
  hashed.set(sha256, texts);
  return texts;
}

const textIn = (language: Language, sha256: Sha256): TextInForce => textsBy(sha256)[language];

/** The policy as decisions see it. */
export function policyInForce(sha256: Sha256): PolicyInForce {
  const texts = Object.values(textsBy(sha256));
  return {
    version: POLICY_VERSION,
    textHashes: texts.map(({ textHash }) => textHash),
    shown: Object.fromEntries(texts.map(({ textHash, language, clauses }) => [textHash, { language, clauses }])),
  };
}

/**
 * Keeps the exact text in force with this hash, so that it can be shown again when the policy reads otherwise (R19): when it is shown, and, should
 * somebody agree without having asked for it, before the consent is stored. Another hash is none of ours, and the consent will be refused.
 */
export async function keepPolicyText(deps: Pick<Deps, 'policyTexts' | 'sha256'>, textHash: string | undefined): Promise<void> {
  const shown = Object.values(textsBy(deps.sha256)).find((text) => text.textHash === textHash);
  if (!shown) return;
  const { language, text } = shown;
  await deps.policyTexts.keep({ textHash: shown.textHash, version: POLICY_VERSION, language, text });
}
