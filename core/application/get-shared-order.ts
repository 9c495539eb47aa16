import type { ReplyError } from '../contract/reply';
import type { SharedOrderView } from '../contract/views/shared-order-view';
import type { Actor } from '../domain/actor';
import type { Context } from '../domain/context';
import { promiseCourse } from '../domain/promise-course';
import { err, ok, type Result } from '../domain/result';
import { stageWordOf, stepBarOf } from '../domain/stage';
import type { WorkOrder } from '../domain/work-order';
import { formatDue } from '../texts/formats';
import type { Language } from '../texts/localized';
import { STAGE_TEXTS } from '../texts/stages';
import { CARRIER_WORDS, MACHINE_STATE_WORDS } from '../texts/words';
import { latestPromise } from './order-view';
import type { Deps } from './ports';
import { replyError } from './reply-error';
import { calendarOf } from './world';

type Input = { readonly orderId: string; readonly token: string };

/** No order has this one: what a wrong token is compared with when there is nothing to compare it with, so that both cost the same. */
const NO_TOKEN = '';

/**
 * An order for whoever holds its link (R20), one call. The link names the order, so the token needs no index of its own.
 *
 * @returns `not-found` for a wrong or revoked token as for an order that does not exist
 */
export async function getSharedOrder(
  deps: Pick<Deps, 'orders' | 'isSameSecret' | 'settings' | 'now'>,
  _actor: Actor,
  { orderId, token }: Input,
  language: Language,
): Promise<Result<SharedOrderView, ReplyError>> {
  const [settings, order] = await Promise.all([deps.settings(), deps.orders.find(orderId)]);
  const isHolder = deps.isSameSecret(order?.shareToken ?? NO_TOKEN, token);
  if (!order?.shareToken || !isHolder) return err(replyError(language, { code: 'not-found' }));
  return ok(sharedOrderView(order, { calendar: calendarOf(settings), now: deps.now() }, language));
}

function sharedOrderView(order: WorkOrder, time: Pick<Context, 'calendar' | 'now'>, language: Language): SharedOrderView {
  const texts = STAGE_TEXTS[stageWordOf(order)];
  const promise = latestPromise(order, time);
  return {
    orderNumber: order.orderNumber,
    stage: order.stage,
    stageWord: texts.word[language],
    stageSentence: texts.sentence[language],
    stepBar: stepBarOf(order),
    machines: order.machines.map(({ id, itemType, model, serialNumber, state }) => ({
      id,
      itemType,
      model,
      maskedSerial: serialNumber === null ? null : maskSerial(serialNumber),
      state,
      stateWord: MACHINE_STATE_WORDS[state][language],
    })),
    ...(promise ? { dueText: formatDue(promiseCourse(promise, time.calendar, time.now).dueAt, language) } : {}),
    shipments: order.shipments
      .filter(({ ended }) => !ended)
      .map(({ id, carrier, waybillNumber, machineIds, shippedAt, delivered }) => ({
        id,
        carrierName: CARRIER_WORDS[carrier][language],
        waybillNumber,
        machineCount: machineIds.length,
        shippedAt,
        ...(delivered ? { deliveredAt: delivered.at } : {}),
      })),
    updatedAt: order.updatedAt,
  };
}

/** Characters shown of a serial number, before and after what is hidden. It has at least 6: of a short one fewer, so that half of it stays hidden. */
const SHOWN = { start: 2, end: 3 };
const SHOWN_OF_SHORT = { start: 1, end: 2 };
const SHORT_BELOW = 10;

/** `JX****-IN`: enough to tell one's own machines apart, too little to claim one or to ask for its warranty. */
function maskSerial(serial: string): string {
  const { start, end } = serial.length < SHORT_BELOW ? SHOWN_OF_SHORT : SHOWN;
  return `${serial.slice(0, start)}****${serial.slice(-end)}`;
}
