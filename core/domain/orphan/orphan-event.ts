import type { Role } from '../actor';
import { type AttachmentProofs, canonicalJson, type Sha256 } from '../event';
import type { EpochMs } from '../money-and-time';
import type { OrphanStepName } from './orphan-table';

/** What happened to an orphan parcel; replayed, the events give the stored parcel. */
export type OrphanEvent = {
  readonly orphanId: string;
  /** The version this event led to; the first is 1. */
  readonly version: number;
  readonly step: OrphanStepName | 'register';
  readonly at: EpochMs;
  readonly by: { readonly role: Role; readonly openid: string; readonly name: string };
  readonly commandId: string;
  readonly commandHash: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The pictures the command named, as the server found them: so the chain covers them, too. Absent when it named none, and in old events. */
  readonly attachments?: AttachmentProofs;
};

/** As stored under `<orphan>:<version>`, chained to the one before like the events of an order. */
export type ChainedOrphanEvent = OrphanEvent & { readonly previousHash: string; readonly hash: string };

export function chainOrphanEvent(previousHash: string, event: OrphanEvent, sha256: Sha256): ChainedOrphanEvent {
  return { ...event, previousHash, hash: sha256(canonicalJson({ ...event, previousHash })) };
}

/** What makes a command the same one again: who, which step, what was said. 16 hex digits. */
export const orphanCommandHash = (openid: string, step: OrphanEvent['step'], payload: object, sha256: Sha256): string =>
  sha256(canonicalJson({ openid, step, payload })).slice(0, 16);
