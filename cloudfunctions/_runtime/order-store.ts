import type { AlarmRecord } from '#core/application/alarm-record';
import type { Busy, Change, Held, OrderStore, Repeated } from '#core/application/ports';
import type { Settings } from '#core/application/settings';
import type { ChainedEvent } from '#core/domain/event';
import type { OrphanParcel } from '#core/domain/orphan/orphan';
import { err, ok, type Result } from '#core/domain/result';
import type { WorkOrder } from '#core/domain/work-order';
import { endClaims, makeClaims, nothingHeld, readHeld, readSerialHolders, readWaybillHolder } from './claims';
import { _, database, type Transaction } from './database';
import { DocumentTooLarge, toDocument } from './documents';
import { historyUpTo, knownEvents } from './known-events';
import { outboxDocuments } from './notice-document';
import { orderAlarms } from './order-alarms';
import { fromOrderDocument, hasRoomToTalk, isEndless, toOrderDocument } from './order-document';
import { orderLists } from './order-lists';
import { knownOrphanEvents, readOrphan, storeOrphans, toOrphanEventDocument } from './orphan-document';
import { isDuplicate } from './platform-error';
import { inTransaction, type Outcome } from './transaction';

type Decide<E> = (order: WorkOrder | null, also: Held & { readonly orphan: OrphanParcel | null }) => Promise<Result<Change | Repeated, E>>;
type Request = Parameters<OrderStore['change']>[0];

/** `work_orders`, `order_events`, and what is stored with them: `notices`, `open_serials`, `parcels`. */
export function orderStore(settings: () => Promise<Settings>): OrderStore {
  const known = knownEvents();
  const { recordOf, ...alarms } = orderAlarms(settings);
  return {
    ...orderLists(),
    ...alarms,
    find: findOrder,

    async change(request, decide) {
      const tried = await tryChange(request, nothingHeld(), decide, recordOf);
      // Only what somebody holds costs the second look.
      const held = 'unclaimed' in tried ? await readHeld(tried.unclaimed, tried.change) : null;
      const changed = held ? await tryChange(request, held, decide, recordOf) : tried;
      // Given back and claimed again by a third order between the two looks.
      if ('unclaimed' in changed) return err({ code: 'busy' });
      if (!changed.ok) return changed;
      if (changed.value.event) known.add(changed.value.event);
      for (const { event } of changed.value.orphans ?? []) knownOrphanEvents.add(event);
      return ok(changed.value.order);
    },

    async create(change) {
      const created = await createOrder(change, await recordOf(change.order));
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
      const before = known.beginningOf(orderId);
      const which = before.length > 0 ? { orderId, version: _.gt(before.length) } : { orderId };
      const events = await historyUpTo(version, before, database.collection('order_events').where(which).orderBy('version', 'asc'));
      known.keep(orderId, events);
      return events.slice(0, version);
    },
  };
}

async function findOrder(orderId: string): Promise<WorkOrder | null> {
  const { data } = await database.collection('work_orders').doc(orderId).get();
  return data && fromOrderDocument(data);
}

type Stored = { readonly order: WorkOrder; readonly event?: ChainedEvent; readonly orphans?: Change['orphans'] };

/** What could not be claimed because somebody has it. */
type Unclaimed = { readonly unclaimed: Parameters<typeof readHeld>[0]; readonly change: Change };

async function tryChange<E>(
  { orderId, orphanOf }: Request,
  { held, ours }: ReturnType<typeof nothingHeld>,
  decide: Decide<E>,
  recordOf: (order: WorkOrder) => Promise<AlarmRecord>,
): Promise<Result<Stored, E | Busy> | Unclaimed> {
  let claiming: Unclaimed | null = null;
  try {
    return await inTransaction(async (transaction): Promise<Outcome<Stored, E | Busy>> => {
      claiming = null;
      const { data } = await transaction.collection('work_orders').doc(orderId).get();
      const found = data && fromOrderDocument(data);
      const orphanId = orphanOf?.(found);
      const orphan = orphanId === undefined ? null : await readOrphan(transaction, orphanId);
      const decided = await decide(found, { ...held, orphan });
      if (!decided.ok) return { store: false, result: decided };
      if ('repeated' in decided.value) return { store: false, result: ok({ order: decided.value.repeated }) };
      const change = decided.value;
      const { order, event } = change;
      if (isEndless(event, found) && !hasRoomToTalk(order)) return { store: false, result: err({ code: 'order-too-large' }) };
      await makeClaims(transaction, change, ours, (kind) => {
        claiming = kind && { unclaimed: kind, change };
      });
      await storeChange(transaction, change, await recordOf(order));
      return { store: true, result: ok({ order, event, ...(change.orphans ? { orphans: change.orphans } : {}) }) };
    });
  } catch (thrown) {
    if (claiming && isDuplicate(thrown)) return claiming;
    if (thrown instanceof DocumentTooLarge) return err({ code: 'order-too-large' });
    throw thrown;
  }
}

async function storeChange(transaction: Transaction, change: Change, alarm: AlarmRecord): Promise<void> {
  await transaction
    .collection('work_orders')
    .doc(change.order.id)
    .set({ data: toOrderDocument(change.order, alarm) });
  if (change.orphans) await storeOrphans(transaction, change.orphans);
  await addEventAndNotices(transaction, change);
  await endClaims(transaction, change);
}

/** The event's id holds the version: should two changes ever make the same version, the second fails here as a whole. */
async function addEventAndNotices(transaction: Transaction, change: Change): Promise<void> {
  const { orderId, version } = change.event;
  const event = { _id: `${orderId}:${version}`, ...toDocument(change.event) };
  const ofOrphans = (change.orphans ?? []).map((orphan) => toOrphanEventDocument(orphan.event));
  await transaction.collection('order_events').add({ data: ofOrphans.length > 0 ? [event, ...ofOrphans] : event });
  const told = outboxDocuments(change);
  if (told.length > 0) await transaction.collection('notices').add({ data: told });
}

async function createOrder(change: Change, alarm: AlarmRecord): ReturnType<OrderStore['create']> {
  const { order, claimSerials = [] } = change;
  let isClaiming = false;
  try {
    return await inTransaction(async (transaction): Promise<Outcome<WorkOrder, never>> => {
      isClaiming = false;
      await transaction.collection('work_orders').add({ data: { _id: order.id, ...toOrderDocument(order, alarm) } });
      await makeClaims(transaction, change, [], (kind) => {
        isClaiming = kind !== null;
      });
      await addEventAndNotices(transaction, change);
      return { store: true, result: ok(order) };
    });
  } catch (thrown) {
    if (thrown instanceof DocumentTooLarge) return err({ code: 'order-too-large' });
    if (!isDuplicate(thrown)) throw thrown;
    return isClaiming ? serialsTaken(claimSerials) : explainDuplicate(order);
  }
}

/** After a submit failed on an id that was there: the same command again, or another order with the same number. */
async function explainDuplicate(order: WorkOrder): Promise<Result<WorkOrder, { readonly code: 'number-taken' }>> {
  const stored = await findOrder(order.id);
  return stored ? ok(stored) : err({ code: 'number-taken' });
}

async function serialsTaken(serialNumbers: readonly string[]) {
  const holders = await readSerialHolders(serialNumbers);
  return err({ code: 'serials-taken' as const, serialNumbers: holders.map(({ serialNumber }) => serialNumber) });
}
