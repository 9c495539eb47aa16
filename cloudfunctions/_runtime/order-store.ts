import type { Change, OrderStore } from '#core/application/ports';
import type { ChainedEvent } from '#core/domain/event';
import { err, ok, type Result } from '#core/domain/result';
import type { WorkOrder } from '#core/domain/work-order';
import { _, database, type Transaction } from './database';
import { readUpTo, toDocument } from './documents';
import { outboxDocuments } from './notice-document';
import { fromOrderDocument, toOrderDocument } from './order-document';
import { orderLists } from './order-lists';
import { isDuplicate } from './platform-error';
import { inTransaction, type Outcome } from './transaction';

/** `parcels` document of a waybill that an order expects. */
const waybillId = (waybillNumber: string) => `waybill:${waybillNumber}`;
const MAX_EVENTS = 1000;

/** `work_orders`, `order_events`, and what is stored with them: `notices`, `open_serials`, `parcels`. */
export function orderStore(): OrderStore {
  return {
    ...orderLists(),
    find: findOrder,

    async change(request, decide) {
      return inTransaction(async (transaction) => {
        const { data } = await transaction.collection('work_orders').doc(request.orderId).get();
        const waybillHeldBy = request.waybillNumber ? await readWaybillHolder(transaction, request.waybillNumber) : null;
        const decided = await decide(data && fromOrderDocument(data), { waybillHeldBy });
        if (!decided.ok) return { store: false, result: decided };
        if ('repeated' in decided.value) return { store: false, result: ok(decided.value.repeated) };
        await storeChange(transaction, decided.value);
        return { store: true, result: ok(decided.value.order) };
      });
    },

    async create(change) {
      const { order } = change;
      let claiming = false;
      try {
        return await inTransaction(async (transaction): Promise<Outcome<WorkOrder, never>> => {
          claiming = false;
          await transaction.collection('work_orders').add({ data: { _id: order.id, ...toOrderDocument(order) } });
          claiming = true;
          const claims = (change.claimSerials ?? []).map((serialNumber) => ({
            _id: serialNumber,
            orderId: order.id,
            claimedAt: order.submittedAt,
          }));
          if (claims.length > 0) await transaction.collection('open_serials').add({ data: claims });
          claiming = false;
          await addEventAndNotices(transaction, change);
          return { store: true, result: ok(order) };
        });
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
        return claiming ? serialsTaken(change) : explainDuplicate(order);
      }
    },

    async findByWaybill(waybillNumber) {
      const { data } = await database.collection('parcels').doc(waybillId(waybillNumber)).get();
      return data ? findOrder(String(data.orderId)) : null;
    },

    async events(orderId) {
      const found = await readUpTo(database.collection('order_events').where({ orderId }).orderBy('version', 'asc'), MAX_EVENTS);
      return found.map(({ _id, ...event }) => event as unknown as ChainedEvent);
    },
  };
}

async function findOrder(orderId: string): Promise<WorkOrder | null> {
  const { data } = await database.collection('work_orders').doc(orderId).get();
  return data && fromOrderDocument(data);
}

async function readWaybillHolder(transaction: Transaction, waybillNumber: string): Promise<string | null> {
  const { data } = await transaction.collection('parcels').doc(waybillId(waybillNumber)).get();
  return data ? String(data.orderId) : null;
}

async function storeChange(transaction: Transaction, change: Change): Promise<void> {
  const { order, claimWaybill, releaseWaybill } = change;
  await transaction
    .collection('work_orders')
    .doc(order.id)
    .set({ data: toOrderDocument(order) });
  await addEventAndNotices(transaction, change);
  const parcels = transaction.collection('parcels');
  if (claimWaybill) {
    await parcels
      .doc(waybillId(claimWaybill))
      .set({ data: { orderId: order.id, waybillNumber: claimWaybill, claimedAt: order.updatedAt } });
  }
  if (releaseWaybill) await parcels.doc(waybillId(releaseWaybill)).remove();
}

/** The event's id holds the version: should two changes ever make the same version, the second fails here as a whole. */
async function addEventAndNotices(transaction: Transaction, change: Change): Promise<void> {
  const { orderId, version } = change.event;
  await transaction.collection('order_events').add({ data: { _id: `${orderId}:${version}`, ...toDocument(change.event) } });
  const told = outboxDocuments(change);
  if (told.length > 0) await transaction.collection('notices').add({ data: told });
}

/** After a submit failed on an id that was there: the same command again, or another order with the same number. */
async function explainDuplicate(order: WorkOrder): Promise<Result<WorkOrder, { readonly code: 'number-taken' }>> {
  const stored = await findOrder(order.id);
  return stored ? ok(stored) : err({ code: 'number-taken' });
}

async function serialsTaken(change: Change) {
  const { data } = await database
    .collection('open_serials')
    .where({ _id: _.in(change.claimSerials ?? []) })
    .limit(1000)
    .get();
  return err({ code: 'serials-taken' as const, serialNumbers: data.map(({ _id }) => String(_id)) });
}
