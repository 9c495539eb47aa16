import { useRef, useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import type { StaffStep, StaffStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import { takeStaffStep } from '@/cloud/staff-order';
import { useCommand } from '@/cloud/use-command';
import type { LiveView } from '@/cloud/use-view';
import { useFirstFault } from '@/components/first-fault';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import type { Faults } from './fault';
import { forgetKept } from './kept-input';

/** What every form is about. */
export type StepFormProps = {
  readonly order: OrderView;
  readonly live: LiveView<OrderView>;
  readonly offer: StepOffer;
  readonly start: StaffStartView;
  readonly onDone: (order: OrderView) => void;
  /** Somebody wrote first; told also where the form itself is not to be taken any more. */
  readonly onStale: (error: ReplyError) => void;
};

export type StepForm = {
  readonly step: StaffStep;
  /** Somebody tried to submit and something is not filled in. */
  readonly isMissing: boolean;
  /** Checks, then asks once more where it cannot be undone, else does it. */
  readonly submit: () => void;
  readonly isConfirming: boolean;
  readonly stopConfirming: () => void;
  readonly take: () => void;
  readonly busy: boolean;
  readonly error: ReplyError | undefined;
  /** Somebody changed the order in between, and how; it was read again and the input kept. */
  readonly stale: ReplyError | undefined;
  /** What is wrong with a field: what the form sees itself once somebody tried to submit, else what the server said. */
  readonly errorOf: (field: string) => string | undefined;
};

/** The key under which a form's input is kept. */
export const formKey = (step: StaffStep, order: OrderView, offer: StepOffer): string =>
  `${order.orderId}:${step}:${offer.targetId ?? 'machines'}`;

/** The server names fields from the payload's root. */
function refusedFields(error: ReplyError | undefined): Readonly<Record<string, string>> {
  if (!error) return {};
  const wrong = [...(error.field ? [{ field: error.field, message: error.message }] : []), ...(error.fields ?? [])];
  return Object.fromEntries(wrong.map(({ field, message }) => [field.replace(/^payload\./, ''), message]));
}

/** One form: its faults, what it sends, and everything that may come of it. Trying again with the same input never does it twice. */
export function useStepForm<S extends StaffStep>(
  step: S,
  { order, live, offer, onDone, onStale }: StepFormProps,
  faults: Faults,
  payload: () => StaffStepPayload<S>,
): StepForm {
  const t = useTexts(staffStepTexts);
  const key = formKey(step, order, offer);
  const showFirstFault = useFirstFault();
  const [wasAsked, setWasAsked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const [stale, setStale] = useState<ReplyError>();
  const command = useCommand((sent: StaffStepPayload<S>, commandId) => takeStaffStep(order, step, sent, commandId), {
    rememberAs: key,
  });
  // What the server said about other input is no longer true.
  const sent = useRef<string>();
  const error = command.error && sent.current === JSON.stringify(payload()) ? command.error : undefined;
  const refused = refusedFields(error);
  const isWrong = Object.keys(faults).length > 0;

  const take = async () => {
    const input = payload();
    sent.current = JSON.stringify(input);
    const reply = await command.run(input);
    if (!reply) return;
    setIsConfirming(false);
    const lost = !reply.ok && reply.error.code === 'stale-version' ? reply.error : undefined;
    setStale(lost);
    if (lost) {
      onStale(lost);
      command.clearError();
      await live.reload();
    } else if (!reply.ok && (reply.error.field || reply.error.fields)) showFirstFault();
    if (!reply.ok) return;
    forgetKept(key);
    onDone(reply.value);
  };
  const submit = () => {
    setWasAsked(true);
    if (isWrong) showFirstFault();
    else if (offer.irreversible) setIsConfirming(true);
    else take();
  };
  const errorOf = (field: string) => {
    const fault = wasAsked ? faults[field] : undefined;
    return fault ? t.faults[fault] : refused[field];
  };
  return {
    step,
    isMissing: wasAsked && isWrong,
    submit,
    isConfirming,
    stopConfirming: () => setIsConfirming(false),
    take,
    busy: command.busy,
    error,
    stale,
    errorOf,
  };
}
