import type { Person, PlainMachine, PlainOrder, State } from './plain-order';

/** Who takes a step: a person, or the clock. */
export type Doer = Person | 'timer';

/** What somebody says with a step, as on the wire; places that begin with `@` stand for what only the cloud knows: photos, serials, the policy's hash. */
export type Words = {
  readonly machineIds?: readonly string[];
  readonly parcelId?: string;
  readonly voucherId?: string;
  readonly shipmentId?: string;
  readonly discrepancyId?: string;
  readonly resolution?: string;
  readonly text?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly carrier?: string;
  readonly waybillNumber?: string;
  readonly packingConfirmed?: boolean;
  readonly doorToDoor?: boolean;
  readonly freightPrepaid?: boolean;
  readonly consent?: object;
  readonly receivingAddress?: object;
  readonly photos?: readonly string[];
  readonly serialsFound?: readonly string[];
  readonly unlabelledMachineIds?: readonly string[];
  readonly serialNumber?: string;
  readonly shippedDate?: string;
  readonly damageCause?: string;
  readonly approvalCode?: string;
  readonly isApproved?: boolean;
  readonly findings?: string;
  readonly class?: string;
  readonly lines?: readonly { readonly text: string; readonly amount: number }[];
  readonly scrapCodes?: readonly string[];
  readonly foreignBoards?: string;
  readonly unrepairable?: string;
  readonly voidReasons?: readonly {
    readonly code: string;
    readonly text: string;
    readonly photos: readonly string[];
    readonly exempt: boolean;
  }[];
  readonly disassemblyMachineIds?: readonly string[];
  readonly amount?: number;
  readonly attachmentId?: string;
  readonly testRecord?: string;
  readonly parts?: string;
  readonly dueAt?: number;
  readonly splitReason?: string;
  readonly stars?: number;
};

/** A step being taken on a copy of the order, which it may change. */
export type Attempt = { readonly order: PlainOrder; readonly machines: readonly PlainMachine[]; readonly words: Words; readonly by: Doer };

/** What is wrong, by the codes that a refusal may name; false where nothing is. */
export type Wrong = string | false;

export type PlainStep = {
  /** Who may take it; the supervisor is also an agent and a technician. */
  readonly by: readonly Doer[];
  /** The stages of the order it is legal in, or the states of every machine it is about. */
  readonly stages?: readonly string[];
  readonly states?: readonly State[];
  /** What it is about, where it names no machines. */
  readonly about?: 'parcel' | 'voucher' | 'shipment';
  readonly wrong?: (attempt: Attempt) => readonly Wrong[];
  /** Where the documents say nothing: whatever the code answers is right. */
  readonly silent?: (attempt: Attempt) => boolean;
  readonly change: (attempt: Attempt) => void;
  /** Who is told what: `customer:N2`. */
  readonly tells?: readonly string[] | ((attempt: Attempt) => readonly string[]);
};

export const each = (machines: readonly PlainMachine[], change: (machine: PlainMachine) => void): void => machines.forEach(change);

export const noPhotos = ({ words }: Attempt): boolean => (words.photos ?? []).length === 0;
export const sumOf = ({ words }: Attempt): number => (words.lines ?? []).reduce((sum, { amount }) => sum + amount, 0);
