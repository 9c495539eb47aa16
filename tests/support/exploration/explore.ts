import { type Decision, decide } from '#core/domain/decide';
import type { Sha256 } from '#core/domain/event';
import type { Machine } from '#core/domain/machine';
import { type StepName, stepDefinition } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import { decideSubmit } from '#core/domain/submit';
import type { WorkOrder } from '#core/domain/work-order';
import { customer, NOW } from '../contexts';
import { changeFaults, decisionFaults, faultsOf } from '../invariants';
import { serialOf } from '../machines';
import { ChangeGraph } from './change-graph';
import type { Move } from './move';
import { movesOn } from './moves';
import { keyWithoutLeftOver, orderKey } from './order-key';

/** A freshly submitted order of `count` machines, with its event. The customer could not read the labels of the first `unlabelled`. */
export function submitOrder(count: number, sha256: Sha256, unlabelled = 0): Decision {
  const machines = Array.from({ length: count }, (_, index) => ({
    itemType: 'whole-machine' as const,
    model: 'X16-Q',
    serialNumber: index < unlabelled ? null : serialOf(`m${index + 1}`),
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

export const aSubmittedOrder = (count: number, unlabelled = 0): WorkOrder => submitOrder(count, () => 'hash', unlabelled).order;

export type Change = { readonly move: Move; readonly after: WorkOrder; readonly decision: Decision };

type Look = {
  /** Sees one order of each state. */
  readonly visit?: (order: WorkOrder, state: number) => void;
  /**
   * Tries only what the table allows from the states that the machines are in; else that is tried, too, and refused. Three machines take
   * hours without. That `decide` refuses the rest is what the step grid shows.
   */
  readonly byTable?: boolean;
  /** Machines without a label that can be read; none. */
  readonly unlabelled?: number;
  /** Also machines that are unpacked without the label whose number the customer typed. */
  readonly losesLabels?: boolean;
  /** Takes orders to be the same state that differ in nothing but what is left over, see {@link keyWithoutLeftOver}: half as many. */
  readonly withoutLeftOver?: boolean;
};

const isInTable = (step: StepName, machines: readonly Machine[]): boolean => {
  const definition = stepDefinition(step);
  return definition.target !== 'order' && machines.every(({ state }) => definition.from.includes(state));
};

/** Every change that is legal on an order now. */
export const changesOf = (
  order: WorkOrder,
  { byTable = false, losesLabels = true }: Pick<Look, 'byTable' | 'losesLabels'> = {},
): readonly Change[] => legal(order, movesOn(order, { losesLabels, ...(byTable ? { isWorthTrying: isInTable } : {}) }));

/** Those of the moves that are legal, with what they change. */
export function legal(order: WorkOrder, moves: readonly Move[]): readonly Change[] {
  const changes: Change[] = [];
  for (const move of moves) {
    const { step, payload, context } = move;
    const result = decide(order, { commandId: `c-${order.version}`, step, expectedVersion: order.version, payload }, context);
    if (result.ok && 'order' in result.value) changes.push({ move, after: result.value.order, decision: result.value });
  }
  return changes;
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

/**
 * Breadth first over everything that can happen to an order of `count` machines, to the end: nothing stops it but that no state is new.
 * Every change is looked at for what must be true of it and of the order after it; what an event tells of the order (I9, I11, I12), once per state.
 */
export function explore(
  count: number,
  { visit = () => {}, byTable = false, unlabelled = 0, losesLabels = false, withoutLeftOver = false }: Look = {},
): Exploration {
  const keyOf = (order: WorkOrder) => (withoutLeftOver ? keyWithoutLeftOver : orderKey)(order, losesLabels);
  const start = aSubmittedOrder(count, unlabelled);
  const numbers = new Map([[keyOf(start), 0]]);
  const parents: number[] = [-1];
  const ways: string[] = ['submit'];
  const closed: number[] = [];
  const graph = new ChangeGraph();
  let changes = 0;
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
      for (const { move, after, decision } of changesOf(order, { byTable, losesLabels })) {
        const { step, payload } = move;
        stepsTaken.add(step);
        changes += 1;
        const key = keyOf(after);
        const known = numbers.get(key);
        const target = known ?? numbers.size;
        const wrong = [...faultsOf(after), ...changeFaults(order, after), ...(known === undefined ? decisionFaults(order, decision) : [])];
        if (wrong.length > 0 && faults.length < SHOWN)
          faults.push(...wrong.map((fault) => `${fault}: ${pathTo(state)} → ${wayOf(step, payload)}`));
        if (known === undefined) {
          numbers.set(key, target);
          parents.push(state);
          ways.push(wayOf(step, payload));
          if (isClosed(after)) closed.push(target);
          next.push({ order: after, state: target });
        }
        graph.add(state, target, move.context.actor === customer);
      }
    }
    frontier = next;
  }
  const deadEnds = (isSilent: boolean) => graph.cutOffFrom(closed, numbers.size, isSilent).slice(0, SHOWN).map(pathTo);
  return {
    states: numbers.size,
    changes,
    faults,
    deadEnds: deadEnds(false),
    deadEndsInSilence: deadEnds(true),
    stepsTaken: [...stepsTaken].sort(),
  };
}

const wayOf = (step: StepName, { machineIds = [] }: Payload): string => `${step}(${machineIds.join(',')})`;
