import type { OrderStore } from '#core/application/ports';
import { comparableName } from '#core/domain/orphan/search-keys';
import { waybillKeys } from '#core/domain/orphan/waybill-distance';
import type { WorkOrder } from '#core/domain/work-order';
import { after, type Direction, fromCursor, toCursor } from './cursor';
import { _, database, type Query } from './database';
import { readUpTo } from './documents';
import { fromOrderDocument } from './order-document';

const PAGE_SIZE = 20;
/** Orders that answer to one number: more only if a serial came back very often. */
const MAX_FOUND = 20;

/** Orders that share a clue with an orphan parcel, of each kind. */
const MAX_FOUND_FOR_ORPHAN = 30;

type Lists = Pick<
  OrderStore,
  'listOfCustomer' | 'listOfGroup' | 'listOfAssignee' | 'listOverdue' | 'findByNumbers' | 'countByGroup' | 'search' | 'searchForOrphan'
>;

/** The lists over `work_orders`; each has its index in config/cloud. */
export function orderLists(): Lists {
  const orders = () => database.collection('work_orders');
  return {
    async listOfCustomer(customerOpenid, filter, cursor) {
      const which = filter === 'all' ? { customerOpenid } : { customerOpenid, isOpen: filter === 'open' };
      return readPage(orders().where(after(which, 'submittedAt', 'desc', fromCursor(cursor))), 'submittedAt', 'desc');
    },

    async listOfGroup(queueGroup, cursor) {
      const which = queueGroup ? { queueGroup } : { isOpen: true };
      return readPage(orders().where(after(which, 'updatedAt', 'asc', fromCursor(cursor))), 'updatedAt', 'asc');
    },

    async listOfAssignee(assigneeOpenid, cursor) {
      const which = { assigneeOpenid, isOpen: true };
      return readPage(orders().where(after(which, 'updatedAt', 'asc', fromCursor(cursor))), 'updatedAt', 'asc');
    },

    async listOverdue(now, cursor) {
      const which = { promiseDueAt: _.lt(now) };
      const place = fromCursor(cursor);
      const condition = place ? _.and(which, after({}, 'promiseDueAt', 'asc', place)) : which;
      const query = orders().where(condition).orderBy('promiseDueAt', 'asc').orderBy('_id', 'asc');
      const found = await readUpTo(query, PAGE_SIZE + 1);
      const last = found.slice(0, PAGE_SIZE).at(-1);
      const page = found.slice(0, PAGE_SIZE).map(fromOrderDocument);
      return found.length > PAGE_SIZE && last
        ? { orders: page, cursor: toCursor({ at: Number(last.promiseDueAt), id: String(last._id) }) }
        : { orders: page };
    },

    async findByNumbers(orderNumbers) {
      if (orderNumbers.length === 0) return [];
      const query = orders().where({ orderNumber: _.in([...orderNumbers]) });
      return (await readUpTo(query, MAX_FOUND)).map(fromOrderDocument);
    },

    /** Of open orders only: what has ended is not counted, since it grows for ever. */
    async countByGroup() {
      const { list } = await orders()
        .aggregate()
        .match({ isOpen: true })
        .group({ _id: '$queueGroup', count: { $sum: 1 } })
        .end();
      return Object.fromEntries(list.map(({ _id, count }) => [String(_id), Number(count)]));
    },

    async search(text) {
      const number = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
      const query = orders().where(_.or([{ orderNumber: number }, { serialNumbers: number }, { waybillNumbers: number }]));
      return (await readUpTo(query, MAX_FOUND)).map(fromOrderDocument);
    },

    async searchForOrphan({ serialNumbers, waybillNumber, phoneTail, name }) {
      // What points to the parcel itself is asked for alone, so that common names and phone tails never crowd it out.
      const ofParcel = [
        ...(serialNumbers.length > 0 ? [{ serialNumbers: _.in(serialNumbers) }] : []),
        ...(waybillNumber ? [{ waybillNumbers: waybillNumber }, { waybillKeys: _.in(waybillKeys(waybillNumber)) }] : []),
      ];
      const ofPerson = [...(phoneTail ? [{ phoneTails: phoneTail }] : []), ...(name ? [{ senderNames: comparableName(name) }] : [])];
      const asked = [ofParcel, ofPerson].filter((clues) => clues.length > 0);
      const found = await Promise.all(asked.map((clues) => readUpTo(orders().where(_.or(clues)), MAX_FOUND_FOR_ORPHAN)));
      const byId = new Map(found.flat().map((document) => [String(document._id), fromOrderDocument(document)]));
      return [...byId.values()];
    },
  };
}

type TimeField = 'submittedAt' | 'updatedAt';

async function readPage(query: Query, field: TimeField, direction: Direction) {
  const found = await readUpTo(query.orderBy(field, direction).orderBy('_id', direction), PAGE_SIZE + 1);
  const orders: readonly WorkOrder[] = found.slice(0, PAGE_SIZE).map(fromOrderDocument);
  const last = orders.at(-1);
  return found.length > PAGE_SIZE && last ? { orders, cursor: toCursor({ at: last[field], id: last.id }) } : { orders };
}
