import type { ChainedEvent } from '#core/domain/event';

/** Orders whose events an instance keeps; an order that somebody works on is asked for again and again. */
const MAX_ORDERS = 50;

/** Events that were read or written by this instance. They never change, so what is known need not be read again. */
export type KnownEvents = {
  /** From the first to `version`; null when any of them is not known. */
  readonly find: (orderId: string, version: number) => readonly ChainedEvent[] | null;
  /** All events of an order from the first on. */
  readonly keep: (orderId: string, events: readonly ChainedEvent[]) => void;
  /** One that has just been stored; of no use unless the one before is known. */
  readonly add: (event: ChainedEvent) => void;
};

export function knownEvents(): KnownEvents {
  const known = new Map<string, readonly ChainedEvent[]>();
  const keep = (orderId: string, events: readonly ChainedEvent[]) => {
    known.delete(orderId);
    known.set(orderId, events);
    const [oldest] = known.keys();
    if (known.size > MAX_ORDERS && oldest !== undefined) known.delete(oldest);
  };
  return {
    keep,
    find: (orderId, version) => {
      const events = known.get(orderId) ?? [];
      return version > 0 && events.length >= version ? events.slice(0, version) : null;
    },
    add: (event) => {
      const before = event.version === 1 ? [] : known.get(event.orderId);
      if (before && before.length === event.version - 1) keep(event.orderId, [...before, event]);
    },
  };
}
