import type { OrphanChange, OrphanStore } from '#core/application/orphans/orphan-ports';
import type { Busy } from '#core/application/ports';
import { ORPHAN_GROUPS, type OrphanGroup, type OrphanParcel } from '#core/domain/orphan/orphan';
import type { ChainedOrphanEvent } from '#core/domain/orphan/orphan-event';
import { err, ok, type Result } from '#core/domain/result';
import { readWaybillHolder, waybillId } from './claims';
import { after, fromCursor, toCursor } from './cursor';
import { _, database, type Transaction } from './database';
import { DocumentTooLarge, readUpTo } from './documents';
import { noticeDocuments } from './notice-document';
import { fromOrphanDocument, knownOrphanEvents, orphanDocumentId, readOrphan, storeOrphanAlone, withSuccessor } from './orphan-document';
import { isDuplicate } from './platform-error';
import { inTransaction, type Outcome } from './transaction';

const PAGE_SIZE = 20;
const UNDECIDED: readonly OrphanGroup[] = ORPHAN_GROUPS.filter((group) => group !== 'ended');

/** Orphan parcels in `parcels`, their events in `order_events`. */
export function orphanStore(): OrphanStore {
  const parcels = () => database.collection('parcels');
  const find = async (orphanId: string): Promise<OrphanParcel | null> => {
    const { data } = await parcels().doc(orphanDocumentId(orphanId)).get();
    return data && fromOrphanDocument(data);
  };
  return {
    find,
    expectedBy: readWaybillHolder,

    async register(change) {
      const { waybillNumber, id } = change.orphan;
      try {
        const stored = await inTransaction(async (transaction) => {
          const claim = waybillNumber === null ? null : (await transaction.collection('parcels').doc(waybillId(waybillNumber)).get()).data;
          if (claim) return { store: false, result: err({ code: 'waybill-expected' as const }) };
          return { store: true, result: await storeOrphanAlone(transaction, change, toldOf(change)) };
        });
        if (stored.ok) knownOrphanEvents.add(change.event);
        return stored;
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
        return err({ code: 'parcel-registered' as const, there: await find(id) });
      }
    },

    async change(orphanId, decide) {
      let change: OrphanChange | undefined;
      const work = async (transaction: Transaction) => {
        change = undefined;
        const decided = decide(await readOrphan(transaction, orphanId));
        if (!decided.ok) return { store: false, result: decided };
        if ('repeated' in decided.value) return { store: false, result: ok(decided.value.repeated) };
        change = decided.value;
        return { store: true, result: await storeOrphanAlone(transaction, change, toldOf(change)) };
      };
      const changed = await unlessTooLarge(work).catch((thrown: unknown) => {
        // The id under which the parcel is to go on is another parcel's.
        if (isDuplicate(thrown) && change?.successor) return err({ code: 'parcel-registered' as const });
        throw thrown;
      });
      if (changed.ok && change) for (const { event } of withSuccessor(change)) knownOrphanEvents.add(event);
      return changed;
    },

    async list(orphanGroup, cursor) {
      const direction = orphanGroup === 'ended' ? 'desc' : 'asc';
      const query = parcels().where(after({ orphanGroup }, 'foundAt', direction, fromCursor(cursor)));
      const found = await readUpTo(query.orderBy('foundAt', direction).orderBy('_id', direction), PAGE_SIZE + 1);
      const orphans = found.slice(0, PAGE_SIZE).map(fromOrphanDocument);
      const last = orphans.at(-1);
      const more = found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.foundAt, id: orphanDocumentId(last.id) }) } : {};
      return { orphans, ...more };
    },

    async countByGroup() {
      const { list } = await parcels()
        .aggregate()
        .match({ orphanGroup: _.in(UNDECIDED) })
        .group({ _id: '$orphanGroup', count: { $sum: 1 } })
        .end();
      return Object.fromEntries(list.map(({ _id, count }) => [String(_id), Number(count)]));
    },

    async listAlarmed(now, limit) {
      const query = parcels().where({ nextAlarmAt: _.and(_.gt(0), _.lte(now)) });
      return (await readUpTo(query.orderBy('nextAlarmAt', 'asc'), limit)).map(fromOrphanDocument);
    },

    async setAlarm({ id, version }, nextAlarmAt) {
      await parcels()
        .where({ _id: orphanDocumentId(id), 'orphan.version': version })
        .update({ data: { nextAlarmAt: nextAlarmAt ?? 0 } });
    },

    async events(orphanId, version) {
      const seen = knownOrphanEvents.find(orphanId, version);
      if (seen) return seen;
      const ids = Array.from({ length: version }, (_unused, index) => `${orphanId}:${index + 1}`);
      const found = await readUpTo(database.collection('order_events').where({ _id: _.in(ids) }), version);
      const events = found.map(({ _id, ...event }) => event as unknown as ChainedOrphanEvent);
      events.sort((a, b) => a.version - b.version);
      knownOrphanEvents.keep(orphanId, events);
      return events;
    },
  };
}

/** Pictures may be added again and again. */
async function unlessTooLarge<T, E>(work: (transaction: Transaction) => Promise<Outcome<T, E>>): Promise<Result<T, E | Busy>> {
  try {
    return await inTransaction(work);
  } catch (thrown) {
    if (thrown instanceof DocumentTooLarge) return err({ code: 'order-too-large' });
    throw thrown;
  }
}

const toldOf = ({ notices }: OrphanChange) => noticeDocuments(notices);
