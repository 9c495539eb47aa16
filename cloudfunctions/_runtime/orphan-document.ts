import type { OrphanChange } from '#core/application/orphans/orphan-ports';
import { type OrphanParcel, orphanGroupOf } from '#core/domain/orphan/orphan';
import type { ChainedOrphanEvent } from '#core/domain/orphan/orphan-event';
import { ok, type Result } from '#core/domain/result';
import type { Stored, Transaction } from './database';
import { toDocument } from './documents';
import { eventsKnownBy } from './known-events';

/** An instance knows one set of them, whether a parcel changed alone or with an order. */
export const knownOrphanEvents = eventsKnownBy<ChainedOrphanEvent>(({ orphanId }) => orphanId);

/** `parcels` document of an orphan parcel, beside the claims of waybills. */
export const orphanDocumentId = (orphanId: string): string => `orphan:${orphanId}`;

/** The parcel whole under `orphan`, and beside it what it is looked for by (config/cloud, indexes); a claim of a waybill has none of these. */
const toOrphanDocument = ({ orphan, nextAlarmAt }: OrphanChange): Stored =>
  toDocument({
    orphan,
    orphanGroup: orphanGroupOf(orphan),
    foundAt: orphan.foundAt,
    ...(nextAlarmAt === null ? {} : { nextAlarmAt }),
  });

export const fromOrphanDocument = (document: Stored): OrphanParcel => document.orphan as OrphanParcel;

/** Events of orphan parcels stand beside those of orders, so that one call stores both; `_id` = `<orphan>:<version>`. */
export const toOrphanEventDocument = (event: ChainedOrphanEvent): Stored => ({
  _id: `${event.orphanId}:${event.version}`,
  ...toDocument(event),
});

export async function readOrphan(transaction: Transaction, orphanId: string): Promise<OrphanParcel | null> {
  const { data } = await transaction.collection('parcels').doc(orphanDocumentId(orphanId)).get();
  return data && fromOrphanDocument(data);
}

/** One call for all new parcels, one for each that was there. Their events and notices are stored with the order's. */
export async function storeOrphans(transaction: Transaction, changes: readonly OrphanChange[]): Promise<void> {
  const parcels = transaction.collection('parcels');
  const added = changes.filter(({ event }) => event.version === 1);
  if (added.length > 0)
    await parcels.add({ data: added.map((change) => ({ _id: orphanDocumentId(change.orphan.id), ...toOrphanDocument(change) })) });
  for (const change of changes.filter(({ event }) => event.version > 1))
    await parcels.doc(orphanDocumentId(change.orphan.id)).set({ data: toOrphanDocument(change) });
}

/** A change and, where its parcel goes on under another id, that entry. */
export const withSuccessor = (change: OrphanChange): readonly OrphanChange[] => (change.successor ? [change, change.successor] : [change]);

/** Stores a parcel with its event and what people are told of it. */
export async function storeOrphanAlone(
  transaction: Transaction,
  change: OrphanChange,
  told: readonly Stored[],
): Promise<Result<OrphanParcel, never>> {
  const all = withSuccessor(change);
  await storeOrphans(transaction, all);
  await transaction.collection('order_events').add({ data: all.map(({ event }) => toOrphanEventDocument(event)) });
  if (told.length > 0) await transaction.collection('notices').add({ data: told });
  return ok(change.orphan);
}
