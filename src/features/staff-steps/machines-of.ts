import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';

/** The machines of an order with these ids, in its order. */
export const machinesOf = (order: OrderView, ids: readonly string[]): readonly MachineView[] =>
  order.machines.filter(({ id }) => ids.includes(id));
