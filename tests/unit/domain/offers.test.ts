import { expect, test } from '@jest/globals';
import type { Context } from '#core/domain/context';
import { type Offer, offersFor } from '#core/domain/offers';
import { stepDefinition } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { changesOf, explore } from '../../support/exploration/explore';
import { type Move, movesOn } from '../../support/exploration/moves';
import { runs } from '../../support/runs';
import {
  aContext,
  agent,
  aMachine,
  aWorkOrder,
  customer,
  finance,
  supervisor,
  technician,
  withoutAddress,
} from '../../support/work-orders';

const idOf = ({ payload: { discrepancyId, parcelId, voucherId, shipmentId } }: Move): string | undefined =>
  discrepancyId ?? parcelId ?? voucherId ?? shipmentId;

/** Whether a move is one that the offer stands for. */
function isOf({ step, machineIds, targetId }: Offer, move: Move): boolean {
  if (step !== move.step) return false;
  if (stepDefinition(step).target !== 'machines') return targetId === idOf(move);
  return (move.payload.machineIds ?? []).every((id) => machineIds.includes(id));
}

const byContext = (moves: readonly Move[]): ReadonlyMap<Context, readonly Move[]> => {
  const grouped = new Map<Context, Move[]>();
  for (const move of moves) grouped.set(move.context, [...(grouped.get(move.context) ?? []), move]);
  return grouped;
};

/** Where the buttons and the server disagree about an order. */
function disagreements(order: WorkOrder): readonly string[] {
  const legal = byContext(changesOf(order).map(({ move }) => move));
  return [...byContext(movesOn(order))].flatMap(([context, tried]) => {
    const offers = offersFor(order, context).filter(({ refusal }) => !refusal);
    const done = legal.get(context) ?? [];
    const hidden = done.filter((move) => !offers.some((offer) => isOf(offer, move))).map(({ step }) => `${step} is legal, not offered`);
    const empty = offers
      .filter(({ step }) => tried.some((move) => move.step === step))
      .filter((offer) => !done.some((move) => isOf(offer, move)))
      .map(({ step }) => `${step} is offered, never legal`);
    return [...hidden, ...empty];
  });
}

test('what is offered can be done, and what can be done is offered, in every state of an order', () => {
  const found = new Set<string>();
  const look = (order: WorkOrder): void => {
    for (const line of disagreements(order)) found.add(line);
  };
  explore(1, look);
  const every = Math.round(1_000 / runs(1_000));
  explore(2, (order, state) => {
    if (state % every === 0) look(order);
  });
  expect([...found]).toEqual([]);
}, 600_000);

const offered = (order: WorkOrder, context: Context): readonly string[] =>
  offersFor(order, context)
    .filter(({ refusal }) => !refusal)
    .map(({ step }) => step);

test('a customer whose address is locked is not asked for it again', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  expect(offered(order, aContext(customer))).not.toContain('give-address');
  expect(offered(withoutAddress(order), aContext(customer))).toContain('give-address');
});

test('an open difference is offered to the agent by its id, none when there is none', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  const different = { ...order, discrepancies: [{ id: 'd1', parcelId: 'p1', kind: 'extra' as const, serialNumber: 'JMX16-9999' }] };
  expect(offersFor(order, aContext(agent)).filter(({ step }) => step === 'resolve-discrepancy')).toEqual([]);
  expect(offersFor(different, aContext(agent))).toContainEqual(expect.objectContaining({ step: 'resolve-discrepancy', targetId: 'd1' }));
});

test('nothing is offered for refund where nothing was paid', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
  expect(offered(order, aContext(finance))).not.toContain('refund');
});

test('a promise is offered for extension only where there is one', () => {
  const { promise: _none, ...declined } = aMachine({ state: 'ready', outcome: 'unrepaired' });
  expect(offered(aWorkOrder({ machines: [declined] }), aContext(technician))).not.toContain('extend-promise');
});

test('a blocked return is refused to the agent, named, and offered to the supervisor', () => {
  const order = aWorkOrder({ machines: [aMachine({ state: 'ready' }), aMachine({ id: 'm2', state: 'quoted' })] });
  const ship = offersFor(order, aContext(agent)).find(({ step }) => step === 'ship');
  expect(ship).toMatchObject({
    machineIds: ['m1'],
    refusal: { code: 'split-needs-reason', why: ['R54', 'R55', 'R56'], whoCan: ['agent'] },
  });
  expect(offered(order, aContext(supervisor))).toContain('ship');
});
