import type { Wrote } from '../../domain/messages/reply-window';
import type { EpochMs } from '../../domain/money-and-time';
import type { Inbox, Recipient } from '../outbox-ports';
import type { Settings } from '../settings';
import type { Message } from './message';

/** What is known of a person while they are being sent to; changes with what is sent. */
export type Person = {
  readonly inbox: Inbox;
  readonly settings: Settings;
  recipient: Recipient;
  /** Undefined until it is asked for: most messages go another way. */
  wrote: Wrote | null | undefined;
  /** By template id. */
  readonly credits: Map<string, number>;
  /** When something was last told, by order. */
  readonly told: Map<string, EpochMs>;
  /** See SendLease. */
  readonly interruptedUntil: EpochMs | null;
};

/** The subscribe template that carries a message, if any does. */
export function templateIdOf({ settings }: Person, { newest }: Message): string | undefined {
  return newest.template && settings.subscribeTemplates[newest.template];
}
