import type { Delivery, DeliveryStore } from '#core/application/outbox-ports';
import { _, database } from './database';
import { readUpTo } from './documents';
import { isDuplicate } from './platform-error';

/** Waiting at once for one person: more than WeChat ever tells of before it has answered us. Anybody can say anything of themselves, and must not push the others' out of sight. */
const MAX_KEPT_EACH = 20;

const idOf = ({ channel, openid = '', messageId }: Delivery): string => `${channel}:${openid}:${messageId}`;

/** What WeChat said of messages: in `notices` where their sending is noted, until then in `message_deliveries`. */
export function deliveryStore(): DeliveryStore {
  const kept = () => database.collection('message_deliveries');
  const keptOf = async (channel: Delivery['channel'], openid: string): Promise<number> => {
    const { total } = await kept()
      .where(_.and([{ _id: _.gte(`${channel}:${openid}:`) }, { _id: _.lt(`${channel}:${openid};`) }]))
      .count();
    return total;
  };
  return {
    async apply({ channel, messageId, openid, status }, at) {
      const { stats } = await database
        .collection('notices')
        .where({ messageId, channel, push: 'sent', ...(openid === undefined ? {} : { recipientOpenid: openid }) })
        .update({ data: status === 'delivered' ? { delivery: status } : backInLine(channel, status, at) });
      return stats.updated > 0;
    },

    async keep(delivery, at) {
      if (delivery.openid !== undefined && (await keptOf(delivery.channel, delivery.openid)) >= MAX_KEPT_EACH) return;
      try {
        await kept().add({ data: { _id: idOf(delivery), ...delivery, at } });
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
      }
    },

    async kept(limit) {
      const found = await readUpTo(
        kept()
          .where({ at: _.gt(0) })
          .orderBy('at', 'asc'),
        limit,
      );
      return found.map(({ _id, ...delivery }) => delivery as Delivery & { readonly at: number });
    },

    async forget(deliveries) {
      await kept()
        .where({ _id: _.in(deliveries.map(idOf)) })
        .remove();
    },
  };
}

/** Accepted, but not delivered: it waits for the next channel as if this one had refused it. */
const backInLine = (channel: Delivery['channel'], status: Delivery['status'], at: number) => ({
  push: 'pending',
  pushReason: status,
  channel: null,
  messageId: null,
  toldBy: null,
  sentAt: null,
  attempts: 0,
  unansweredSince: null,
  dueAt: at,
  closed: { [channel]: status },
});
