import type * as z from 'zod/mini';
import type { ReplyError } from '../contract/reply';
import { addDays, atHour, type EpochMs, type LocalDate, toLocalDate } from '../domain/money-and-time';
import { err, ok, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import { parseInput } from './parse-input';
import { replyError } from './reply-error';
import { findSettingKey, SETTINGS, type SettingKey } from './setting-table';

export type ProposedChange = {
  readonly key: string;
  readonly value: unknown;
  /** A day from whose beginning in Shanghai it is to hold; `now` and today mean at once, for nothing is ever dated back. */
  readonly effectiveFrom: LocalDate | 'now';
};

/** How far ahead something may be planned. */
const MAX_DAYS_AHEAD = 3 * 365;

/**
 * What somebody wants a setting to be, checked: `not-found` when there is no such setting; `invalid-request` with every field that is wrong, below `value`;
 * `date-in-the-past`, `date-too-far`.
 */
export function checkProposed(
  { key: name, value, effectiveFrom }: ProposedChange,
  now: EpochMs,
  language: Language,
): Result<{ readonly key: SettingKey; readonly value: unknown; readonly from: EpochMs }, ReplyError> {
  const key = findSettingKey(name);
  if (!key) return err(replyError(language, { code: 'not-found', field: 'key' }));
  const schema: z.ZodMiniType<unknown> = SETTINGS[key].schema;
  const parsed = parseInput(schema, value, language, ['value']);
  if (!parsed.ok) return parsed;
  const today = toLocalDate(now);
  if (effectiveFrom === 'now' || effectiveFrom === today) return ok({ key, value: parsed.value, from: now });
  if (effectiveFrom < today) return err(replyError(language, { code: 'date-in-the-past', field: 'effectiveFrom' }));
  if (effectiveFrom > addDays(today, MAX_DAYS_AHEAD)) return err(replyError(language, { code: 'date-too-far', field: 'effectiveFrom' }));
  return ok({ key, value: parsed.value, from: atHour(effectiveFrom, 0) });
}
