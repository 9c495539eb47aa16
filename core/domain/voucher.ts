import type { EpochMs, Fen } from './money-and-time';

export type Voucher = {
  /** `v1`, `v2` … */
  readonly id: string;
  readonly purpose: 'repair' | 'reship';
  readonly machineIds: readonly string[];
  readonly amount: Fen;
  readonly attachmentId: string;
  /** SHA-256 of the picture: one picture pays once. */
  readonly sha256?: string;
  readonly uploadedAt: EpochMs;
  readonly review?: { readonly as: 'approved' | 'rejected'; readonly at: EpochMs; readonly by: string; readonly reason: string };
};

export type Refund = { readonly machineId: string; readonly amount: Fen; readonly proof: string; readonly at: EpochMs };
