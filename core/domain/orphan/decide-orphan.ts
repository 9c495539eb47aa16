import type { Actor, Role } from '../actor';
import type { InboundCarrier } from '../carrier';
import type { AttachmentProofs, Sha256 } from '../event';
import type { EpochMs, LocalDate } from '../money-and-time';
import type { Notice } from '../notice';
import { err, ok, type Result } from '../result';
import type { ClauseId } from '../step-definition';
import type { OrphanRules } from './ninety-days';
import type { OrphanOrigin, OrphanParcel, OrphanState, Sender } from './orphan';
import { type ChainedOrphanEvent, chainOrphanEvent, type OrphanEvent, orphanCommandHash } from './orphan-event';
import { orphanNotices } from './orphan-notices';
import { ORPHAN_GUARD_RULES, ORPHAN_RULES, type OrphanAttempt, type OrphanPayload, type OrphanWorld } from './orphan-rules';
import { ORPHAN_STEP_NAMES, type OrphanGuard, type OrphanStepName, orphanStep } from './orphan-table';

/** How many commands a parcel remembers, so that repeating one gives its first answer. */
const REMEMBERED_COMMANDS = 20;

export type OrphanCommand = {
  readonly commandId: string;
  readonly step: OrphanStepName;
  readonly expectedVersion?: number;
  readonly payload: OrphanPayload;
};
export type OrphanContext = OrphanWorld & {
  readonly actor: Actor;
  readonly sha256: Sha256;
  /** What the photos of the payload were found to be. */
  readonly attachments?: AttachmentProofs;
};

export type OrphanDecision = {
  readonly orphan: OrphanParcel;
  readonly event: ChainedOrphanEvent;
  readonly notices: readonly Notice[];
  /** The entry under which a parcel goes on whose slip was corrected; stored with this one, or neither is. */
  readonly successor?: OrphanDecision;
};
export type OrphanRepeated = { readonly repeatedAtVersion: number };

export type OrphanRefusal =
  | { readonly code: 'not-found' | 'command-reused' }
  | { readonly code: 'stale-version'; readonly current: number }
  | { readonly code: 'not-allowed'; readonly whoCan: readonly Role[]; readonly why: readonly ClauseId[] }
  | {
      readonly code: 'wrong-state';
      readonly whoCan: readonly Role[];
      readonly why: readonly ClauseId[];
      readonly now: readonly OrphanState[];
      readonly legalFrom: readonly OrphanState[];
    }
  | { readonly code: OrphanGuard; readonly whoCan: readonly Role[]; readonly why: readonly ClauseId[]; readonly field?: string };

/**
 * The roles an actor has at the desk; empty for whoever has no business there and must not learn what lies on it: customers, and finance.
 * A technician reads: what was too much in a parcel lies there.
 */
export function deskRolesOf(actor: Actor): readonly Role[] {
  if (actor.kind === 'timer') return ['timer'];
  const roles = actor.staffRoles.filter((role) => role !== 'finance');
  return roles.includes('supervisor') ? [...new Set<Role>([...roles, 'agent', 'technician'])] : roles;
}

const openidOf = (actor: Actor): string => (actor.kind === 'person' ? actor.openid : 'timer');
const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.name : '');

/** What a command changes, or why not; looked at in the same order as the commands of a work order. */
export function decideOrphan(
  orphan: OrphanParcel,
  command: OrphanCommand,
  context: OrphanContext,
): Result<OrphanDecision | OrphanRepeated, OrphanRefusal> {
  const { actor, sha256 } = context;
  const { commandId, step, payload, expectedVersion } = command;
  const roles = deskRolesOf(actor);
  if (roles.length === 0) return err({ code: 'not-found' });

  const hash = orphanCommandHash(openidOf(actor), step, payload, sha256);
  const handled = orphan.handledCommands.find((known) => known.commandId === commandId);
  if (handled) return handled.hash === hash ? ok({ repeatedAtVersion: handled.version }) : err({ code: 'command-reused' });

  const { by, clauses } = orphanStep(step);
  const role = by.find((known) => roles.includes(known));
  if (!role) return err({ code: 'not-allowed', whoCan: by, why: clauses });
  if (expectedVersion !== undefined && expectedVersion !== orphan.version) return err({ code: 'stale-version', current: orphan.version });

  const attempt: OrphanAttempt = { orphan, step, payload, world: context };
  const refusal = wrongState(orphan, step) ?? failedGuard(attempt, () => true);
  if (refusal) return err(refusal);
  const event = {
    orphanId: orphan.id,
    version: orphan.version + 1,
    step,
    at: context.now,
    by: { role, openid: openidOf(actor), name: nameOf(actor) },
    commandId,
    commandHash: hash,
    facts: ORPHAN_RULES[step].facts(attempt),
    ...proofsIn(context.attachments),
  };
  const decided = carryOut(orphan, event, sha256);
  return ok(step === 'correct-slip' ? { ...decided, successor: successorOf(orphan, decided.event, sha256) } : decided);
}

const proofsIn = (attachments: AttachmentProofs = {}) => (Object.keys(attachments).length > 0 ? { attachments } : {});

function wrongState({ state }: OrphanParcel, step: OrphanStepName): OrphanRefusal | null {
  const { from, by, clauses } = orphanStep(step);
  return from.includes(state) ? null : { code: 'wrong-state', whoCan: by, why: clauses, now: [state], legalFrom: from };
}

/** The refusal of the first guard that is looked at and does not hold. */
function failedGuard(attempt: OrphanAttempt, isLookedAt: (guard: OrphanGuard) => boolean): OrphanRefusal | null {
  const { guards, by } = orphanStep(attempt.step);
  const failed = guards.find((guard) => isLookedAt(guard) && !ORPHAN_GUARD_RULES[guard].holds(attempt));
  if (!failed) return null;
  const { clauses, field } = ORPHAN_GUARD_RULES[failed];
  return { code: failed, whoCan: by, why: clauses, ...(field ? { field: field(attempt.step) } : {}) };
}

/** The parcel after an event that somebody may bring about: the caller has seen to that. */
export function carryOut(before: OrphanParcel | null, event: OrphanEvent, sha256: Sha256): OrphanDecision {
  const chained = chainOrphanEvent(before?.lastHash ?? '', event, sha256);
  const orphan = evolveOrphan(before, chained);
  return { orphan, event: chained, notices: orphanNotices(orphan, chained) };
}

/** The parcel after an event; needs nothing but the two. */
export function evolveOrphan(orphan: OrphanParcel | null, event: ChainedOrphanEvent): OrphanParcel {
  const before = event.step === 'register' ? registered(event) : orphan;
  if (!before) throw new Error(`Event ${event.step} of ${event.orphanId} has no parcel before it`);
  const after = event.step === 'register' ? before : ORPHAN_RULES[event.step].evolve(before, event.facts, { at: event.at });
  const handled = { commandId: event.commandId, version: event.version, hash: event.commandHash };
  return {
    ...after,
    ...proofsIn({ ...after.attachments, ...event.attachments }),
    updatedAt: event.at,
    version: event.version,
    lastHash: event.hash,
    handledCommands: [...before.handledCommands, handled].slice(-REMEMBERED_COMMANDS),
  };
}

/** What is known of a parcel when it is registered. */
export type FoundParcel = {
  readonly id: string;
  readonly carrier: InboundCarrier;
  readonly waybillNumber: string | null;
  readonly origin: OrphanOrigin;
  readonly photos: readonly string[];
  readonly serialNumbers: readonly string[];
  readonly sender: Sender;
  readonly place: string;
  readonly receivedDate: LocalDate;
};

/** What an entry takes over from the one that it corrects: the parcel is the same, and so is how long it has been here. */
export type TakenOver = Pick<OrphanParcel, 'state' | 'foundAt' | 'remindedDays'> &
  Partial<Pick<OrphanParcel, 'lastContactAt' | 'owner' | 'supervisorAskedAt' | 'heldAt' | 'correctedFrom'>>;

/** Taken from the event; written by {@link registerOrphan}. */
const registered = ({ facts, at }: ChainedOrphanEvent): OrphanParcel => {
  const { takenOver, ...found } = facts as unknown as FoundParcel & { readonly takenOver?: TakenOver };
  return {
    ...found,
    // What was in the parcel of an order cannot be sent away at the door any more.
    state: found.origin.kind === 'door' ? 'found' : 'waiting',
    foundAt: at,
    remindedDays: [],
    updatedAt: at,
    version: 0,
    lastHash: '',
    handledCommands: [],
    ...takenOver,
  };
};

type Registering = {
  readonly found: FoundParcel;
  readonly commandId: string;
  readonly by: OrphanEvent['by'];
  readonly now: EpochMs;
  readonly sha256: Sha256;
  readonly attachments?: AttachmentProofs;
  readonly takenOver?: TakenOver;
};

/** A parcel without an order: the caller has seen that somebody may register it, and that it has a photo. */
export function registerOrphan({ found, commandId, by, now, sha256, attachments, takenOver }: Registering): OrphanDecision {
  const { id, ...said } = found;
  const commandHash = orphanCommandHash(by.openid, 'register', said, sha256);
  const made = {
    orphanId: id,
    version: 1,
    step: 'register',
    at: now,
    by,
    commandId,
    commandHash,
    facts: { ...found, ...(takenOver ? { takenOver } : {}) },
  } as const;
  const event: OrphanEvent = { ...made, ...proofsIn(attachments) };
  return carryOut(null, event, sha256);
}

/** The same parcel as its slip has it, with everything that is known of it. */
function successorOf(orphan: OrphanParcel, corrected: ChainedOrphanEvent, sha256: Sha256): OrphanDecision {
  const { orphanId: id, carrier, waybillNumber } = corrected.facts as Pick<FoundParcel, 'carrier' | 'waybillNumber'> & { orphanId: string };
  const { origin, photos, serialNumbers, sender, place, receivedDate, attachments } = orphan;
  const { state, foundAt, remindedDays, lastContactAt, owner, supervisorAskedAt, heldAt } = orphan;
  const { commandId, by, at: now, hash } = corrected;
  return registerOrphan({
    found: { id, carrier, waybillNumber, origin, photos, serialNumbers, sender, place, receivedDate },
    takenOver: {
      state,
      foundAt,
      remindedDays,
      correctedFrom: { orphanId: orphan.id, hash },
      ...(lastContactAt === undefined ? {} : { lastContactAt }),
      ...(owner ? { owner } : {}),
      ...(supervisorAskedAt === undefined ? {} : { supervisorAskedAt }),
      ...(heldAt === undefined ? {} : { heldAt }),
    },
    commandId,
    by,
    now,
    sha256,
    ...(attachments ? { attachments } : {}),
  });
}

/** A step somebody might take now; with `refusal` when its place and role fit, but no input can satisfy a guard. */
export type OrphanOffer = { readonly step: OrphanStepName; readonly irreversible: boolean; readonly refusal?: OrphanRefusal };

/** Every step that is a matter for this actor now, from the same table and guards as the decisions. */
export function orphanOffers(orphan: OrphanParcel, actor: Actor, rules: OrphanRules, now: EpochMs): readonly OrphanOffer[] {
  const roles = deskRolesOf(actor);
  const world: OrphanWorld = { now, rules, order: null, expectedBy: null };
  return ORPHAN_STEP_NAMES.filter((step) => orphanStep(step).by.some((role) => roles.includes(role)) && !wrongState(orphan, step)).map(
    (step): OrphanOffer => {
      const attempt: OrphanAttempt = { orphan, step, payload: {}, world };
      const refusal = failedGuard(attempt, (guard) => !ORPHAN_GUARD_RULES[guard].field);
      return { step, irreversible: orphanStep(step).irreversible, ...(refusal ? { refusal } : {}) };
    },
  );
}
