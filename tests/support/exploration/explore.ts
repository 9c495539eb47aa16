import { type Decision, decide } from '#core/domain/decide';
import type { Sha256 } from '#core/domain/event';
import type { StepName } from '#core/domain/step-table';
import { decideSubmit } from '#core/domain/submit';
import type { WorkOrder } from '#core/domain/work-order';
import { customer, NOW } from '../contexts';
import { changeFaults, faultsOf } from '../invariants';
import { serialOf } from '../machines';
import { type Move, movesOn } from './moves';
import { orderKey } from './order-key';

/** A freshly submitted order of `count` machines, with its event. */
export function submitOrder(count: number, sha256: Sha256): Decision {
  const machines = Array.from({ length: count }, (_, index) => ({
    itemType: 'whole-machine' as const,
    model: 'X16-Q',
    serialNumber: serialOf(`m${index + 1}`),
    symptoms: [],
    faultDescription: '开机后无算力',
    labelPhotos: ['a-label'],
  }));
  const input = {
    orderId: 'wo-1',
    commandId: 'c-0',
    customer: { openid: 'o-customer', name: '' },
    contact: { name: '', phone: '' },
    machines,
  };
  const submitted = decideSubmit(input, NOW, '00000', sha256);
  if (!submitted.ok) throw new Error(submitted.error.code);
  return submitted.value;
}

export const aSubmittedOrder = (count: number): WorkOrder => submitOrder(count, () => 'hash').order;

export type Change = { readonly move: Move; readonly after: WorkOrder };

/** Every change that is legal on an order now. */
export function changesOf(order: WorkOrder, without: readonly StepName[] = []): readonly Change[] {
  return movesOn(order).flatMap((move) => {
    const { step, payload, context } = move;
    if (without.includes(step)) return [];
    const result = decide(order, { commandId: `c-${order.version}`, step, expectedVersion: order.version, payload }, context);
    return result.ok && 'order' in result.value ? [{ move, after: result.value.order }] : [];
  });
}

const isClosed = ({ stage }: WorkOrder): boolean => stage === 'completed' || stage === 'closed-remote' || stage === 'cancelled';

export type Exploration = {
  readonly states: number;
  readonly changes: number;
  /** Faults found, each with the steps that lead to it; the first few. */
  readonly faults: readonly string[];
  /** Keys of states from which no closed order can be reached; the first few, with the steps that lead there. */
  readonly deadEnds: readonly string[];
  /** The same when the customer does nothing any more. */
  readonly deadEndsInSilence: readonly string[];
  /** Steps that were legal somewhere. */
  readonly stepsTaken: readonly string[];
};

const SHOWN = 5;

type Look = {
  /** Sees one order of each state. */
  readonly visit?: (order: WorkOrder, state: number) => void;
  /** Steps that are not tried. */
  readonly without?: readonly StepName[];
};

/** Breadth first over everything that can happen to an order of `count` machines. */
export function explore(count: number, { visit = () => {}, without = [] }: Look = {}): Exploration {
  const start = aSubmittedOrder(count);
  const numbers = new Map([[orderKey(start), 0]]);
  const parents: number[] = [-1];
  const ways: string[] = ['submit'];
  const closed: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const fromByUs: number[] = [];
  const toByUs: number[] = [];
  const faults: string[] = [];
  const stepsTaken = new Set<string>();
  const pathTo = (state: number): string => {
    const path: string[] = [];
    for (let at = state; at >= 0; at = parents[at] ?? -1) path.unshift(ways[at] ?? '');
    return path.join(' → ');
  };

  let frontier: readonly { readonly order: WorkOrder; readonly state: number }[] = [{ order: start, state: 0 }];
  while (frontier.length > 0) {
    const next: { readonly order: WorkOrder; readonly state: number }[] = [];
    for (const { order, state } of frontier) {
      visit(order, state);
      for (const { move, after } of changesOf(order, without)) {
        const { step, payload } = move;
        stepsTaken.add(step);
        const way = `${step}(${(payload.machineIds ?? []).join(',')})`;
        if (faults.length < SHOWN)
          faults.push(...[...faultsOf(after), ...changeFaults(order, after)].map((fault) => `${fault}: ${pathTo(state)} → ${way}`));
        const key = orderKey(after);
        let target = numbers.get(key);
        if (target === undefined) {
          target = numbers.size;
          numbers.set(key, target);
          parents.push(state);
          ways.push(way);
          if (isClosed(after)) closed.push(target);
          next.push({ order: after, state: target });
        }
        from.push(state);
        to.push(target);
        if (move.context.actor === customer) continue;
        fromByUs.push(state);
        toByUs.push(target);
      }
    }
    frontier = next;
  }
  const stuck = unreachableFrom(closed, numbers.size, from, to);
  const stuckInSilence = unreachableFrom(closed, numbers.size, fromByUs, toByUs);
  return {
    states: numbers.size,
    changes: from.length,
    faults,
    deadEnds: stuck.slice(0, SHOWN).map(pathTo),
    deadEndsInSilence: stuckInSilence.slice(0, SHOWN).map(pathTo),
    stepsTaken: [...stepsTaken].sort(),
  };
}

/** States from which none of `goals` can be reached, walking the changes backwards. */
function unreachableFrom(goals: readonly number[], states: number, from: readonly number[], to: readonly number[]): readonly number[] {
  const firstInto = new Int32Array(states).fill(-1);
  const nextInto = new Int32Array(from.length);
  for (const [change, target] of to.entries()) {
    nextInto[change] = firstInto[target] ?? -1;
    firstInto[target] = change;
  }
  const reached = new Uint8Array(states);
  const queue = [...goals];
  for (const goal of goals) reached[goal] = 1;
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (let change = firstInto[state] ?? -1; change >= 0; change = nextInto[change] ?? -1) {
      const before = from[change] ?? 0;
      if (reached[before]) continue;
      reached[before] = 1;
      queue.push(before);
    }
  }
  return Array.from({ length: states }, (_, state) => state).filter((state) => !reached[state]);
}
