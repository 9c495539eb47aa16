import type { Actor } from '../../domain/actor';
import type { AttachmentProofs } from '../../domain/event';
import type { OrphanContext, OrphanDecision } from '../../domain/orphan/decide-orphan';
import { nextOrphanAlarm, type OrphanRules } from '../../domain/orphan/ninety-days';
import type { OrphanOwner } from '../../domain/orphan/orphan';
import type { WorkOrder } from '../../domain/work-order';
import type { Deps } from '../ports';
import type { Settings } from '../settings';
import type { OrphanChange } from './orphan-ports';

export const orphanRulesOf = ({ ninetyDays, orphanReminderDays }: Settings): OrphanRules => ({
  ninetyDays,
  reminderDays: orphanReminderDays,
});

const ENDED: readonly WorkOrder['stage'][] = ['completed', 'closed-remote', 'cancelled'];

/** What a parcel keeps of the order it is linked to or whose customer is taken for its owner. */
const orderOfOrphan = (order: WorkOrder): Omit<OrphanOwner, 'at'> => ({
  openid: order.customerOpenid,
  orderId: order.id,
  orderNumber: order.orderNumber,
  isOrderOpen: !ENDED.includes(order.stage),
});

type Read = {
  readonly actor: Actor;
  readonly rules: OrphanRules;
  readonly order?: WorkOrder | null;
  readonly expectedBy?: string | null;
  readonly attachments?: AttachmentProofs | undefined;
};

/** Everything a decision about a parcel depends on, gathered. */
export const orphanContextOf = (
  deps: Pick<Deps, 'now' | 'sha256'>,
  { actor, rules, order, expectedBy = null, attachments }: Read,
): OrphanContext => ({
  actor,
  now: deps.now(),
  sha256: deps.sha256,
  rules,
  order: order ? orderOfOrphan(order) : null,
  expectedBy,
  ...(attachments ? { attachments } : {}),
});

/** A decision as it is stored. */
export const orphanChange = ({ orphan, event, notices, successor }: OrphanDecision, rules: OrphanRules): OrphanChange => ({
  orphan,
  event,
  notices,
  nextAlarmAt: nextOrphanAlarm(orphan, rules),
  ...(successor ? { successor: orphanChange(successor, rules) } : {}),
});
