import type { AlarmRecord } from '#core/application/alarm-record';
import type { ChainedEvent } from '#core/domain/event';
import { orphanSearchKeys } from '#core/domain/orphan/search-keys';
import { openPause, runningPromise } from '#core/domain/pauses';
import type { WorkingDayPromise } from '#core/domain/promise';
import { queueGroupOf } from '#core/domain/queue-group';
import type { WorkOrder } from '#core/domain/work-order';
import type { Stored } from './database';
import { toDocument } from './documents';

const ENDED: readonly WorkOrder['stage'][] = ['completed', 'closed-remote', 'cancelled'];

/** Of the 512 KB of a document, what a conversation may fill: the rest is for the repair, so that nobody can talk an order to death. */
const MAX_BYTES_TO_TALK = 256 * 1024;
/** So that an order's events stay few enough to be read whole each time it is opened. */
const MAX_MESSAGES = 500;
/** Of an order's events, how many may be of what people can do again and again; what comes after is for the repair, which ends. */
const MAX_VERSIONS_TO_TALK = 800;

/** What somebody could do for ever without getting anywhere. Taking a link back is among them only where there is none: whoever made one can always end it. */
const ENDLESS_STEPS: readonly ChainedEvent['step'][] = ['message', 'share', 'correct-waybill', 'assign'];
export const isEndless = ({ step }: Pick<ChainedEvent, 'step'>, before: Pick<WorkOrder, 'shareToken'> | null): boolean =>
  ENDLESS_STEPS.includes(step) || (step === 'revoke-share' && before?.shareToken === undefined);

/** Whether an order with one more of {@link isEndless} still leaves room for what has to be done with it. */
export const hasRoomToTalk = (order: WorkOrder): boolean =>
  order.version <= MAX_VERSIONS_TO_TALK &&
  order.messages.length <= MAX_MESSAGES &&
  Buffer.byteLength(JSON.stringify(order)) <= MAX_BYTES_TO_TALK;

/** The order as stored in `work_orders`, without `_id`: whole under `order`, and beside it what it is looked for by (config/cloud, indexes). */
export function toOrderDocument(order: WorkOrder, alarm: AlarmRecord): Stored {
  const isOpen = !ENDED.includes(order.stage);
  return toDocument({
    order,
    orderNumber: order.orderNumber,
    customerOpenid: order.customerOpenid,
    stage: order.stage,
    isOpen,
    queueGroup: queueGroupOf(order),
    submittedAt: order.submittedAt,
    updatedAt: order.updatedAt,
    serialNumbers: order.machines.flatMap(({ serialNumber }) => serialNumber ?? []),
    waybillNumbers: [...order.parcels, ...order.shipments].map(({ waybillNumber }) => waybillNumber),
    ...listFields(order),
    ...alarm,
    ...orphanSearchKeys(order, isOpen),
  });
}

/** Whose order it is, and when it is due: what it stands by in the lists of one's own and of what is late. */
export const listFields = (order: WorkOrder): { readonly assigneeOpenid?: string; readonly promiseDueAt?: number } => ({
  ...(order.assignee ? { assigneeOpenid: order.assignee.openid } : {}),
  ...promiseFields(order),
});

/** When the order's promise is due, as long as it runs: the latest of its machines' (R51, R54). */
function promiseFields({ machines }: WorkOrder): { readonly promiseDueAt?: number } {
  const promises = machines.flatMap((machine) => runningPromise(machine) ?? []);
  const latest = promises.reduce<WorkingDayPromise | undefined>((last, one) => (last && last.dueAt >= one.dueAt ? last : one), undefined);
  return latest && !openPause(latest) ? { promiseDueAt: latest.dueAt } : {};
}

export const fromOrderDocument = (document: Stored): WorkOrder => document.order as WorkOrder;
