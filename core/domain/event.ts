import type { Role } from './actor';
import type { EpochMs } from './money-and-time';
import { sealedEvent } from './sealing';
import type { StepName } from './step-table';

/** What a confirmed upload was found to be: SHA-256 of its bytes as 64 hex digits, its size, its real image type. */
export type AttachmentProof = { readonly sha256: string; readonly bytes: number; readonly contentType: string };
/** By attachment id. */
export type AttachmentProofs = Readonly<Record<string, AttachmentProof>>;

/**
 * What happened: one command, one event, one version. `facts` holds everything that `evolve` needs,
 * so that the events alone, replayed, give the stored order.
 */
export type OrderEvent = {
  readonly orderId: string;
  /** The version this event led to; the first is 1. */
  readonly version: number;
  readonly step: StepName | 'submit';
  readonly at: EpochMs;
  readonly by: { readonly role: Role; readonly openid: string; readonly name: string };
  readonly commandId: string;
  /** Of who asked for what, see {@link commandHash}: a repeated command is told from another one with the same id. */
  readonly commandHash: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The pictures the command named, as the server found them: so the chain covers them, too. Absent when it named none, and in old events. */
  readonly attachments?: AttachmentProofs;
  /** `hash` is made of the event with people sealed (2), and since 3 also with the words that staff exchange, see {@link sealedEvent}. Absent in old events, whose hash is made of the event as it is. */
  readonly chain?: 2 | 3;
};

/** An event as stored under `<order>:<version>`, chained to the one before (`previousHash` is `''` for the first). */
export type ChainedEvent = OrderEvent & { readonly previousHash: string; readonly hash: string };

/** SHA-256 of a UTF-8 text, as 64 hex digits; given from outside because core has no platform. */
export type Sha256 = (text: string) => string;

/** JSON with sorted keys and without `undefined`: the same value has the same text wherever it is made. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // Plain loops: every command writes several of these, of large orders some hundred kilobytes.
  let inside = '';
  if (Array.isArray(value)) {
    for (const item of value) inside += `${inside && ','}${canonicalJson(item ?? null)}`;
    return `[${inside}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields).sort()) {
    const item = fields[key];
    if (item !== undefined) inside += `${inside && ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${inside}}`;
}

/** What makes a command the same one again, whatever version was on screen: who, which step, what was said. 16 hex digits. */
export function commandHash(openid: string, step: OrderEvent['step'], payload: object, sha256: Sha256): string {
  return sha256(canonicalJson({ openid, step, payload })).slice(0, 16);
}

/** The event with its hash over everything in it, people and words among staff sealed, and the hash before it. */
export function chainEvent(previousHash: string, event: OrderEvent, sha256: Sha256): ChainedEvent {
  const linked = { ...event, chain: 3 as const, previousHash };
  return { ...linked, hash: sha256(canonicalJson(sealedEvent(linked, sha256))) };
}
