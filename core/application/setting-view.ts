import type { PlannedChange, SettingClause, SettingDetail, SettingHistoryPage, SettingSummary } from '../contract/setting-views';
import type { EpochMs } from '../domain/money-and-time';
import { plannedVersions, versionInForce } from '../domain/setting-versions';
import { clauseText, POLICY } from '../texts/clauses';
import type { Language } from '../texts/localized';
import { SETTING_REACH_WORDS } from '../texts/setting-part-words';
import { saysOtherwise } from './clause-in-force';
import { describeSetting, settingWords, shapeWords, summariseSetting } from './describe-setting';
import type { SettingChange } from './setting-ports';
import { SETTINGS, type SettingKey } from './setting-table';
import type { Settings } from './settings';
import { type StoredSettings, settingsAt } from './settings-in-force';

/** What stands in the database, and at which moment it is looked at. */
export type StoredNow = { readonly stored: StoredSettings; readonly defaults: Settings; readonly now: EpochMs };

/** The value that holds at an instant. */
export const settingAt = (key: SettingKey, { stored, defaults }: Omit<StoredNow, 'now'>, at: EpochMs): unknown =>
  settingsAt(stored, defaults, at).settings[key];

/** Whether a change would change nothing. What is stored and cannot be used may be replaced by anything, the default included. */
export function isUnchanged(key: SettingKey, value: unknown, { stored, defaults }: Omit<StoredNow, 'now'>, from: EpochMs): boolean {
  const { settings, broken } = settingsAt(stored, defaults, from);
  return !broken.includes(key) && isSameValue(settings[key], value);
}

/** Whether two values say the same, in whichever order their parts were stored. */
const isSameValue = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}

export function settingSummary(key: SettingKey, from: StoredNow, language: Language): SettingSummary {
  const { stored, defaults, now } = from;
  const versions = stored.records[key]?.versions ?? [];
  const inForce = settingsAt(stored, defaults, now);
  const isBroken = inForce.broken.includes(key);
  const [next] = plannedVersions(versions, now);
  return {
    key,
    label: settingWords(key).label[language],
    lines: summariseSetting(key, inForce.settings[key], language),
    isDefault: versionInForce(versions, now) === undefined || isBroken,
    isBroken,
    ...(next ? { nextChangeAt: next.effectiveFrom } : {}),
  };
}

function plannedOf(key: SettingKey, { stored, now }: StoredNow, language: Language): readonly PlannedChange[] {
  return plannedVersions(stored.records[key]?.versions ?? [], now).map((version) => ({
    number: version.number,
    effectiveFrom: version.effectiveFrom,
    lines: describeSetting(key, version.value, language),
    by: version.changedBy.name,
    at: version.changedAt,
    reason: version.reason,
  }));
}

const CLAUSES = POLICY.flatMap(({ clauses }) => clauses);

/** The lines of the policy that a setting decides; `differs` where its words say otherwise than `value`. */
export const clausesOf = (key: SettingKey, value: unknown, language: Language): readonly SettingClause[] =>
  SETTINGS[key].clauses.map((id) => {
    const clause = CLAUSES.find((one) => one.id === id);
    return { clause: id, text: clauseText(id, language), differs: clause !== undefined && saysOtherwise(clause, key, value) };
  });

export const reachOf = (key: SettingKey, language: Language): string => SETTING_REACH_WORDS[SETTINGS[key].reach][language];

/** Everything the page of one setting shows. */
export function settingDetail(key: SettingKey, from: StoredNow, history: SettingHistoryPage, language: Language): SettingDetail {
  const { shape } = SETTINGS[key];
  return {
    ...settingSummary(key, from, language),
    lines: describeSetting(key, settingAt(key, from, from.now), language),
    help: settingWords(key).help[language],
    clauses: clausesOf(key, settingAt(key, from, from.now), language),
    reach: reachOf(key, language),
    version: from.stored.records[key]?.version ?? 0,
    value: settingAt(key, from, from.now),
    shape,
    words: shapeWords(shape, language),
    planned: plannedOf(key, from, language),
    history,
    now: from.now,
  };
}

/** One page of a setting's history in the reader's words. */
export function historyPage(
  { changes, cursor }: { readonly changes: readonly SettingChange[]; readonly cursor?: string },
  language: Language,
): SettingHistoryPage {
  return {
    entries: changes.map(({ number, key, kind, at, by, reason, effectiveFrom, before, after }) => ({
      number,
      kind,
      at,
      by: by.name,
      reason,
      effectiveFrom,
      before: describeSetting(key, before, language),
      after: describeSetting(key, after, language),
    })),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
