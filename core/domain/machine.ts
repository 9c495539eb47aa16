import type { Approval, SplitRequest } from './approval';
import type { EpochMs, Fen, LocalDate } from './money-and-time';
import type { WorkingDayPromise } from './promise';
import type { FreightPayer, Quotation } from './quotation';
import type { Damage, Verdict } from './verdict';
import type { EstablishedWarranty, LastRepair } from './warranty';

export const ITEM_TYPES = ['whole-machine', 'hash-board', 'control-board', 'power-supply'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

export const MACHINE_STATES = [
  'listed',
  'expected',
  'in-transit',
  'received',
  'quoted',
  'pay-review',
  'repairing',
  'ready',
  'shipped',
  'return-refused',
  'remote-fixed',
  'withdrawn',
  'delivered',
  'lost',
  'held',
] as const;
export type MachineState = (typeof MACHINE_STATES)[number];

export type Machine = {
  /** `m1`, `m2` … unique within the order, never reused. */
  readonly id: string;
  readonly itemType: ItemType;
  readonly model: string;
  /** As printed, upper-cased, no spaces; `null` when the label cannot be read (R38), which a photo shows. */
  readonly serialNumber: string | null;
  readonly symptoms: readonly string[];
  readonly faultDescription: string;
  /** Attachment ids of the serial label; at least one. */
  readonly labelPhotos: readonly string[];
  /**
   * What staff found where the label should be: `missing` at unpacking, so that the serial number stands on the customer's word alone and says nothing of
   * the warranty (R38); `read` then or afterwards. Absent until it is unpacked, and where only a settled difference says that it is here.
   */
  readonly label?: 'missing' | 'read';
  readonly state: MachineState;
  readonly triage?: { readonly outcome: 'return' | 'remote-fix'; readonly note: string; readonly at: EpochMs };
  readonly parcelId?: string;
  readonly receivedAt?: EpochMs;
  /** The day that counts for the warranty: the earlier of the carrier's signing and the count (R24). */
  readonly receivedDate?: LocalDate;
  /** Staff asked the customer to open it, so that opening it does not void the warranty (R32). */
  readonly disassemblyAsked?: { readonly text: string; readonly at: EpochMs; readonly by: string };
  readonly establishedWarranty?: EstablishedWarranty;
  /** What there was before this order. */
  readonly lastRepair?: LastRepair;
  readonly damage?: Damage;
  /** Of this inspection: a verdict takes what it needs and ends them. */
  readonly approvals?: readonly Approval[];
  readonly verdict?: Verdict;
  readonly quotations: readonly Quotation[];
  readonly voucherId?: string;
  /** Sum of approved vouchers for the repair, and what of it went back. */
  readonly paid: Fen;
  readonly refunded: Fen;
  readonly promise?: WorkingDayPromise;
  readonly repair?: { readonly testRecord: string; readonly parts: string; readonly finishedAt: EpochMs };
  /** Set with state `ready` and kept afterwards. */
  readonly outcome?: 'repaired' | 'unrepaired';
  /** Set with outcome `unrepaired`, as it was decided then (R10, R28, R45). */
  readonly unrepairedFreightPaidBy?: FreightPayer;
  readonly readyAt?: EpochMs;
  readonly shipmentId?: string;
  /** Freight for sending it again after the consignee refused it (R49). */
  readonly reshipFreight?: { readonly amount: Fen; readonly refusedAt: EpochMs; readonly notifiedAt?: EpochMs; readonly paid: boolean };
  readonly splitRequest?: SplitRequest;
  readonly heldFrom?: 'quoted' | 'return-refused' | 'ready';
};
