import { AnswerForm } from './answer-form';
import { DeliveredForm, NotReceivedForm } from './delivery-forms';
import { CancelForm, DeclineForm, WithdrawForm } from './leaving-forms';
import { RateForm } from './rate-form';
import type { CustomerFormProps, SideStep } from './use-customer-form';
import { WaybillForm } from './waybill-form';

/** The form of a step, but for the address, which shares its fields with logistics. */
export function CustomerStepForm({ step, ...props }: CustomerFormProps & { step: Exclude<SideStep, 'give-address'> }) {
  switch (step) {
    case 'answer-info':
      return <AnswerForm {...props} />;
    case 'cancel':
      return <CancelForm {...props} />;
    case 'withdraw':
      return <WithdrawForm {...props} />;
    case 'correct-waybill':
      return <WaybillForm {...props} />;
    case 'decline':
      return <DeclineForm {...props} />;
    case 'report-not-received':
      return <NotReceivedForm {...props} />;
    case 'confirm-delivered':
      return <DeliveredForm {...props} />;
    case 'rate':
      return <RateForm {...props} />;
  }
}
