import type { ReleaseTask } from '#core/application/outbox-ports';
import type { RepairStore } from '#core/application/ports';
import type { LastRepair } from '#core/domain/warranty';
import { _, database } from './database';

/** Documents written at a time: an order has at most a hundred machines. */
const AT_ONCE = 20;

/** `last_repairs`, `_id` = serial number: beside the registry, which an import may replace and which does not know every machine. */
export function repairStore(): RepairStore {
  return {
    async lastOf(serialNumbers) {
      if (serialNumbers.length === 0) return new Map();
      const query = database.collection('last_repairs').where({ _id: _.in(serialNumbers) });
      const { data } = await query.limit(1000).get();
      return new Map(data.map(({ _id, orderNumber, deliveredAt }) => [String(_id), { orderNumber, deliveredAt } as LastRepair]));
    },
  };
}

/** Keeps each as the last repair of its serial; doing it twice does no harm. */
export async function noteRepairs(repairs: ReleaseTask['repairs']): Promise<void> {
  for (let from = 0; from < repairs.length; from += AT_ONCE) {
    await Promise.all(
      repairs
        .slice(from, from + AT_ONCE)
        .map(({ serialNumber, orderNumber, deliveredAt }) =>
          database.collection('last_repairs').doc(serialNumber).set({ data: { orderNumber, deliveredAt } }),
        ),
    );
  }
}
