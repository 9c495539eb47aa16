import type { Role } from '../domain/actor';
import type { MachineState } from '../domain/machine';
import type { Refusal, RefusalFact, RefusalFacts } from '../domain/refusal';
import type { WayStep } from '../domain/ways';
import type { Stage } from '../domain/work-order';
import { formatAmount, formatDate, formatMoment } from '../texts/formats';
import { fill, type Language } from '../texts/localized';
import { IN_SERVICE, LIST, THE_ORDER, WAY, WHERE } from '../texts/refusals/wrong-state';
import { STAGE_TEXTS } from '../texts/stages';
import { MACHINE_STATE_WORDS, ROLE_WORDS, STEP_WORDS } from '../texts/words';

/** More than these say no more to anybody. */
const MAX_NAMES = 5;

function namesText(names: readonly string[], language: Language): string {
  const shown = names.slice(0, MAX_NAMES).join(LIST.and[language]);
  return names.length > MAX_NAMES ? `${shown} … (${names.length})` : shown;
}

function factText(fact: RefusalFact, language: Language): string {
  switch (fact.kind) {
    case 'moment':
      return formatMoment(fact.at, language);
    case 'day':
      return formatDate(fact.date, language);
    case 'amount':
      return formatAmount(fact.amount);
    case 'number':
      return String(fact.value);
    case 'names':
      return namesText(fact.names, language);
  }
}

function placeWord(place: MachineState | Stage, language: Language): string {
  if (place in MACHINE_STATE_WORDS) return MACHINE_STATE_WORDS[place as MachineState][language];
  return place === 'in-service' ? IN_SERVICE[language] : STAGE_TEXTS[place as Exclude<Stage, 'in-service'>].word[language];
}

const placesText = (places: readonly (MachineState | Stage)[], language: Language): string =>
  [...new Set(places.map((place) => `“${placeWord(place, language)}”`))].join(LIST.or[language]);

function wayText(way: readonly WayStep[] | null, language: Language): string {
  if (!way || way.length === 0) return WAY.never[language];
  const steps = way.map(({ step, by }, index) =>
    fill(index === 0 ? WAY.first : WAY.next, language, { role: ROLE_WORDS[by][language], step: STEP_WORDS[step].button[language] }),
  );
  return `${steps.join('')}${WAY.end[language]}`;
}

type Known = { readonly code: string; readonly whoCan?: readonly Role[]; readonly facts?: RefusalFacts };

/** What a refusal knows of the order, in words, by the places of its text. */
export function refusalValues(refusal: Known | Refusal, language: Language): Readonly<Record<string, string>> {
  const { whoCan = [], facts = {} }: Known = refusal;
  const values = Object.fromEntries(Object.entries(facts).map(([place, fact]) => [place, factText(fact, language)]));
  const who = whoCan.map((role) => ROLE_WORDS[role][language]).join(LIST.or[language]);
  const more = who === '' ? values : { ...values, whoCan: who };
  if (!('machines' in refusal)) return more;
  const { step, now, legalFrom, machines, way } = refusal;
  const name = machines.length > 0 ? namesText(machines, language) : THE_ORDER[language];
  const where = now.map((place) => placeWord(place, language)).join(LIST.or[language]);
  return {
    ...more,
    where: fill(WHERE, language, { machines: name, now: where }),
    step: STEP_WORDS[step].button[language],
    legalFrom: placesText(legalFrom, language),
    way: wayText(way, language),
  };
}
