import * as z from 'zod/mini';
import { id } from './fields';
import type { ExportedOrder, SigningKeys } from './views/exported-order';

/** Requests of the function `evidence`, by action: for customers and staff alike. */
export const evidenceRequests = {
  /**
   * The whole history of an order as one signed file, in the language of the request; `internal` with what staff say to each other, for staff alone.
   * `not-found` for whoever is no party; `too-many` past three a minute.
   */
  'export-order': z.strictObject({ orderId: id, copy: z.optional(z.enum(['public', 'internal'])) }),
  /** The public keys that histories were ever signed with. */
  'signing-keys': z.strictObject({}),
};

export type EvidenceReplies = { 'export-order': ExportedOrder; 'signing-keys': SigningKeys };
export type EvidenceAction = keyof typeof evidenceRequests;
export type EvidenceInput<A extends EvidenceAction> = z.input<(typeof evidenceRequests)[A]>;
