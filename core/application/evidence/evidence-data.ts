import type { ChainedEvent, Sha256 } from '../../domain/event';
import type { EpochMs } from '../../domain/money-and-time';
import { sealedEvent, sealedWords } from '../../domain/sealing';
import type { Consent, WorkOrder } from '../../domain/work-order';
import type { KeptPolicyText } from '../ports';

/** Named in the data and in the statement; another number when either is laid out otherwise. */
export const EVIDENCE_FORMAT = 'jasminer-evidence/2';

/** For handing on, or for staff, with what they say to each other. */
export type EvidenceCopy = 'public' | 'internal';

/** `embedded` stands in the file; `too-much` was left out for the size of the whole, `withheld` as no matter of its readers; `missing` and `changed` tell of the storage. */
export type PhotoPlace = 'embedded' | 'too-much' | 'withheld' | 'missing' | 'changed';

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
  /** Of an internal copy: the words behind the seals of entries, each `sealed:<SHA-256 of key:word>` in that entry. */
  readonly opened?: readonly { readonly version: number; readonly key: string; readonly words: readonly string[] }[];
  readonly attachments: readonly EvidencePhoto[];
  readonly policyTexts: readonly KeptPolicyText[];
};

type Parts = {
  readonly order: WorkOrder;
  readonly events: readonly ChainedEvent[];
  readonly photos: readonly EvidencePhoto[];
  readonly policyTexts: readonly KeptPolicyText[];
  readonly exportedAt: EpochMs;
  readonly copy: EvidenceCopy;
};

export function evidenceData({ order, events, photos, policyTexts, exportedAt, copy }: Parts, sha256: Sha256): EvidenceData {
  return {
    format: EVIDENCE_FORMAT,
    orderId: order.id,
    orderNumber: order.orderNumber,
    version: order.version,
    lastHash: order.lastHash,
    exportedAt,
    events: events.map((event) => sealedEvent(event, sha256)),
    ...(copy === 'internal' ? { opened: events.flatMap((event) => openedOf(event, sha256)) } : {}),
    attachments: photos,
    policyTexts,
  };
}

const openedOf = (event: ChainedEvent, sha256: Sha256) => {
  const words = sealedWords(event, sha256);
  return words ? [{ version: event.version, ...words }] : [];
};

/** The consent that an event recorded, if it did (R19). */
export function consentOf({ facts }: ChainedEvent): Consent | null {
  const { consent } = facts;
  return typeof consent === 'object' && consent !== null && 'textHash' in consent ? (consent as Consent) : null;
}
