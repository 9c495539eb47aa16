import type { Actor } from '../domain/actor';
import { ok, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import type { Deps } from './ports';

type Person = Extract<Actor, { readonly kind: 'person' }>;

/** WeChat's words for a yes; the second is a yes with a spoken reminder. */
const ACCEPTED: readonly string[] = ['accept', 'acceptWithAudio'];

/**
 * Keeps the ledger of credits: one accepted prompt pays for one message. The report comes from the client and could be made up; then WeChat refuses
 * the message (43101) and the ledger is mended.
 * Messages come in the language the person had when they said yes, unless they chose one for them.
 *
 * @returns credits left, by template id
 */
export async function reportSubscriptions(
  deps: Pick<Deps, 'users' | 'settings'>,
  actor: Person,
  input: { readonly answers: Readonly<Record<string, string>> },
  lang: Language,
): Promise<Result<{ readonly credits: Readonly<Record<string, number>> }, never>> {
  const ours = Object.values((await deps.settings()).subscribeTemplates);
  const accepted = ours.filter((id) => ACCEPTED.includes(input.answers[id] ?? ''));
  await deps.users.noteLanguage(actor.openid, lang);
  return ok({ credits: await deps.users.addCredits(actor.openid, accepted) });
}
