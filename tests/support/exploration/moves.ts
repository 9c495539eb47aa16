import type { Actor } from '#core/domain/actor';
import { dueAlarms } from '#core/domain/alarms';
import type { Context } from '#core/domain/context';
import type { Machine } from '#core/domain/machine';
import { DAY_MS } from '#core/domain/money-and-time';
import { QUOTATION_CLASSES } from '#core/domain/quotation';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, aRegistry, consent, customer, finance, NOW, supervisor, technician, timer } from '../contexts';
import { REPAIR_FEE, RESHIP_FEE } from '../machines';
import { PAYLOADS } from '../payloads';
import { anAddress } from '../work-orders';

/** Something somebody may try. Whether it is legal is for `decide` to say. */
export type Move = { readonly step: StepName; readonly payload: Payload; readonly context: Context };

/** Which steps are tried on which machines. */
type IsWorthTrying = (step: StepName, machines: readonly Machine[]) => boolean;

/** A stand-in that is quick: nothing here depends on hashes. */
const noHash = (): string => 'hash';
const inContext = (actor: Actor, more: Partial<Context> = {}): Context => aContext(actor, { sha256: noHash, ...more });
const LATER = NOW + 100 * DAY_MS;
/** One reminder instead of six: whether the last was sent is all that later steps depend on. */
const later = (actor: Actor): Context => {
  const context = inContext(actor, { now: LATER });
  return { ...context, rules: { ...context.rules, paymentReminderDays: [89] } };
};

const by = {
  customer: inContext(customer),
  agent: inContext(agent),
  technician: inContext(technician),
  finance: inContext(finance),
  supervisor: inContext(supervisor),
  timer: inContext(timer),
  timerLater: later(timer),
  supervisorLater: later(supervisor),
  technicianInWarranty: inContext(technician, { registry: aRegistry(false) }),
  agentUnregistered: inContext(agent, { registry: new Map() }),
};
const wear = { code: 'N2' as const, text: '轴承磨损', photos: ['a-wear'], exempt: false };
const timers = new Map<number, Context>();
function timerAt(version: number): Context {
  const context = timers.get(version) ?? inContext(timer, { now: NOW + version });
  timers.set(version, context);
  return context;
}
const ofLargeOrder = inContext(agent, { rules: { ...by.agent.rules, largeQuantity: 2 } });

/** Every subset of a list but the empty one. */
function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const masks = Array.from({ length: 2 ** items.length - 1 }, (_, index) => index + 1);
  return masks.map((mask) => items.filter((_, index) => mask & (1 << index)));
}

const move = (step: StepName, context: Context, more: Payload = {}): Move => ({ step, context, payload: { ...PAYLOADS[step], ...more } });

const due = (machine: Machine): number =>
  machine.state === 'return-refused' ? RESHIP_FEE : (machine.quotations[machine.quotations.length - 1]?.amount ?? 0);

function machineMoves(order: WorkOrder, machines: readonly Machine[], isWorthTrying: IsWorthTrying): readonly Move[] {
  const machineIds = machines.map(({ id }) => id);
  const on = (step: StepName, context: Context, more: Payload = {}): Move | undefined =>
    isWorthTrying(step, machines) ? move(step, context, { ...more, machineIds }) : undefined;
  const isLocked = order.receivingAddress !== undefined;
  const address = isLocked ? { receivingAddress: undefined, consent: undefined } : { receivingAddress: anAddress, consent };
  // No two batches have one waybill, nor two parcels.
  const batch = { waybillNumber: `SF2${String(order.shipments.length).padStart(12, '0')}` };
  const parcel = { waybillNumber: `SF1${String(order.parcels.length).padStart(12, '0')}` };
  const [first] = machines;
  const left = first && machines.length === 1 ? first.paid - first.refunded : 0;
  return [
    on('confirm-return', by.agent),
    on('fix-remotely', by.agent),
    on('send-in', by.customer, { ...address, ...parcel }),
    on('withdraw', by.customer),
    on('withdraw', by.supervisorLater),
    on('link-orphan', by.agent, parcel),
    on('establish-warranty', by.agentUnregistered),
    on('report-damage', by.technician),
    on('report-damage', by.technician, { damageCause: 'none' }),
    on('request-approval', by.technician),
    on('decide-approval', by.supervisor),
    on('decide-approval', by.supervisor, { isApproved: false }),
    on('judge-free', by.technicianInWarranty),
    on('quote', by.technicianInWarranty, { voidReasons: [{ ...wear, code: 'H1' }] }),
    on('quote', by.technicianInWarranty, { voidReasons: [wear] }),
    on('quote', by.technicianInWarranty, { damageCause: 'logistics' }),
    ...QUOTATION_CLASSES.flatMap((kind) => [
      on('quote', by.technician, { class: kind }),
      on('revise-quotation', by.technician, { class: kind }),
    ]),
    on('revise-quotation', by.technician),
    on('declare-unrepairable', by.technician),
    on('withdraw-quotation', by.technician),
    // Every version has a time of its own, or the clock of a revised quotation would be that of the one before.
    on('note-notified', timerAt(order.version)),
    on('submit-voucher', by.customer, { amount: machines.reduce((sum, machine) => sum + due(machine), 0) }),
    on('decline', by.customer),
    ...(left > 0 ? [on('refund', by.finance, { amount: left })] : []),
    ...(left === REPAIR_FEE ? [on('refund', by.finance, { amount: REPAIR_FEE / 2 })] : []),
    on('hold', by.supervisorLater),
    on('reopen', by.supervisor),
    on('finish', by.technician),
    on('give-up', by.technician),
    on('request-split', by.agent),
    on('decide-split', by.supervisor),
    on('decide-split', by.supervisor, { isApproved: false }),
    on('ship', by.agent, batch),
    on('ship', by.agent, { ...batch, splitReason: 'approved' }),
    on('ship', by.supervisor, { ...batch, splitReason: 'approved' }),
    on('ship', ofLargeOrder, batch),
    on('ship', ofLargeOrder, { ...batch, splitReason: 'large-quantity' }),
  ].filter((tried) => tried !== undefined);
}

function thingMoves(order: WorkOrder): readonly Move[] {
  const parcels = order.parcels.filter(({ ended }) => !ended);
  const shipments = order.shipments.filter(({ ended }) => !ended);
  const vouchers = order.vouchers.filter(({ review }) => !review);
  return [
    ...parcels.flatMap(({ id: parcelId, waybillNumber, signed, unpacked }) => {
      if (unpacked) return [];
      const inside = order.machines.filter((machine) => machine.parcelId === parcelId).flatMap(({ serialNumber }) => serialNumber ?? []);
      const found = signed ? [[], ...subsetsOf(inside)] : [];
      return [
        move('refuse-parcel', by.agent, { parcelId }),
        move('lose-inbound', by.agent, { parcelId }),
        move('sign-parcel', by.agent, { parcelId, waybillNumber }),
        move('sign-orphan', by.agent, { parcelId }),
        ...found.flatMap((serialsFound) => [
          move('unpack', by.technician, { parcelId, serialsFound }),
          move('unpack', by.technician, { parcelId, serialsFound: [...serialsFound, 'JMX16-9999'] }),
        ]),
      ];
    }),
    ...order.discrepancies
      .filter(({ resolved }) => !resolved)
      .flatMap(({ id: discrepancyId }) =>
        (['found', 'not-in-parcel', 'set-aside'] as const).map((resolution) =>
          move('resolve-discrepancy', by.agent, { discrepancyId, resolution }),
        ),
      ),
    ...vouchers.flatMap(({ id: voucherId }) => [
      move('approve-voucher', by.finance, { voucherId }),
      move('reject-voucher', by.finance, { voucherId }),
    ]),
    ...shipments.flatMap(({ id: shipmentId }) => [
      move('confirm-delivered', by.customer, { shipmentId }),
      move('confirm-delivered', by.timerLater, { shipmentId }),
      move('report-not-received', by.customer, { shipmentId }),
      move('take-back-from-carrier', by.agent, { shipmentId }),
      move('lose-outbound', by.supervisor, { shipmentId }),
      move('note-refused-return', by.agent, { shipmentId }),
    ]),
  ];
}

/** Those that putting a machine on hold depends on. */
function remindersBeforeHold(order: WorkOrder): readonly Move[] {
  return dueAlarms(order, by.timerLater, LATER).flatMap(({ kind, subjects, anchor, day }) =>
    kind === 'pay' || kind === 'pay-freight' || kind === 'give-address'
      ? subsetsOf(subjects).map((some) => move('remind', by.timerLater, { reminder: { kind, subjects: some, anchor, day } }))
      : [],
  );
}

/**
 * Everything worth trying on an order, legal or not, by whoever may take the step (other roles are the grid's matter).
 * Left out, because nothing later depends on them: messages, assigning, sharing, rating, extensions, waybill corrections,
 * reminders other than those before a hold, promises computed again; reading a label, because every machine here has a serial number.
 */
export function movesOn(order: WorkOrder, isWorthTrying: IsWorthTrying = () => true): readonly Move[] {
  return [
    move('ask-info', by.agent),
    move('answer-info', by.customer),
    move('drop-info-request', by.agent),
    move('cancel', by.customer),
    move('cancel', by.supervisorLater),
    move('give-address', by.customer),
    ...remindersBeforeHold(order),
    ...thingMoves(order),
    ...subsetsOf(order.machines).flatMap((machines) => machineMoves(order, machines, isWorthTrying)),
  ];
}
