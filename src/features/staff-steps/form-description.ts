import type { StaffStep } from '#core/contract/steps';
import { QUOTATION_CLASSES } from '#core/domain/quotation';
import type { StepName } from '#core/domain/step-table';
import { UNREPAIRABLE } from '#core/domain/verdict';
import { CODES_TO_APPROVE, DAMAGE_CAUSES } from '#core/domain/warranty';

/** When a field is asked for at all; judged from what was entered and from the machines chosen (described-input.ts). */
export type Circumstance =
  /** A revision makes some machine scrap or mixed that was not (R44, R45). */
  | 'becomes-scrap'
  | 'becomes-mixed'
  | 'becomes-worse'
  | 'found-no-value'
  /** Our last repair of a machine may still be under warranty. */
  | 'repair-warranty'
  /** We asked the customer to open a machine (R32). */
  | 'disassembly-asked';

/** What helps to decide about a machine, under its name. */
export type AboutMachine = 'warranty' | 'money' | 'promise' | 'damage' | 'approval' | 'split' | 'label';

type TextName = 'text' | 'note' | 'reason' | 'findings' | 'testRecord' | 'parts' | 'foreignBoards';
type CodeName = 'unrepairable' | 'class' | 'damageCause' | 'approvalCode';

/** What a form asks for one field of the payload; the words for it stand under the same name in the step's texts. */
export type FieldDescription = { readonly when?: Circumstance } & (
  | {
      readonly kind: 'machines';
      /** Which of those offered are chosen at first. */
      readonly tick: 'all' | 'first';
      readonly one?: true;
      readonly about?: AboutMachine;
    }
  | { readonly kind: 'text'; readonly field: TextName; readonly optional?: true }
  | { readonly kind: 'code'; readonly field: CodeName; readonly codes: readonly string[] }
  /** Yes or no, neither of them chosen at first. */
  | { readonly kind: 'yes-no'; readonly field: 'isApproved' }
  /** A statement to tick. */
  | { readonly kind: 'check'; readonly field: 'sameFault' }
  /** Why a parcel is refused: the server's list with its clauses and cures. */
  | { readonly kind: 'parcel-refusal'; readonly field: 'reason' }
  /** Why a machine is scrap: any number of the server's list. */
  | { readonly kind: 'scrap-codes'; readonly field: 'scrapCodes'; readonly optional?: true }
  | { readonly kind: 'photos'; readonly field: 'photos'; readonly optional?: true }
  | { readonly kind: 'amount'; readonly field: 'amount'; readonly most?: 'refundable' }
  /** The end of a working day later than what is promised. */
  | { readonly kind: 'day'; readonly field: 'dueAt' }
  /** A date up to today. */
  | { readonly kind: 'past-date'; readonly field: 'shippedDate' }
  /** Typed or scanned. */
  | { readonly kind: 'serial'; readonly field: 'serialNumber' }
  | { readonly kind: 'person'; readonly field: 'assigneeOpenid' }
  | { readonly kind: 'lines'; readonly field: 'lines' }
  /** `exempt`: what is added is one that does not count, as only such leave a repair free. */
  | { readonly kind: 'void-reasons'; readonly field: 'voidReasons'; readonly exempt?: true }
);

export type FormDescription = {
  /** What the offer's target is, as in the step table; its facts are shown and its id sent. */
  readonly about?: 'parcel' | 'shipment';
  readonly fields: readonly FieldDescription[];
};

const photos = { kind: 'photos', field: 'photos' } as const;
const reason = { kind: 'text', field: 'reason' } as const;
const findings = { kind: 'text', field: 'findings' } as const;
const offCarrier = { about: 'shipment', fields: [reason, photos] } as const;

/**
 * Forms that are nothing but their fields. Adding one takes three entries: its schema in `staffSteps` (core/contract/steps.ts), its fields here, and
 * what it says in one of the `steps-….ts` of src/i18n/staff-steps, in both languages.
 */
export const DESCRIBED = {
  'ask-info': { fields: [{ kind: 'text', field: 'text' }] },
  assign: { fields: [{ kind: 'person', field: 'assigneeOpenid' }] },
  cancel: { fields: [reason] },
  withdraw: { fields: [{ kind: 'machines', tick: 'first' }, reason] },
  'refuse-parcel': {
    about: 'parcel',
    fields: [{ kind: 'parcel-refusal', field: 'reason' }, photos, { kind: 'text', field: 'note', optional: true }],
  },
  'lose-inbound': { about: 'parcel', fields: [reason, photos] },
  'judge-free': {
    fields: [
      { kind: 'machines', tick: 'first', about: 'warranty' },
      { kind: 'check', field: 'sameFault', when: 'repair-warranty' },
      findings,
      { ...photos, optional: true },
      { kind: 'void-reasons', field: 'voidReasons', exempt: true, when: 'disassembly-asked' },
    ],
  },
  'declare-unrepairable': {
    fields: [
      { kind: 'machines', tick: 'first', about: 'warranty' },
      { kind: 'code', field: 'unrepairable', codes: UNREPAIRABLE },
      { kind: 'scrap-codes', field: 'scrapCodes', optional: true, when: 'found-no-value' },
      findings,
      photos,
      { kind: 'void-reasons', field: 'voidReasons' },
    ],
  },
  'revise-quotation': {
    fields: [
      { kind: 'machines', tick: 'first' },
      { kind: 'lines', field: 'lines' },
      { kind: 'code', field: 'class', codes: QUOTATION_CLASSES },
      { kind: 'scrap-codes', field: 'scrapCodes', when: 'becomes-scrap' },
      { kind: 'text', field: 'foreignBoards', when: 'becomes-mixed' },
      { ...photos, when: 'becomes-worse' },
      { kind: 'text', field: 'note' },
    ],
  },
  refund: {
    fields: [
      { kind: 'machines', tick: 'first', one: true, about: 'money' },
      { kind: 'amount', field: 'amount', most: 'refundable' },
      photos,
    ],
  },
  hold: { fields: [{ kind: 'machines', tick: 'first' }] },
  reopen: { fields: [{ kind: 'machines', tick: 'first' }, reason] },
  finish: {
    fields: [
      { kind: 'machines', tick: 'first' },
      { kind: 'text', field: 'testRecord' },
      { kind: 'text', field: 'parts', optional: true },
    ],
  },
  'give-up': { fields: [{ kind: 'machines', tick: 'first' }, reason, photos] },
  'extend-promise': { fields: [{ kind: 'machines', tick: 'all', about: 'promise' }, { kind: 'day', field: 'dueAt' }, reason] },
  'take-back-from-carrier': offCarrier,
  'lose-outbound': offCarrier,
  'note-refused-return': { about: 'shipment', fields: [reason, photos, { kind: 'amount', field: 'amount' }] },
  'drop-info-request': { fields: [reason] },
  'note-unreachable': { fields: [{ kind: 'text', field: 'note', optional: true }] },
  'establish-warranty': {
    fields: [{ kind: 'machines', tick: 'first', about: 'warranty' }, { kind: 'past-date', field: 'shippedDate' }, reason, photos],
  },
  'read-label': {
    fields: [{ kind: 'machines', tick: 'first', one: true, about: 'label' }, { kind: 'serial', field: 'serialNumber' }, photos],
  },
  'report-damage': {
    fields: [
      { kind: 'machines', tick: 'first', about: 'damage' },
      { kind: 'code', field: 'damageCause', codes: DAMAGE_CAUSES },
      { kind: 'text', field: 'text' },
      photos,
    ],
  },
  'request-approval': {
    fields: [
      { kind: 'machines', tick: 'first', about: 'approval' },
      { kind: 'code', field: 'approvalCode', codes: CODES_TO_APPROVE },
      { kind: 'text', field: 'text' },
      photos,
    ],
  },
  'decide-approval': {
    fields: [
      { kind: 'machines', tick: 'first', about: 'approval' },
      { kind: 'code', field: 'approvalCode', codes: CODES_TO_APPROVE },
      { kind: 'yes-no', field: 'isApproved' },
      reason,
    ],
  },
  'withdraw-quotation': { fields: [{ kind: 'machines', tick: 'first' }, reason] },
  'request-split': { fields: [{ kind: 'machines', tick: 'all' }, reason] },
  'decide-split': { fields: [{ kind: 'machines', tick: 'all', about: 'split' }, { kind: 'yes-no', field: 'isApproved' }, reason] },
} as const satisfies Partial<Record<StaffStep, FormDescription>>;

export type DescribedStep = keyof typeof DESCRIBED;
/** The description with its literal types widened, for code that treats all forms alike. */
export const formDescription = (step: DescribedStep): FormDescription => DESCRIBED[step];
export const isDescribed = (step: StepName): step is DescribedStep => Object.hasOwn(DESCRIBED, step);

/** Forms with a shape of their own; see step-form.tsx. */
export const BY_HAND = [
  'confirm-return',
  'fix-remotely',
  'sign-parcel',
  'unpack',
  'resolve-discrepancy',
  'quote',
  'approve-voucher',
  'reject-voucher',
  'ship',
] as const satisfies readonly StaffStep[];
export type ByHandStep = (typeof BY_HAND)[number];

/** Steps of the table that staff take without such a form, and why. */
export const WITHOUT_FORM: Readonly<Partial<Record<StepName, string>>> = {
  message: 'written in the conversation on the order page itself',
  'link-orphan': 'taken at the orphan-parcel desk, from the parcel to the order',
  'sign-orphan': 'taken at the orphan-parcel desk, with the parcel in hand',
};

export type FormStep = DescribedStep | ByHandStep;
export const hasForm = (step: StepName): step is FormStep => isDescribed(step) || BY_HAND.some((other) => other === step);
