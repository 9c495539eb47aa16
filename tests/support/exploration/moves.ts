import { dueAlarms } from '#core/domain/alarms';
import type { Context } from '#core/domain/context';
import type { Machine } from '#core/domain/machine';
import { QUOTATION_CLASSES } from '#core/domain/quotation';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { consent } from '../contexts';
import { REPAIR_FEE, RESHIP_FEE, serialOf } from '../machines';
import { anAddress } from '../work-orders';
import { by, LATER, type Move, move, ofLargeOrder, subsetsOf, timerAt, tooManyIn } from './move';

/** Which steps are tried on which machines. */
type IsWorthTrying = (step: StepName, machines: readonly Machine[]) => boolean;

export type Tried = {
  readonly isWorthTrying?: IsWorthTrying;
  /** Also that a machine with a serial number is unpacked without its label. */
  readonly losesLabels?: boolean;
};

const isUnread = ({ serialNumber, label }: Machine): boolean => serialNumber === null || label === 'missing';

/** Numbers put aside as one too many, each once, settled or not. */
const extrasIn = ({ discrepancies }: WorkOrder): readonly string[] => [
  ...new Set(discrepancies.filter(({ kind }) => kind === 'extra').flatMap(({ serialNumber }) => serialNumber ?? [])),
];

const wear = { code: 'N2' as const, text: '轴承磨损', photos: ['a-wear'], exempt: false };

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
  // One number too many at a time: more are settled one after the other, just as this one. It is another number each time, or the one that lies there open.
  const open = order.discrepancies.filter(({ kind, resolved }) => kind === 'extra' && !resolved);
  const ofOthers = order.machines.filter((machine) => machine !== first).flatMap(({ serialNumber }) => serialNumber ?? []);
  const elsewhere = open.length === 0 ? [`JMX16-8${String(order.discrepancies.length).padStart(3, '0')}`, ...ofOthers] : [];
  const strangers = [
    ...elsewhere,
    ...open.filter(({ parcelId }) => parcelId === first?.parcelId).map(({ serialNumber }) => serialNumber ?? ''),
  ];
  const left = first && machines.length === 1 ? first.paid - first.refunded : 0;
  return [
    on('confirm-return', by.agent),
    on('fix-remotely', by.agent),
    on('send-in', by.customer, { ...address, ...parcel }),
    on('withdraw', by.customer),
    on('withdraw', by.supervisorLater),
    on('link-orphan', by.agent, parcel),
    on('establish-warranty', by.agentUnregistered),
    ...(first && isUnread(first) ? [on('read-label', by.technician, { serialNumber: serialOf(first.id) })] : []),
    // What is one too many may be the machine whose label the customer could not read.
    ...(first?.serialNumber === null ? extrasIn(order).map((serialNumber) => on('read-label', by.technician, { serialNumber })) : []),
    ...(first?.label === 'missing' && first.serialNumber !== null
      ? strangers.map((serialNumber) => on('read-label', by.technician, { serialNumber }))
      : []),
    on('report-damage', by.technician),
    on('report-damage', by.technician, { damageCause: 'none' }),
    on('request-approval', by.technician),
    on('decide-approval', by.supervisor),
    on('decide-approval', by.supervisor, { isApproved: false }),
    on('judge-free', by.technicianInWarranty),
    on('quote', by.technicianInWarranty, { voidReasons: [{ ...wear, code: 'H1' }] }),
    on('quote', by.technicianInWarranty, { voidReasons: [wear] }),
    on('quote', by.technicianInWarranty, { damageCause: 'logistics' }),
    ...(first && isUnread(first) ? [on('quote', by.technician, { voidReasons: [{ ...wear, code: 'H8' }] })] : []),
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

function thingMoves(order: WorkOrder, losesLabels: boolean): readonly Move[] {
  const parcels = order.parcels.filter(({ ended }) => !ended);
  const shipments = order.shipments.filter(({ ended }) => !ended);
  const vouchers = order.vouchers.filter(({ review }) => !review);
  return [
    ...parcels.flatMap(({ id: parcelId, waybillNumber, signed, unpacked }) => {
      if (unpacked) return [];
      const index = order.parcels.findIndex(({ id }) => id === parcelId);
      // Another slip each time, or the second parcel signed for by its slip would be refused for the first one's number.
      const slip = `SF4${String(index).padStart(12, '0')}`;
      const inside = order.machines.filter((machine) => machine.parcelId === parcelId).flatMap(({ serialNumber }) => serialNumber ?? []);
      const found = signed ? [[], ...subsetsOf(inside)] : [];
      const mayBeUnlabelled = (serialsFound: readonly string[]) =>
        order.machines
          .filter(({ parcelId: of, serialNumber }) => of === parcelId && (serialNumber === null || losesLabels))
          .filter(({ serialNumber }) => !serialsFound.includes(serialNumber ?? ''))
          .map(({ id }) => id);
      return [
        move('refuse-parcel', by.agent, { parcelId }),
        move('lose-inbound', by.agent, { parcelId }),
        move('sign-parcel', by.agent, { parcelId, waybillNumber }),
        move('sign-orphan', by.agent, { parcelId, waybillNumber: slip }),
        ...found.flatMap((serialsFound) =>
          [[], ...subsetsOf(mayBeUnlabelled(serialsFound))].flatMap((unlabelledMachineIds) => [
            move('unpack', by.technician, { parcelId, serialsFound, unlabelledMachineIds }),
            move('unpack', by.technician, { parcelId, serialsFound: [...serialsFound, tooManyIn(index)], unlabelledMachineIds }),
          ]),
        ),
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
 * Left out, because nothing later depends on them: those of `movesWithoutEffect`, and promises computed again.
 */
export function movesOn(order: WorkOrder, { isWorthTrying = () => true, losesLabels = true }: Tried = {}): readonly Move[] {
  return [
    move('ask-info', by.agent),
    move('answer-info', by.customer),
    move('drop-info-request', by.agent),
    move('cancel', by.customer),
    move('cancel', by.supervisorLater),
    move('give-address', by.customer),
    ...remindersBeforeHold(order),
    ...thingMoves(order, losesLabels),
    ...subsetsOf(order.machines).flatMap((machines) => machineMoves(order, machines, isWorthTrying)),
  ];
}
