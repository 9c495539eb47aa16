import type { OrphanPage, OrphanSummary, OrphanView, SuggestionView } from '../../contract/orphans';
import type { TimelineEntry } from '../../contract/views/timeline-entry';
import type { Actor } from '../../domain/actor';
import type { Machine } from '../../domain/machine';
import { toLocalDate } from '../../domain/money-and-time';
import { orphanOffers } from '../../domain/orphan/decide-orphan';
import { clockStart, ninetyDaysOverAt, type OrphanRules } from '../../domain/orphan/ninety-days';
import { ORPHAN_GROUPS, type OrphanParcel, orphanGroupOf } from '../../domain/orphan/orphan';
import type { ChainedOrphanEvent } from '../../domain/orphan/orphan-event';
import { REASON_WEIGHTS, type Suggestion } from '../../domain/orphan/suggestions';
import { PARCEL_REFUSALS } from '../../domain/parcel';
import { stageWordOf } from '../../domain/stage';
import type { RegisteredMachine } from '../../domain/warranty';
import { formatDate, formatDay } from '../../texts/formats';
import { fill, type Language } from '../../texts/localized';
import {
  CORRECTED_ENTRY,
  NINETY_DAYS_SENTENCE,
  NO_WAYBILL,
  NOT_IN_REGISTRY,
  ORPHAN_ORIGINS,
  ORPHAN_SENTENCES,
  ORPHAN_STATE_WORDS,
  ORPHAN_STEP_WORDS,
  REGISTRY_SENTENCE,
  SUGGESTED_ACTION_WORDS,
  SUGGESTION_REASON_WORDS,
} from '../../texts/orphans';
import { PARCEL_REFUSAL_WORDS, parcelRefusalWords } from '../../texts/parcel-refusals';
import { STAGE_TEXTS } from '../../texts/stages';
import { CARRIER_WORDS, MACHINE_STATE_WORDS, ROLE_WORDS } from '../../texts/words';
import { replyError } from '../reply-error';

function originText({ origin, waybillNumber }: OrphanParcel, language: Language): string {
  if (origin.kind === 'unpacking') return fill(ORPHAN_ORIGINS.unpacking, language, { order: origin.orderNumber });
  return waybillNumber === null ? ORPHAN_ORIGINS.noWaybill[language] : '';
}

/** A parcel as a line of the list. */
export function orphanSummary(orphan: OrphanParcel, language: Language): OrphanSummary {
  const { id, state, carrier, waybillNumber, serialNumbers, place, owner, foundAt } = orphan;
  return {
    orphanId: id,
    group: orphanGroupOf(orphan),
    state,
    stateWord: ORPHAN_STATE_WORDS[state][language],
    carrierName: CARRIER_WORDS[carrier][language],
    waybillNumber,
    originText: originText(orphan, language),
    serialNumbers,
    place,
    isOwnerKnown: owner !== undefined,
    foundAt,
  };
}

export const orphanCounts = (counted: Readonly<Record<string, number>>): OrphanPage['counts'] =>
  Object.fromEntries(ORPHAN_GROUPS.map((group) => [group, counted[group] ?? 0])) as OrphanPage['counts'];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function detailOf({ step, facts }: ChainedOrphanEvent, language: Language): string | undefined {
  const { reason, text, place, orderNumber, owner, waybillNumber, takenOver } = facts;
  if (step === 'correct-slip') return isText(waybillNumber) ? waybillNumber : NO_WAYBILL[language];
  if (takenOver) return CORRECTED_ENTRY[language];
  if (step === 'refuse' && isText(reason)) {
    const word = parcelRefusalWords(reason)?.word[language] ?? reason;
    return isText(text) ? `${word} · ${text}` : word;
  }
  if (owner && typeof owner === 'object' && 'orderNumber' in owner) return String(owner.orderNumber);
  return [text, orderNumber, place].find(isText);
}

function timelineOf(events: readonly ChainedOrphanEvent[], language: Language): readonly TimelineEntry[] {
  return events
    .map((event): TimelineEntry => {
      const detail = detailOf(event, language);
      const role = ROLE_WORDS[event.by.role][language];
      const { photos } = event.facts;
      return {
        version: event.version,
        at: event.at,
        who: event.by.name === '' ? role : `${event.by.name} · ${role}`,
        what: ORPHAN_STEP_WORDS[event.step].done[language],
        photos: Array.isArray(photos) ? photos.filter(isText) : [],
        ...(detail === undefined ? {} : { detail }),
      };
    })
    .reverse();
}

function ninetyDaysView(orphan: OrphanParcel, rules: OrphanRules, language: Language): OrphanView['ninetyDays'] | undefined {
  if (orphan.state !== 'found' && orphan.state !== 'waiting') return undefined;
  const [since, overAt] = [clockStart(orphan), ninetyDaysOverAt(orphan, rules)];
  const text = fill(NINETY_DAYS_SENTENCE, language, {
    n: rules.ninetyDays,
    since: formatDay(toLocalDate(since), language),
    over: formatDate(toLocalDate(overAt), language),
  });
  return { since, overAt, text };
}

type World = {
  readonly actor: Actor;
  readonly rules: OrphanRules;
  readonly now: number;
  readonly language: Language;
  readonly registry: ReadonlyMap<string, RegisteredMachine>;
};

/** Everything the page of a parcel shows, for this reader. */
export function orphanView(orphan: OrphanParcel, events: readonly ChainedOrphanEvent[], world: World): OrphanView {
  const { actor, rules, now, language, registry } = world;
  const { state, owner, linked, refused } = orphan;
  const ninetyDays = ninetyDaysView(orphan, rules, language);
  const orderId = linked?.orderId ?? owner?.orderId;
  return {
    ...orphanSummary(orphan, language),
    version: orphan.version,
    carrier: orphan.carrier,
    sentence:
      ORPHAN_SENTENCES[state === 'linked' || state === 'refused' || state === 'corrected' ? state : orphanGroupOf(orphan)][language],
    photos: orphan.photos,
    sender: orphan.sender,
    machines: orphan.serialNumbers.map((serialNumber) => ({ serialNumber, text: registryText(registry.get(serialNumber), language) })),
    timeline: timelineOf(events, language),
    offers: orphanOffers(orphan, actor, rules, now).map(({ step, irreversible, refusal }) => {
      const said = refusal && replyError(language, refusal);
      return {
        step,
        irreversible,
        word: ORPHAN_STEP_WORDS[step].button[language],
        ...(said
          ? { refusal: { code: said.code, message: said.message, why: said.why ?? [], whoCan: said.whoCan ?? [], cure: said.cure ?? '' } }
          : {}),
      };
    }),
    doorReasons: PARCEL_REFUSALS.map((code) => ({ code, text: PARCEL_REFUSAL_WORDS[code].word[language] })),
    ...(ninetyDays ? { ninetyDays } : {}),
    ...(owner ? { owner: { orderId: owner.orderId, orderNumber: owner.orderNumber, toldAt: owner.at } } : {}),
    ...(linked ? { linked } : {}),
    ...(orphan.correctedTo ? { correctedTo: { orphanId: orphan.correctedTo.orphanId, at: orphan.correctedTo.at } } : {}),
    ...(orphan.correctedFrom ? { correctedFrom: orphan.correctedFrom.orphanId } : {}),
    ...(refused ? { refusedText: PARCEL_REFUSAL_WORDS[refused.reason].word[language] } : {}),
    ...(orderId === undefined ? {} : { orderId }),
  };
}

function registryText(registered: RegisteredMachine | undefined, language: Language): string {
  if (!registered) return NOT_IN_REGISTRY[language];
  const { model, shippedDate } = registered;
  return fill(REGISTRY_SENTENCE, language, { model, shipped: formatDate(shippedDate, language) });
}

const machineText = ({ model, serialNumber, id, state }: Machine, language: Language): string =>
  `${model} · ${serialNumber ?? id} · ${MACHINE_STATE_WORDS[state][language]}`;

/** An order that may be behind a parcel, explained. */
export function suggestionView({ order, score, reasons, action }: Suggestion, language: Language): SuggestionView {
  const ids =
    action.kind === 'link'
      ? action.machineIds
      : action.kind === 'sign'
        ? order.parcels.find(({ id }) => id === action.parcelId)?.machineIds
        : [];
  return {
    orderId: order.id,
    orderNumber: order.orderNumber,
    stageWord: STAGE_TEXTS[stageWordOf(order)].word[language],
    customerName: order.contact.name,
    isOpen: !['completed', 'closed-remote', 'cancelled'].includes(order.stage),
    score,
    reasons: reasons.map(({ code, seen }) => ({
      code,
      text: fill(SUGGESTION_REASON_WORDS[code], language, { seen }),
      weight: REASON_WEIGHTS[code],
    })),
    action,
    actionText: SUGGESTED_ACTION_WORDS[action.kind][language],
    machines: order.machines
      .filter(({ id }) => ids?.includes(id))
      .map((machine) => ({ id: machine.id, text: machineText(machine, language), state: machine.state })),
  };
}
