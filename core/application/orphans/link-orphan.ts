import type { Actor } from '../../domain/actor';
import { decide } from '../../domain/decide';
import { decideOrphan, type OrphanCommand, type OrphanRefusal } from '../../domain/orphan/decide-orphan';
import type { OrphanParcel } from '../../domain/orphan/orphan';
import type { Refusal } from '../../domain/refusal';
import { err, ok, type Result } from '../../domain/result';
import type { Payload } from '../../domain/steps/payload';
import type { Busy, Change, Deps, Repeated } from '../ports';
import { changeOf } from '../take-step';
import { contextOf } from '../world';
import { orphanChange, orphanContextOf, orphanRulesOf } from './orphan-context';

type LinkCommand = OrphanCommand & { readonly step: 'link'; readonly orphanId: string };

/**
 * Gives an orphan parcel to a work order: to machines that are to be sent in, or to the parcel the order expects, whose waybill then is what the
 * slip says. Order and parcel change in one transaction, so whoever is second, at either, is refused and told what changed.
 *
 * @returns the parcel; or a refusal of its table, or of the order's (`wrong-state`, `waybill-taken`, `unknown-target` …)
 */
export async function linkOrphan(
  deps: Deps,
  actor: Actor,
  command: LinkCommand,
): Promise<Result<OrphanParcel, OrphanRefusal | Refusal | Busy>> {
  const settings = await deps.settings();
  const rules = orphanRulesOf(settings);
  const { orphanId, payload } = command;
  let linked: OrphanParcel | undefined;
  const done = await deps.orders.change<OrphanRefusal | Refusal>(
    { orderId: payload.orderId ?? '', orphanOf: () => orphanId },
    async (order, { orphan, ...held }) => {
      if (!orphan) return err({ code: 'not-found' });
      const decided = decideOrphan(orphan, command, orphanContextOf(deps, { actor, rules, order }));
      if (!decided.ok) return decided;
      linked = 'orphan' in decided.value ? decided.value.orphan : orphan;
      if (!order) return err({ code: 'unknown-target', field: 'orderId' });
      if ('repeatedAtVersion' in decided.value) return ok({ repeated: order });

      const { commandId } = command;
      const step = payload.parcelId === undefined ? 'link-orphan' : 'sign-orphan';
      const received = decide(
        order,
        { commandId, step, payload: orderPayload(orphan, command) },
        contextOf(deps, { actor, settings, registry: new Map(), held, ...proofsOf(orphan) }),
      );
      if (!received.ok) return received;
      if ('repeatedAtVersion' in received.value) return err({ code: 'command-reused' });
      const change = releasedLater(changeOf(order, received.value));
      return ok({ ...change, orphans: [orphanChange(decided.value, rules)] });
    },
  );
  if (!done.ok) return done;
  return linked ? ok(linked) : err({ code: 'not-found' });
}

/** A waybill that was mistyped is given back by the outbox: two documents and a claim are calls enough for one command. */
function releasedLater(change: Change | Repeated): Change | Repeated {
  if ('repeated' in change || change.releaseWaybill === undefined) return change;
  const { releaseWaybill, releaseWaybillsLater = [], ...rest } = change;
  return { ...rest, releaseWaybillsLater: [releaseWaybill, ...releaseWaybillsLater] };
}

/** The photos were proved when the desk took them; the order's chain covers them from here on. */
const proofsOf = ({ attachments }: OrphanParcel) => (attachments ? { attachments } : {});

/** What the order is told: everything the desk knows of the parcel. */
function orderPayload(orphan: OrphanParcel, { payload }: LinkCommand): Payload {
  return {
    ...(payload.parcelId === undefined ? { machineIds: payload.machineIds ?? [] } : { parcelId: payload.parcelId }),
    orphanId: orphan.id,
    carrier: orphan.carrier,
    ...(orphan.waybillNumber === null ? {} : { waybillNumber: orphan.waybillNumber }),
    photos: orphan.photos,
    // The warranty is judged by the day it came, not by the day somebody knew whose it is (R24).
    carrierSignedDate: orphan.receivedDate,
  };
}
