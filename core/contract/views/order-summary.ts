import type { EpochMs } from '../../domain/money-and-time';
import type { StepName } from '../../domain/step-table';
import type { Stage } from '../../domain/work-order';

export type StepBarStep = 'to-confirm' | 'to-receive' | 'to-repair' | 'to-return' | 'done';

export type OrderSummary = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly stage: Stage;
  /** At most 5 Han characters in zh-CN: 待确认, 待付款, 部分寄回 … */
  readonly stageWord: string;
  readonly stepBar: StepBarStep;
  readonly machineCount: number;
  readonly models: readonly string[];
  /** The one thing the customer should do now; absent when nothing. */
  readonly nextAction?: StepName;
  readonly nextActionWord?: string;
  readonly submittedAt: EpochMs;
  readonly updatedAt: EpochMs;
};
export type OrderPage = { readonly orders: readonly OrderSummary[]; readonly cursor?: string };
