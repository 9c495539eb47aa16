import type { Address } from '../../domain/address';
import type { ReturnCarrier } from '../../domain/carrier';
import type { EpochMs } from '../../domain/money-and-time';

/** A batch on its way back. */
export type ShipmentView = {
  readonly id: string;
  readonly carrier: ReturnCarrier;
  readonly carrierName: string;
  readonly waybillNumber: string;
  readonly machineIds: readonly string[];
  readonly shippedAt: EpochMs;
  readonly deliveredAt?: EpochMs;
  /** The customer says that nothing came. */
  readonly disputedAt?: EpochMs;
  /** Another address than the order's, for sending again what was refused (R49). */
  readonly address?: Address;
  /** Came back, was refused or was lost; what that means, in one sentence. */
  readonly ended?: {
    readonly as: 'carrier-returned' | 'refused' | 'lost';
    readonly word: string;
    readonly at: EpochMs;
    readonly reason: string;
    readonly text: string;
    readonly photos: readonly string[];
  };
};
