import type { EpochMs } from '../money-and-time';
import type { NoticeCode } from '../notice-code';
import { type Audience, CHANNELS_OF, type Channel, type ClosedChannels, type Considered, isWechatChannel, type NotTaken } from './channel';
import { type MessagePreferences, quietUntil } from './preferences';
import { repliesLeft, type Wrote } from './reply-window';

/** Everything the way of a notice depends on. */
export type WayFacts = {
  readonly now: EpochMs;
  readonly audience: Audience;
  /** When the notice arose. */
  readonly at: EpochMs;
  readonly isBold: boolean;
  /** See {@link asksForSomething}. */
  readonly asks: boolean;
  /** Whether a subscribe template carries it. */
  readonly hasSubscribeTemplate: boolean;
  /** It tells the person what they have just done themselves: the answer on their screen was the message. */
  readonly isOwnDoing: boolean;
  readonly isRead: boolean;
  /** Of the subscribe template that carries it, as the ledger has it. */
  readonly credits: number;
  readonly follows: boolean;
  readonly wrote: Wrote | null;
  readonly preferences: MessagePreferences;
  /** Channels that have failed for this notice already. */
  readonly closed: ClosedChannels;
};

export type Way =
  /** Nothing is sent, now or later. */
  | { readonly kind: 'in-app'; readonly reason: 'read-before' | 'own-doing'; readonly considered: readonly Considered[] }
  | {
      readonly kind: 'wait';
      readonly reason: 'quiet-hours' | 'waiting-for-credit';
      readonly until: EpochMs;
      readonly considered: readonly Considered[];
    }
  | { readonly kind: 'take'; readonly channel: Channel; readonly considered: readonly Considered[] };

/** What the customer has to do something about before anything goes on: send the machines in, answer, pay. */
const ASKING: readonly NoticeCode[] = ['N2', 'N21', 'N22'];

/** Whether a notice may take the last credit although it is not bold: nothing goes on without it, and what the person then does earns another. */
export const asksForSomething = (code: NoticeCode): boolean => ASKING.includes(code);

/** The report of WeChat's prompt may arrive after the command it was asked for. */
const CREDIT_GRACE_MS = 60_000;

/**
 * Which way a notice takes now. Channels are looked at in the order of {@link CHANNELS_OF}; the first that is open is taken, the last always is.
 * The last credit, and the last reply in a customer-service window, are kept: the one for bold notices and for those that ask for something, the other for bold
 * ones and for a person's answer.
 * Nobody is called within a minute of the event, while a credit may still be reported.
 */
export function chooseWay(facts: WayFacts): Way {
  const { now, audience, at, isBold, closed } = facts;
  // Whoever takes a step in the app has read of it at once; why nothing is sent is still that it was their own.
  if (facts.isOwnDoing) return { kind: 'in-app', reason: 'own-doing', considered: [] };
  if (facts.isRead) return { kind: 'in-app', reason: 'read-before', considered: [] };
  const quietEnd = isBold ? null : quietUntil(now, facts.preferences);
  if (quietEnd !== null) return { kind: 'wait', reason: 'quiet-hours', until: quietEnd, considered: [] };

  const considered: Considered[] = [];
  for (const channel of CHANNELS_OF[audience]) {
    const reason = closed[channel] ?? whyNot(channel, facts);
    if (reason === undefined) {
      const graceEnds = at + CREDIT_GRACE_MS;
      if (channel === 'call-task' && now < graceEnds && waitsForCredit(considered))
        return { kind: 'wait', reason: 'waiting-for-credit', until: graceEnds, considered };
      return { kind: 'take', channel, considered: [...considered, { channel, taken: true }] };
    }
    considered.push({ channel, reason });
  }
  throw new Error(`no channel is left for ${audience}: the last one is never closed`);
}

const waitsForCredit = (considered: readonly Considered[]): boolean =>
  considered.some((one) => one.channel === 'subscribe' && 'reason' in one && ['no-credit', 'credit-kept'].includes(one.reason));

function whyNot(channel: Channel, facts: WayFacts): NotTaken | undefined {
  if (isWechatChannel(channel) && !facts.preferences.channels[channel]) return 'switched-off';
  switch (channel) {
    case 'subscribe':
      if (!facts.hasSubscribeTemplate) return 'no-template';
      if (facts.credits <= 0) return 'no-credit';
      return facts.credits === 1 && !facts.isBold && !facts.asks ? 'credit-kept' : undefined;
    case 'template':
      return facts.follows ? undefined : 'not-following';
    case 'customer-service': {
      if (!facts.follows) return 'not-following';
      const left = repliesLeft(facts.wrote, facts.now);
      if (left === 'closed') return 'window-closed';
      if (left === 0) return 'window-used-up';
      return left === 1 && !facts.isBold ? 'window-kept' : undefined;
    }
    case 'call-task':
    case 'desk':
      return undefined;
  }
}
