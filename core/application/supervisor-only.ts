import type { ReplyError } from '../contract/reply';
import type { Actor } from '../domain/actor';
import { err, ok, type Result } from '../domain/result';
import { isSupervisor } from '../domain/rights';
import type { Language } from '../texts/localized';
import { replyError } from './reply-error';

export type Supervisor = Extract<Actor, { readonly kind: 'person' }>;

/** Who asks, if it is a supervisor: to other staff `not-allowed` and who can, to anybody else `not-found`. */
export function supervisorOnly(actor: Actor, language: Language): Result<Supervisor, ReplyError> {
  if (actor.kind === 'person' && isSupervisor(actor)) return ok(actor);
  const isStaff = actor.kind === 'person' && actor.staffRoles.length > 0;
  return err(replyError(language, isStaff ? { code: 'not-allowed', whoCan: ['supervisor'] } : { code: 'not-found' }));
}
