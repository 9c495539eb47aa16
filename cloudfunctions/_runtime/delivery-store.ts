import type { Delivery, DeliveryStore } from '#core/application/outbox-ports';
import { _, database } from './database';
import { readUpTo } from './documents';
import { isDuplicate } from './platform-error';

const idOf = ({ channel, openid = '', messageId }: Delivery): string => `${channel}:${openid}:${messageId}`;

/** What WeChat said of messages: in `notices` where their sending is noted, until then in `message_deliveries`. */
export function deliveryStore(): DeliveryStore {
  const kept = () => database.collection('message_deliveries');
  return {
    async apply({ channel, messageId, openid, status }, at) {
      const { stats } = await database
        .collection('notices')
        .where({ messageId, channel, push: 'sent', ...(openid === undefined ? {} : { recipientOpenid: openid }) })
        .update({ data: status === 'delivered' ? { delivery: status } : backInLine(channel, status, at) });
      return stats.updated > 0;
    },

    async keep(delivery, at) {
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
