import type { LocalDate } from '../../domain/money-and-time';
import type { Warranty } from '../../domain/warranty';

/** Of the same shape whether the registry knows the serial number or not (R26). */
export type WarrantyView = {
  readonly serialNumber: string;
  readonly model: string | null;
  readonly itemType: string | null;
  /** Judged as if received today. */
  readonly warranty: Warranty;
  /** In the reader's language, one sentence. */
  readonly sentence: string;
  /** In warranty only: the last day on which the machine must arrive. */
  readonly mustArriveBy: LocalDate | null;
};
