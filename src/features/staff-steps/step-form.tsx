import type { ComponentType } from 'react';
import { DescribedForm } from './described-form';
import { DiscrepancyForm } from './discrepancy-form';
import { type ByHandStep, type FormStep, isDescribed } from './form-description';
import { QuoteForm } from './quote-form';
import { ShipForm } from './ship-form';
import { SignForm } from './sign-form';
import { TriageForm } from './triage-form';
import { UnpackForm } from './unpack-form';
import type { StepFormProps } from './use-step-form';
import { ApproveForm, RejectForm } from './voucher-form';

type AnyFormProps = StepFormProps & {
  step: FormStep;
  /** As typed or scanned before the form was opened. */
  waybillNumber: string;
  /** To the form that sends a voucher back, where that is possible. */
  onReject: (() => void) | undefined;
};
type ByHandProps = Omit<AnyFormProps, 'step'>;

const BY_HAND: Readonly<Record<ByHandStep, ComponentType<ByHandProps>>> = {
  'confirm-return': (props) => <TriageForm step="confirm-return" {...props} />,
  'fix-remotely': (props) => <TriageForm step="fix-remotely" {...props} />,
  'sign-parcel': SignForm,
  unpack: UnpackForm,
  'resolve-discrepancy': DiscrepancyForm,
  quote: QuoteForm,
  'approve-voucher': ApproveForm,
  'reject-voucher': RejectForm,
  ship: ShipForm,
};

/** The form of a step: most are described by their fields, those with a shape of their own are made by hand. */
export function StepForm({ step, ...props }: AnyFormProps) {
  if (isDescribed(step)) return <DescribedForm step={step} {...props} />;
  const Form = BY_HAND[step];
  return <Form {...props} />;
}
