import type { CallTask, CallTaskStore } from '#core/application/messages/call-task-ports';
import { after, fromCursor, toCursor } from './cursor';
import { _, database, type Stored } from './database';
import { readUpTo } from './documents';
import { fromNoticeDocument } from './notice-document';
import { isDuplicate } from './platform-error';

const PAGE_SIZE = 20;

/** `call_tasks`, `_id` = `<order>:<openid>`. A task with no notices in it is over; `isOpen` follows within a minute. */
export function callTaskStore(): CallTaskStore {
  const tasks = () => database.collection('call_tasks');
  const find = async (id: string): Promise<CallTask | null> => {
    const { data } = await tasks().doc(id).get();
    return data && toTask(data);
  };
  return {
    find,

    async add(notices, { at, callAt }) {
      const [first] = notices;
      if (first?.recipient.kind !== 'customer') throw new Error('only customers are called');
      const { orderId, orderNumber, recipient } = first;
      const id = taskId(orderId, recipient.openid);
      const noticeIds = notices.map((notice) => notice.id);
      const opened = { noticeIds, openedBy: first.id, openedAt: at, callAt, isOpen: true };
      for (;;) {
        const { stats } = await tasks()
          .where({ _id: id, noticeIds: [] })
          .update({ data: { ...opened } });
        if (stats.updated === 0)
          await tasks()
            .doc(id)
            .update({ data: { noticeIds: _.addToSet({ $each: noticeIds }) } });
        const task = await find(id);
        if (task) return task;
        const added = { orderId, orderNumber, customerOpenid: recipient.openid, calls: [], ...opened };
        try {
          await tasks().add({ data: { _id: id, ...added } });
          return { id, ...added };
        } catch (thrown) {
          if (!isDuplicate(thrown)) throw thrown;
        }
      }
    },

    async listOpen(cursor) {
      const query = tasks().where(after({ isOpen: true }, 'callAt', 'asc', fromCursor(cursor)));
      const found = await readUpTo(query.orderBy('callAt', 'asc').orderBy('_id', 'asc'), PAGE_SIZE + 1);
      const page = found.slice(0, PAGE_SIZE).map(toTask);
      const last = page.at(-1);
      return { tasks: page, ...(found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.callAt, id: last.id }) } : {}) };
    },

    async countDue(now) {
      return (
        await tasks()
          .where({ isOpen: true, callAt: _.lte(now) })
          .count()
      ).total;
    },

    async noticesOf(listed) {
      const ids = listed.flatMap(({ noticeIds }) => noticeIds);
      if (ids.length === 0) return [];
      return (await readUpTo(database.collection('notices').where({ _id: _.in(ids) }), ids.length)).map(fromNoticeDocument);
    },

    async contactsOf(listed) {
      const ids = [...new Set(listed.map(({ orderId }) => orderId))];
      if (ids.length === 0) return new Map();
      const found = await readUpTo(database.collection('work_orders').where({ _id: _.in(ids) }), ids.length);
      return new Map(
        found.map(({ _id, order }) => {
          const { name, phone } = (order as { readonly contact: { readonly name: string; readonly phone: string } }).contact;
          return [String(_id), { name, phone }];
        }),
      );
    },

    async noteCall({ id, noticeIds, calls }, call, then) {
      const ended = { isOpen: false, noticeIds: _.set([]) };
      const { stats } = await tasks()
        .where({ _id: id, noticeIds, calls })
        .update({ data: { calls: _.push([call]), ...(then.ends ? ended : { callAt: then.callAt }) } });
      return stats.updated > 0;
    },

    async forget(openid, noticeIds) {
      await tasks()
        .where({ customerOpenid: openid, isOpen: true })
        .update({ data: { noticeIds: _.pullAll(noticeIds) } });
    },

    async forgetOrder(openid, orderId, upToVersion) {
      const id = taskId(orderId, openid);
      if (upToVersion === undefined) {
        await tasks()
          .doc(id)
          .update({ data: { noticeIds: _.set([]) } });
        return;
      }
      const seen = (await find(id))?.noticeIds.filter((noticeId) => versionIn(noticeId, orderId) <= upToVersion) ?? [];
      if (seen.length > 0)
        await tasks()
          .doc(id)
          .update({ data: { noticeIds: _.pullAll(seen) } });
    },

    async toldByPhone(noticeIds) {
      await database
        .collection('notices')
        .where({ _id: _.in(noticeIds) })
        .update({ data: { pushReason: 'told-by-phone' } });
    },

    async endEmpty() {
      await tasks()
        .where({ isOpen: true, noticeIds: [] })
        .update({ data: { isOpen: false } });
    },
  };
}

/** Of the change that a notice came with: its id is `<order>:<version>:…`. */
const versionIn = (noticeId: string, orderId: string): number => Number.parseInt(noticeId.slice(orderId.length + 1), 10);

const taskId = (orderId: string, openid: string): string => `${orderId}:${openid}`;

const toTask = ({ _id, ...task }: Stored): CallTask => ({ id: String(_id), ...(task as Omit<CallTask, 'id'>) });
