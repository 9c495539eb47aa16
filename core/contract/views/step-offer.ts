import type { StepName } from '../../domain/step-table';

/** In the reader's language, like every text of a view that rests on a rule; labels of fields are the app's. */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly why: readonly { readonly clause: string; readonly text: string }[];
  readonly whoCan: readonly { readonly role: string; readonly text: string }[];
  readonly cure: string;
};

/** A step this person might take now. `refusal` is set when it stands in the table for them but a guard refuses it. */
export type StepOffer = {
  readonly step: StepName;
  /** What its button says. */
  readonly word: string;
  /** Machines it may be taken on (steps on machines), or those of the parcel, voucher or shipment `targetId`. */
  readonly machineIds: readonly string[];
  readonly targetId?: string;
  readonly irreversible: boolean;
  readonly refusal?: Refusal;
};
