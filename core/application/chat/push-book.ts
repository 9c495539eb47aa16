import type { EpochMs } from '../../domain/money-and-time';
import type { ChatMessage } from './chat-message';

/** A message of the chat and what became of it. The first text of the answer is the reply to WeChat's request unless it came too late for that. */
export type KeptMessage = {
  readonly message: ChatMessage;
  readonly state: 'handling' | 'answered';
  /** WeChat's request was answered with nothing: every text goes as a customer-service message. */
  readonly isLate: boolean;
  /** How often somebody began to handle it, or to send its texts. */
  readonly attempts: number;
  /** Whoever holds it has it until then; nobody when that is over. */
  readonly lockedUntil: EpochMs;
  readonly texts: readonly string[];
  /** Of the texts how many have been said. */
  readonly said: number;
};

/** The right to go on with a message: until the time, or until somebody else takes it after that. */
export type Hold = { readonly messageId: string; readonly holder: string; readonly until: EpochMs };

/** What the chat keeps of messages, so that each is handled once and answered once, whoever dies meanwhile. Each function is one call unless it says more. */
export type PushBook = {
  /** Keeps a new message, held; null. What is kept of one that came before, held by whoever has it: two calls. */
  begin(message: ChatMessage, hold: Hold): Promise<KeptMessage | null>;
  find(messageId: string): Promise<KeptMessage | null>;
  /** Holds what nobody holds any more; false when somebody does. `late`: the answer goes as customer-service messages. */
  take(hold: Hold, now: EpochMs, options?: { readonly late: boolean }): Promise<boolean>;
  /** Goes on holding. */
  keep(hold: Hold): Promise<void>;
  /** Gives it up, so that the next try need not wait. */
  release(hold: Hold): Promise<void>;
  /** Keeps the answer of whoever still holds it, one call or two when it is late; false when somebody else took it. `restDueAt`: when the texts after the first go out. */
  answer(hold: Hold, texts: readonly string[], restDueAt: EpochMs): Promise<boolean>;
  /** From now on the answer is late, and looked after from `dueAt` on; false when there is one already. */
  handOn(messageId: string, dueAt: EpochMs): Promise<boolean>;
  /** Messages nobody answers any more, and answers with texts that wait; oldest first. */
  due(now: EpochMs, limit: number): Promise<readonly string[]>;
  noteSaid(hold: Hold, said: number): Promise<void>;
  /** Nothing waits any more, or not before `dueAt`. `failed`: why texts were given up. */
  settle(hold: Hold, outcome: { readonly dueAt?: EpochMs; readonly failed?: number }): Promise<void>;
};
