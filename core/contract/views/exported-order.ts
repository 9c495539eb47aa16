import type { EpochMs } from '../../domain/money-and-time';

/** A signed file in the storage. */
export type ExportedOrder = {
  readonly fileName: string;
  readonly bytes: number;
  /** Good until `urlExpiresAt`, for whoever has it. */
  readonly url: string;
  readonly urlExpiresAt: EpochMs;
  /** When the file itself is taken away. */
  readonly removedAt: EpochMs;
  /** SHA-256 of the public key it is signed with, 64 hex digits: what whoever checks the file must know from somewhere else. */
  readonly fingerprint: string;
  /** Photos of the order, and how many of them stand in the file itself. */
  readonly photos: { readonly total: number; readonly embedded: number };
};

/** Newest first. `publicKey` is SPKI, DER in base64. */
export type SigningKeys = {
  readonly keys: readonly {
    readonly fingerprint: string;
    readonly publicKey: string;
    readonly madeAt: EpochMs;
    readonly isCurrent: boolean;
  }[];
};
