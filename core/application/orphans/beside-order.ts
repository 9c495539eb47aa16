import type { Context } from '../../domain/context';
import type { Decision } from '../../domain/decide';
import type { AttachmentProofs } from '../../domain/event';
import { toLocalDate } from '../../domain/money-and-time';
import { registerOrphan } from '../../domain/orphan/decide-orphan';
import { isAtDesk, takeOffDesk } from '../../domain/orphan/leave-desk';
import type { OrphanRules } from '../../domain/orphan/ninety-days';
import type { OrphanParcel } from '../../domain/orphan/orphan';
import { orphanIdByWaybill, orphanIdOfExtra } from '../../domain/orphan/orphan-id';
import type { Discrepancy } from '../../domain/parcel';
import type { StepName } from '../../domain/step-table';
import { putAsideBefore } from '../../domain/steps/differences';
import type { Payload } from '../../domain/steps/payload';
import { parcelOf } from '../../domain/steps/rule';
import type { WorkOrder } from '../../domain/work-order';
import type { Deps, Held } from '../ports';
import { orphanChange } from './orphan-context';
import type { OrphanChange } from './orphan-ports';

/** What an order's step does to the orphan desk, stored in the same transaction: nothing of a parcel is ever in two places or in none. */
type Beside = {
  readonly rules: OrphanRules;
  /** Of the order's step. */
  readonly decided: Decision;
  /** What {@link orphanIdBeside} names, if it was ever at the desk. */
  readonly orphan: OrphanParcel | null;
};

/**
 * The orphan parcel that a step may take off the desk. Signing: what the parcel would be, had it come before the order expected it. Reading a label: what
 * was put aside at unpacking by the number that the label bears.
 */
export function orphanIdBeside(order: WorkOrder, step: StepName, payload: Payload): string | undefined {
  if (step === 'sign-parcel') {
    const parcel = parcelOf(order, payload.parcelId);
    return parcel && orphanIdByWaybill(parcel.carrier, parcel.waybillNumber);
  }
  if (step !== 'read-label') return undefined;
  const machine = order.machines.find(({ id }) => id === payload.machineIds?.[0]);
  const before = putAsideBefore(order, machine, payload.serialNumber ?? '');
  return before && orphanIdOfExtra(order.id, before.id);
}

/**
 * What a step rests on that is about something at the desk. Signing: the day it came and its pictures, whose proofs join those of the command; nothing of
 * one that was sent away, or belongs to another order. Reading a label: the number is somebody else's once the desk has given away what bears it.
 */
export function fromTheDesk(
  step: StepName,
  orphan: OrphanParcel | null,
  { held, attachments }: { readonly held: Held; readonly attachments: AttachmentProofs | undefined },
): Pick<Context, 'atDesk' | 'attachments'> & { readonly held: Held } {
  const own = { held, ...(attachments ? { attachments } : {}) };
  if (!orphan) return own;
  if (step === 'read-label') return { ...own, held: { ...held, areSerialsFree: held.areSerialsFree && isAtDesk(orphan) } };
  return isAtDesk(orphan) ? { held, atDesk: orphan, attachments: { ...orphan.attachments, ...attachments } } : own;
}

/** Signing takes the parcel off the desk, and so does a label read later what had been put aside; unpacking, and such a label, put there what no order named. */
export function orphansBeside(deps: Pick<Deps, 'sha256'>, { decided, rules, orphan }: Beside): readonly OrphanChange[] {
  const { order, event } = decided;
  const linked = { orderId: order.id, orderNumber: order.orderNumber };
  // One that was sent away, or belongs to another order, is no matter of this one.
  const takenOff = orphan && isAtDesk(orphan) ? [orphanChange(takeOffDesk(orphan, linked, event, deps.sha256), rules)] : [];
  const isComparing = event.step === 'unpack' || event.step === 'read-label';
  const extras = isComparing ? extrasOf(decided).map((extra) => orphanChange(registerExtra(deps, decided, extra), rules)) : [];
  return [...takenOff, ...extras];
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
