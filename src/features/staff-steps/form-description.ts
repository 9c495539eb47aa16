import type { StaffStep } from '#core/contract/steps';
import type { StepName } from '#core/domain/step-table';
import { QUOTATION_CLASSES, UNREPAIRABLE } from '#core/domain/work-order';

/** What a form asks for one field of the payload; the words for it stand under the same name in the step's texts. */
export type FieldDescription =
  /** `tick`: which of those offered are chosen at first. `about`: what helps to decide, under each. */
  | { readonly kind: 'machines'; readonly tick: 'all' | 'first'; readonly one?: true; readonly about?: 'warranty' | 'money' | 'promise' }
  | { readonly kind: 'text'; readonly field: 'text' | 'note' | 'reason' | 'findings' | 'testRecord' | 'parts'; readonly optional?: true }
  | { readonly kind: 'code'; readonly field: 'unrepairable' | 'class'; readonly codes: readonly string[] }
  /** Why a parcel is refused: the server's list with its clauses and cures. */
  | { readonly kind: 'parcel-refusal'; readonly field: 'reason' }
  | { readonly kind: 'photos'; readonly field: 'photos'; readonly optional?: true }
  | { readonly kind: 'amount'; readonly field: 'amount'; readonly most?: 'refundable' }
  /** The end of a working day later than what is promised. */
  | { readonly kind: 'day'; readonly field: 'dueAt' }
  | { readonly kind: 'person'; readonly field: 'assigneeOpenid' }
  | { readonly kind: 'lines'; readonly field: 'lines' }
  | { readonly kind: 'void-reasons'; readonly field: 'voidReasons' };

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
  'judge-free': { fields: [{ kind: 'machines', tick: 'first', about: 'warranty' }, findings, { ...photos, optional: true }] },
  'declare-unrepairable': {
    fields: [
      { kind: 'machines', tick: 'first', about: 'warranty' },
      { kind: 'code', field: 'unrepairable', codes: UNREPAIRABLE },
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
