import type { InboundCarrier } from '../carrier';
import type { EpochMs } from '../money-and-time';
import { toLocalDate } from '../money-and-time';
import type { ParcelRefusal } from '../parcel';
import type { ClauseId } from '../step-definition';
import { areRemindersSent, ninetyDaysOverAt, type OrphanRules, reminderDue } from './ninety-days';
import type { OrphanOwner, OrphanParcel, Sender } from './orphan';
import { orphanIdOf } from './orphan-id';
import type { OrphanGuard, OrphanStepName } from './orphan-table';

/** What people tell with a step; which of it a step needs is the contract's business. */
export type OrphanPayload = {
  readonly orderId?: string | undefined;
  readonly machineIds?: readonly string[] | undefined;
  readonly parcelId?: string | undefined;
  readonly text?: string | undefined;
  readonly place?: string | undefined;
  readonly reason?: ParcelRefusal | undefined;
  readonly photos?: readonly string[] | undefined;
  readonly serialNumbers?: readonly string[] | undefined;
  readonly sender?: Sender | undefined;
  readonly carrier?: InboundCarrier | undefined;
  /** `null` when no waybill can be read. */
  readonly waybillNumber?: string | null | undefined;
};

/** What a step depends on besides parcel and payload; read before, so that deciding is pure. */
export type OrphanWorld = {
  readonly now: EpochMs;
  readonly rules: OrphanRules;
  /** The order named in the payload, as far as the parcel needs it; null when there is none. */
  readonly order: Omit<OrphanOwner, 'at'> | null;
  /** The open order that expects a parcel of this waybill, or null. */
  readonly expectedBy: string | null;
};

export type OrphanAttempt = {
  readonly orphan: OrphanParcel;
  readonly step: OrphanStepName;
  readonly payload: OrphanPayload;
  readonly world: OrphanWorld;
};

type Guard = {
  readonly holds: (attempt: OrphanAttempt) => boolean;
  /** No input can satisfy it when it has no field. */
  readonly clauses: readonly ClauseId[];
  readonly field?: (step: OrphanStepName) => string;
};

const REQUIRED_TEXT: Readonly<Partial<Record<OrphanStepName, 'text' | 'place' | 'reason'>>> = {
  'take-in': 'place',
  refuse: 'reason',
  'note-contact': 'text',
  reopen: 'text',
};

export const ORPHAN_GUARD_RULES: Readonly<Record<OrphanGuard, Guard>> = {
  'already-answered': { holds: ({ orphan }) => orphan.supervisorAskedAt === undefined, clauses: ['R47'] },
  'day-not-reached': {
    holds: ({ orphan, step, world: { rules, now } }) =>
      step === 'remind' ? reminderDue(orphan, rules, now) !== undefined : now >= ninetyDaysOverAt(orphan, rules),
    clauses: ['R47'],
  },
  'evidence-missing': {
    // What comes again is known by its photos, but not what comes for the first time with a slip that was once read wrongly.
    holds: ({ orphan, step, payload }) => (step === 'come-again' && orphan.state !== 'corrected') || (payload.photos ?? []).length > 0,
    clauses: ['R16'],
    field: () => 'photos',
  },
  'owner-unknown': { holds: ({ world }) => world.order !== null, clauses: ['R16'], field: () => 'orderId' },
  'reminders-not-sent': { holds: ({ orphan, world }) => areRemindersSent(orphan, world.rules), clauses: ['R47'] },
  'text-missing': {
    holds: ({ step, payload }) => {
      const field = REQUIRED_TEXT[step];
      return field === undefined || (payload[field] ?? '').trim() !== '';
    },
    clauses: ['R16'],
    field: (step) => REQUIRED_TEXT[step] ?? 'text',
  },
  'slip-missing': { holds: ({ orphan }) => orphan.origin.kind === 'door', clauses: ['R17'] },
  'waybill-expected': { holds: ({ world }) => world.expectedBy === null, clauses: ['R5', 'R16'] },
};

type Meta = { readonly at: EpochMs };
/** First the facts, with the world at hand, then the change, which needs nothing else. */
type Rule<Facts extends object> = {
  facts(attempt: OrphanAttempt): Facts;
  evolve(orphan: OrphanParcel, facts: Facts, meta: Meta): OrphanParcel;
};
const rule = <Facts extends object>(definition: Rule<Facts>): Rule<Facts> => definition;

/** The 90 days begin anew: what was sent and asked for under the old count is no longer true. */
function restarted(orphan: OrphanParcel, lastContactAt: EpochMs): OrphanParcel {
  const { supervisorAskedAt: _asked, ...rest } = orphan;
  return { ...rest, lastContactAt, remindedDays: [] };
}

const withoutRefusal = ({ refused: _refused, ...orphan }: OrphanParcel): OrphanParcel => orphan;

/** What really has the slip of an entry that was corrected: nothing that was said of the other parcel is true of it. */
function anotherParcel(corrected: OrphanParcel, photos: readonly string[]): OrphanParcel {
  const { id, carrier, waybillNumber, origin, version, lastHash, handledCommands, ...of } = corrected;
  const { state, place, foundAt, receivedDate, updatedAt } = of;
  const kept = { id, carrier, waybillNumber, origin, state, place, foundAt, receivedDate, updatedAt, version, lastHash, handledCommands };
  return { ...kept, photos, serialNumbers: [], sender: {}, remindedDays: [] };
}

const wordOf = ({ payload }: OrphanAttempt) => ({ text: payload.text ?? '' });

const rules = {
  link: rule<{ orderId: string; orderNumber: string }>({
    facts: ({ world }) => ({ orderId: world.order?.orderId ?? '', orderNumber: world.order?.orderNumber ?? '' }),
    evolve: ({ heldAt: _held, ...orphan }, { orderId, orderNumber }, { at }) => ({
      ...orphan,
      state: 'linked',
      linked: { orderId, orderNumber, at },
    }),
  }),
  'take-in': rule<{ place: string }>({
    facts: ({ payload }) => ({ place: payload.place ?? '' }),
    evolve: (orphan, { place }) => ({ ...orphan, state: 'waiting', place }),
  }),
  refuse: rule<{ reason: ParcelRefusal; text: string; photos: readonly string[] }>({
    facts: ({ payload }) => ({ reason: payload.reason ?? 'no-order', text: payload.text ?? '', photos: payload.photos ?? [] }),
    evolve: (orphan, { reason, text, photos }, { at }) => ({
      ...orphan,
      state: 'refused',
      photos: [...orphan.photos, ...photos],
      refused: { reason, note: text, at },
    }),
  }),
  'come-again': rule<{ photos: readonly string[] }>({
    facts: ({ payload }) => ({ photos: payload.photos ?? [] }),
    evolve: (orphan, { photos = [] }, { at }) => ({
      ...(orphan.state === 'corrected'
        ? anotherParcel(orphan, photos)
        : { ...withoutRefusal(orphan), photos: [...orphan.photos, ...photos] }),
      state: 'found',
      remindedDays: [],
      foundAt: at,
      receivedDate: toLocalDate(at),
    }),
  }),
  'tell-owner': rule<{ owner: Omit<OrphanOwner, 'at'> | null }>({
    facts: ({ world }) => ({ owner: world.order }),
    evolve: (orphan, { owner }, { at }) => (owner ? { ...orphan, owner: { ...owner, at } } : orphan),
  }),
  'note-contact': rule({ facts: wordOf, evolve: (orphan, _facts, { at }) => restarted(orphan, at) }),
  amend: rule<{ place: string; serialNumbers: readonly string[]; sender: Sender; photos: readonly string[] }>({
    facts: ({ orphan, payload }) => ({
      place: payload.place ?? orphan.place,
      serialNumbers: payload.serialNumbers ?? orphan.serialNumbers,
      sender: payload.sender ?? orphan.sender,
      photos: payload.photos ?? [],
    }),
    evolve: (orphan, { place, serialNumbers, sender, photos }) => ({
      ...orphan,
      place,
      serialNumbers,
      sender,
      photos: [...orphan.photos, ...photos],
    }),
  }),
  'correct-slip': rule<{ orphanId: string; carrier: InboundCarrier; waybillNumber: string | null }>({
    facts: ({ orphan, payload }) => {
      const { carrier = orphan.carrier, waybillNumber = null } = payload;
      return { orphanId: orphanIdOf(carrier, waybillNumber, orphan.photos[0] ?? ''), carrier, waybillNumber };
    },
    evolve: ({ heldAt: _held, ...orphan }, { orphanId }, { at }) => ({ ...orphan, state: 'corrected', correctedTo: { orphanId, at } }),
  }),
  hold: rule({ facts: () => ({}), evolve: (orphan, _facts, { at }) => ({ ...orphan, state: 'held', heldAt: at }) }),
  // The supervisor has a reason to go on looking: the owner gets another 90 days, or the clock would ask again at once.
  reopen: rule({
    facts: wordOf,
    evolve: ({ heldAt: _held, ...orphan }, _facts, { at }) => ({ ...restarted(orphan, at), state: 'waiting' }),
  }),
  remind: rule<{ day: number }>({
    facts: ({ orphan, world }) => ({ day: reminderDue(orphan, world.rules, world.now) ?? 0 }),
    evolve: (orphan, { day }) => ({ ...orphan, remindedDays: [...orphan.remindedDays, day] }),
  }),
  'ask-supervisor': rule({ facts: () => ({}), evolve: (orphan, _facts, { at }) => ({ ...orphan, supervisorAskedAt: at }) }),
};

// Facts travel as plain data; each rule reads only what it wrote itself, which is what the cast says.
/** The rule of each step; leaving one out does not compile. */
export const ORPHAN_RULES = rules satisfies Record<OrphanStepName, unknown> as unknown as Record<
  OrphanStepName,
  Rule<Record<string, unknown>>
>;
