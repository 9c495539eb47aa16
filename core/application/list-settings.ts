import type { ReplyError } from '../contract/reply';
import type { SettingDetail, SettingHistoryPage, SettingList } from '../contract/setting-views';
import type { Actor } from '../domain/actor';
import { err, ok, type Result } from '../domain/result';
import type { Language } from '../texts/localized';
import { SETTING_GROUP_WORDS } from '../texts/setting-part-words';
import { replyError } from './reply-error';
import type { SettingsDeps } from './setting-ports';
import { findSettingKey, SETTING_GROUPS, SETTING_KEYS, SETTINGS } from './setting-table';
import { historyPage, settingDetail, settingSummary } from './setting-view';
import { supervisorOnly } from './supervisor-only';

/** Every setting as it holds now, in groups; for supervisors. One call. */
export async function listSettings(
  deps: SettingsDeps,
  actor: Actor,
  _input: object,
  language: Language,
): Promise<Result<SettingList, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const from = { stored: await deps.settingChanges.read(), defaults: deps.defaultSettings, now: deps.now() };
  return ok({
    groups: SETTING_GROUPS.map((name) => ({
      name,
      title: SETTING_GROUP_WORDS[name][language],
      settings: SETTING_KEYS.filter((key) => SETTINGS[key].group === name).map((key) => settingSummary(key, from, language)),
    })),
  });
}

/** One setting with what is planned and the latest of its history; for supervisors. `not-found` when there is none of this key. Two calls. */
export async function getSetting(
  deps: SettingsDeps,
  actor: Actor,
  input: { readonly key: string },
  language: Language,
): Promise<Result<SettingDetail, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const key = findSettingKey(input.key);
  if (!key) return err(replyError(language, { code: 'not-found', field: 'key' }));
  const [stored, history] = await Promise.all([deps.settingChanges.read(), deps.settingChanges.history(key, undefined)]);
  return ok(settingDetail(key, { stored, defaults: deps.defaultSettings, now: deps.now() }, historyPage(history, language), language));
}

/** Earlier changes of one setting, newest first; for supervisors. One call. */
export async function settingHistory(
  deps: SettingsDeps,
  actor: Actor,
  input: { readonly key: string; readonly cursor?: string | undefined },
  language: Language,
): Promise<Result<SettingHistoryPage, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const key = findSettingKey(input.key);
  if (!key) return err(replyError(language, { code: 'not-found', field: 'key' }));
  return ok(historyPage(await deps.settingChanges.history(key, input.cursor), language));
}
