import type { ItemType, MachineState } from '../../domain/machine';
import type { EpochMs, Fen, LocalDate } from '../../domain/money-and-time';
import type { QuotationClass, QuotationLine } from '../../domain/quotation';
import type { ScrapCode } from '../../domain/verdict';
import type { CodeToApprove, DamageCause, VoidCode, Warranty } from '../../domain/warranty';
import type { PromiseView } from './promise-view';

export type MachineView = {
  readonly id: string;
  readonly itemType: ItemType;
  readonly model: string;
  readonly serialNumber: string | null;
  readonly symptoms: readonly string[];
  readonly faultDescription: string;
  readonly labelPhotos: readonly string[];
  readonly state: MachineState;
  readonly stateWord: string;
  readonly note?: string;
  readonly receivedAt?: EpochMs;
  /** As of receipt, or as if received today before it. */
  readonly warranty?: Warranty;
  readonly mustArriveBy?: LocalDate;
  readonly verdict?: {
    readonly kind: string;
    readonly word: string;
    readonly findings: string;
    readonly photos: readonly string[];
    readonly reasoning: string;
    readonly voidReasons: readonly {
      readonly code: VoidCode;
      readonly clause: string;
      readonly text: string;
      readonly photos: readonly string[];
    }[];
    readonly damageCause: DamageCause;
    /** Why it is scrap (R44), in words; empty for every other verdict. */
    readonly scrapCodes: readonly { readonly code: ScrapCode; readonly word: string }[];
    /** Which boards are not its own (R45). */
    readonly foreignBoards?: string;
  };
  /** What the unpacking showed of damage, shown before any verdict rests on it (R6, R7); dated, for a claim against the carrier. */
  readonly damage?: {
    readonly cause: DamageCause;
    readonly word: string;
    readonly text: string;
    readonly photos: readonly string[];
    readonly at: EpochMs;
  };
  /** Staff asked the customer to open it (R32). */
  readonly disassemblyAsked?: { readonly text: string; readonly at: EpochMs };
  /** Our last repair of it, while its warranty lasts. */
  readonly repairWarranty?: { readonly orderNumber: string; readonly lastDay: LocalDate };
  /** Only for staff: what a supervisor was asked about this machine. */
  readonly approvals?: readonly {
    readonly code: CodeToApprove;
    readonly text: string;
    readonly photos: readonly string[];
    readonly answer?: 'approved' | 'refused';
    readonly reason?: string;
  }[];
  readonly splitRequest?: { readonly reason: string; readonly answer?: 'approved' | 'refused' };
  readonly quotation?: {
    readonly version: number;
    readonly class: QuotationClass;
    readonly lines: readonly QuotationLine[];
    readonly amount: Fen;
    readonly freightText: string;
    readonly note: string;
    readonly quotedAt: EpochMs;
    readonly mayDecline: boolean;
    /** Why it may or may not be declined (R45, R46). */
    readonly declineText: string;
  };
  readonly promise?: PromiseView;
  readonly repair?: { readonly testRecord: string; readonly parts: string; readonly finishedAt: EpochMs };
  readonly outcome?: 'repaired' | 'unrepaired';
  /** Of what goes back unrepaired: who pays the way (R10). */
  readonly returnFreightText?: string;
  /** This machine is ready and waits for these (R54, R56). */
  readonly waitsFor: readonly string[];
  readonly shipmentId?: string;
  /** The consignee refused the return: what sending it again costs (R49). */
  readonly reship?: { readonly amount: Fen; readonly refusedAt: EpochMs; readonly paid: boolean };
  /** Of vouchers for the repair that were approved, and what of it went back. */
  readonly paid: Fen;
  readonly refunded: Fen;
  /** Why it is held, or what became of it, in one sentence; only where the state word does not say it. */
  readonly stateSentence?: string;
};
