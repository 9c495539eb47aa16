import type { MachineView, OrderView } from '#core/contract/views';

/** The machines of an order with these ids, in its order. */
export const machinesOf = (order: OrderView, ids: readonly string[]): readonly MachineView[] =>
  order.machines.filter(({ id }) => ids.includes(id));
