import type { ReplyError } from '../contract/reply';
import type { SettingPreview } from '../contract/setting-views';
import type { Actor } from '../domain/actor';
import { toLocalDate } from '../domain/money-and-time';
import { err, ok, type Result } from '../domain/result';
import { plannedVersions } from '../domain/setting-versions';
import { formatDate } from '../texts/formats';
import { fill, type Language } from '../texts/localized';
import { SETTING_SENTENCES } from '../texts/setting-part-words';
import { asPhrase, describeSetting, settingWords } from './describe-setting';
import { checkProposed, type ProposedChange } from './proposed-change';
import { replyError } from './reply-error';
import type { SettingsDeps } from './setting-ports';
import { clausesOf, isUnchanged, reachOf, settingAt } from './setting-view';
import { supervisorOnly } from './supervisor-only';

/** What a change would mean, in words, and everything that is wrong with it; changes nothing. For supervisors. One call. Fails as {@link checkProposed}; `setting-unchanged`. */
export async function previewSetting(
  deps: SettingsDeps,
  actor: Actor,
  input: ProposedChange,
  language: Language,
): Promise<Result<SettingPreview, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const now = deps.now();
  const proposed = checkProposed(input, now, language);
  if (!proposed.ok) return proposed;
  const { key, value, from } = proposed.value;
  const stored = await deps.settingChanges.read();
  const known = { stored, defaults: deps.defaultSettings };
  const current = settingAt(key, known, from);
  if (isUnchanged(key, value, known, from)) return err(replyError(language, { code: 'setting-unchanged', field: 'value' }));

  const day = (at: number): string => formatDate(toLocalDate(at), language);
  const before = describeSetting(key, current, language);
  const after = describeSetting(key, value, language);
  const [next] = plannedVersions(stored.records[key]?.versions ?? [], from);
  return ok({
    sentence: fill(SETTING_SENTENCES[from > now ? 'at' : 'now'], language, {
      day: day(from),
      label: settingWords(key).label[language],
      value: asPhrase(after, language),
    }),
    added: after.filter((line) => !before.includes(line)),
    removed: before.filter((line) => !after.includes(line)),
    reach: reachOf(key, language),
    clauses: clausesOf(key, value, language),
    ...(next
      ? {
          later: fill(SETTING_SENTENCES.later, language, {
            day: day(next.effectiveFrom),
            value: asPhrase(describeSetting(key, next.value, language), language),
          }),
        }
      : {}),
  });
}
