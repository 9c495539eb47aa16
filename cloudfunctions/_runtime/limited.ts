import { replyError } from '#core/application/reply-error';
import type { Language, ReplyError } from '#core/contract/reply';
import { err, type Result } from '#core/domain/result';
import type { Person } from './find-actor';

type Ask<Input, Value> = (actor: Person, input: Input, lang: Language) => Promise<Result<Value, ReplyError>>;

const MINUTE_MS = 60_000;
const MAX_PEOPLE = 5000;

/** `ask` for at most `perMinute` questions a person and instance; then `too-many`. Enough against somebody who walks through all serial numbers. */
export function limited<Input, Value>(perMinute: number, ask: Ask<Input, Value>): Ask<Input, Value> {
  const asked = new Map<string, { minute: number; count: number }>();
  return async (actor, input, lang) => {
    const minute = Math.floor(Date.now() / MINUTE_MS);
    const before = asked.get(actor.openid);
    const count = before?.minute === minute ? before.count + 1 : 1;
    if (asked.size > MAX_PEOPLE) asked.clear();
    asked.set(actor.openid, { minute, count });
    return count > perMinute ? err(replyError(lang, { code: 'too-many' })) : ask(actor, input, lang);
  };
}
