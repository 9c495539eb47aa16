import type { EpochMs } from './money-and-time';
import type { StepName } from './step-table';
import type { Role } from './work-order';

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
};

/** An event as stored under `<order>:<version>`, chained to the one before (`previousHash` is `''` for the first). */
export type ChainedEvent = OrderEvent & { readonly previousHash: string; readonly hash: string };

/** SHA-256 of a UTF-8 text, as 64 hex digits; given from outside because core has no platform. */
export type Sha256 = (text: string) => string;

/** JSON with sorted keys and without `undefined`: the same value has the same text wherever it is made. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** What makes a command the same one again, whatever version was on screen: who, which step, what was said. 16 hex digits. */
export function commandHash(openid: string, step: OrderEvent['step'], payload: object, sha256: Sha256): string {
  return sha256(canonicalJson({ openid, step, payload })).slice(0, 16);
}

/** The event with its hash over everything in it and the hash before it. */
export function chainEvent(previousHash: string, event: OrderEvent, sha256: Sha256): ChainedEvent {
  return { ...event, previousHash, hash: sha256(canonicalJson({ ...event, previousHash })) };
}
