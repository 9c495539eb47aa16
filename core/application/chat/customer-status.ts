import { stageWordOf } from '../../domain/stage';
import type { WorkOrder } from '../../domain/work-order';
import { CUSTOMER_WORDS } from '../../texts/chat/customer-words';
import { formatDue } from '../../texts/formats';
import { fill } from '../../texts/localized';
import { STAGE_TEXTS } from '../../texts/stages';
import { contextOf } from '../world';
import type { Turn } from './chat-turn';
import { promisedTo } from './order-card';

const MAX_ORDERS = 8;

/** Where each order stands, when it is expected back, and what the customer is to do (R20, R29). */
export async function orderStatus({ deps, actor, language }: Turn, orders: readonly WorkOrder[]): Promise<string> {
  const context = contextOf(deps, { actor, settings: await deps.settings(), registry: new Map() });
  const each = orders.slice(0, MAX_ORDERS).map((order) => {
    const { word, sentence, next } = STAGE_TEXTS[stageWordOf(order)];
    const dueAt = promisedTo(order, context);
    return [
      `${order.orderNumber} ${word[language]}`,
      sentence[language],
      dueAt === undefined ? undefined : fill(CUSTOMER_WORDS.promise, language, { due: formatDue(dueAt, language) }),
      next[language],
      deps.pageLink(`pages/order/index?id=${encodeURIComponent(order.id)}`, CUSTOMER_WORDS.openOrder[language]),
    ]
      .filter((line) => line !== undefined)
      .join('\n');
  });
  return each.join('\n\n');
}
