import type { EpochMs } from '../../domain/money-and-time';
import type { Deps } from '../ports';

export type PublicKey = {
  /** SHA-256 of the key (SPKI, DER), 64 hex digits. */
  readonly fingerprint: string;
  /** SPKI, DER in base64. */
  readonly publicKey: string;
  readonly madeAt: EpochMs;
};

/** Ed25519; the private key never leaves the database and the function. */
export type Signer = PublicKey & {
  /** Signs the UTF-8 bytes of a text. @returns base64 */
  readonly sign: (text: string) => string;
};

export type SigningKeyStore = {
  /** The key in use; made when there is none. Of two made at once one counts. */
  current(): Promise<Signer>;
  /** Every key there ever was, newest first. */
  list(): Promise<readonly (PublicKey & { readonly isCurrent: boolean })[]>;
};

/** A part of the file: text as it is, or a picture as base64. */
export type FilePart = string | Uint8Array;

/** An exported file that lies in the storage until `removeAt`. */
export type EvidenceFile = {
  readonly id: string;
  readonly orderId: string;
  readonly openid: string;
  readonly cloudPath: string;
  readonly removeAt: EpochMs;
};

export type EvidenceFiles = {
  /** Notes the file first, so that whatever goes wrong afterwards it is taken away in the end; then stores it. */
  keep(file: EvidenceFile, parts: readonly FilePart[]): Promise<{ readonly bytes: number }>;
  url(file: EvidenceFile, maxAgeSeconds: number): Promise<string | undefined>;
  /** Files of one person, the oldest first. */
  ofPerson(openid: string): Promise<readonly EvidenceFile[]>;
  /** Files whose time is over, the oldest first. */
  due(now: EpochMs, limit: number): Promise<readonly EvidenceFile[]>;
  /** The file, then its note; a file that is gone already is no trouble. */
  remove(file: EvidenceFile): Promise<void>;
};

export type EvidenceDeps = Pick<Deps, 'orders' | 'attachments' | 'policyTexts' | 'now' | 'sha256' | 'randomHex'> & {
  readonly keys: SigningKeyStore;
  readonly files: EvidenceFiles;
  /** The bytes of a confirmed photo and their SHA-256; null when it is not there any more. */
  readonly readPhoto: (fileId: string) => Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null>;
};
