import type { OutboxStore, ReleaseTask } from '#core/application/outbox-ports';
import { waybillId } from './claims';
import { _, database, type Stored } from './database';
import { readUpTo } from './documents';
import { fromNoticeDocument } from './notice-document';
import { noteRepairs } from './repair-store';

/** Work looked at in one run; the next minute brings the rest. */
const MAX_DUE = 100;
/** A person's notices at a time. */
const MAX_OF_PERSON = 20;

/** `notices` as an outbox, and the ledger `subscriptions`, whose `sendingUntil` is the lease. */
export function outboxStore(): OutboxStore {
  const notices = () => database.collection('notices');
  const ledger = () => database.collection('subscriptions');
  return {
    async due(now, orderId) {
      const condition = { ...(orderId ? { orderId } : {}), push: 'pending', dueAt: _.lte(now) };
      const found = await readUpTo(notices().where(condition).orderBy('dueAt', 'asc'), MAX_DUE);
      const people = found.flatMap(({ recipientOpenid }) => (typeof recipientOpenid === 'string' ? [recipientOpenid] : []));
      return { tasks: found.filter(({ kind }) => kind === 'task').map(toTask), recipients: [...new Set(people)] };
    },

    async lease(openid, now, until) {
      const { stats } = await ledger()
        .where({ _id: openid, sendingUntil: _.lte(now) })
        .update({ data: { sendingUntil: until } });
      const { data } = await ledger().doc(openid).get();
      // Who has no ledger has never accepted anything: nothing can be sent, so nobody has to be kept out.
      if (!data) return { openid, until, credits: {} };
      return stats.updated === 0 ? null : { openid, until, credits: (data.credits ?? {}) as Readonly<Record<string, number>> };
    },

    async release({ openid, until }) {
      await ledger()
        .where({ _id: openid, sendingUntil: until })
        .update({ data: { sendingUntil: 0 } });
    },

    async dueNotices(openid, now) {
      const query = notices().where({ recipientOpenid: openid, push: 'pending', dueAt: _.lte(now) });
      return (await readUpTo(query.orderBy('dueAt', 'asc'), MAX_OF_PERSON)).map(fromNoticeDocument);
    },

    async settle(noticeId, settled) {
      // Only while it waits: a slower run must not make one wait again that a faster one has pushed meanwhile.
      await notices()
        .where({ _id: noticeId, push: 'pending' })
        .update({ data: { ...settled } });
    },

    async takeCredit(openid, templateId, all) {
      const left = all ? 0 : _.inc(-1);
      await ledger()
        .doc(openid)
        .update({ data: { credits: { [templateId]: left } } });
    },

    async releaseSerials({ id, orderId, serialNumbers, waybillNumbers, version, repairs }) {
      // Before the serials are free: whoever has one next finds what was repaired.
      await noteRepairs(repairs);
      const giveBack = (collection: string, ids: readonly string[]) =>
        database
          .collection(collection)
          .where({ _id: _.in(ids), orderId, version: _.lte(version) })
          .remove();
      if (serialNumbers.length > 0) await giveBack('open_serials', serialNumbers);
      if (waybillNumbers.length > 0) await giveBack('parcels', waybillNumbers.map(waybillId));
      await notices()
        .doc(id)
        .update({ data: { push: 'done' } });
    },
  };
}

const toTask = ({ _id, orderId, serialNumbers, waybillNumbers, version, repairs }: Stored): ReleaseTask => ({
  id: String(_id),
  orderId: String(orderId),
  serialNumbers: serialNumbers as readonly string[],
  waybillNumbers: (waybillNumbers ?? []) as readonly string[],
  version: Number(version),
  repairs: (repairs ?? []) as ReleaseTask['repairs'],
});
