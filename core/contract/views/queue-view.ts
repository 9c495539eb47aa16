import type { EpochMs } from '../../domain/money-and-time';
import type { QueueGroup } from '../../domain/queue-group';
import type { OrderSummary } from './order-summary';
import type { PromiseStanding } from './promise-view';

export type QueueEntry = OrderSummary & {
  readonly group: QueueGroup;
  readonly groupSince: EpochMs;
  readonly customerName: string;
  readonly dueAt?: EpochMs;
  /** With `dueAt`: how the promise stands today. */
  readonly promise?: PromiseStanding;
  readonly assignee?: string;
  readonly serialNumbers: readonly string[];
  readonly waybillNumbers: readonly string[];
};
export type QueuePage = {
  readonly entries: readonly QueueEntry[];
  readonly counts: Readonly<Record<QueueGroup, number>>;
  readonly cursor?: string;
};
