import type { MachineState, Role, Stage } from './work-order';

/** R1 … R58: the lines of the policy that a guard enforces. */
export type ClauseId = `R${number}`;

// biome-ignore format: a list of numbers
export const NOTICE_CODES = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9', 'N10', 'N11', 'N12', 'N13', 'N14', 'N15', 'N16', 'N17', 'N18', 'N19', 'N20', 'N21', 'N22', 'N23', 'N24', 'N25', 'N26', 'N27'] as const;
/** What is told when; the kinds stand in notices-for.ts, the words in core/texts. */
export type NoticeCode = (typeof NOTICE_CODES)[number];

export const GUARDS = [
  'address-already-locked',
  'address-incomplete',
  'address-not-locked',
  'already-answered',
  'amount-not-positive',
  'amount-not-the-sum',
  'carrier-day-impossible',
  'carrier-not-supported',
  'consent-missing',
  'day-not-reached',
  'day-not-working',
  'decline-not-offered',
  'delivery-not-disputable',
  'discrepancy-open',
  'evidence-missing',
  'extension-not-later',
  'freight-not-prepaid',
  'in-warranty',
  'info-request-open',
  'machine-in-house',
  'not-door-to-door',
  'not-in-warranty',
  'nothing-received',
  'packing-not-confirmed',
  'paid-before',
  'parcel-already-unpacked',
  'parcel-not-unpacked',
  'purposes-differ',
  'rating-exists',
  'reason-not-listed',
  'refund-first',
  'refund-too-large',
  'reminders-not-sent',
  'serials-taken',
  'split-needs-reason',
  'supervisor-approval-missing',
  'text-missing',
  'test-record-missing',
  'voucher-already-reviewed',
  'warranty-void',
  'waybill-invalid',
  'waybill-mismatch',
  'waybill-taken',
] as const;
/** A guard is named by what is wrong when it does not hold; the name is the refusal's code. */
export type GuardName = (typeof GUARDS)[number];

export type StepTarget = 'order' | 'machines' | 'parcel' | 'voucher' | 'shipment';

type Common = {
  /** Roles that may take it; a supervisor is also an agent and a technician. */
  readonly by: readonly Role[];
  /** Looked at in this order; the first that fails is the refusal. */
  readonly guards: readonly GuardName[];
  /** The clauses the step itself rests on. */
  readonly clauses: readonly ClauseId[];
  readonly notices: readonly NoticeCode[];
  /** Cannot be taken back: the app asks again and offers "ask first" (R58). */
  readonly irreversible: boolean;
};
/** A step of the order as a whole, legal in some stages. */
export type OrderStep = Common & { readonly target: 'order'; readonly stages: readonly Stage[] };
/** A step of machines: named one by one, or all those of a parcel, voucher or shipment; every one must be in `from`. */
export type MachineStep = Common & {
  readonly target: Exclude<StepTarget, 'order'>;
  readonly from: readonly MachineState[];
  /** Where the machines may end. */
  readonly to: readonly MachineState[];
};
export type StepDefinition = OrderStep | MachineStep;

const OPEN: readonly Stage[] = ['submitted', 'info-needed', 'return-confirmed', 'in-transit', 'in-service'];
const ANY: readonly Stage[] = [...OPEN, 'completed', 'closed-remote', 'cancelled'];

/**
 * Every legal step; what is not listed is illegal. The one source for the server's guards, the app's buttons, the README's
 * diagram and the tests. Source: the maker's policy as read in R1–R58.
 */
export const STEPS = {
  // the order as a whole
  'ask-info': {
    target: 'order',
    by: ['agent'],
    stages: ['submitted'],
    guards: ['info-request-open', 'text-missing'],
    clauses: ['R13', 'R18'],
    notices: ['N21'],
    irreversible: false,
  },
  'answer-info': {
    target: 'order',
    by: ['customer'],
    stages: ['info-needed'],
    guards: ['already-answered', 'text-missing'],
    clauses: ['R13'],
    notices: ['N27'],
    irreversible: false,
  },
  cancel: {
    target: 'order',
    by: ['customer', 'supervisor'],
    stages: ['submitted', 'info-needed', 'return-confirmed', 'in-transit'],
    guards: ['machine-in-house', 'day-not-reached'],
    clauses: ['R22'],
    notices: ['N24'],
    irreversible: true,
  },
  assign: { target: 'order', by: ['agent', 'supervisor'], stages: OPEN, guards: [], clauses: ['R13'], notices: [], irreversible: false },
  message: {
    target: 'order',
    by: ['customer', 'agent', 'technician'],
    stages: ANY,
    guards: ['text-missing'],
    clauses: ['R29', 'R58'],
    notices: ['N27'],
    irreversible: false,
  },
  rate: {
    target: 'order',
    by: ['customer'],
    stages: ['completed', 'closed-remote'],
    guards: ['rating-exists'],
    clauses: ['R29'],
    notices: [],
    irreversible: false,
  },
  share: { target: 'order', by: ['customer'], stages: ANY, guards: [], clauses: ['R20'], notices: [], irreversible: false },
  'revoke-share': { target: 'order', by: ['customer'], stages: ANY, guards: [], clauses: ['R20'], notices: [], irreversible: false },
  'give-address': {
    target: 'order',
    by: ['customer'],
    stages: ['submitted', 'info-needed', 'in-service'],
    guards: ['address-already-locked', 'nothing-received', 'consent-missing', 'address-incomplete'],
    clauses: ['R21', 'R22', 'R19'],
    notices: [],
    irreversible: true,
  },

  // before the machine is here
  'confirm-return': {
    target: 'machines',
    by: ['agent'],
    from: ['listed'],
    to: ['expected'],
    guards: ['info-request-open'],
    clauses: ['R4', 'R14'],
    notices: ['N2'],
    irreversible: false,
  },
  'fix-remotely': {
    target: 'machines',
    by: ['agent'],
    from: ['listed', 'expected'],
    to: ['remote-fixed'],
    guards: ['info-request-open', 'text-missing'],
    clauses: ['R4'],
    notices: ['N3'],
    irreversible: true,
  },
  'send-in': {
    target: 'machines',
    by: ['customer'],
    from: ['expected'],
    to: ['in-transit'],
    guards: [
      'packing-not-confirmed',
      'not-door-to-door',
      'freight-not-prepaid',
      'waybill-invalid',
      'waybill-taken',
      'consent-missing',
      'address-already-locked',
      'address-incomplete',
    ],
    clauses: ['R8', 'R9', 'R11', 'R15', 'R18', 'R19', 'R21', 'R22', 'R46', 'R48'],
    notices: ['N4'],
    irreversible: true,
  },
  withdraw: {
    target: 'machines',
    by: ['customer', 'supervisor'],
    from: ['expected'],
    to: ['withdrawn'],
    guards: ['nothing-received', 'day-not-reached'],
    clauses: ['R54'],
    notices: ['N24'],
    irreversible: true,
  },
  'correct-waybill': {
    target: 'parcel',
    by: ['customer'],
    from: ['in-transit'],
    to: ['in-transit'],
    guards: ['waybill-invalid', 'waybill-taken'],
    clauses: ['R18'],
    notices: [],
    irreversible: false,
  },
  'refuse-parcel': {
    target: 'parcel',
    by: ['agent'],
    from: ['in-transit'],
    to: ['expected'],
    guards: ['reason-not-listed', 'evidence-missing'],
    clauses: ['R11', 'R16', 'R17', 'R18'],
    notices: ['N5'],
    irreversible: true,
  },
  'lose-inbound': {
    target: 'parcel',
    by: ['agent'],
    from: ['in-transit'],
    to: ['expected'],
    guards: ['evidence-missing'],
    clauses: ['R7'],
    notices: ['N25'],
    irreversible: true,
  },
  'sign-parcel': {
    target: 'parcel',
    by: ['agent'],
    from: ['in-transit'],
    to: ['received'],
    guards: ['waybill-mismatch', 'carrier-day-impossible'],
    clauses: ['R5', 'R23', 'R24'],
    notices: ['N6'],
    irreversible: true,
  },
  'link-orphan': {
    target: 'machines',
    by: ['agent'],
    from: ['expected'],
    to: ['received'],
    guards: ['evidence-missing', 'waybill-taken'],
    clauses: ['R16', 'R47'],
    notices: ['N6'],
    irreversible: true,
  },

  // inspection
  unpack: {
    target: 'parcel',
    by: ['technician'],
    from: ['received'],
    to: ['received'],
    guards: ['parcel-already-unpacked', 'evidence-missing'],
    clauses: ['R6', 'R17'],
    notices: ['N7'],
    irreversible: true,
  },
  'resolve-discrepancy': {
    target: 'order',
    by: ['agent'],
    stages: ANY,
    guards: ['already-answered'],
    clauses: ['R17', 'R50'],
    notices: ['N7'],
    irreversible: true,
  },
  'judge-free': {
    target: 'machines',
    by: ['technician'],
    from: ['received'],
    to: ['repairing'],
    guards: ['parcel-not-unpacked', 'discrepancy-open', 'paid-before', 'not-in-warranty', 'warranty-void', 'text-missing'],
    clauses: ['R24', 'R51'],
    notices: ['N8'],
    irreversible: true,
  },
  quote: {
    target: 'machines',
    by: ['technician'],
    from: ['received'],
    to: ['quoted'],
    guards: [
      'parcel-not-unpacked',
      'discrepancy-open',
      'paid-before',
      'in-warranty',
      'evidence-missing',
      'supervisor-approval-missing',
      'amount-not-positive',
      'text-missing',
    ],
    clauses: ['R25', 'R27', 'R30'],
    notices: ['N9'],
    irreversible: true,
  },
  'declare-unrepairable': {
    target: 'machines',
    by: ['technician'],
    from: ['received'],
    to: ['ready'],
    guards: ['parcel-not-unpacked', 'discrepancy-open', 'refund-first', 'evidence-missing', 'supervisor-approval-missing', 'text-missing'],
    clauses: ['R28', 'R42'],
    notices: ['N10'],
    irreversible: true,
  },

  // quotation and payment
  'revise-quotation': {
    target: 'machines',
    by: ['technician'],
    from: ['quoted'],
    to: ['quoted'],
    guards: ['amount-not-positive', 'text-missing'],
    clauses: ['R27'],
    notices: ['N9'],
    irreversible: false,
  },
  'note-notified': {
    target: 'machines',
    by: ['customer', 'timer'],
    from: ['quoted', 'return-refused'],
    to: ['quoted', 'return-refused'],
    guards: ['already-answered'],
    clauses: ['R48'],
    notices: [],
    irreversible: false,
  },
  'submit-voucher': {
    target: 'machines',
    by: ['customer'],
    from: ['quoted', 'return-refused'],
    to: ['pay-review'],
    guards: ['purposes-differ', 'amount-not-the-sum', 'evidence-missing'],
    clauses: ['R48', 'R53'],
    notices: ['N11'],
    irreversible: false,
  },
  decline: {
    target: 'machines',
    by: ['customer'],
    from: ['quoted'],
    to: ['ready'],
    guards: ['decline-not-offered'],
    clauses: ['R45', 'R46'],
    notices: ['N10'],
    irreversible: true,
  },
  'approve-voucher': {
    target: 'voucher',
    by: ['finance'],
    from: ['pay-review'],
    to: ['repairing', 'ready'],
    guards: ['voucher-already-reviewed'],
    clauses: ['R53'],
    notices: ['N12'],
    irreversible: true,
  },
  'reject-voucher': {
    target: 'voucher',
    by: ['finance'],
    from: ['pay-review'],
    to: ['quoted', 'return-refused'],
    guards: ['voucher-already-reviewed', 'text-missing'],
    clauses: ['R53'],
    notices: ['N14'],
    irreversible: false,
  },
  refund: {
    target: 'machines',
    by: ['finance'],
    from: ['received', 'ready', 'shipped', 'delivered', 'lost', 'held'],
    to: [],
    guards: ['amount-not-positive', 'refund-too-large', 'evidence-missing'],
    clauses: ['R28'],
    notices: ['N26'],
    irreversible: true,
  },
  hold: {
    target: 'machines',
    by: ['supervisor'],
    from: ['quoted', 'return-refused'],
    to: ['held'],
    guards: ['day-not-reached', 'reminders-not-sent'],
    clauses: ['R48', 'R49'],
    notices: ['N13'],
    irreversible: false,
  },
  reopen: {
    target: 'machines',
    by: ['supervisor'],
    from: ['held'],
    to: ['quoted', 'ready'],
    guards: ['text-missing'],
    clauses: ['R48', 'R49'],
    notices: ['N20'],
    irreversible: false,
  },

  // repair
  finish: {
    target: 'machines',
    by: ['technician'],
    from: ['repairing'],
    to: ['ready'],
    guards: ['test-record-missing'],
    clauses: ['R29'],
    notices: ['N15'],
    irreversible: false,
  },
  'give-up': {
    target: 'machines',
    by: ['technician'],
    from: ['repairing'],
    to: ['received'],
    guards: ['evidence-missing', 'text-missing'],
    clauses: ['R28'],
    notices: ['N16'],
    irreversible: true,
  },
  'extend-promise': {
    target: 'machines',
    by: ['agent', 'technician'],
    from: ['repairing', 'ready', 'pay-review'],
    to: [],
    guards: ['extension-not-later', 'day-not-working', 'text-missing'],
    clauses: ['R52'],
    notices: ['N25'],
    irreversible: false,
  },

  // the way back
  ship: {
    target: 'machines',
    by: ['agent'],
    from: ['ready'],
    to: ['shipped'],
    guards: [
      'address-not-locked',
      'address-already-locked',
      'address-incomplete',
      'carrier-not-supported',
      'waybill-invalid',
      'split-needs-reason',
    ],
    clauses: ['R54', 'R55', 'R56', 'R57', 'R22'],
    notices: ['N17'],
    irreversible: true,
  },
  'confirm-delivered': {
    target: 'shipment',
    by: ['customer', 'timer'],
    from: ['shipped'],
    to: ['delivered'],
    guards: ['day-not-reached'],
    clauses: ['R29'],
    notices: ['N18'],
    irreversible: true,
  },
  'report-not-received': {
    target: 'shipment',
    by: ['customer'],
    from: ['shipped', 'delivered'],
    to: ['shipped'],
    guards: ['delivery-not-disputable', 'serials-taken'],
    clauses: ['R29'],
    notices: ['N27'],
    irreversible: false,
  },
  'take-back-from-carrier': {
    target: 'shipment',
    by: ['agent'],
    from: ['shipped'],
    to: ['ready'],
    guards: ['evidence-missing'],
    clauses: ['R49'],
    notices: ['N25'],
    irreversible: true,
  },
  'lose-outbound': {
    target: 'shipment',
    by: ['supervisor'],
    from: ['shipped'],
    to: ['lost'],
    guards: ['evidence-missing'],
    clauses: ['R7'],
    notices: ['N25'],
    irreversible: true,
  },
  'note-refused-return': {
    target: 'shipment',
    by: ['agent'],
    from: ['shipped'],
    to: ['return-refused'],
    guards: ['evidence-missing', 'amount-not-positive'],
    clauses: ['R49'],
    notices: ['N19'],
    irreversible: true,
  },
} as const satisfies Record<string, StepDefinition>;

export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

/** The definition with its literal types widened, for code that treats all steps alike. */
export const stepDefinition = (step: StepName): StepDefinition => STEPS[step];
