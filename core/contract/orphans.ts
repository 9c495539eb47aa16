import * as z from 'zod/mini';
import type { InboundCarrier } from '../domain/carrier';
import type { MachineState } from '../domain/machine';
import type { EpochMs } from '../domain/money-and-time';
import { ORPHAN_GROUPS, type OrphanGroup, type OrphanState, type Sender } from '../domain/orphan/orphan';
import type { OrphanStepName } from '../domain/orphan/orphan-table';
import type { SuggestedAction, SuggestionReason } from '../domain/orphan/suggestions';
import { PARCEL_REFUSALS, type ParcelRefusal } from '../domain/parcel';
import {
  commandId,
  id,
  inboundCarrier,
  line,
  lineOf,
  MAX_MACHINES,
  optionalText,
  photos,
  serialNumber,
  text,
  version,
  waybillNumber,
} from './fields';
import type { Refusal } from './views/step-offer';
import type { TimelineEntry } from './views/timeline-entry';

const serialNumbers = z.array(serialNumber).check(z.maxLength(MAX_MACHINES));
/** `<carrier>-<waybill>`, `photo-<attachment>` or `extra-<order>-<discrepancy>`. */
const orphanId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/));
/** What the slip says of the sender; whatever cannot be read is left out. */
const sender = z.strictObject({
  phoneTail: z.optional(z.string().check(z.regex(/^\d{4}$/))),
  name: z.optional(line),
  region: z.optional(line),
});
const evidence = photos.check(z.minLength(1));

/** What each step of an orphan parcel needs; keyed as in its table. */
export const orphanSteps = {
  /** To machines that are to be sent in, or to the parcel that the order expects. */
  link: z.union([
    z.strictObject({ orderId: id, machineIds: z.array(id).check(z.minLength(1), z.maxLength(MAX_MACHINES)) }),
    z.strictObject({ orderId: id, parcelId: id }),
  ]),
  'take-in': z.strictObject({ place: line }),
  refuse: z.strictObject({ reason: z.enum(PARCEL_REFUSALS), text: optionalText, photos: evidence }),
  /** Of an entry whose slip was corrected with photos: it is another parcel that comes. */
  'come-again': z.strictObject({ photos: z.optional(photos) }),
  /** `orderId` is of the customer who is taken for the owner. */
  'tell-owner': z.strictObject({ orderId: id }),
  'note-contact': z.strictObject({ text }),
  amend: z.strictObject({ serialNumbers, sender, place: lineOf(60), photos }),
  /** What the slip really says; `null` when no waybill can be read on it. */
  'correct-slip': z.strictObject({ carrier: inboundCarrier, waybillNumber: z.nullable(waybillNumber) }),
  hold: z.strictObject({}),
  reopen: z.strictObject({ text }),
};
export type OrphanStep = keyof typeof orphanSteps;

/** Requests about orphan parcels, in the function `staff`. */
export const orphanRequests = {
  /** Fails with `waybill-expected` when an open order expects the waybill, `parcel-registered` when it is at the desk already. */
  'register-orphan': z.strictObject({
    commandId,
    carrier: inboundCarrier,
    /** `null` when no waybill can be read. */
    waybillNumber: z.nullable(waybillNumber),
    photos: evidence,
    serialNumbers,
    sender,
    place: line,
  }),
  'list-orphans': z.strictObject({ group: z.enum(ORPHAN_GROUPS), cursor: z.optional(z.string().check(z.maxLength(200))) }),
  'get-orphan': z.strictObject({ orphanId }),
  'suggest-orders': z.strictObject({ orphanId }),
  'orphan-step': z.strictObject({ commandId, orphanId, version, step: z.string().check(z.maxLength(40)), payload: z.unknown() }),
};

export type OrphanSummary = {
  readonly orphanId: string;
  readonly group: OrphanGroup;
  readonly state: OrphanState;
  readonly stateWord: string;
  readonly carrierName: string;
  readonly waybillNumber: string | null;
  /** In words, where there is no waybill: that none can be read, or in which order's parcel it was. */
  readonly originText: string;
  readonly serialNumbers: readonly string[];
  readonly place: string;
  readonly isOwnerKnown: boolean;
  readonly foundAt: EpochMs;
};

export type OrphanPage = {
  readonly orphans: readonly OrphanSummary[];
  readonly counts: Readonly<Record<OrphanGroup, number>>;
  readonly cursor?: string;
};

/** A step this person might take now; `refusal` is set when no input can make it legal yet. */
export type OrphanOfferView = {
  readonly step: OrphanStepName;
  readonly word: string;
  readonly irreversible: boolean;
  readonly refusal?: Refusal;
};

export type OrphanView = OrphanSummary & {
  readonly version: number;
  readonly carrier: InboundCarrier;
  /** What the state means and what comes next, in one sentence. */
  readonly sentence: string;
  readonly photos: readonly string[];
  readonly sender: Sender;
  /** What the registry knows of the serials. */
  readonly machines: readonly { readonly serialNumber: string; readonly text: string }[];
  /** Of a parcel that waits: since when the 90 days count and when they are over. */
  readonly ninetyDays?: { readonly since: EpochMs; readonly overAt: EpochMs; readonly text: string };
  readonly owner?: { readonly orderId: string; readonly orderNumber: string; readonly toldAt: EpochMs };
  readonly linked?: { readonly orderId: string; readonly orderNumber: string; readonly at: EpochMs };
  readonly refusedText?: string;
  /** The slip was corrected: where the parcel goes on, and where it began. */
  readonly correctedTo?: { readonly orphanId: string; readonly at: EpochMs };
  readonly correctedFrom?: string;
  /** The order whose messages wait to be sent after a step. */
  readonly orderId?: string;
  readonly timeline: readonly TimelineEntry[];
  readonly offers: readonly OrphanOfferView[];
  readonly doorReasons: readonly { readonly code: ParcelRefusal; readonly text: string }[];
};

/** An order that may be behind a parcel, with everything that speaks for it. */
export type SuggestionView = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly stageWord: string;
  readonly customerName: string;
  readonly isOpen: boolean;
  readonly score: number;
  readonly reasons: readonly { readonly code: SuggestionReason; readonly text: string; readonly weight: number }[];
  readonly action: SuggestedAction;
  /** In words: what the action does. */
  readonly actionText: string;
  /** Machines that a link can name, those of the parcel that would be signed for. */
  readonly machines: readonly { readonly id: string; readonly text: string; readonly state: MachineState }[];
};

export type OrphanReplies = {
  'register-orphan': OrphanView;
  'list-orphans': OrphanPage;
  'get-orphan': OrphanView;
  'suggest-orders': { readonly suggestions: readonly SuggestionView[] };
  'orphan-step': OrphanView;
};
