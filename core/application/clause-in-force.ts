import type { Clause } from '../texts/clauses/clause';
import { both, fill, type Language } from '../texts/localized';
import { describeSetting, settingWords } from './describe-setting';
import { findSettingKey, type SettingKey } from './setting-table';

const IN_FORCE = both('现行设置：{label} {value}', 'In force now: {label}, {value}');
const BETWEEN: Readonly<Record<Language, string>> = { 'zh-CN': '、', en: ', ' };

/** Whether a clause has a value of this setting written out in its words, and another one than this. */
export function saysOtherwise({ says = {} }: Clause, key: SettingKey, value: unknown): boolean {
  if (!(key in says)) return false;
  const lines = (of: unknown): string => describeSetting(key, of, 'zh-CN').join('\n');
  return lines(says[key]) !== lines(value);
}

/**
 * What holds instead of the values that are written out in a clause's words, in one sentence; undefined while they say what holds. The words
 * themselves are what people agreed to, so no setting changes them: they stay until the policy has a new version.
 */
export function inForceInstead(clause: Clause, settings: Readonly<Record<SettingKey, unknown>>, language: Language): string | undefined {
  const sentences = Object.keys(clause.says ?? {}).flatMap((name) => {
    const key = findSettingKey(name);
    if (key === undefined || !saysOtherwise(clause, key, settings[key])) return [];
    const value = describeSetting(key, settings[key], language).join(BETWEEN[language]);
    return [fill(IN_FORCE, language, { label: settingWords(key).label[language], value })];
  });
  return sentences.length === 0 ? undefined : sentences.join(language === 'zh-CN' ? '；' : '; ');
}
