import type { Actor } from '#core/domain/actor';
import type { Context } from '#core/domain/context';
import { DAY_MS } from '#core/domain/money-and-time';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import { aContext, agent, aRegistry, customer, finance, NOW, supervisor, technician, timer } from '../contexts';
import { PAYLOADS } from '../payloads';

/** Something somebody may try. Whether it is legal is for `decide` to say. */
export type Move = { readonly step: StepName; readonly payload: Payload; readonly context: Context };

const TOO_MANY = Array.from({ length: 10 }, (_, index) => `JMX16-999${index}`);
/** The number that a parcel has too many: nothing lies in two parcels, and what was put aside before is at the orphan desk. */
export const tooManyIn = (parcelIndex: number): string => TOO_MANY[parcelIndex % TOO_MANY.length] ?? '';
/** What is one too many may be a machine of the order: it is known like the others. */
const registered = (expired: boolean): Context['registry'] => aRegistry(expired, TOO_MANY);

/** A stand-in that is quick: nothing here depends on hashes. */
const noHash = (): string => 'hash';
const inContext = (actor: Actor, more: Partial<Context> = {}): Context =>
  aContext(actor, { sha256: noHash, registry: registered(true), ...more });
export const LATER = NOW + 100 * DAY_MS;
/** One reminder instead of six: whether the last was sent is all that later steps depend on. */
const later = (actor: Actor): Context => {
  const context = inContext(actor, { now: LATER });
  return { ...context, rules: { ...context.rules, paymentReminderDays: [89] } };
};

/** Who may try something, each in a world of the kind that matters. */
export const by = {
  customer: inContext(customer),
  agent: inContext(agent),
  technician: inContext(technician),
  finance: inContext(finance),
  supervisor: inContext(supervisor),
  timer: inContext(timer),
  timerLater: later(timer),
  supervisorLater: later(supervisor),
  technicianInWarranty: inContext(technician, { registry: registered(false) }),
  agentUnregistered: inContext(agent, { registry: new Map() }),
};
const timers = new Map<number, Context>();
/** The timer, at a time of its own for each version. */
export function timerAt(version: number): Context {
  const context = timers.get(version) ?? inContext(timer, { now: NOW + version });
  timers.set(version, context);
  return context;
}
/** To whom two machines are many. */
export const ofLargeOrder = inContext(agent, { rules: { ...by.agent.rules, largeQuantity: 2 } });

/** Every subset of a list but the empty one. */
export function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const masks = Array.from({ length: 2 ** items.length - 1 }, (_, index) => index + 1);
  return masks.map((mask) => items.filter((_, index) => mask & (1 << index)));
}

/** The step with a payload that leaves nothing to say, but for what is said otherwise. */
export const move = (step: StepName, context: Context, more: Payload = {}): Move => ({
  step,
  context,
  payload: { ...PAYLOADS[step], ...more },
});
