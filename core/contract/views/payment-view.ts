import type { EpochMs, Fen } from '../../domain/money-and-time';

/** What is to be paid for some machines, and where to. */
export type PaymentView = {
  readonly purpose: 'repair' | 'reship';
  readonly machineIds: readonly string[];
  readonly amount: Fen;
  readonly account: { readonly name: string; readonly bank: string; readonly number: string };
  /** To be written into the transfer: the order number. */
  readonly reference: string;
};

/** What was paid with, and what finance said. */
export type VoucherView = {
  readonly id: string;
  readonly purpose: 'repair' | 'reship';
  readonly machineIds: readonly string[];
  readonly amount: Fen;
  readonly attachmentId: string;
  readonly uploadedAt: EpochMs;
  readonly review?: { readonly as: 'approved' | 'rejected'; readonly reason: string };
};
