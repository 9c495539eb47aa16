import type { EpochMs } from './money-and-time';
import type { QuotationClass } from './quotation';
import type { DamageCause, RepairWarranty, VoidReason, Warranty } from './warranty';

/** What makes a machine scrap (R44), in the order of the policy; `other` is its "etc.". */
export const SCRAP_CODES = ['burned-board', 'corrosion', 'pads-off', 'pcb-fractured', 'holes-blocked', 'other'] as const;
export type ScrapCode = (typeof SCRAP_CODES)[number];

/** Why a machine goes back without repair (R28, R42). */
export const UNREPAIRABLE = ['no-value', 'counterfeit'] as const;
export type Unrepairable = (typeof UNREPAIRABLE)[number];

/** What the technician found (R6, R27, R30). */
export type Verdict = {
  readonly kind: 'free' | QuotationClass | Unrepairable;
  readonly warranty: Warranty;
  readonly voidReasons: readonly VoidReason[];
  readonly damageCause: DamageCause;
  /** Of a scrap machine (R44). */
  readonly scrapCodes?: readonly ScrapCode[];
  /** Of a mixed-board machine: which boards are not its own (R45). */
  readonly foreignBoards?: string;
  /** Free because our own repair has not held. */
  readonly repairWarranty?: RepairWarranty;
  readonly findings: string;
  /** Attachment ids. */
  readonly photos: readonly string[];
  readonly at: EpochMs;
  readonly by: string;
};

/** Damage from outside, shown to the customer before any verdict rests on it (R6, R7). `none` takes an earlier report back. */
export type Damage = {
  readonly cause: DamageCause;
  readonly text: string;
  readonly photos: readonly string[];
  readonly at: EpochMs;
  readonly by: string;
};
