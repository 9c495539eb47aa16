import { beforeAll, describe, expect, test } from '@jest/globals';
import { STEP_NAMES, type StepName } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { aSubmittedOrder, changesOf, type Exploration, explore, legal } from '../../support/exploration/explore';
import type { Move } from '../../support/exploration/move';
import { movesWithoutEffect } from '../../support/exploration/moves-without-effect';
import { offerFaults } from '../../support/exploration/offer-faults';
import { keyWithoutLeftOver, orderKey } from '../../support/exploration/order-key';
import { changeFaults, decisionFaults, faultsOf } from '../../support/invariants';
import { runs, SEEDED_MS } from '../../support/runs';

/** Steps that need another machine to wait for. */
const OF_SEVERAL: readonly StepName[] = ['request-split', 'decide-split'];
/** Steps that need a machine whose label the customer could not read, or that came without. */
const OF_UNLABELLED: readonly StepName[] = ['read-label'];
/** Steps that change nothing later steps depend on, so exploring leaves them out. */
const WITHOUT_EFFECT: readonly StepName[] = [
  'assign',
  'correct-waybill',
  'extend-promise',
  'message',
  'note-unreachable',
  'rate',
  'recompute-promise',
  'revoke-share',
  'share',
];

const IS_FULL = process.env.PROVE === '1';

type Family = {
  readonly machines: number;
  /** Machines whose label the customer could not read. */
  readonly unlabelled: number;
  /** Also machines that come without the label whose number the customer typed. */
  readonly losesLabels: boolean;
  /** Every state is found all the same, but what the table forbids is not tried, and what is left over is no part of a state. */
  readonly isAbridged: boolean;
  /** As decision 0002 tells them. Fewer, and the search was cut short; others, and that table is out of date. */
  readonly states: number;
  readonly changes: number;
};
// Everything that can happen to an order, step by step, to the end. Three machines take about half an hour: `npm run prove` only.
const FAMILIES: readonly Family[] = [
  { machines: 1, unlabelled: 0, losesLabels: false, isAbridged: false, states: 418, changes: 1_984 },
  { machines: 1, unlabelled: 1, losesLabels: false, isAbridged: false, states: 850, changes: 4_925 },
  { machines: 1, unlabelled: 0, losesLabels: true, isAbridged: false, states: 1_186, changes: 7_013 },
  IS_FULL
    ? { machines: 2, unlabelled: 0, losesLabels: false, isAbridged: false, states: 38_906, changes: 323_062 }
    : { machines: 2, unlabelled: 0, losesLabels: false, isAbridged: true, states: 19_454, changes: 151_814 },
  ...(IS_FULL
    ? [
        { machines: 2, unlabelled: 1, losesLabels: false, isAbridged: true, states: 50_867, changes: 464_461 },
        { machines: 2, unlabelled: 0, losesLabels: true, isAbridged: true, states: 159_822, changes: 1_750_251 },
        { machines: 3, unlabelled: 0, losesLabels: false, isAbridged: true, states: 1_065_664, changes: 12_227_354 },
      ]
    : []),
];

/** Offers are compared in every state of one machine, in some of more. */
const SAMPLED = [1, 100_000 / runs(10_000), 1_000_000 / runs(10_000)];

describe.each(FAMILIES)(
  'all that can happen to an order of $machines machines, $unlabelled without a label, others losing theirs: $losesLabels',
  (family) => {
    const { machines, unlabelled, losesLabels, isAbridged, states, changes } = family;
    let found: Exploration;
    const disagreements = new Set<string>();
    beforeAll(() => {
      const every = SAMPLED[machines - 1] ?? 1;
      found = explore(machines, {
        visit: (order, state) => {
          if (state % every === 0) for (const fault of offerFaults(order)) disagreements.add(fault);
        },
        unlabelled,
        losesLabels,
        byTable: isAbridged,
        withoutLeftOver: isAbridged,
      });
    }, SEEDED_MS);

    test('no invariant is ever broken', () => expect(found.faults).toEqual([]));
    test('a closed order can be reached from everywhere', () => expect(found.deadEnds).toEqual([]));
    test('a closed order can be reached from everywhere, even if the customer never does anything again', () => {
      expect(found.deadEndsInSilence).toEqual([]);
    });
    test('what is offered can be done, and what can be done is offered', () => expect([...disagreements]).toEqual([]));
    test('every step is legal somewhere', () => {
      const left = [...WITHOUT_EFFECT, ...(machines === 1 ? OF_SEVERAL : []), ...(unlabelled === 0 && !losesLabels ? OF_UNLABELLED : [])];
      expect(found.stepsTaken).toEqual(STEP_NAMES.filter((step) => !left.includes(step)).sort());
    });
    test('every state and every change is counted', () => expect([found.states, found.changes]).toEqual([states, changes]));
  },
);

test.each(FAMILIES.filter(({ isAbridged }) => !isAbridged))(
  'orders of $machines machines, $unlabelled without a label, others losing theirs: $losesLabels, that have the same key have the same future, so that looking at one of them is enough',
  ({ machines, unlabelled, losesLabels }) => {
    const keyOf = (order: WorkOrder): string => orderKey(order, losesLabels);
    // Of what is left over only whether there is anything is kept, not how much.
    const simplified = (key: string): string => key.replace('+', '');
    // Bills of the same time are reminded of together or one after the other, which comes to the same; others only one after the other.
    const isOfSeveralBills = ({ payload }: Move): boolean => (payload.reminder?.subjects ?? []).length > 1;
    const futureOf = (order: WorkOrder): readonly string[] => {
      const changes = changesOf(order, { byTable: true, losesLabels }).filter(({ move }) => !isOfSeveralBills(move));
      return [...new Set(changes.map(({ move, after }) => `${move.step} > ${simplified(keyOf(after))}`))].sort();
    };
    const start = aSubmittedOrder(machines, unlabelled);
    const futures = new Map([[keyOf(start), futureOf(start)]]);
    const queue = [start];
    for (let order = queue.pop(); order; order = queue.pop()) {
      for (const { after } of changesOf(order, { byTable: true, losesLabels })) {
        const known = futures.get(keyOf(after));
        const future = futureOf(after);
        if (known) expect(future).toEqual(known);
        else {
          futures.set(keyOf(after), future);
          queue.push(after);
        }
      }
    }
    expect(futures.size).toBeGreaterThan(200);
  },
  SEEDED_MS,
);

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

test('what exploring leaves out breaks nothing and leads nowhere else', () => {
  const known = new Set<string>();
  const reached: string[] = [];
  const faults = new Set<string>();
  const taken = new Set<string>();
  explore(1, {
    visit: (order) => {
      known.add(orderKey(order));
      for (const { move, after, decision } of legal(order, movesWithoutEffect(order))) {
        taken.add(move.step);
        for (const fault of [...faultsOf(after), ...changeFaults(order, after), ...decisionFaults(order, decision)])
          faults.add(`${move.step} on ${orderKey(order)}: ${fault}`);
        // A customer who writes is not silent any more, so that the days until a hold begin again; reminders before it are explored themselves.
        if (move.step === 'message' || move.step === 'remind') reached.push(orderKey(after));
        else if (orderKey(after) !== orderKey(order)) faults.add(`${move.step} on ${orderKey(order)} leads to ${orderKey(after)}`);
      }
    },
  });
  expect([...faults]).toEqual([]);
  expect(reached.filter((key) => !known.has(key))).toEqual([]);
  expect([...taken].sort()).toEqual([...WITHOUT_EFFECT.filter((step) => step !== 'recompute-promise'), 'remind'].sort());
});
