import type { EpochMs } from './money-and-time';

/** What a setting is to be from an instant on, and who said so. */
export type SettingVersion = {
  /** Of the change that made it; changes of all settings count 1, 2, 3 … */
  readonly number: number;
  /** As it was stored; whether it is a value of its setting is for the reader to check. */
  readonly value: unknown;
  readonly effectiveFrom: EpochMs;
  readonly changedAt: EpochMs;
  readonly changedBy: { readonly openid: string; readonly name: string };
  readonly reason: string;
};

/** What is known of one setting that somebody changed. Its whole history stands elsewhere and is only ever added to. */
export type SettingRecord = {
  /** Number of the last change or withdrawal; a writer names the one it read. */
  readonly version: number;
  /** When that was. */
  readonly changedAt: EpochMs;
  /** How often it was changed, withdrawals included. */
  readonly changes: number;
  /** How many planned versions took effect and are no longer among `versions`. */
  readonly tookEffect: number;
  /** The one in force and the planned ones, by the instant from which they hold; older ones only for a short while. */
  readonly versions: readonly SettingVersion[];
};

/** A superseded version stays this long, for readers whose clock is a little behind the writer's. */
const KEPT_MS = 60_000;

const inOrder = (a: SettingVersion, b: SettingVersion): number => a.effectiveFrom - b.effectiveFrom || a.number - b.number;
const isPlanned = ({ effectiveFrom, changedAt }: SettingVersion): boolean => effectiveFrom > changedAt;

/** The version that holds at an instant: of those that began, the last to begin; among equals the one decided last. Undefined while the default holds. */
export function versionInForce(versions: readonly SettingVersion[], at: EpochMs): SettingVersion | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= at)
    .sort(inOrder)
    .at(-1);
}

/** The versions that are still to come, the next one first. */
export const plannedVersions = (versions: readonly SettingVersion[], at: EpochMs): readonly SettingVersion[] =>
  versions.filter(({ effectiveFrom }) => effectiveFrom > at).sort(inOrder);

/** How often what holds has changed, by a decision or by a planned version taking effect; never falls as time goes on or changes are made. */
export function changesUntil({ changes, tookEffect, versions }: SettingRecord, at: EpochMs): number {
  return changes + tookEffect + versions.filter((version) => isPlanned(version) && version.effectiveFrom <= at).length;
}

/** When what holds last changed, by a decision or by a planned version taking effect. */
export const lastChangedAt = ({ changedAt, versions }: SettingRecord, at: EpochMs): EpochMs =>
  Math.max(changedAt, ...versions.map(({ effectiveFrom }) => effectiveFrom).filter((moment) => moment <= at));

/** Without what was superseded more than a minute before. */
function pruned(record: SettingRecord, now: EpochMs): SettingRecord {
  const oldest = versionInForce(record.versions, now - KEPT_MS);
  const isOver = (version: SettingVersion) => oldest !== undefined && inOrder(version, oldest) < 0;
  return {
    ...record,
    tookEffect: record.tookEffect + record.versions.filter((version) => isOver(version) && isPlanned(version)).length,
    versions: record.versions.filter((version) => !isOver(version)),
  };
}

/** The record with a new version; one that was planned for the same instant gives way to it. */
export function withVersion(record: SettingRecord | undefined, version: SettingVersion): SettingRecord {
  const { changes = 0, tookEffect = 0, versions = [] } = record ?? {};
  const others = versions.filter(({ effectiveFrom }) => effectiveFrom !== version.effectiveFrom || effectiveFrom <= version.changedAt);
  const { number, changedAt } = version;
  return pruned({ version: number, changedAt, changes: changes + 1, tookEffect, versions: [...others, version].sort(inOrder) }, changedAt);
}

/** The record without a planned version; undefined when there is none of that number, or it holds already. `number` is that of the withdrawal. */
export function withoutVersion(record: SettingRecord, planned: number, number: number, now: EpochMs): SettingRecord | undefined {
  if (!plannedVersions(record.versions, now).some((version) => version.number === planned)) return undefined;
  const versions = record.versions.filter((version) => version.number !== planned);
  return pruned({ ...record, version: number, changedAt: now, changes: record.changes + 1, versions }, now);
}
