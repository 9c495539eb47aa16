import type { ReplyError } from '../contract/reply';
import type { PolicyText } from '../contract/views/policy-text';
import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import { POLICY, POLICY_VERSION } from '../texts/clauses';
import type { Language } from '../texts/localized';
import { inForceInstead } from './clause-in-force';
import { keepPolicyText, policyHash } from './policy-in-force';
import type { Deps } from './ports';

/** The whole policy in the reader's language, with the hash that a consent to exactly this text keeps. */
export async function policy(
  deps: Pick<Deps, 'sha256' | 'policyTexts' | 'settings'>,
  _actor: Actor,
  _input: object,
  language: Language,
): Promise<Result<PolicyText, ReplyError>> {
  const textHash = policyHash(language, deps.sha256);
  const [settings] = await Promise.all([deps.settings(), keepPolicyText(deps, textHash)]);
  return ok({
    version: POLICY_VERSION,
    textHash,
    sections: POLICY.map(({ title, clauses }) => ({
      title: title[language],
      clauses: clauses.map((clause) => {
        const { id, text, reading, matters = false } = clause;
        const inForce = inForceInstead(clause, settings, language);
        return { clause: id, text: text[language], reading: reading[language], matters, ...(inForce === undefined ? {} : { inForce }) };
      }),
    })),
  });
}
