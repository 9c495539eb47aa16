import type { ReplyError } from '../../contract/reply';
import type { Actor, StaffRole } from '../../domain/actor';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { replyError } from '../reply-error';

const AT_THE_DESK: readonly StaffRole[] = ['agent', 'supervisor'];

/** Whoever calls customers and looks after messages that could not be sent; to everybody else `not-found`. */
export function atMessageDesk(actor: Actor, language: Language): Result<Extract<Actor, { readonly kind: 'person' }>, ReplyError> {
  const isThere = actor.kind === 'person' && actor.staffRoles.some((role) => AT_THE_DESK.includes(role));
  return isThere ? ok(actor) : err(replyError(language, { code: 'not-found' }));
}
