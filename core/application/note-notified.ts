import type { Actor } from '../domain/actor';
import type { Machine } from '../domain/machine';
import type { EpochMs } from '../domain/money-and-time';
import type { Notice } from '../domain/notice';
import type { NoticeCode } from '../domain/notice-code';
import { currentQuotation } from '../domain/steps/rule';
import type { WorkOrder } from '../domain/work-order';
import type { Deps } from './ports';
import { carryOutStep } from './take-step';

/** Notices of what the customer has 90 days to pay (R48, R49). */
const OF_A_BILL: readonly NoticeCode[] = ['N9', 'N19'];
/** Somebody else may be writing to the order at the same moment. */
const MAX_TRIES = 3;

/** Since when a bill waits to be noticed: of the quotation in force, or of the freight for sending again; null when there is none, or it was noticed. */
function unnoticedSince(machine: Machine): EpochMs | null {
  const quotation = currentQuotation(machine);
  if (machine.state === 'quoted' && quotation && quotation.notifiedAt === undefined) return quotation.quotedAt;
  const { reshipFreight } = machine;
  if (machine.state === 'return-refused' && reshipFreight && reshipFreight.notifiedAt === undefined) return reshipFreight.refusedAt;
  return null;
}

/** Notes for bills made until `until` that the customer knows of them; the order as it is then. What was noted before is not noted again. */
async function note(deps: Deps, actor: Actor, order: WorkOrder, until: EpochMs): Promise<WorkOrder | 'changed'> {
  const machineIds = order.machines.filter((machine) => (unnoticedSince(machine) ?? until + 1) <= until).map(({ id }) => id);
  if (machineIds.length === 0) return order;
  const { id: orderId, version } = order;
  const command = {
    // With a colon, which no person’s command may have: nobody can use it up beforehand.
    commandId: `notified:${version}-${orderId}`,
    orderId,
    version,
    step: 'note-notified',
    payload: { machineIds },
  } as const;
  const done = await carryOutStep(deps, actor, command);
  return done.ok ? done.value : 'changed';
}

/** The customer has the order open, and with it the quotation: from here the 90 days count (R48). When somebody wrote at the same moment, the next opening notes it. */
export async function noteOpened(deps: Deps, actor: Actor, order: WorkOrder): Promise<WorkOrder> {
  if (actor.kind !== 'person' || actor.openid !== order.customerOpenid) return order;
  const noted = await note(deps, actor, order, deps.now());
  return noted === 'changed' ? order : noted;
}

/** WeChat has taken the notice: from here the 90 days of what it told of count (R48); a quotation that was revised meanwhile waits for its own notice. */
export async function notePushed(deps: Deps, { code, orderId, at }: Pick<Notice, 'code' | 'orderId' | 'at'>): Promise<void> {
  if (!OF_A_BILL.includes(code)) return;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const order = await deps.orders.find(orderId);
    if (!order || (await note(deps, { kind: 'timer' }, order, at)) !== 'changed') return;
  }
}
