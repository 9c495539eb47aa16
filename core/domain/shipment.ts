import type { Address } from './address';
import type { ReturnCarrier } from './carrier';
import type { EpochMs } from './money-and-time';

export const SPLIT_REASONS = ['large-quantity', 'approved'] as const;
/** Why an order returns in several batches (R55): over the threshold, or by a supervisor's word. */
export type SplitReason = (typeof SPLIT_REASONS)[number];

export type Shipment = {
  /** `s1`, `s2` …, the batch number. */
  readonly id: string;
  readonly carrier: ReturnCarrier;
  readonly waybillNumber: string;
  readonly machineIds: readonly string[];
  readonly shippedAt: EpochMs;
  readonly splitReason?: SplitReason;
  /** A new address for sending again; the order's own never changes (R22). */
  readonly address?: Address;
  readonly delivered?: { readonly at: EpochMs; readonly by: 'customer' | 'timer' };
  /** The customer says it has not come: the 10-day timer stands still. */
  readonly disputedAt?: EpochMs;
  readonly ended?: {
    readonly as: 'carrier-returned' | 'refused' | 'lost';
    readonly at: EpochMs;
    readonly reason: string;
    /** The carrier's proof. */
    readonly photos?: readonly string[];
  };
};
