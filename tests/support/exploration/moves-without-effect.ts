import { dueAlarms } from '#core/domain/alarms';
import type { WorkOrder } from '#core/domain/work-order';
import { by, LATER, type Move, move, subsetsOf } from './move';

/** Everything worth trying that changes nothing later moves depend on. */
export function movesWithoutEffect(order: WorkOrder): readonly Move[] {
  const waybillNumber = `SF3${String(order.version).padStart(12, '0')}`;
  const machineIds = order.machines.map(({ id }) => id);
  return [
    move('assign', by.agent),
    ...[by.customer, by.agent, by.technician].map((context) => move('message', context)),
    move('note-unreachable', by.agent),
    move('rate', by.customer),
    move('share', by.customer),
    move('revoke-share', by.customer),
    ...order.parcels.map(({ id: parcelId }) => move('correct-waybill', by.customer, { parcelId, waybillNumber })),
    ...subsetsOf(machineIds).map((some) => move('extend-promise', by.agent, { machineIds: some })),
    ...dueAlarms(order, by.timerLater, LATER).flatMap(({ kind, subjects, anchor, day }) =>
      kind === 'delivered' || kind === 'recompute' ? [] : [move('remind', by.timerLater, { reminder: { kind, subjects, anchor, day } })],
    ),
  ];
}
