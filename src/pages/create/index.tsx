import { Text } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { StartView } from '#core/contract/views/start-view';
import { callCustomer } from '@/cloud/call';
import { lastStart, useStart } from '@/cloud/start';
import { askToSubscribe } from '@/cloud/subscribe';
import { useCommand } from '@/cloud/use-command';
import { PrimaryAction, QuietAction } from '@/components/button';
import { useFirstFault } from '@/components/first-fault';
import { useIsThere } from '@/components/is-there';
import { Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { StepBar } from '@/components/step-bar';
import { ContactStep } from '@/features/create/contact-step';
import { type Draft, toRequest } from '@/features/create/draft';
import { forgetDraft, forgetSubmitted, noteRefusal, SUBMISSION, useDraft } from '@/features/create/draft-store';
import { FaultStep } from '@/features/create/fault-step';
import { contactFaults, descriptionsFaults, type Faults, machinesFaults } from '@/features/create/faults';
import { MachinesStep } from '@/features/create/machines-step';
import { ReviewStep } from '@/features/create/review-step';
import { commonTexts } from '@/i18n/common';
import { createTexts } from '@/i18n/create';
import { useLanguage } from '@/i18n/language';
import { useTexts } from '@/i18n/texts';
import {
  backToReview,
  type CreateStep,
  editCreate,
  editNext,
  isCreating,
  openCreate,
  openGuide,
  openNewOrder,
  openTab,
} from '@/navigation';
import './index.scss';

const STEPS: readonly CreateStep[] = ['machines', 'fault', 'contact', 'review'];
const FAULTS: Record<CreateStep, (draft: Draft) => Faults> = {
  machines: machinesFaults,
  fault: descriptionsFaults,
  contact: ({ contact }) => contactFaults(contact),
  review: (draft) => ({ ...machinesFaults(draft), ...descriptionsFaults(draft), ...contactFaults(draft.contact) }),
};

/**
 * 申请维修: each step is this page with another `step`, so that going back is the phone's own way back. What is entered is kept at every change.
 * Ids: create-<step>, next, submit, start-over, and those of the steps.
 */
export default function CreatePage() {
  const t = useTexts(createTexts);
  const { params } = useRouter();
  const step = STEPS.find((known) => known === params.step) ?? 'machines';
  const { draft, isStarted } = useDraft();
  const live = useStart(useLanguage());
  const showFirstFault = useFirstFault();
  const [wasAsked, setWasAsked] = useState(false);
  const faults = FAULTS[step](draft);

  const isWrong = Object.keys(faults).length > 0;
  const isEdit = params.edit === '1';

  const next = () => {
    const after = STEPS[STEPS.indexOf(step) + 1];
    setWasAsked(true);
    if (isWrong) showFirstFault();
    else if (isEdit) finishEdit(draft);
    else if (after) openCreate(after);
  };
  const startOver = async () => {
    const { confirm } = await Taro.showModal({ title: t.startOver, content: t.startOverQuestion });
    if (!confirm) return;
    forgetDraft();
    openTab('home');
  };
  // In one place, whether the forms are those of last time or have just come: what is being filled in is not drawn anew.
  const start = live.view.state === 'ready' ? live.view.value : lastStart();
  const content = (shown: StartView) => <StepContent step={step} start={shown} faults={wasAsked ? faults : {}} />;

  return (
    <Screen
      id={`create-${step}`}
      title={t.titles[step]}
      contact
      footer={
        step === 'review' ? (
          <Submit draft={draft} isComplete={!isWrong} />
        ) : (
          <Next label={isEdit ? t.review.done : undefined} isMissing={wasAsked && isWrong} onTap={next} />
        )
      }
    >
      <StepBar id="create-steps" steps={STEPS.map((name) => t.steps[name])} current={STEPS.indexOf(step)} />
      {start ? content(start) : <Loaded live={live}>{content}</Loaded>}
      <Text className="small">{t.kept}</Text>
      {isStarted && <QuietAction id="start-over" label={t.startOver} onTap={startOver} />}
    </Screen>
  );
}

/** Back to the review, by way of what the change has left open. */
function finishEdit(draft: Draft): void {
  const open = STEPS.find((step) => step !== 'review' && Object.keys(FAULTS[step](draft)).length > 0);
  if (open) editNext(open);
  else backToReview();
}

function Next({ label, isMissing, onTap }: { label: string | undefined; isMissing: boolean; onTap: () => void }) {
  const { next } = useTexts(commonTexts);
  const t = useTexts(createTexts);
  return (
    <>
      {isMissing && (
        <Text id="missing" className="missing">
          {t.missing}
        </Text>
      )}
      <PrimaryAction id="next" label={label ?? next} onTap={onTap} />
    </>
  );
}

function StepContent({ step, start, faults }: { step: CreateStep; start: StartView; faults: Faults }) {
  const { draft, refused } = useDraft();
  if (step === 'machines') return <MachinesStep draft={draft} forms={start.forms} faults={faults} refused={refused} />;
  if (step === 'fault') return <FaultStep draft={draft} forms={start.forms} faults={faults} />;
  if (step === 'contact') return <ContactStep draft={draft} faults={faults} refused={refused} />;
  return <ReviewStep draft={draft} forms={start.forms} refused={refused} onEdit={editCreate} onGuide={openGuide} />;
}

function Submit({ draft, isComplete }: { draft: Draft; isComplete: boolean }) {
  const t = useTexts(createTexts);
  const command = useCommand(
    (request: ReturnType<typeof toRequest>, commandId) => callCustomer('submit-order', { commandId, ...request }),
    { rememberAs: SUBMISSION },
  );
  const [wasAsked, setWasAsked] = useState(false);
  const isThere = useIsThere();
  const submit = async () => {
    setWasAsked(true);
    if (!isComplete) return;
    const templates = lastStart()?.subscribe;
    const reply = await command.run(toRequest(draft), () => askToSubscribe(templates ? [templates.progress] : []));
    if (!reply) return;
    if (!reply.ok) {
      noteRefusal(reply.error);
      return;
    }
    const isStillIt = forgetSubmitted(draft);
    Taro.showToast({ title: t.submitted, icon: 'success' });
    // Whoever has gone back within the form has nothing left there; whoever has gone elsewhere stays.
    if (isStillIt && (isThere() || isCreating())) openNewOrder(reply.value.orderId);
  };
  return (
    <>
      {wasAsked && !isComplete && (
        <Text id="missing" className="missing">
          {t.missing}
        </Text>
      )}
      {command.error && <RefusalNote id="submit-failed" error={command.error} />}
      <Text className="small">{t.submitSentence}</Text>
      <PrimaryAction id="submit" label={t.submit} busy={command.busy} onTap={submit} />
    </>
  );
}
