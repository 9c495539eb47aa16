import { type ReactNode, useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import type { CustomerStep, CustomerStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import { useCustomerStep } from '@/cloud/use-order';
import type { LiveView } from '@/cloud/use-view';
import { useFirstFault } from '@/components/first-fault';
import { useIsThere } from '@/components/is-there';

/** The customer's steps that have a form of their own, beside logistics and payment. */
export const SIDE_STEPS = [
  'answer-info',
  'cancel',
  'withdraw',
  'correct-waybill',
  'give-address',
  'decline',
  'report-not-received',
  'confirm-delivered',
  'rate',
] as const satisfies readonly CustomerStep[];
export type SideStep = (typeof SIDE_STEPS)[number];

/** What every form is about. */
export type CustomerFormProps = {
  readonly order: OrderView;
  readonly live: LiveView<OrderView>;
  readonly offer: StepOffer;
  /** 先问客服 (R58), worded for this step. */
  readonly askFirst: ReactNode;
  readonly onDone: () => void;
  readonly onOrder: () => void;
};

/** What is wrong with the input, in words, by field of the payload. */
type Faults = Readonly<Record<string, string | false>>;

export type CustomerForm = {
  readonly step: SideStep;
  readonly isMissing: boolean;
  /** Checks, then asks once more where it cannot be undone, else does it. */
  readonly submit: () => void;
  readonly isConfirming: boolean;
  readonly stopConfirming: () => void;
  readonly take: () => void;
  readonly busy: boolean;
  readonly error: ReplyError | undefined;
  readonly errorOf: (field: string) => string | undefined;
};

/** The page is left after the step; showing the order it led to would only flash. */
const stay = () => {};

/**
 * One form: its faults, what it sends, and what may come of it. A lost race reads the order anew and keeps the input; trying again with the same
 * input never does it twice.
 */
export function useCustomerForm<S extends SideStep>(
  step: S,
  { live, offer, onDone }: CustomerFormProps,
  faults: Faults,
  payload: () => CustomerStepPayload<S>,
): CustomerForm {
  const showFirstFault = useFirstFault();
  const isThere = useIsThere();
  const [wasAsked, setWasAsked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const { take: send, busy, error, clearError } = useCustomerStep(step, { ...live, replace: stay });
  const isWrong = Object.values(faults).some((fault) => fault !== false);

  const take = async () => {
    const done = await send(payload());
    setIsConfirming(false);
    if (done && isThere()) onDone();
  };
  const submit = () => {
    setWasAsked(true);
    clearError();
    if (isWrong) showFirstFault();
    else if (offer.irreversible) setIsConfirming(true);
    else take();
  };
  const refusedField = error?.field?.replace(/^payload\./, '');
  const errorOf = (field: string) => (wasAsked && faults[field]) || (refusedField === field ? error?.message : undefined);
  return {
    step,
    isMissing: wasAsked && isWrong,
    submit,
    isConfirming,
    stopConfirming: () => setIsConfirming(false),
    take,
    busy,
    error,
    errorOf,
  };
}
