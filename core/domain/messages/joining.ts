import type { EpochMs } from '../money-and-time';

/** What happens to one order within this time is told in two messages at most: the first at once, the rest together. */
export const JOIN_MS = 60_000;

/** What a notice waits in to be told with others. */
export type JoinFacts = {
  readonly now: EpochMs;
  readonly orderId: string;
  readonly isBold: boolean;
  /** It has waited with others before, or is part of a message that is being tried. */
  readonly group: string | null;
  /** When something of this order was last told to this person. */
  readonly lastToldAt: EpochMs | undefined;
};

/** Until when a notice waits to be told together with others of its order, or null: now. Bold ones never wait, and nothing waits twice. */
export function joinsUntil({ now, isBold, group, lastToldAt }: JoinFacts): EpochMs | null {
  if (isBold || group !== null || lastToldAt === undefined) return null;
  const until = lastToldAt + JOIN_MS;
  return now < until ? until : null;
}

/** The name of those that wait for the same moment: they go as one message, whatever is in the way. */
export const groupName = (orderId: string, until: EpochMs): string => `${orderId}:${until}`;
