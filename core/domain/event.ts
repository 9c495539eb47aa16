import type { Role } from './actor';
import type { EpochMs } from './money-and-time';
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
  /** 2: `hash` is made of the {@link sealed} event. Absent in old events, whose hash is made of the event as it is. */
  readonly chain?: 2;
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

/** Who somebody is, and what opens a door: openids and the token of a share link, wherever they stand in an event. */
const SEALED_KEYS: readonly string[] = ['openid', 'by', 'approvedBy', 'customerOpenid', 'token'];

/**
 * A value with every person in it behind a hash: the history can be handed to a third party, who checks the chain without learning who the staff are.
 * The same person is the same hash everywhere. An openid cannot be guessed, so neither can a name, which is hashed together with it.
 */
export function sealed(value: unknown, sha256: Sha256): unknown {
  if (Array.isArray(value)) return value.map((item) => sealed(item, sha256));
  if (value === null || typeof value !== 'object') return value;
  const { openid } = value as { readonly openid?: unknown };
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== 'string') result[key] = sealed(item, sha256);
    else if (SEALED_KEYS.includes(key)) result[key] = `sealed:${sha256(item)}`;
    else result[key] = key === 'name' && typeof openid === 'string' ? `sealed:${sha256(`${openid}:${item}`)}` : item;
  }
  return result;
}

/** The event with its hash over everything in it, people sealed, and the hash before it. */
export function chainEvent(previousHash: string, event: OrderEvent, sha256: Sha256): ChainedEvent {
  const linked = { ...event, chain: 2 as const, previousHash };
  return { ...linked, hash: sha256(canonicalJson(sealed(linked, sha256))) };
}
