import type { StaffRole } from '../../domain/actor';
import type { ReturnCarrier } from '../../domain/carrier';
import type { EpochMs, LocalDate } from '../../domain/money-and-time';
import type { OrphanGroup } from '../../domain/orphan/orphan';
import type { ParcelRefusal } from '../../domain/parcel';
import type { QueueGroup } from '../../domain/queue-group';
import type { QuotationLine } from '../../domain/quotation';
import type { ScrapCode } from '../../domain/verdict';
import type { VoidCode } from '../../domain/warranty';

export type StaffStartView = {
  readonly now: EpochMs;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly counts: Readonly<Record<QueueGroup, number>>;
  /** Orphan parcels by group; absent for whoever has no business at their desk. */
  readonly orphans?: Readonly<Record<OrphanGroup, number>>;
  readonly forms: {
    readonly returnCarriers: readonly { readonly code: ReturnCarrier; readonly name: string }[];
    readonly voidCodes: readonly {
      readonly code: VoidCode;
      readonly clause: string;
      readonly text: string;
      readonly needsSupervisor: boolean;
      /** Whether it can be that we asked for it, so that it does not count (R32). */
      readonly mayBeExempt: boolean;
    }[];
    /** Usual lines of a quotation; often none. */
    readonly priceList: readonly QuotationLine[];
    readonly scrapCodes: readonly { readonly code: ScrapCode; readonly word: string }[];
    /** Why a parcel may be refused at the door. */
    readonly parcelRefusals: readonly {
      readonly code: ParcelRefusal;
      readonly clause: string;
      readonly word: string;
      readonly cure: string;
    }[];
    /** Who can be given an order to look after. */
    readonly colleagues: readonly {
      readonly openid: string;
      readonly name: string;
      readonly roles: readonly StaffRole[];
      readonly isMe: boolean;
    }[];
    /** Ends of the service days ahead, for a promise that moves (R52). */
    readonly promiseDays: readonly { readonly date: LocalDate; readonly dueAt: EpochMs; readonly provisional: boolean }[];
    /** Whether a supervisor may send a refused return to another address (R49). */
    readonly allowReshipAddress: boolean;
    /** From how many machines on an order may return in batches without a supervisor (R55). */
    readonly largeQuantity: number;
  };
};
