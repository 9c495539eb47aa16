import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ReplyError } from '#core/contract/reply';
import { PrimaryAction, QuietAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import type { StepForm } from './use-step-form';
import './staff-steps.scss';

type StepFrameProps = {
  form: StepForm;
  /** What is about to happen, to be read once more before it cannot be undone. */
  summary?: ReactNode;
  /** Beside the button: another way. */
  aside?: ReactNode;
  children: ReactNode;
};

/**
 * What all forms share: the sentence that says what the step means, the questions, what went wrong, the button, and the question before what cannot be undone.
 * Ids: form-<step>, take-<step>, step-stale, step-failed, confirm-sheet, confirm-<step>.
 */
export function StepFrame({ form, summary, aside, children }: StepFrameProps) {
  const t = useTexts(staffStepTexts);
  const words = t.steps[form.step];
  return (
    <View id={`form-${form.step}`} className="stack">
      <Text className="secondary">{words.sentence}</Text>
      {children}
      {form.stale && <RefusalNote id="step-stale" error={form.stale} />}
      {form.error && <RefusalNote id="step-failed" error={withoutRoles(form.error)} />}
      <View className="step-submit">
        {form.isMissing && (
          <Text id="missing" className="missing">
            {t.missing}
          </Text>
        )}
        <PrimaryAction id={`take-${form.step}`} label={words.action} busy={form.busy && !form.isConfirming} onTap={form.submit} />
        {aside}
      </View>
      <Sheet
        id="confirm-sheet"
        title={t.confirmTitle}
        open={form.isConfirming}
        onClose={form.stopConfirming}
        footer={
          <>
            <PrimaryAction id={`confirm-${form.step}`} label={words.action} busy={form.busy} onTap={form.take} />
            <QuietAction id="confirm-cancel" label={t.cancel} onTap={form.stopConfirming} />
          </>
        }
      >
        <Text>{words.confirm}</Text>
        {summary}
      </Sheet>
    </View>
  );
}

/** Who can is news only to those who cannot: whoever was offered the step has the role. */
function withoutRoles({ whoCan, ...error }: ReplyError): ReplyError {
  return error.code === 'not-allowed' && whoCan ? { ...error, whoCan } : error;
}
