import type { EpochMs, Fen } from './money-and-time';

/** Quotation classes: only SCRAP and MIXED may be declined (R45, R46). */
export const QUOTATION_CLASSES = ['normal', 'scrap', 'mixed'] as const;
export type QuotationClass = (typeof QUOTATION_CLASSES)[number];

export type QuotationLine = { readonly text: string; readonly amount: Fen };

export type FreightPayer = 'maker' | 'customer';

/** One version of what a repair costs; a sent version never changes (R27). */
export type Quotation = {
  readonly version: number;
  readonly class: QuotationClass;
  readonly lines: readonly QuotationLine[];
  /** Sum of the lines and, where the customer pays it, of the return freight. */
  readonly amount: Fen;
  readonly returnFreightPaidBy: FreightPayer;
  readonly note: string;
  readonly quotedAt: EpochMs;
  /** First time a channel accepted the notice or the person opened it; the 90 days of R48 count from here. */
  readonly notifiedAt?: EpochMs;
};
