import * as z from 'zod/mini';
import type { EpochMs } from '../domain/money-and-time';
import { changesUntil, lastChangedAt, plannedVersions, type SettingRecord, versionInForce } from '../domain/setting-versions';
import { SETTING_KEYS, SETTINGS, type SettingKey } from './setting-table';
import type { Settings } from './settings';

/** Everything that was changed, as one document of the database. */
export type StoredSettings = {
  /** Number of the last change of any setting; 0 when there was none. */
  readonly lastNumber: number;
  readonly records: Readonly<Record<string, SettingRecord>>;
  /** The latest changes by their command, so that one that is sent again is not made again. */
  readonly handledCommands: readonly { readonly commandId: string; readonly hash: string }[];
};

export const NOTHING_STORED: StoredSettings = { lastNumber: 0, records: {}, handledCommands: [] };

const counter = z.int().check(z.minimum(0));
const record: z.ZodMiniType<SettingRecord> = z.object({
  version: counter,
  changedAt: counter,
  changes: counter,
  tookEffect: counter,
  versions: z.array(
    z.object({
      number: counter,
      value: z.unknown(),
      effectiveFrom: counter,
      changedAt: counter,
      changedBy: z.object({ openid: z.string(), name: z.string() }),
      reason: z.string(),
    }),
  ),
});
const commands = z.array(z.object({ commandId: z.string(), hash: z.string() }));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/**
 * The document as it was read; `null` is none. Nothing in it is trusted: what is no record falls out, and is named in `faults`.
 */
export function readStored(document: unknown): { readonly stored: StoredSettings; readonly faults: readonly string[] } {
  if (document === null || document === undefined) return { stored: NOTHING_STORED, faults: [] };
  const { lastNumber, records, handledCommands } = isObject(document) ? document : {};
  const found = Object.entries(isObject(records) ? records : {}).map(([key, value]) => ({ key, parsed: record.safeParse(value) }));
  const number = counter.safeParse(lastNumber);
  const handled = commands.safeParse(handledCommands);
  return {
    stored: {
      lastNumber: number.success ? number.data : 0,
      records: Object.fromEntries(found.flatMap(({ key, parsed }) => (parsed.success ? [[key, parsed.data]] : []))),
      handledCommands: handled.success ? handled.data : [],
    },
    faults: [
      ...(isObject(records) && number.success && handled.success ? [] : ['document']),
      ...found.flatMap(({ key, parsed }) => (parsed.success ? [] : [key])),
    ],
  };
}

type InForce = {
  readonly settings: Settings;
  /** Settings whose stored value is none of theirs, so that the default holds. */
  readonly broken: readonly SettingKey[];
  /** Until when this holds if nobody changes anything; exclusive. */
  readonly until: EpochMs;
};

/** What holds at an instant: of each setting the version in force, else the default. Nothing that its schema refuses ever comes out. */
export function settingsAt(stored: StoredSettings, defaults: Settings, at: EpochMs): InForce {
  const values: Record<string, unknown> = {};
  const broken: SettingKey[] = [];
  for (const key of SETTING_KEYS) {
    const version = versionInForce(stored.records[key]?.versions ?? [], at);
    if (!version) continue;
    const parsed = SETTINGS[key].schema.safeParse(version.value);
    if (parsed.success) values[key] = parsed.data;
    else broken.push(key);
  }
  const records = Object.entries(stored.records);
  const count = (counted: readonly (readonly [string, SettingRecord])[]) =>
    counted.reduce((sum, [, changed]) => sum + changesUntil(changed, at), 0);
  const planned = records.flatMap(([, { versions }]) => plannedVersions(versions, at).map(({ effectiveFrom }) => effectiveFrom));
  return {
    settings: {
      ...defaults,
      ...values,
      settingsVersion: count(records),
      alarmSettingsVersion: count(records.filter(([key]) => SETTING_KEYS.some((known) => known === key && SETTINGS[known].touchesAlarms))),
      changedAt: Math.max(defaults.changedAt, ...records.map(([, changed]) => lastChangedAt(changed, at))),
    },
    broken,
    until: Math.min(Number.POSITIVE_INFINITY, ...planned),
  };
}
