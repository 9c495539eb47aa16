import type { ItemType, MachineState } from '../../domain/machine';
import type { EpochMs } from '../../domain/money-and-time';
import type { Stage } from '../../domain/work-order';
import type { StepBarStep } from './order-summary';

/**
 * What the holder of a share link sees (R20): how far the order is, and the parcels on their way back. Serials are masked but for their ends; no
 * names, addresses, amounts, faults, photos or messages.
 */
export type SharedOrderView = {
  readonly orderNumber: string;
  readonly stage: Stage;
  readonly stageWord: string;
  readonly stageSentence: string;
  readonly stepBar: StepBarStep;
  readonly machines: readonly {
    readonly id: string;
    readonly itemType: ItemType;
    readonly model: string;
    readonly maskedSerial: string | null;
    readonly state: MachineState;
    readonly stateWord: string;
  }[];
  /** 11月27日（周五）18:00 前 */
  readonly dueText?: string;
  readonly shipments: readonly {
    readonly id: string;
    readonly carrierName: string;
    readonly waybillNumber: string;
    readonly machineCount: number;
    readonly shippedAt: EpochMs;
    readonly deliveredAt?: EpochMs;
  }[];
  readonly updatedAt: EpochMs;
};
