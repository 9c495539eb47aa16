import { addDays, type LocalDate } from './money-and-time';

/** R31–R37, R38, R39, R40, R41, R42, in the order of the policy; `other` is its "etc.". */
export const VOID_CODES = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8', 'H9', 'N1', 'N2', 'O1', 'OTHER'] as const;
export type VoidCode = (typeof VOID_CODES)[number];

/** A reason that voids the warranty, with its evidence (R30–R42). */
export type VoidReason = {
  readonly code: VoidCode;
  readonly text: string;
  /** Attachment ids; at least one (R31). */
  readonly photos: readonly string[];
  /** Staff had asked for it, as with a disassembly under remote guidance (R32). */
  readonly exempt: boolean;
  /** Openid of the supervisor: N2 and OTHER need one (R41, R42). */
  readonly approvedBy?: string;
};

export const DAMAGE_CAUSES = ['none', 'logistics', 'user'] as const;
/** R7: logistics and user damage are not repaired for free. */
export type DamageCause = (typeof DAMAGE_CAUSES)[number];

/** A machine in the registry: what the maker shipped, and when. */
export type RegisteredMachine = {
  readonly serialNumber: string;
  readonly model: string;
  readonly itemType: string;
  readonly shippedDate: LocalDate;
  readonly warrantyMonths: number;
};

/** R24–R26, R39. `lastDay` still counts as inside. */
export type Warranty =
  | { readonly result: 'in-warranty' | 'expired'; readonly shippedDate: LocalDate; readonly months: number; readonly lastDay: LocalDate }
  | { readonly result: 'undetermined'; readonly because: 'serial-unknown' | 'label-unreadable' };

/** The same day `months` later, clamped to the month's end: 31 Aug + 6 months is 28 or 29 Feb (R24). */
function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(day, lastDay) - 1);
}

/** The warranty of a machine received on `receivedDate` (R24); `registered` is absent when the registry does not know it (R39). */
export function warrantyOn(receivedDate: LocalDate, serialNumber: string | null, registered: RegisteredMachine | undefined): Warranty {
  if (serialNumber === null) return { result: 'undetermined', because: 'label-unreadable' };
  if (!registered) return { result: 'undetermined', because: 'serial-unknown' };
  const lastDay = addMonths(registered.shippedDate, registered.warrantyMonths);
  return {
    result: receivedDate <= lastDay ? 'in-warranty' : 'expired',
    shippedDate: registered.shippedDate,
    months: registered.warrantyMonths,
    lastDay,
  };
}
