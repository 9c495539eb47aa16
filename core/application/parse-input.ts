import type * as z from 'zod/mini';
import type { ReplyError } from '../contract/reply';
import { err, ok, type Result } from '../domain/result';
import { both, type Language, type Localized } from '../texts/localized';
import { REFUSAL_WORDS } from '../texts/refusals';

const FIELD_WORDS: Readonly<Record<string, Localized>> = {
  too_big: both('超出长度或数量限制', 'Too long or too many'),
  too_small: both('不能为空或太少', 'Empty or too few'),
  invalid_format: both('格式不正确', 'Not the right form'),
  invalid_type: both('缺少这一项', 'This is missing'),
  invalid_value: both('请选择列出的选项', 'Choose one of the options'),
  unrecognized_keys: both('含有未知内容', 'Something unknown is in it'),
  custom: both('含有不能使用的字符', 'It holds characters that cannot be used'),
};

/**
 * Input as its schema mends it, or `invalid-request` with every wrong field (dotted paths, as `machines.0.serialNumber`)
 * and what is wrong with it in the reader's language.
 *
 * @param prefix path in front of each field, for a payload inside a request
 */
export function parseInput<T>(schema: z.ZodMiniType<T>, input: unknown, language: Language, prefix = ''): Result<T, ReplyError> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map((issue) => ({
    field: `${prefix}${issue.path.map(String).join('.')}`,
    message: (FIELD_WORDS[issue.code] ?? REFUSAL_WORDS['invalid-request'].message)[language],
  }));
  const { message, cure } = REFUSAL_WORDS['invalid-request'];
  const [first] = fields;
  return err({
    code: 'invalid-request',
    message: message[language],
    cure: cure[language],
    fields,
    ...(first ? { field: first.field } : {}),
  });
}
