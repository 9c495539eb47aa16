import type { DueWork, OutboxStore, ReleaseTask, Told } from '#core/application/outbox-ports';
import { waybillId } from './claims';
import { _, database, type Stored } from './database';
import { readUpTo } from './documents';
import { fromNoticeDocument, inboxKey, inboxOfKey, noticeDocuments } from './notice-document';
import { isDuplicate } from './platform-error';
import { noteRepairs } from './repair-store';

/** Tasks and notices for roles looked at at a time; of one order everything, as far as that goes. */
const MAX_OTHERS = 100;
/** The oldest notices that people are looked for among, and people at a time: so that nobody's thousand notices hide everybody else's. */
const MAX_LOOKED_AT = 2000;
const MAX_PEOPLE = 1000;
/** A person's notices at a time. */
const MAX_OF_PERSON = 50;
const MAX_TOGETHER = 1000;
/** People left out when others are looked for. */
const MAX_LEFT_OUT = 200;

/** `notices` as an outbox, and the ledger `subscriptions`, whose `sendingUntil` is the lease. */
export function outboxStore(): OutboxStore {
  const notices = () => database.collection('notices');
  const ledger = () => database.collection('subscriptions');
  return {
    async due(now, orderId, except = []) {
      const condition = { ...(orderId ? { orderId } : {}), push: 'pending', dueAt: _.lte(now) };
      if (orderId) return asWork(await readUpTo(notices().where(condition).orderBy('dueAt', 'asc'), MAX_OTHERS));
      const { list } = await notices()
        .aggregate()
        .match(except.length === 0 ? condition : { ...condition, recipientOpenid: _.not(_.in(except.slice(-MAX_LEFT_OUT).map(inboxKey))) })
        .sort({ dueAt: 1 })
        .limit(MAX_LOOKED_AT)
        .group({ _id: '$recipientOpenid' })
        .limit(MAX_PEOPLE)
        .end();
      const keys = list.map(({ _id }) => _id);
      const others = keys.every((key) => typeof key === 'string')
        ? []
        : await readUpTo(
            notices()
              .where({ ...condition, recipientOpenid: null })
              .orderBy('dueAt', 'asc'),
            MAX_OTHERS,
          );
      return { ...asWork(others), inboxes: keys.flatMap((key) => (typeof key === 'string' ? [inboxOfKey(key)] : [])) };
    },

    async lease(inbox, now, until) {
      const key = inboxKey(inbox);
      const { data } = await ledger().doc(key).get();
      if (!data) return (await addLedger(key, until)) ? { inbox, until, credits: {}, told: [], interruptedUntil: null } : null;
      const { credits = {}, told = [], sendingUntil = 0, leases = null } = data;
      const before = Number(sendingUntil);
      if (before > now) return null;
      // Counted, so that what was read above is still what there is.
      const { stats } = await ledger()
        .where({ _id: key, sendingUntil, leases })
        .update({ data: { sendingUntil: until, leases: Number(leases ?? 0) + 1 } });
      if (stats.updated === 0) return null;
      return {
        inbox,
        until,
        credits: credits as Readonly<Record<string, number>>,
        told: told as readonly Told[],
        interruptedUntil: before === 0 ? null : before,
      };
    },

    async release({ inbox, until }, told) {
      await ledger()
        .where({ _id: inboxKey(inbox), sendingUntil: until })
        .update({ data: { sendingUntil: 0, told: _.set(told) } });
    },

    async dueNotices(inbox, now) {
      const due = { recipientOpenid: inboxKey(inbox), push: 'pending', dueAt: _.lte(now) };
      const found = await readUpTo(notices().where(due).orderBy('dueAt', 'asc'), MAX_OF_PERSON);
      const groups = [...new Set(found.flatMap(({ group }) => (typeof group === 'string' ? [group] : [])))];
      if (found.length < MAX_OF_PERSON || groups.length === 0) return found.map(fromNoticeDocument);
      // Of what is told together all: the rest would go under the same name, and WeChat takes that for the same message.
      const together = await readUpTo(
        notices()
          .where({ ...due, group: _.in(groups) })
          .orderBy('dueAt', 'asc'),
        MAX_TOGETHER,
      );
      return [...new Map([...found, ...together].map((document) => [document._id, document])).values()].map(fromNoticeDocument);
    },

    async settle(noticeIds, { closed, deadLetter, ...settled }) {
      // Only while they wait: a slower run must not make one wait again that a faster one has pushed meanwhile.
      await notices()
        .where({ _id: _.in(noticeIds), push: 'pending' })
        .update({
          data: { ...settled, closed: _.set(closed), ...(deadLetter ? { deadLetter: _.set(deadLetter), deadAt: deadLetter.at } : {}) },
        });
    },

    async takeCredit(openid, templateId, all) {
      if (all) {
        await ledger()
          .doc(openid)
          .update({ data: { credits: { [templateId]: 0 } } });
        return;
      }
      // Emptied while the message was on its way: below nothing, the next accept would be lost.
      await ledger()
        .where({ _id: openid, [`credits.${templateId}`]: _.gt(0) })
        .update({ data: { credits: { [templateId]: _.inc(-1) } } });
    },

    async addNotices(added) {
      const documents = noticeDocuments(added, 'added');
      if (await addUnlessThere(documents)) return;
      // One that is there keeps the others from being added with it.
      for (const document of documents) await addUnlessThere([document]);
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

/** False when one of them is there already; then none was added. */
async function addUnlessThere(documents: readonly Stored[]): Promise<boolean> {
  try {
    await database.collection('notices').add({ data: documents });
    return true;
  } catch (thrown) {
    if (isDuplicate(thrown)) return false;
    throw thrown;
  }
}

/** A ledger for somebody who has never accepted anything, leased at once. False when somebody else was quicker. */
async function addLedger(key: string, until: number): Promise<boolean> {
  try {
    await database.collection('subscriptions').add({ data: { _id: key, credits: {}, told: [], sendingUntil: until, leases: 1 } });
    return true;
  } catch (thrown) {
    if (isDuplicate(thrown)) return false;
    throw thrown;
  }
}

function asWork(found: readonly Stored[]): DueWork {
  const keys = found.flatMap(({ recipientOpenid }) => (typeof recipientOpenid === 'string' ? [recipientOpenid] : []));
  return {
    tasks: found.filter(({ kind }) => kind === 'task').map(toTask),
    roleNotices: found.filter(({ recipientRole }) => typeof recipientRole === 'string').map(fromNoticeDocument),
    inboxes: [...new Set(keys)].map(inboxOfKey),
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
