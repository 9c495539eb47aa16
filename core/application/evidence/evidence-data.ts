import { type ChainedEvent, type Sha256, sealed } from '../../domain/event';
import type { EpochMs } from '../../domain/money-and-time';
import type { Consent, WorkOrder } from '../../domain/work-order';
import type { KeptPolicyText } from '../ports';

/** Named in the data and in the statement; another number when either is laid out otherwise. */
export const EVIDENCE_FORMAT = 'jasminer-evidence/1';

/** `embedded` stands in the file; `too-much` was left out for the size of the whole; `missing` and `changed` tell of the storage. */
export type PhotoPlace = 'embedded' | 'too-much' | 'missing' | 'changed';

export type EvidencePhoto = {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly contentType: string;
  /** The event that covers it; null for those of old events, which covered no pictures. */
  readonly version: number | null;
  readonly place: PhotoPlace;
};

/** What a machine reads of an exported history; people stand in it sealed. */
export type EvidenceData = {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly version: number;
  readonly lastHash: string;
  readonly exportedAt: EpochMs;
  readonly events: readonly unknown[];
  readonly attachments: readonly EvidencePhoto[];
  readonly policyTexts: readonly KeptPolicyText[];
};

type Parts = {
  readonly order: WorkOrder;
  readonly events: readonly ChainedEvent[];
  readonly photos: readonly EvidencePhoto[];
  readonly policyTexts: readonly KeptPolicyText[];
  readonly exportedAt: EpochMs;
};

export function evidenceData({ order, events, photos, policyTexts, exportedAt }: Parts, sha256: Sha256): EvidenceData {
  return {
    format: EVIDENCE_FORMAT,
    orderId: order.id,
    orderNumber: order.orderNumber,
    version: order.version,
    lastHash: order.lastHash,
    exportedAt,
    events: events.map((event) => sealed(event, sha256)),
    attachments: photos,
    policyTexts,
  };
}

/** The consent that an event recorded, if it did (R19). */
export function consentOf({ facts }: ChainedEvent): Consent | null {
  const { consent } = facts;
  return typeof consent === 'object' && consent !== null && 'textHash' in consent ? (consent as Consent) : null;
}
