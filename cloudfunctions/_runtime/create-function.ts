import { LANGUAGES, type Language, type Reply, type ReplyError } from '#core/contract/reply';
import type { Result } from '#core/domain/result';
import { invalidRequest, type ShapeIssue } from '#core/texts/invalid-request';
import { plainError } from '#core/texts/plain-errors';
import type { Person } from './find-actor';

type Schema<Input> = {
  safeParse(
    payload: unknown,
  ):
    | { readonly success: true; readonly data: Input }
    | { readonly success: false; readonly error: { readonly issues: readonly ShapeIssue[] } };
};

type Run = (actor: Person, payload: unknown, lang: Language) => Promise<Reply<unknown>>;

/**
 * One action: the payload's shape is checked, then the use-case is asked.
 *
 * @param describe words for the use-case's refusals, in the reader's language
 */
export function route<Input, Value, Refusal>(
  schema: Schema<Input>,
  ask: (actor: Person, input: Input, lang: Language) => Promise<Result<Value, Refusal>>,
  describe: (lang: Language, refusal: Refusal) => ReplyError,
): Run {
  return async (actor, payload, lang) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return { ok: false, error: invalidRequest(lang, parsed.error.issues, payload) };
    const asked = await ask(actor, parsed.data, lang);
    return asked.ok ? asked : { ok: false, error: describe(lang, asked.error) };
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The language asked for; Chinese for anything else. */
export function languageOf(event: unknown): Language {
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
      if (!actor) return { ok: false, error: plainError(lang, 'not-found') };
      const run = Object.hasOwn(routes, action) ? routes[action] : undefined;
      if (!run) return { ok: false, error: { ...plainError(lang, 'unknown-action'), field: 'action' } };
      return await run(actor, isRecord(event) ? event.payload : undefined, lang);
    } catch (bug) {
      console.error(`${action || 'no action'} failed`, bug);
      return { ok: false, error: plainError(lang, 'internal') };
    }
  };
}
