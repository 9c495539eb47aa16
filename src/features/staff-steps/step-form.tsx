import type { StaffStep } from '#core/contract/steps';
import { DiscrepancyForm } from './discrepancy-form';
import { FinishForm } from './finish-form';
import { JudgeFreeForm } from './judge-free-form';
import { QuoteForm } from './quote-form';
import { ShipForm } from './ship-form';
import { SignForm } from './sign-form';
import { TriageForm } from './triage-form';
import { UnpackForm } from './unpack-form';
import type { StepFormProps } from './use-step-form';
import { ApproveForm, RejectForm } from './voucher-form';

type AnyFormProps = StepFormProps & {
  step: StaffStep;
  /** As typed or scanned before the form was opened. */
  waybillNumber: string;
  /** To the form that sends a voucher back, where that is possible. */
  onReject: (() => void) | undefined;
};

/** The form of a step. A message has none: it is written in the conversation. */
export function StepForm({ step, waybillNumber, onReject, ...props }: AnyFormProps) {
  switch (step) {
    case 'confirm-return':
    case 'fix-remotely':
      return <TriageForm step={step} {...props} />;
    case 'sign-parcel':
      return <SignForm waybillNumber={waybillNumber} {...props} />;
    case 'unpack':
      return <UnpackForm {...props} />;
    case 'resolve-discrepancy':
      return <DiscrepancyForm {...props} />;
    case 'judge-free':
      return <JudgeFreeForm {...props} />;
    case 'quote':
      return <QuoteForm {...props} />;
    case 'approve-voucher':
      return <ApproveForm onReject={onReject} {...props} />;
    case 'reject-voucher':
      return <RejectForm {...props} />;
    case 'finish':
      return <FinishForm {...props} />;
    case 'ship':
      return <ShipForm {...props} />;
    case 'message':
      return null;
  }
}
