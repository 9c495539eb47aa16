import type { Machine } from './machine';
import type { EpochMs } from './money-and-time';
import type { Pause, WorkingDayPromise } from './promise';
import { blockersOf } from './stage';
import type { WorkOrder } from './work-order';

const PROMISED: readonly Machine['state'][] = ['pay-review', 'repairing', 'ready'];

/** The promise that is still to be kept for a machine: it ends with the first return, whatever becomes of the parcel (R51, R53). */
export const runningPromise = ({ promise, state, shipmentId }: Machine): WorkingDayPromise | undefined =>
  PROMISED.includes(state) && shipmentId === undefined ? promise : undefined;

/** The pause that a promise is in, if any. */
export const openPause = ({ pauses = [] }: WorkingDayPromise): Pause | undefined => pauses.find(({ until }) => until === undefined);

/** The promise's pauses after a change at `at`, when `blockers` keep its machine waiting; the same list when nothing changed. */
function pausesAfter({ pauses = [] }: WorkingDayPromise, blockers: readonly string[], at: EpochMs): readonly Pause[] {
  const last = pauses[pauses.length - 1];
  const isPaused = last !== undefined && last.until === undefined;
  if (!isPaused) return blockers.length === 0 ? pauses : [...pauses, { blockers, from: at }];
  if (blockers.length === 0) return [...pauses.slice(0, -1), { ...last, until: at }];
  const more = blockers.filter((id) => !last.blockers.includes(id));
  return more.length === 0 ? pauses : [...pauses.slice(0, -1), { ...last, blockers: [...last.blockers, ...more] }];
}

/**
 * The order with the pauses of its promises as they are after a change (R56): one begins when a machine is ready while another that
 * must go back with it is not, and ends when the last of those is ready or gone. Needs nothing but the order and the time of the event.
 */
export function withPauses(order: WorkOrder, at: EpochMs): WorkOrder {
  const blockers = blockersOf(order).map(({ id }) => id);
  let isChanged = false;
  const machines = order.machines.map((machine) => {
    const { promise } = machine;
    if (!promise) return machine;
    const isWaiting = machine.state === 'ready' && runningPromise(machine) !== undefined;
    const pauses = pausesAfter(promise, isWaiting ? blockers : [], at);
    if (pauses.length === 0 || pauses === promise.pauses) return machine;
    isChanged = true;
    return { ...machine, promise: { ...promise, pauses } };
  });
  return isChanged ? { ...order, machines } : order;
}
