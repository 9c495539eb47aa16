import { addDays, type EpochMs, type LocalDate, toLocalDate } from './money-and-time';

/** R31–R37, R38, R39, R40, R41, R42, in the order of the policy; `other` is its "etc.". */
export const VOID_CODES = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8', 'H9', 'N1', 'N2', 'O1', 'OTHER'] as const;
export type VoidCode = (typeof VOID_CODES)[number];

/** Codes so wide that a supervisor has to agree (R41, R42). */
export const CODES_TO_APPROVE = ['N2', 'OTHER'] as const;
export type CodeToApprove = (typeof CODES_TO_APPROVE)[number];
export const needsApproval = (code: VoidCode): code is CodeToApprove => CODES_TO_APPROVE.some((known) => known === code);

/** A disassembly that staff asked for is exempt (R32); nothing else is. */
export const mayBeExempt = (code: VoidCode): boolean => code === 'H2';

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

/** What staff found out from a proof of purchase about a machine that the registry does not know (R39), or that came without its label (R38). */
export type EstablishedWarranty = {
  readonly shippedDate: LocalDate;
  /** The period in force when it was established. */
  readonly months: number;
  readonly reason: string;
  /** Attachment ids. */
  readonly photos: readonly string[];
  readonly at: EpochMs;
  readonly by: string;
};

/** The last time we repaired a machine and it arrived: the warranty on a repair counts from here. */
export type LastRepair = { readonly orderNumber: string; readonly deliveredAt: EpochMs };
/** A {@link LastRepair} that a free repair rests on. `lastDay` still counts as inside. */
export type RepairWarranty = LastRepair & { readonly lastDay: LocalDate };

/** R24–R26, R39. `lastDay` still counts as inside. */
export type Warranty =
  | {
      readonly result: 'in-warranty' | 'expired';
      readonly shippedDate: LocalDate;
      readonly months: number;
      readonly lastDay: LocalDate;
      /** Not from the registry: established by staff. */
      readonly established?: true;
    }
  | { readonly result: 'undetermined'; readonly because: 'serial-unknown' | 'label-unreadable' };

/** The same day `months` later, clamped to the month's end: 31 Aug + 6 months is 28 or 29 Feb (R24). */
function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(day, lastDay) - 1);
}

type Known = Pick<RegisteredMachine, 'shippedDate' | 'warrantyMonths'>;

const warrantyFrom = (receivedDate: LocalDate, { shippedDate, warrantyMonths: months }: Known) => {
  const lastDay = addMonths(shippedDate, months);
  return { result: receivedDate <= lastDay ? ('in-warranty' as const) : ('expired' as const), shippedDate, months, lastDay };
};

/** The warranty of a machine received on `receivedDate` (R24); `registered` is absent when the registry does not know it (R39). */
export function warrantyOn(receivedDate: LocalDate, serialNumber: string | null, registered: RegisteredMachine | undefined): Warranty {
  if (serialNumber === null) return { result: 'undetermined', because: 'label-unreadable' };
  return registered ? warrantyFrom(receivedDate, registered) : { result: 'undetermined', because: 'serial-unknown' };
}

/** The same by what staff established; the registry, where it knows the machine, is asked first. */
export function establishedWarrantyOn(receivedDate: LocalDate, { shippedDate, months }: EstablishedWarranty): Warranty {
  return { ...warrantyFrom(receivedDate, { shippedDate, warrantyMonths: months }), established: true };
}

/** The warranty on our own repair: `days` calendar days from its delivery, the last one counted; null when there is none, or it is over. */
export function repairWarrantyOn(receivedDate: LocalDate, lastRepair: LastRepair | undefined, days: number): RepairWarranty | null {
  if (!lastRepair || days <= 0) return null;
  const lastDay = addDays(toLocalDate(lastRepair.deliveredAt), days);
  return receivedDate <= lastDay ? { ...lastRepair, lastDay } : null;
}
