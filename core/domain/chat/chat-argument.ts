import type { StepName } from '../step-table';
import type { Payload } from '../steps/payload';

/** What can stand behind the word of a step. Texts give each a name and an example. */
export type ArgumentKind =
  | 'machines'
  | 'machine'
  | 'parcel'
  | 'voucher'
  | 'shipment'
  | 'discrepancy'
  | 'quotation'
  | 'revision'
  | 'amount'
  | 'past-day'
  | 'due-day'
  | 'shipped-day'
  | 'text'
  | 'test-record'
  | 'found'
  | 'parcel-refusal'
  | 'resolution'
  | 'same-fault'
  | 'unrepairable'
  | 'damage-cause'
  | 'approval-code'
  | 'serial'
  | 'return-waybill'
  | 'split'
  | 'colleague';

export type Argument = {
  readonly kind: ArgumentKind;
  /** Of a text, or of machines that stand elsewhere than usual. */
  readonly field?: keyof Payload;
  readonly isOptional?: true;
  /** Machines: without a word all that the step is offered for. */
  readonly orAll?: true;
};

/** Whether a step takes the photos that wait in the chat, and whether it can do without. */
type Photos = 'none' | 'may' | 'must';

export type ChatStepArguments = {
  readonly step: StepName;
  readonly arguments: readonly Argument[];
  readonly photos: Photos;
  /** What the word itself says. */
  readonly fixed?: Payload;
  /** Asked for a digit before it is done, though the step table does not call it irreversible. */
  readonly isWeighty?: true;
  /** The words go to the customer: a space or a colon must set them off, so that no slip is sent. */
  readonly isSetOff?: true;
};
