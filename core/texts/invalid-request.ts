import type { Language, ReplyError } from '../contract/reply';

/** One thing that is wrong with a payload, as zod tells it. */
export type ShapeIssue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly keys?: readonly string[];
};

type Words = Readonly<Record<Language, string>>;
const MAX_FIELDS = 20;

/** What is right, for fields whose form people don't know by heart; by the last part of the path. */
const FORMS: Readonly<Record<string, Words>> = {
  serialNumber: { 'zh-CN': '序列号为 6–32 位字母、数字或短横线', en: 'A serial number has 6–32 letters, digits or hyphens' },
  phone: { 'zh-CN': '请填写 6–20 位数字的电话号码', en: 'A phone number has 6–20 digits' },
  waybillNumber: { 'zh-CN': '运单号为 6–32 位字母或数字', en: 'A waybill number has 6–32 letters or digits' },
};

const MISSING: Words = { 'zh-CN': '请填写', en: 'Please fill this in' };
const CHOOSE: Words = { 'zh-CN': '请选择', en: 'Please choose' };
const UNPRINTABLE: Words = { 'zh-CN': '含有无法显示的字符，请删去', en: 'Contains characters that cannot be shown; please remove them' };
/** What a schema says in a code of its own, where none of zod's tells what is wrong. */
const SAID: Readonly<Record<string, Words>> = {
  unprintable: UNPRINTABLE,
  twice: { 'zh-CN': '重复了，请删去一个', en: 'This stands here twice; remove one' },
  'not-rising': { 'zh-CN': '要比前一个大', en: 'This must be larger than the one before' },
  'closes-before-it-opens': { 'zh-CN': '结束时间要晚于开始时间', en: 'It must close after it opens' },
  'no-phone': { 'zh-CN': '请填写电话号码，可含空格、括号和短横线', en: 'A phone number; spaces, brackets and hyphens are allowed' },
  'no-template': { 'zh-CN': '模板 ID 只有字母、数字、_ 和 -', en: 'A template id has letters, digits, _ and - only' },
  'no-symptom-code': { 'zh-CN': '代码只用小写字母、数字和 -', en: 'A code has lower-case letters, digits and - only' },
  'no-pattern': {
    'zh-CN': '看不懂这个格式。可用 A–Z、0–9、-、\\d、[A-Z]、( | ) 和 ? * + {n,m}，括号最多两层',
    en: 'Not a format: use A–Z, 0–9, -, \\d, [A-Z], ( | ) and ? * + {n,m}, with brackets at most two deep',
  },
};
const MALFORMED: Words = { 'zh-CN': '格式不正确', en: 'This does not have the right form' };
const UNKNOWN: Words = { 'zh-CN': '不认识这一项', en: 'There is no such field' };

const nameOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

function valueAt(payload: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), payload);
}

function tooSmall({ origin, minimum }: ShapeIssue): Words {
  if (origin === 'array') return Number(minimum) <= 1 ? CHOOSE : { 'zh-CN': `至少 ${minimum} 项`, en: `At least ${minimum}` };
  if (origin !== 'string') return { 'zh-CN': `不能小于 ${minimum}`, en: `Not less than ${minimum}` };
  return Number(minimum) <= 1 ? MISSING : { 'zh-CN': `至少 ${minimum} 个字`, en: `At least ${minimum} characters` };
}

function tooBig({ origin, maximum }: ShapeIssue): Words {
  if (origin === 'array') return { 'zh-CN': `最多 ${maximum} 项`, en: `At most ${maximum}` };
  if (origin !== 'string') return { 'zh-CN': `不能大于 ${maximum}`, en: `Not more than ${maximum}` };
  return { 'zh-CN': `最多 ${maximum} 个字`, en: `At most ${maximum} characters` };
}

function wordsFor(issue: ShapeIssue, payload: unknown): Words {
  const value = valueAt(payload, issue.path);
  if (value === undefined || value === null || value === '') return issue.code === 'invalid_value' ? CHOOSE : MISSING;
  const last = String(issue.path.at(-1));
  const form = Object.hasOwn(FORMS, last) ? FORMS[last] : undefined;
  const said = Object.hasOwn(SAID, issue.message) ? SAID[issue.message] : undefined;
  if (said) return said;
  if (issue.code === 'unrecognized_keys') return UNKNOWN;
  if (issue.code === 'invalid_value') return CHOOSE;
  if (form) return form;
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'too_big') return tooBig(issue);
  return MALFORMED;
}

/** Every field an issue is about; an unknown key is named itself, not the object it stands in. */
function fieldsOf({ path, keys }: ShapeIssue): readonly string[] {
  return keys ? keys.map((key) => nameOf([...path, key])) : [nameOf(path)];
}

/**
 * `invalid-request`, next to the fields it concerns; of each field the first thing that is wrong.
 *
 * @param payload what was sent, to tell a missing value from a wrong one; never repeated in the answer
 * @param prefix where `payload` stands within the request's payload
 */
export function invalidRequest(
  lang: Language,
  issues: readonly ShapeIssue[],
  payload: unknown,
  prefix: readonly string[] = [],
): ReplyError {
  const messages = new Map<string, string>();
  for (const issue of issues) {
    for (const field of fieldsOf(issue)) {
      const place = nameOf([...prefix, ...(field ? [field] : [])]);
      if (!messages.has(place)) messages.set(place, wordsFor(issue, payload)[lang]);
    }
  }
  const fields = [...messages].slice(0, MAX_FIELDS).map(([field, message]) => ({ field, message }));
  const [first] = fields;
  const several: Words = { 'zh-CN': '有几处需要修改', en: 'Some fields need a change' };
  return {
    code: 'invalid-request',
    message: fields.length > 1 || !first ? several[lang] : first.message,
    ...(first ? { field: first.field } : {}),
    ...(fields.length > 1 ? { fields } : {}),
  };
}

/** For an action that this version of the functions does not know. */
export function unknownAction(lang: Language): ReplyError {
  const message: Words = {
    'zh-CN': '不支持这一操作，请更新小程序后再试',
    en: 'This is not offered; please update the Mini Program and try again',
  };
  return { code: 'invalid-request', message: message[lang], field: 'action' };
}
