import type { Role } from '../actor';
import type { NoticeCode } from '../notice-code';
import type { ClauseId } from '../step-definition';
import type { OrphanState } from './orphan';

export const ORPHAN_GUARDS = [
  'already-answered',
  'day-not-reached',
  'evidence-missing',
  'owner-unknown',
  'reminders-not-sent',
  'slip-missing',
  'text-missing',
  'waybill-expected',
] as const;
/** Named by what is wrong when it does not hold, as in the table of the orders; the name is the refusal's code. */
export type OrphanGuard = (typeof ORPHAN_GUARDS)[number];

export type OrphanStepDefinition = {
  /** A supervisor is also an agent. */
  readonly by: readonly Role[];
  readonly from: readonly OrphanState[];
  /** Absent when the state stays. */
  readonly to?: OrphanState;
  readonly guards: readonly OrphanGuard[];
  readonly clauses: readonly ClauseId[];
  readonly notices: readonly NoticeCode[];
  readonly irreversible: boolean;
};

const OPEN: readonly OrphanState[] = ['found', 'waiting'];

/** Every legal step of an orphan parcel after it was registered (R16, R17, R47). Nothing leads to disposal. */
export const ORPHAN_STEPS = {
  link: {
    by: ['agent'],
    from: ['found', 'waiting', 'held'],
    to: 'linked',
    guards: [],
    clauses: ['R16', 'R47'],
    notices: [],
    irreversible: true,
  },
  'take-in': {
    by: ['agent'],
    from: ['found'],
    to: 'waiting',
    guards: ['text-missing'],
    clauses: ['R16'],
    notices: [],
    irreversible: false,
  },
  refuse: {
    by: ['agent'],
    from: ['found'],
    to: 'refused',
    guards: ['evidence-missing', 'text-missing'],
    clauses: ['R9', 'R11', 'R16', 'R17', 'R18'],
    notices: [],
    irreversible: true,
  },
  'come-again': {
    by: ['agent'],
    from: ['refused', 'corrected'],
    to: 'found',
    guards: ['evidence-missing', 'waybill-expected'],
    clauses: ['R16'],
    notices: [],
    irreversible: false,
  },
  'tell-owner': { by: ['agent'], from: OPEN, guards: ['owner-unknown'], clauses: ['R16'], notices: ['N23'], irreversible: false },
  'note-contact': { by: ['agent'], from: OPEN, guards: ['text-missing'], clauses: ['R47'], notices: [], irreversible: false },
  amend: { by: ['agent'], from: OPEN, guards: [], clauses: ['R16'], notices: [], irreversible: false },
  /** The slip was read wrongly: the entry ends, and the parcel goes on as what its slip says. */
  'correct-slip': {
    by: ['agent'],
    from: ['found', 'waiting', 'held'],
    to: 'corrected',
    guards: ['slip-missing', 'waybill-expected'],
    clauses: ['R16', 'R18'],
    notices: [],
    irreversible: true,
  },
  hold: {
    by: ['supervisor'],
    from: ['waiting'],
    to: 'held',
    guards: ['day-not-reached', 'reminders-not-sent'],
    clauses: ['R47'],
    notices: ['N23'],
    irreversible: false,
  },
  reopen: {
    by: ['supervisor'],
    from: ['held'],
    to: 'waiting',
    guards: ['text-missing'],
    clauses: ['R47'],
    notices: ['N23'],
    irreversible: false,
  },
  remind: { by: ['timer'], from: OPEN, guards: ['day-not-reached'], clauses: ['R47'], notices: ['N23'], irreversible: false },
  'ask-supervisor': {
    by: ['timer'],
    from: OPEN,
    guards: ['already-answered', 'day-not-reached'],
    clauses: ['R47'],
    notices: ['N27'],
    irreversible: false,
  },
} as const satisfies Record<string, OrphanStepDefinition>;

export type OrphanStepName = keyof typeof ORPHAN_STEPS;
export const ORPHAN_STEP_NAMES = Object.keys(ORPHAN_STEPS) as readonly OrphanStepName[];

/** The definition with its literal types widened. */
export const orphanStep = (step: OrphanStepName): OrphanStepDefinition => ORPHAN_STEPS[step];
