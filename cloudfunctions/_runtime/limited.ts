import { replyError } from '#core/application/reply-error';
import type { Language, ReplyError } from '#core/contract/reply';
import { err, type Result } from '#core/domain/result';
import type { Person } from './find-actor';

type Ask<Input, Value> = (actor: Person, input: Input, lang: Language) => Promise<Result<Value, ReplyError>>;

/** `ask` as long as there is a budget for this person's question; then `too-many`. */
export function limited<Input, Value>(mayAsk: (openid: string) => Promise<boolean>, ask: Ask<Input, Value>): Ask<Input, Value> {
  return async (actor, input, lang) =>
    (await mayAsk(actor.openid)) ? ask(actor, input, lang) : err(replyError(lang, { code: 'too-many' }));
}
