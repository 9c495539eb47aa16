import type { InboundCarrier } from '../../domain/carrier';
import type { EpochMs } from '../../domain/money-and-time';

/** A parcel on its way in, as far as it has come. */
export type ParcelView = {
  readonly id: string;
  readonly carrier: InboundCarrier;
  readonly carrierName: string;
  readonly waybillNumber: string;
  readonly machineIds: readonly string[];
  readonly sentAt: EpochMs;
  readonly signedAt?: EpochMs;
  readonly unpackedAt?: EpochMs;
  readonly unpackingPhotos: readonly string[];
  /** Of the packing, by the customer (R8). */
  readonly packingPhotos: readonly string[];
  /** Taken where it lay until somebody knew whose it was. */
  readonly arrivalPhotos: readonly string[];
  /** Refused at the door or lost: why, with photos, and what to do now (N5); `clause` where the reason is one of the policy's. */
  readonly ended?: {
    readonly as: 'refused' | 'lost';
    readonly at: EpochMs;
    readonly word: string;
    readonly reason: string;
    readonly clause?: string;
    readonly note?: string;
    readonly photos: readonly string[];
    readonly cure: string;
  };
};

/** What was found otherwise than the order says. */
export type DiscrepancyView = {
  readonly id: string;
  readonly parcelId: string;
  readonly kind: 'missing' | 'extra';
  readonly serialNumber: string | null;
  /** The machine of the order that is missing; its label may be one that nobody could read. */
  readonly machineId?: string;
  readonly open: boolean;
  /** What differs and how it was settled, in one sentence. */
  readonly text: string;
  /** Of the unpacking, or of the label that showed it afterwards. */
  readonly photos: readonly string[];
};
