import type { EpochMs } from '../../domain/money-and-time';
import type { Delivery, DeliveryStore } from '../outbox-ports';

export type DeliveryDeps = { readonly deliveries: DeliveryStore; readonly now: () => EpochMs };

/** After this long nobody's sending will be noted any more: it was no message of the outbox's. */
const KEPT_MS = 3_600_000;
const AT_A_TIME = 100;

/**
 * WeChat says what became of a message that it had accepted: delivered, or not, and then the notice goes on to its next channel. May be said twice, and before
 * the answer to the sending is stored; then it waits for {@link applyKept}.
 */
export async function noteDelivery({ deliveries, now }: DeliveryDeps, delivery: Delivery): Promise<void> {
  if (await deliveries.apply(delivery, now())) return;
  await deliveries.keep(delivery, now());
}

/** Looks again at what came too early. */
export async function applyKept({ deliveries, now }: DeliveryDeps): Promise<void> {
  const kept = await deliveries.kept(AT_A_TIME);
  const over: Delivery[] = [];
  for (const { at, ...delivery } of kept) {
    if ((await deliveries.apply(delivery, now())) || now() >= at + KEPT_MS) over.push(delivery);
  }
  if (over.length > 0) await deliveries.forget(over);
}
