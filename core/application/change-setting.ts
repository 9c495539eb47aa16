import type { ReplyError } from '../contract/reply';
import type { SettingDetail } from '../contract/setting-views';
import type { Actor } from '../domain/actor';
import { err, ok, type Result } from '../domain/result';
import { plannedVersions, withoutVersion, withVersion } from '../domain/setting-versions';
import type { Language } from '../texts/localized';
import { SETTING_STALE } from '../texts/setting-words';
import { checkProposed, type ProposedChange } from './proposed-change';
import { type Failure, replyError } from './reply-error';
import type { SettingChange, SettingsDeps } from './setting-ports';
import { findSettingKey, type SettingKey } from './setting-table';
import { historyPage, isUnchanged, settingAt, settingDetail } from './setting-view';
import type { StoredSettings } from './settings-in-force';
import { type Supervisor, supervisorOnly } from './supervisor-only';

type Command = { readonly commandId: string; readonly version: number; readonly reason: string };

/** Plans of one setting that may stand at a time. */
const MAX_PLANNED = 12;
/** Commands that are known again when they are sent once more. */
const MAX_HANDLED = 20;

/**
 * Gives a setting another value, at once or from the beginning of a day on. The history is added to in the same transaction.
 *
 * @param input `version` is the one the supervisor had on screen
 * @returns the setting as it stands now; `not-allowed`, `not-found`; what {@link checkProposed} finds wrong; `stale-version` (somebody else changed this setting first);
 *   `setting-unchanged`; `settings-full`; `busy`. The same command again gives its first answer, another one with its id `command-reused`.
 */
export async function changeSetting(
  deps: SettingsDeps,
  actor: Actor,
  input: ProposedChange & Command,
  language: Language,
): Promise<Result<SettingDetail, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const now = deps.now();
  const proposed = checkProposed(input, now, language);
  if (!proposed.ok) return proposed;
  const { key, value, from } = proposed.value;

  return carryOut(deps, { key, supervisor: supervisor.value, input, language }, (stored) => {
    const known = { stored, defaults: deps.defaultSettings };
    const before = settingAt(key, known, from);
    if (isUnchanged(key, value, known, from)) return err({ code: 'setting-unchanged', field: 'value' });
    const record = stored.records[key];
    if (plannedVersions(record?.versions ?? [], now).length >= MAX_PLANNED) return err({ code: 'settings-full' });
    const number = stored.lastNumber + 1;
    const version = { number, value, effectiveFrom: from, changedAt: now, changedBy: nameOf(supervisor.value), reason: input.reason };
    return ok({
      record: withVersion(record, version),
      change: { kind: 'changed', at: now, effectiveFrom: from, before, after: value },
    });
  });
}

/**
 * Takes back a planned change before it takes effect.
 *
 * @param input `number` is that of the planned change
 * @returns as {@link changeSetting}; `change-took-effect` when there is nothing planned of this number (any more)
 */
export async function withdrawSettingChange(
  deps: SettingsDeps,
  actor: Actor,
  input: Command & { readonly key: string; readonly number: number },
  language: Language,
): Promise<Result<SettingDetail, ReplyError>> {
  const supervisor = supervisorOnly(actor, language);
  if (!supervisor.ok) return supervisor;
  const key = findSettingKey(input.key);
  if (!key) return err(replyError(language, { code: 'not-found', field: 'key' }));
  const now = deps.now();

  return carryOut(deps, { key, supervisor: supervisor.value, input, language }, (stored) => {
    const record = stored.records[key];
    const planned = record?.versions.find(({ number }) => number === input.number);
    const without = record && withoutVersion(record, input.number, stored.lastNumber + 1, now);
    if (!planned || !without) return err({ code: 'change-took-effect' });
    const afterwards = { ...stored, records: { ...stored.records, [key]: without } };
    const after = settingAt(key, { stored: afterwards, defaults: deps.defaultSettings }, planned.effectiveFrom);
    return ok({
      record: without,
      change: {
        kind: 'withdrawn',
        at: now,
        effectiveFrom: planned.effectiveFrom,
        before: planned.value,
        after,
        withdraws: planned.number,
      },
    });
  });
}

const nameOf = ({ openid, name }: Supervisor) => ({ openid, name });

type Request = {
  readonly key: SettingKey;
  readonly supervisor: Supervisor;
  readonly input: Command;
  readonly language: Language;
};
type Decided = {
  readonly record: StoredSettings['records'][string];
  readonly change: Omit<SettingChange, 'number' | 'key' | 'by' | 'reason'>;
};

/** What both commands share: once only, on the version that was seen, with an entry in the history. */
async function carryOut(
  deps: SettingsDeps,
  { key, supervisor, input, language }: Request,
  decide: (stored: StoredSettings) => Result<Decided, Failure>,
): Promise<Result<SettingDetail, ReplyError>> {
  const hash = deps.sha256(JSON.stringify([supervisor.openid, input]));
  const done = await deps.settingChanges.change<Failure>((stored) => {
    const handled = stored.handledCommands.find(({ commandId }) => commandId === input.commandId);
    if (handled) return handled.hash === hash ? ok({ repeated: stored }) : err({ code: 'command-reused' });
    const current = stored.records[key]?.version ?? 0;
    if (current !== input.version) return err({ code: 'stale-version', current });
    const decided = decide(stored);
    if (!decided.ok) return decided;
    const number = stored.lastNumber + 1;
    return ok({
      stored: {
        lastNumber: number,
        records: { ...stored.records, [key]: decided.value.record },
        handledCommands: [...stored.handledCommands, { commandId: input.commandId, hash }].slice(-MAX_HANDLED),
      },
      change: { ...decided.value.change, number, key, by: nameOf(supervisor), reason: input.reason },
    });
  });
  if (!done.ok) return err(inSettingWords(replyError(language, done.error), language));
  const history = await deps.settingChanges.history(key, undefined);
  const from = { stored: done.value, defaults: deps.defaultSettings, now: deps.now() };
  return ok(settingDetail(key, from, historyPage(history, language), language));
}

const inSettingWords = (error: ReplyError, language: Language): ReplyError =>
  error.code === 'stale-version' ? { ...error, message: SETTING_STALE.label[language], cure: SETTING_STALE.help[language] } : error;
