import { beforeAll, describe, expect, test } from '@jest/globals';
import { STEP_NAMES, type StepName } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { aSubmittedOrder, changesOf, type Exploration, explore } from '../../support/exploration/explore';
import { offerFaults } from '../../support/exploration/offer-faults';
import { keyWithoutLeftOver, orderKey } from '../../support/exploration/order-key';
import { runs, SEEDED_MS } from '../../support/runs';

/** Steps that need another machine to wait for. */
const OF_SEVERAL: readonly StepName[] = ['request-split', 'decide-split'];
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

const IS_FULL = process.env.PROVE === '1';

// Everything that can happen to an order, step by step, to the end. Three machines take a quarter of an hour or more: `npm run prove` only.
const SIZES: readonly (readonly [machines: number, states: number])[] = [
  [1, 400],
  [2, 30_000],
  ...(IS_FULL ? [[3, 900_000] as const] : []),
];

/** Offers are compared in every state of one machine, in some of more. */
const every = 10_000 / runs(1_000);

describe.each(SIZES)('all that can happen to an order of %i machines', (machines, atLeast) => {
  let found: Exploration;
  const disagreements = new Set<string>();
  beforeAll(() => {
    found = explore(machines, {
      visit: (order, state) => {
        if (state % (machines === 1 ? 1 : every) === 0) for (const fault of offerFaults(order)) disagreements.add(fault);
      },
      byTable: machines > (IS_FULL ? 2 : 1),
      withoutLeftOver: machines > 2,
    });
  }, SEEDED_MS);

  test('no invariant is ever broken', () => expect(found.faults).toEqual([]));
  test('a closed order can be reached from everywhere', () => expect(found.deadEnds).toEqual([]));
  test('a closed order can be reached from everywhere, even if the customer never does anything again', () => {
    expect(found.deadEndsInSilence).toEqual([]);
  });
  test('what is offered can be done, and what can be done is offered', () => expect([...disagreements]).toEqual([]));
  test('every step is legal somewhere', () => {
    const left = [...WITHOUT_EFFECT, ...(machines === 1 ? OF_SEVERAL : [])];
    expect(found.stepsTaken).toEqual(STEP_NAMES.filter((step) => !left.includes(step)).sort());
  });
  test('the search was not cut short', () => expect(found.states).toBeGreaterThan(atLeast));
});

test('orders with the same key have the same future, so that looking at one of them is enough', () => {
  // Of what is left over only whether there is anything is kept, not how much.
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

/** What can happen next, but for settling what is left over; by whom matters where the customer falls silent. */
const futureBesideLeftOver = (order: WorkOrder): readonly string[] => {
  const futures = changesOf(order, { byTable: true }).flatMap(({ move: { step, context }, after }) => {
    const isSettled = step === 'resolve-discrepancy' && keyWithoutLeftOver(after) === keyWithoutLeftOver(order);
    return isSettled ? [] : [`${step} ${context.actor.kind === 'person' ? context.actor.openid : ''} > ${keyWithoutLeftOver(after)}`];
  });
  return [...new Set(futures)].sort();
};

test.each(IS_FULL ? [1, 2] : [1])(
  'what is left over of the parcels of %i machines makes nothing else more or less possible, so that three machines are looked at without it',
  (machines) => {
    const futures = new Map<string, { readonly besideLeftOver: string; readonly future: string }>();
    explore(machines, {
      byTable: true,
      visit: (order) =>
        futures.set(orderKey(order), { besideLeftOver: keyWithoutLeftOver(order), future: `${futureBesideLeftOver(order)}` }),
    });
    const alike = [...futures].filter(([key, { besideLeftOver }]) => key !== besideLeftOver);
    expect(alike.length).toBeGreaterThan(200);
    for (const [key, { besideLeftOver, future }] of alike) expect([key, futures.get(besideLeftOver)?.future]).toEqual([key, future]);
  },
  SEEDED_MS,
);
