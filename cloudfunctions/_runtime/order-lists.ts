import type { OrderStore } from '#core/application/ports';
import type { WorkOrder } from '#core/domain/work-order';
import { after, type Direction, fromCursor, toCursor } from './cursor';
import { _, database, type Query } from './database';
import { readUpTo } from './documents';
import { fromOrderDocument } from './order-document';

const PAGE_SIZE = 20;
/** Orders that answer to one number: more only if a serial came back very often. */
const MAX_FOUND = 20;

type Lists = Pick<OrderStore, 'listOfCustomer' | 'listOfGroup' | 'countByGroup' | 'search'>;

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
  };
}

type TimeField = 'submittedAt' | 'updatedAt';

async function readPage(query: Query, field: TimeField, direction: Direction) {
  const found = await readUpTo(query.orderBy(field, direction).orderBy('_id', direction), PAGE_SIZE + 1);
  const orders: readonly WorkOrder[] = found.slice(0, PAGE_SIZE).map(fromOrderDocument);
  const last = orders.at(-1);
  return found.length > PAGE_SIZE && last ? { orders, cursor: toCursor({ at: last[field], id: last.id }) } : { orders };
}
