import type { Context } from '../../context';
import type { Offer } from '../../offers';
import { err, ok, type Result } from '../../result';
import type { Payload } from '../../steps/payload';
import type { WorkOrder } from '../../work-order';
import type { Argument } from '../chat-argument';
import type { ChatStep } from '../chat-steps';
import type { Line } from '../line';
import type { ChatProblem } from '../problem';

/** What a line is read against: the order it is about, and what is legal there. */
export type ArgumentWorld = {
  readonly order: WorkOrder;
  /** Of this person, now. */
  readonly offers: readonly Offer[];
  readonly context: Context;
  /** Whom the order can be handed to. */
  readonly colleagues: readonly { readonly openid: string; readonly name: string }[];
  /** Photos that wait in the chat, for what needs them beside its reason. */
  readonly photos: readonly string[];
};

export type Place = { readonly said: ChatStep; readonly argument: Argument; readonly world: ArgumentWorld; readonly before: Payload };
/** Reads one argument at this place of the line; what it takes, it takes from the line. */
export type ArgumentReader = (line: Line, place: Place) => Result<Payload, ChatProblem>;

export const missing = ({ argument }: Place): Result<Payload, ChatProblem> =>
  argument.isOptional ? ok({}) : err({ code: 'missing', what: argument.kind });

/** What stands at this place, up to the next space: for telling that it was not understood. */
export const nextWord = (line: Line): string => line.rest.split(/\s/)[0] ?? '';

/** Nothing there, or something that is none. */
export const notFound = (line: Line, place: Place): Result<Payload, ChatProblem> =>
  line.isAtEnd || place.argument.isOptional
    ? missing(place)
    : err({ code: 'not-understood', what: place.argument.kind, said: nextWord(line) });

/** Ids of parcels, vouchers, shipments that the step may be about: those it is legal for, else those where it says why it is not. */
export function offeredTargets({ offers }: ArgumentWorld, { step }: ChatStep): readonly string[] {
  const ofStep = offers.filter((offer) => offer.step === step && offer.targetId !== undefined);
  const legal = ofStep.filter(({ refusal }) => !refusal);
  return (legal.length > 0 ? legal : ofStep).flatMap(({ targetId }) => targetId ?? []);
}
