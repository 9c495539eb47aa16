import type { EpochMs } from '../../domain/money-and-time';
import type { Notice } from '../../domain/notice';
import type { OrphanGroup, OrphanParcel } from '../../domain/orphan/orphan';
import type { ChainedOrphanEvent } from '../../domain/orphan/orphan-event';
import type { Result } from '../../domain/result';
import type { Busy } from '../busy';

/** What one command stores of a parcel, all in one transaction. */
export type OrphanChange = {
  readonly orphan: OrphanParcel;
  readonly event: ChainedOrphanEvent;
  readonly notices: readonly Notice[];
  /** When the clock looks at it again; null when it need not. */
  readonly nextAlarmAt: EpochMs | null;
  /** A new parcel that is stored with it. */
  readonly successor?: OrphanChange;
};

/** The command was carried out before: this is the parcel now, nothing is written. */
export type OrphanStored = { readonly repeated: OrphanParcel };

export type OrphanStore = {
  find(orphanId: string): Promise<OrphanParcel | null>;
  /**
   * Stores a new parcel. `waybill-expected` when an open order expects its waybill; `parcel-registered` with what is there when the id exists.
   * Calls: start, [get claim], add parcel, add event, commit.
   */
  register(
    change: OrphanChange,
  ): Promise<
    Result<
      OrphanParcel,
      { readonly code: 'waybill-expected' } | { readonly code: 'parcel-registered'; readonly there: OrphanParcel | null } | Busy
    >
  >;
  /**
   * One transaction on the parcel alone, and its successor if it gets one; done again when somebody else wrote first, so that `decide` must
   * change nothing. `parcel-registered` when the successor's id exists.
   */
  change<E>(
    orphanId: string,
    decide: (orphan: OrphanParcel | null) => Result<OrphanChange | OrphanStored, E>,
  ): Promise<Result<OrphanParcel, E | Busy | { readonly code: 'parcel-registered' }>>;
  /** The open order that expects this waybill. */
  expectedBy(waybillNumber: string): Promise<string | null>;
  /** A page of a group, what came first at the top. `cursor` is opaque. */
  list(group: OrphanGroup, cursor: string | undefined): Promise<{ readonly orphans: readonly OrphanParcel[]; readonly cursor?: string }>;
  /** Without what has ended, which grows for ever. */
  countByGroup(): Promise<Readonly<Record<string, number>>>;
  /** Parcels whose alarm has come, oldest alarm first. */
  listAlarmed(now: EpochMs, limit: number): Promise<readonly OrphanParcel[]>;
  /** Sets the alarm anew without a change, if the parcel is still at this version: for settings that changed since it was set. */
  setAlarm(orphan: Pick<OrphanParcel, 'id' | 'version'>, nextAlarmAt: EpochMs | null): Promise<void>;
  /** The events that led to `version`, from the first on. */
  events(orphanId: string, version: number): Promise<readonly ChainedOrphanEvent[]>;
};

/** What orders are searched by for a parcel; empty parts are not searched by. */
export type OrphanClues = {
  readonly serialNumbers: readonly string[];
  readonly waybillNumber: string | null;
  readonly phoneTail: string | null;
  readonly name: string | null;
};
