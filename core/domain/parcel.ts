import type { InboundCarrier } from './carrier';
import type { EpochMs } from './money-and-time';

/** Why a parcel is turned away at the door (R9, R11, R16–R18). */
export const PARCEL_REFUSALS = ['no-order', 'mismatch', 'form-error', 'collect-freight', 'pickup'] as const;
export type ParcelRefusal = (typeof PARCEL_REFUSALS)[number];

export type Parcel = {
  /** `p1`, `p2` … */
  readonly id: string;
  readonly carrier: InboundCarrier;
  readonly waybillNumber: string;
  readonly machineIds: readonly string[];
  readonly sentAt: EpochMs;
  /** Attachment ids: how it was packed, if the customer took a picture (R8). */
  readonly packingPhotos?: readonly string[];
  /** Attachment ids: how it came to us, when it lay at the orphan desk before. */
  readonly arrivalPhotos?: readonly string[];
  readonly signed?: { readonly at: EpochMs; readonly by: string };
  readonly unpacked?: {
    readonly at: EpochMs;
    readonly by: string;
    readonly photos: readonly string[];
    readonly serialsFound: readonly string[];
  };
  /** `reason` of a refused parcel is a {@link ParcelRefusal}, of a lost one somebody's words; `note` stands beside a code. */
  readonly ended?: {
    readonly as: 'refused' | 'lost';
    readonly at: EpochMs;
    readonly reason: string;
    readonly note?: string;
    readonly photos: readonly string[];
  };
  /** Came as an orphan parcel and was linked to the order by staff. */
  readonly linked: boolean;
};

export type Discrepancy = {
  readonly id: string;
  readonly parcelId: string;
  readonly kind: 'missing' | 'extra';
  readonly serialNumber: string | null;
  readonly machineId?: string;
  /** Attachment ids: the label that showed it, where that was read after the unpacking; else the pictures of the unpacking show it. */
  readonly photos?: readonly string[];
  /** `belongs`: a label that was read later bears the number that was one too many, see `read-label`. The others are settled by staff. */
  readonly resolved?: { readonly at: EpochMs; readonly as: 'found' | 'not-in-parcel' | 'set-aside' | 'belongs' };
};
