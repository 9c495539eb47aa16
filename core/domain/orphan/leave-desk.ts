import type { OrderEvent, Sha256 } from '../event';
import { carryOut, type OrphanDecision } from './decide-orphan';
import type { OrphanParcel } from './orphan';
import { orphanCommandHash } from './orphan-event';
import { orphanStep } from './orphan-table';

/** Whether a parcel lies at the desk and can be given to an order: not one that was sent away, or that an order has. */
export const isAtDesk = ({ state }: OrphanParcel): boolean => orphanStep('link').from.includes(state);

/**
 * A parcel that a step of an order takes off the desk, linked by whoever took that step: the order's table has said that they may, as with what
 * unpacking puts there. The caller has seen that it lies there.
 */
export function takeOffDesk(
  orphan: OrphanParcel,
  { orderId, orderNumber }: { readonly orderId: string; readonly orderNumber: string },
  { by, at, commandId }: Pick<OrderEvent, 'by' | 'at' | 'commandId'>,
  sha256: Sha256,
): OrphanDecision {
  const event = {
    orphanId: orphan.id,
    version: orphan.version + 1,
    step: 'link',
    at,
    by,
    commandId,
    commandHash: orphanCommandHash(by.openid, 'link', { orderId }, sha256),
    facts: { orderId, orderNumber },
  } as const;
  return carryOut(orphan, event, sha256);
}
