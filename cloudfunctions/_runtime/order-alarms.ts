import { createHash } from 'node:crypto';
import { type AlarmRecord, alarmRecord, alarmRulesOf } from '#core/application/alarm-record';
import type { OrderStore } from '#core/application/ports';
import type { Settings } from '#core/application/settings';
import type { WorkOrder } from '#core/domain/work-order';
import { _, database } from './database';
import { readUpTo } from './documents';
import { fromOrderDocument, listFields } from './order-document';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

type Alarms = Pick<OrderStore, 'listDue' | 'listWithOldAlarm' | 'renewAlarm'> & {
  /** What is stored beside an order for the timer, under the settings in force. */
  readonly recordOf: (order: WorkOrder) => Promise<AlarmRecord>;
};

/** The alarms of `work_orders`: `alarmAt`, when to look next, and `alarmRules`, under which settings that was computed. */
export function orderAlarms(settings: () => Promise<Settings>): Alarms {
  const orders = () => database.collection('work_orders');
  const recordOf = async (order: WorkOrder) => alarmRecord(order, await settings(), sha256);
  return {
    recordOf,

    async listDue(now, limit) {
      const query = orders().where({ alarmAt: _.and(_.gt(0), _.lte(now)) });
      return (await readUpTo(query.orderBy('alarmAt', 'asc'), limit)).map(fromOrderDocument);
    },

    async listWithOldAlarm(limit) {
      const current = alarmRulesOf(await settings(), sha256);
      const found = [];
      // Each an interval of the index: smaller, larger, and written before there were alarms.
      for (const other of [_.lt(current), _.gt(current), null]) {
        if (found.length < limit)
          found.push(...(await readUpTo(orders().where({ isOpen: true, alarmRules: other }), limit - found.length)));
      }
      return found.map(fromOrderDocument);
    },

    async renewAlarm(order, notBefore = 0) {
      const { alarmRules, alarmAt } = await recordOf(order);
      const { assigneeOpenid = _.remove(), promiseDueAt = _.remove() } = listFields(order);
      await orders()
        .where({ _id: order.id, 'order.version': order.version })
        .update({
          data: { alarmRules, alarmAt: alarmAt === undefined ? _.remove() : Math.max(alarmAt, notBefore), assigneeOpenid, promiseDueAt },
        });
    },
  };
}
