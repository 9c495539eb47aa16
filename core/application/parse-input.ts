import type * as z from 'zod/mini';
import type { ReplyError } from '../contract/reply';
import { err, ok, type Result } from '../domain/result';
import { invalidRequest } from '../texts/invalid-request';
import type { Language } from '../texts/localized';

/** Input as its schema mends it, or `invalid-request` with every wrong field; `prefix` is where the input stands in the request. */
export function parseInput<T>(
  schema: z.ZodMiniType<T>,
  input: unknown,
  language: Language,
  prefix: readonly string[] = [],
): Result<T, ReplyError> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : err(invalidRequest(language, parsed.error.issues, input, prefix));
}
