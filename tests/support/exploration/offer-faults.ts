import type { Context } from '#core/domain/context';
import { type Offer, offersFor } from '#core/domain/offers';
import { stepDefinition } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { changesOf } from './explore';
import type { Move } from './move';
import { movesOn } from './moves';

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
export function offerFaults(order: WorkOrder): readonly string[] {
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
