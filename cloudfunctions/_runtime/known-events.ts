import type { ChainedEvent } from '#core/domain/event';
import type { Query } from './database';
import { readUpTo } from './documents';

/** Orders whose events an instance keeps; an order that somebody works on is asked for again and again. */
const MAX_ORDERS = 50;

/** Events that were read or written by this instance. They never change, so what is known need not be read again. */
type KnownEvents<E> = {
  /** From the first to `version`; null when any of them is not known. */
  readonly find: (orderId: string, version: number) => readonly E[] | null;
  /** All that are known of an order, from the first on: what is not among them is later. */
  readonly beginningOf: (orderId: string) => readonly E[];
  /** All events of an order from the first on. */
  readonly keep: (orderId: string, events: readonly E[]) => void;
  /** One that has just been stored; of no use unless the one before is known. */
  readonly add: (event: E) => void;
};

/** Of orders. */
export const knownEvents = (): KnownEvents<ChainedEvent> => eventsKnownBy(({ orderId }) => orderId);

/** @param idOf what an event belongs to: an order, an orphan parcel */
export function eventsKnownBy<E extends { readonly version: number }>(idOf: (event: E) => string): KnownEvents<E> {
  const known = new Map<string, readonly E[]>();
  const keep = (orderId: string, events: readonly E[]) => {
    known.delete(orderId);
    known.set(orderId, events);
    const [oldest] = known.keys();
    if (known.size > MAX_ORDERS && oldest !== undefined) known.delete(oldest);
  };
  return {
    keep,
    beginningOf: (orderId) => known.get(orderId) ?? [],
    find: (orderId, version) => {
      const events = known.get(orderId) ?? [];
      return version > 0 && events.length >= version ? events.slice(0, version) : null;
    },
    add: (event) => {
      const before = event.version === 1 ? [] : known.get(idOf(event));
      if (before && before.length === event.version - 1) keep(idOf(event), [...before, event]);
    },
  };
}

/**
 * The events of an order from the first to `version`, however many: a hundred machines that go their own ways, with their reminders, make more than one
 * reading of a thousand, and a history without its end shows an old state and does not verify.
 *
 * @param before those that are known; `following` finds the others, by version
 */
export async function historyUpTo(version: number, before: readonly ChainedEvent[], following: Query): Promise<readonly ChainedEvent[]> {
  const found = await readUpTo(following, version - before.length);
  return [...before, ...found.map(({ _id, ...event }) => event as unknown as ChainedEvent)];
}
