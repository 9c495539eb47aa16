import type { EpochMs } from '../domain/money-and-time';
import type { Result } from '../domain/result';
import type { Busy, Deps } from './ports';
import type { SettingKey } from './setting-table';
import type { Settings } from './settings';
import type { StoredSettings } from './settings-in-force';

/** One change as its history keeps it, for ever (`setting_changes`, `_id` = its number). */
export type SettingChange = {
  readonly number: number;
  readonly key: SettingKey;
  readonly kind: 'changed' | 'withdrawn';
  readonly at: EpochMs;
  readonly by: { readonly openid: string; readonly name: string };
  readonly reason: string;
  readonly effectiveFrom: EpochMs;
  /** What would have held from `effectiveFrom` on without the change, and what does with it. */
  readonly before: unknown;
  readonly after: unknown;
  /** Number of the change that was withdrawn. */
  readonly withdraws?: number;
};

/** From what is stored, what is to be stored; or what is, when the command was carried out before. */
export type DecideChange<E> = (
  stored: StoredSettings,
) => Result<{ readonly stored: StoredSettings; readonly change: SettingChange } | { readonly repeated: StoredSettings }, E>;

export type SettingChangeStore = {
  /** As it is stored at this moment, not as an instance remembers it. One call. */
  read(): Promise<StoredSettings>;
  /**
   * One transaction: reads what is stored, lets `decide` make the change, stores it with its entry in the history; calls: start, get, set, add, commit.
   * `settings-full` when it would not fit into a document (512 KB).
   */
  change<E>(decide: DecideChange<E>): Promise<Result<StoredSettings, E | Busy | { readonly code: 'settings-full' }>>;
  /** Of one setting, newest first. `cursor` is opaque. One call. */
  history(key: SettingKey, cursor: string | undefined): Promise<{ readonly changes: readonly SettingChange[]; readonly cursor?: string }>;
};

export type SettingsDeps = Pick<Deps, 'now' | 'sha256'> & {
  readonly settingChanges: SettingChangeStore;
  readonly defaultSettings: Settings;
};
