import { beforeAll, describe, expect, test } from '@jest/globals';
import { STEP_NAMES, type StepName } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { aSubmittedOrder, changesOf, type Exploration, explore } from '../../support/exploration/explore';
import { offerFaults } from '../../support/exploration/offer-faults';
import { orderKey } from '../../support/exploration/order-key';
import { runs } from '../../support/runs';

/** Steps that need another machine to wait for. */
const OF_SEVERAL: readonly StepName[] = ['request-split', 'decide-split'];
/** Steps about one machine that make nothing more or less possible for another: what two do to each other is seen with two. */
const OF_ONE: readonly StepName[] = [
  'establish-warranty',
  'report-damage',
  'request-approval',
  'decide-approval',
  'request-split',
  'decide-split',
  'withdraw-quotation',
];
/** Steps that change nothing later steps depend on, so exploring leaves them out. */
const WITHOUT_EFFECT: readonly StepName[] = [
  'assign',
  'correct-waybill',
  'extend-promise',
  'message',
  'note-unreachable',
  'rate',
  'read-label',
  'recompute-promise',
  'revoke-share',
  'share',
];

// Everything that can happen to an order, step by step. Three machines take minutes and gigabytes: `npm run prove` only.
const SIZES: readonly (readonly [machines: number, states: number])[] = [
  [1, 200],
  [2, 8_000],
  ...(process.env.PROVE === '1' ? [[3, 200_000] as const] : []),
];

/** Offers are compared in every state of one machine, in some of more. */
const every = 10_000 / runs(1_000);
const PATIENCE_MS = 3_600_000;

describe.each(SIZES)('all that can happen to an order of %i machines', (machines, atLeast) => {
  let found: Exploration;
  const disagreements = new Set<string>();
  beforeAll(() => {
    found = explore(machines, {
      visit: (order, state) => {
        if (state % (machines === 1 ? 1 : every) === 0) for (const fault of offerFaults(order)) disagreements.add(fault);
      },
      without: machines > 2 ? OF_ONE : [],
    });
  }, PATIENCE_MS);

  test('no invariant is ever broken', () => expect(found.faults).toEqual([]));
  test('a closed order can be reached from everywhere', () => expect(found.deadEnds).toEqual([]));
  test('a closed order can be reached from everywhere, even if the customer never does anything again', () => {
    expect(found.deadEndsInSilence).toEqual([]);
  });
  test('what is offered can be done, and what can be done is offered', () => expect([...disagreements]).toEqual([]));
  test('every step is legal somewhere', () => {
    const left = [...WITHOUT_EFFECT, ...(machines === 1 ? OF_SEVERAL : []), ...(machines > 2 ? OF_ONE : [])];
    expect(found.stepsTaken).toEqual(STEP_NAMES.filter((step) => !left.includes(step)).sort());
  });
  test('the search was not cut short', () => expect(found.states).toBeGreaterThan(atLeast));
});

test('orders with the same key have the same future, so that looking at one of them is enough', () => {
  // Of machines that nobody ordered a repair for only "some" is kept, not how many.
  const simplified = (key: string): string => key.replace('+', '');
  const futureOf = (order: WorkOrder): readonly string[] =>
    [...new Set(changesOf(order).map(({ move, after }) => `${move.step} > ${simplified(orderKey(after))}`))].sort();
  const start = aSubmittedOrder(1);
  const futures = new Map([[orderKey(start), futureOf(start)]]);
  const queue = [start];
  for (let order = queue.pop(); order; order = queue.pop()) {
    for (const { after } of changesOf(order)) {
      const known = futures.get(orderKey(after));
      const future = futureOf(after);
      if (known) expect(future).toEqual(known);
      else {
        futures.set(orderKey(after), future);
        queue.push(after);
      }
    }
  }
  expect(futures.size).toBeGreaterThan(200);
});
