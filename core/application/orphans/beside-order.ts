import type { Actor } from '../../domain/actor';
import type { Context } from '../../domain/context';
import type { Decision } from '../../domain/decide';
import type { AttachmentProofs } from '../../domain/event';
import { toLocalDate } from '../../domain/money-and-time';
import { decideOrphan, registerOrphan } from '../../domain/orphan/decide-orphan';
import type { OrphanRules } from '../../domain/orphan/ninety-days';
import type { OrphanParcel } from '../../domain/orphan/orphan';
import { orphanIdByWaybill, orphanIdOfExtra } from '../../domain/orphan/orphan-id';
import { orphanStep } from '../../domain/orphan/orphan-table';
import type { Discrepancy } from '../../domain/parcel';
import type { Payload } from '../../domain/steps/payload';
import { parcelOf } from '../../domain/steps/rule';
import type { WorkOrder } from '../../domain/work-order';
import type { Deps } from '../ports';
import { orphanChange, orphanContextOf } from './orphan-context';
import type { OrphanChange } from './orphan-ports';

/** What an order's step does to the orphan desk, stored in the same transaction: nothing of a parcel is ever in two places or in none. */
type Beside = {
  readonly actor: Actor;
  readonly rules: OrphanRules;
  /** Of the order's step. */
  readonly decided: Decision;
  /** The parcel with the waybill that is being signed for, if it lies at the desk. */
  readonly orphan: OrphanParcel | null;
};

/** The orphan parcel that a parcel of an order would be, had it come before the order expected it. */
export function orphanIdOfParcel(order: WorkOrder, { parcelId }: Payload): string | undefined {
  const parcel = parcelOf(order, parcelId);
  return parcel && orphanIdByWaybill(parcel.carrier, parcel.waybillNumber);
}

/**
 * What signing for a parcel that lies at the desk rests on: the day it came and its pictures, whose proofs join those of the command. Nothing of one that
 * was sent away, or belongs to another order.
 */
export function fromTheDesk(orphan: OrphanParcel | null, attachments?: AttachmentProofs): Pick<Context, 'atDesk' | 'attachments'> {
  const own = attachments ? { attachments } : {};
  if (!orphan || !orphanStep('link').from.includes(orphan.state)) return own;
  return { atDesk: orphan, attachments: { ...orphan.attachments, ...attachments } };
}

/** Signing takes the parcel off the desk; unpacking, and a label read later, put there what no order named. */
export function orphansBeside(deps: Pick<Deps, 'now' | 'sha256'>, beside: Beside): readonly OrphanChange[] {
  const { decided, rules } = beside;
  switch (decided.event.step) {
    case 'sign-parcel':
      return takenOffTheDesk(deps, beside);
    case 'unpack':
    case 'read-label':
      return extrasOf(decided).map((extra) => orphanChange(registerExtra(deps, decided, extra), rules));
    default:
      return [];
  }
}

function takenOffTheDesk(deps: Pick<Deps, 'now' | 'sha256'>, { actor, rules, decided, orphan }: Beside): readonly OrphanChange[] {
  if (!orphan) return [];
  const { order, event } = decided;
  const command = { commandId: event.commandId, step: 'link', payload: { orderId: order.id } } as const;
  const linked = decideOrphan(orphan, command, orphanContextOf(deps, { actor, rules, order }));
  // One that was sent away, or belongs to another order, is no matter of this parcel.
  return linked.ok && 'orphan' in linked.value ? [orphanChange(linked.value, rules)] : [];
}

const extrasOf = ({ event }: Decision): readonly Discrepancy[] =>
  (event.facts.discrepancies as readonly Discrepancy[]).filter(({ kind }) => kind === 'extra');

function registerExtra({ sha256 }: Pick<Deps, 'sha256'>, { order, event }: Decision, { id, parcelId, serialNumber }: Discrepancy) {
  const parcel = parcelOf(order, parcelId);
  const inside = order.machines.find((machine) => machine.parcelId === parcelId);
  const found = {
    id: orphanIdOfExtra(order.id, id),
    carrier: parcel?.carrier ?? ('other' as const),
    waybillNumber: null,
    origin: { kind: 'unpacking' as const, orderId: order.id, orderNumber: order.orderNumber, parcelId },
    photos: event.facts.photos as readonly string[],
    serialNumbers: serialNumber === null ? [] : [serialNumber],
    sender: {},
    place: '',
    // It came with the others, so its warranty is judged by the same day (R24).
    receivedDate: inside?.receivedDate ?? toLocalDate(event.at),
  };
  const { commandId, by, at: now, attachments } = event;
  return registerOrphan({ found, commandId, by, now, sha256, ...(attachments ? { attachments } : {}) });
}
