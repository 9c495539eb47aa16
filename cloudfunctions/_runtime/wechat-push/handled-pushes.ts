import type { KeptMessage, PushBook } from '#core/application/chat/push-book';
import { _, database, type Stored } from '../database';
import { toDocument } from '../documents';
import { isDuplicate } from '../platform-error';

/** WeChat gives up after some seconds; what is kept of a chat is kept no longer than it may be of use to whoever looks for a fault. */
const KEEP_MS = 24 * 3_600_000;
/** When nobody has answered a message by then, it is not waited for WeChat to send it again. */
const ABANDONED_MS = 10_000;

const pushes = () => database.collection('handled_pushes');

const fromDocument = ({ message, state, isLate, attempts, lockedUntil, texts, said }: Stored) =>
  ({ message, state, isLate, attempts, lockedUntil, texts, said }) as KeptMessage;

/**
 * `handled_pushes`, `_id` = the message's name: what {@link KeptMessage} says, with `holder`, `dueAt` (only while something is to be done), `expireAt`. Who changes it names what it must still
 * be, so that of two only one does.
 */
export function pushBook(): PushBook {
  const find = async (messageId: string) => {
    const { data } = await pushes().doc(messageId).get();
    return data && fromDocument(data);
  };
  /** True when it was as `condition` says, and now is as `change` says. */
  const change = async (messageId: string, condition: Stored, data: Stored): Promise<boolean> => {
    const { stats } = await pushes()
      .where({ _id: messageId, ...condition })
      .update({ data });
    return stats.updated === 1;
  };

  return {
    find,

    async begin(message, { messageId, holder, until }) {
      const kept: KeptMessage = { message, state: 'handling', isLate: false, attempts: 1, lockedUntil: until, texts: [], said: 0 };
      const times = { dueAt: until + ABANDONED_MS, expireAt: until + KEEP_MS };
      try {
        await pushes().add({ data: { _id: messageId, ...toDocument(kept), holder, ...times } });
        return null;
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
        return find(messageId);
      }
    },

    take: ({ messageId, holder, until }, now, { late } = { late: false }) =>
      change(
        messageId,
        { lockedUntil: _.lte(now), ...(late ? { state: 'handling' } : {}) },
        { holder, lockedUntil: until, attempts: _.inc(1), ...(late ? { isLate: true } : {}) },
      ),

    async keep({ messageId, holder, until }) {
      await change(messageId, { holder, state: 'handling' }, { lockedUntil: until });
    },

    async release({ messageId, holder }) {
      await change(messageId, { holder, state: 'handling' }, { lockedUntil: 0 });
    },

    async answer({ messageId, holder }, texts, restDueAt) {
      const answered = { state: 'answered', texts: _.set(texts), lockedUntil: 0, attempts: 0 };
      const inTime = { ...answered, said: Math.min(1, texts.length), dueAt: texts.length > 1 ? restDueAt : _.remove() };
      if (await change(messageId, { holder, state: 'handling', isLate: false }, inTime)) return true;
      const late = { ...answered, dueAt: texts.length > 0 ? 0 : _.remove() };
      await change(messageId, { holder, state: 'handling', isLate: true }, late);
      return false;
    },

    handOn: (messageId, dueAt) => change(messageId, { state: 'handling' }, { isLate: true, dueAt }),

    async due(now, limit) {
      const query = pushes().where({ dueAt: _.lte(now) });
      const { data } = await query.orderBy('dueAt', 'asc').limit(limit).get();
      return data.map(({ _id }) => String(_id));
    },

    async noteSaid({ messageId, holder, until }, said) {
      await change(messageId, { holder }, { said, lockedUntil: until });
    },

    async settle({ messageId, holder }, { dueAt, failed }) {
      await change(messageId, { holder }, { lockedUntil: 0, dueAt: dueAt ?? _.remove(), ...(failed === undefined ? {} : { failed }) });
    },
  };
}

/**
 * Plain mode signs a time and a number, not the message: whoever saw one request could put another message under its signature. So a signature is good for one message.
 *
 * @returns false when it was used for another one
 */
export async function isFirstUse(signature: string, messageId: string, now: number): Promise<boolean> {
  const _id = `signature:${signature}`;
  try {
    await pushes().add({ data: { _id, messageId, expireAt: now + KEEP_MS } });
    return true;
  } catch (thrown) {
    if (!isDuplicate(thrown)) throw thrown;
    const { data } = await pushes().doc(_id).get();
    return data?.messageId === messageId;
  }
}

/** Forgets what somebody who left had said and was answered; WeChat's rules ask for it. What is being handled at this moment goes with the day. */
export async function forgetPushesOf(serviceOpenid: string): Promise<void> {
  await pushes().where({ 'message.serviceOpenid': serviceOpenid, state: 'answered' }).remove();
}

/** Forgets messages that are long answered. */
export async function forgetOldPushes(now: number): Promise<void> {
  await pushes()
    .where({ expireAt: _.lte(now) })
    .remove();
}
