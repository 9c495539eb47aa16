import type { Busy, Change, OrderStore, Repeated } from '#core/application/ports';
import type { ChainedEvent } from '#core/domain/event';
import { err, ok, type Result } from '#core/domain/result';
import type { WorkOrder } from '#core/domain/work-order';
import { _, database, type Transaction } from './database';
import { DocumentTooLarge, readUpTo, toDocument } from './documents';
import { knownEvents } from './known-events';
import { outboxDocuments } from './notice-document';
import { fromOrderDocument, hasRoomToTalk, toOrderDocument } from './order-document';
import { orderLists } from './order-lists';
import { isDuplicate } from './platform-error';
import { claimSerials, giveUpSerials, readSerialHolders } from './serial-claims';
import { inTransaction, type Outcome } from './transaction';
import { claimWaybill, readWaybillHolder, releaseWaybill } from './waybill-claims';

const MAX_EVENTS = 1000;

/** What is taken to be so until claiming shows that it is not. */
type Claims = { readonly waybillHeldBy: string | null; readonly areSerialsFree: boolean };
type Decide<E> = (order: WorkOrder | null, also: Claims) => Promise<Result<Change | Repeated, E>>;

/** The order as changed, or what a claim met: a waybill that somebody holds, or these serials. */
type Tried<E> = Result<Stored, E | Busy> | 'waybill-held' | { readonly serialsHeld: readonly string[] };
const isDone = <E>(tried: Tried<E>): tried is Result<Stored, E | Busy> => tried !== 'waybill-held' && !('serialsHeld' in tried);

/** `work_orders`, `order_events`, and what is stored with them: `notices`, `open_serials`, `parcels`. */
export function orderStore(): OrderStore {
  const known = knownEvents();
  return {
    ...orderLists(),
    find: findOrder,

    async change(request, decide) {
      const { orderId, waybillNumber = '' } = request;
      const free: Claims = { waybillHeldBy: null, areSerialsFree: true };
      let changed = await tryChange(orderId, free, decide);
      // Only what somebody holds costs the second look.
      if (changed === 'waybill-held') {
        changed = await tryChange(orderId, { ...free, waybillHeldBy: await readWaybillHolder(waybillNumber) }, decide);
      } else if (!isDone(changed)) {
        const areSerialsFree = await areOurs(orderId, changed.serialsHeld);
        changed = await tryChange(orderId, { ...free, areSerialsFree }, decide);
      }
      // Given back and claimed again by a third order between the two looks.
      if (!isDone(changed)) return err({ code: 'busy' });
      if (!changed.ok) return changed;
      if (changed.value.event) known.add(changed.value.event);
      return ok(changed.value.order);
    },

    async create(change) {
      const created = await createOrder(change);
      if (created.ok && created.value.lastHash === change.event.hash) known.add(change.event);
      return created;
    },

    async findByWaybill(waybillNumber) {
      const holder = await readWaybillHolder(waybillNumber);
      return holder === null ? null : findOrder(holder);
    },

    async events(orderId, version) {
      const seen = known.find(orderId, version);
      if (seen) return seen;
      const found = await readUpTo(database.collection('order_events').where({ orderId }).orderBy('version', 'asc'), MAX_EVENTS);
      const events = found.map(({ _id, ...event }) => event as unknown as ChainedEvent);
      known.keep(orderId, events);
      return events.slice(0, version);
    },
  };
}

async function findOrder(orderId: string): Promise<WorkOrder | null> {
  const { data } = await database.collection('work_orders').doc(orderId).get();
  return data && fromOrderDocument(data);
}

type Stored = { readonly order: WorkOrder; readonly event?: ChainedEvent };

/** Whether nobody but this order holds any of the serials; if so they are given up, to be claimed anew: the outbox was about to release them. */
async function areOurs(orderId: string, serialNumbers: readonly string[]): Promise<boolean> {
  const holders = await readSerialHolders(serialNumbers);
  if (holders.some((holder) => holder !== orderId)) return false;
  if (holders.length > 0) await giveUpSerials(orderId, serialNumbers);
  return true;
}

async function tryChange<E>(orderId: string, claims: Claims, decide: Decide<E>): Promise<Tried<E>> {
  const { waybillHeldBy } = claims;
  let claiming: Exclude<Tried<E>, Result<Stored, E | Busy>> | undefined;
  try {
    return await inTransaction(async (transaction): Promise<Outcome<Stored, E | Busy>> => {
      claiming = undefined;
      const { data } = await transaction.collection('work_orders').doc(orderId).get();
      const decided = await decide(data && fromOrderDocument(data), claims);
      if (!decided.ok) return { store: false, result: decided };
      if ('repeated' in decided.value) return { store: false, result: ok({ order: decided.value.repeated }) };
      const { order, event, claimWaybill: waybillNumber, claimSerials: serialNumbers = [] } = decided.value;
      if (event.step === 'message' && !hasRoomToTalk(order)) return { store: false, result: err({ code: 'order-too-large' }) };
      claiming = 'waybill-held';
      if (waybillNumber && waybillHeldBy !== order.id) await claimWaybill(transaction, { waybillNumber, orderId, at: order.updatedAt });
      claiming = { serialsHeld: serialNumbers };
      await claimSerials(transaction, { serialNumbers, orderId, at: order.updatedAt });
      claiming = undefined;
      await storeChange(transaction, decided.value);
      return { store: true, result: ok({ order, event }) };
    });
  } catch (thrown) {
    if (claiming && isDuplicate(thrown)) return claiming;
    if (thrown instanceof DocumentTooLarge) return err({ code: 'order-too-large' });
    throw thrown;
  }
}

async function storeChange(transaction: Transaction, change: Change): Promise<void> {
  await transaction
    .collection('work_orders')
    .doc(change.order.id)
    .set({ data: toOrderDocument(change.order) });
  await addEventAndNotices(transaction, change);
  if (change.releaseWaybill) await releaseWaybill(transaction, change.releaseWaybill);
}

/** The event's id holds the version: should two changes ever make the same version, the second fails here as a whole. */
async function addEventAndNotices(transaction: Transaction, change: Change): Promise<void> {
  const { orderId, version } = change.event;
  await transaction.collection('order_events').add({ data: { _id: `${orderId}:${version}`, ...toDocument(change.event) } });
  const told = outboxDocuments(change);
  if (told.length > 0) await transaction.collection('notices').add({ data: told });
}

async function createOrder(change: Change): ReturnType<OrderStore['create']> {
  const { order, claimSerials: serialNumbers = [] } = change;
  let isClaiming = false;
  try {
    return await inTransaction(async (transaction): Promise<Outcome<WorkOrder, never>> => {
      isClaiming = false;
      await transaction.collection('work_orders').add({ data: { _id: order.id, ...toOrderDocument(order) } });
      isClaiming = true;
      await claimSerials(transaction, { serialNumbers, orderId: order.id, at: order.submittedAt });
      isClaiming = false;
      await addEventAndNotices(transaction, change);
      return { store: true, result: ok(order) };
    });
  } catch (thrown) {
    if (thrown instanceof DocumentTooLarge) return err({ code: 'order-too-large' });
    if (!isDuplicate(thrown)) throw thrown;
    return isClaiming ? serialsTaken(serialNumbers) : explainDuplicate(order);
  }
}

/** After a submit failed on an id that was there: the same command again, or another order with the same number. */
async function explainDuplicate(order: WorkOrder): Promise<Result<WorkOrder, { readonly code: 'number-taken' }>> {
  const stored = await findOrder(order.id);
  return stored ? ok(stored) : err({ code: 'number-taken' });
}

async function serialsTaken(serialNumbers: readonly string[]) {
  const { data } = await database
    .collection('open_serials')
    .where({ _id: _.in(serialNumbers) })
    .limit(1000)
    .get();
  return err({ code: 'serials-taken' as const, serialNumbers: data.map(({ _id }) => String(_id)) });
}
