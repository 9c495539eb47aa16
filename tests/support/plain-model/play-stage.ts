import type { ChainedEvent } from '#core/domain/event';
import type { WorkOrder } from '#core/domain/work-order';
import type { Origin, Person, PlainOrder } from './plain-order';
import type { Words } from './plain-step';

/** What the functions answered: done, or the code of the refusal. */
export type Answer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly code: string; readonly changes?: readonly unknown[] };

export type Sent = {
  readonly who: Person;
  readonly step: string;
  readonly words: Words;
  readonly version: number;
  readonly commandId: string;
};

/** What is stored about one order. */
export type Kept = {
  readonly order: WorkOrder;
  readonly events: readonly ChainedEvent[];
  readonly noticeIds: readonly string[];
  /** Beside the order, where there is a database. */
  readonly stage?: string;
  readonly queueGroup?: string;
};

/** Where a sequence is played. */
export type PlayStage = {
  readonly submit: (origins: readonly Origin[]) => Promise<void>;
  readonly now: () => Promise<number>;
  readonly take: (sent: Sent) => Promise<Answer>;
  readonly look: () => Promise<void>;
  readonly wait: (days: number) => Promise<void>;
  readonly outbox: () => Promise<void>;
  readonly kept: () => Promise<Kept>;
  /** A place of the words, as it is here: `@serial-m1`. */
  readonly real: (place: string) => string;
  /** What is claimed by an order, once the outbox has run; null where nothing is claimed. */
  readonly claims?: (order: PlainOrder) => Promise<readonly string[]>;
};
