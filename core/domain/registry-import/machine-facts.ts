import type { LocalDate } from '../money-and-time';
import type { ImportRow } from './check-row';

/** What the registry holds of one machine. */
export type MachineFacts = {
  readonly model: string;
  readonly itemType: string;
  readonly shippedDate: LocalDate;
  /** Only where a machine has its own. */
  readonly warrantyMonths?: number;
  /** The import that wrote it last. */
  readonly importId?: string;
};

/** What a row makes of a machine. A file without a column of months says nothing about them. */
export function factsOf(row: ImportRow, importId: string, hasMonths: boolean, before: MachineFacts | null): MachineFacts {
  const months = hasMonths ? (row.warrantyMonths ?? undefined) : before?.warrantyMonths;
  const { model, itemType, shippedDate } = row;
  return { model, itemType, shippedDate, ...(months === undefined ? {} : { warrantyMonths: months }), importId };
}

/** Alike but for who wrote it. */
export const saysTheSame = (a: MachineFacts, b: MachineFacts): boolean =>
  a.model === b.model && a.itemType === b.itemType && a.shippedDate === b.shippedDate && a.warrantyMonths === b.warrantyMonths;

/** Alike in everything. */
export const isEqual = (a: MachineFacts, b: MachineFacts): boolean => saysTheSame(a, b) && a.importId === b.importId;

/**
 * A machine that an import writes, as it was before; null for one that was not there. `isSame`: an earlier import said the same of it, and undoing that one must not
 * take away what this one says, too.
 */
export type Touched = {
  readonly row: number;
  readonly serialNumber: string;
  readonly before: MachineFacts | null;
  readonly isSame?: true;
};
