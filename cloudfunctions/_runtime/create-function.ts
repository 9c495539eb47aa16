import { replyError } from '#core/application/reply-error';
import { LANGUAGES, type Language, type Reply, type ReplyError } from '#core/contract/reply';
import type { Result } from '#core/domain/result';
import { invalidRequest, type ShapeIssue, unknownAction } from '#core/texts/invalid-request';
import type { Person } from './find-actor';

type Schema<Input> = {
  safeParse(
    payload: unknown,
  ):
    | { readonly success: true; readonly data: Input }
    | { readonly success: false; readonly error: { readonly issues: readonly ShapeIssue[] } };
};

type Run = (actor: Person, payload: unknown, lang: Language) => Promise<Reply<unknown>>;

/** One action: the payload's shape is checked, then the use-case is asked. */
export function route<Input, Value>(
  schema: Schema<Input>,
  ask: (actor: Person, input: Input, lang: Language) => Promise<Result<Value, ReplyError>>,
): Run {
  return async (actor, payload, lang) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return { ok: false, error: invalidRequest(lang, parsed.error.issues, payload) };
    return ask(actor, parsed.data, lang);
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The language asked for; Chinese for anything else. */
function languageOf(event: unknown): Language {
  const lang = isRecord(event) ? event.lang : undefined;
  return LANGUAGES.find((language) => language === lang) ?? 'zh-CN';
}

/**
 * A cloud function's `main`: finds who calls (from the platform alone), runs the route of `event.action`, answers a `Reply`. Never rejects:
 * what a bug throws is logged and answered as `internal`, without a word of what it was.
 *
 * @param findActor null for whoever may not know that the function does anything; they get `not-found` whatever they ask
 */
export function createFunction(findActor: () => Promise<Person | null>, routes: Readonly<Record<string, Run>>) {
  return async (event: unknown): Promise<Reply<unknown>> => {
    const lang = languageOf(event);
    const action = isRecord(event) && typeof event.action === 'string' ? event.action : '';
    try {
      const actor = await findActor();
      if (!actor) return { ok: false, error: replyError(lang, { code: 'not-found' }) };
      const run = Object.hasOwn(routes, action) ? routes[action] : undefined;
      if (!run) return { ok: false, error: unknownAction(lang) };
      return await run(actor, isRecord(event) ? event.payload : undefined, lang);
    } catch (bug) {
      // Named only when it is one of ours: what somebody sends may be long, and have lines of its own.
      console.error(`${Object.hasOwn(routes, action) ? action : 'no known action'} failed`, bug);
      return { ok: false, error: replyError(lang, { code: 'internal' }) };
    }
  };
}
