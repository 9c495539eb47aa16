import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import type { CustomerForm, CustomerFormProps } from './use-customer-form';

type FormFrameProps = Pick<CustomerFormProps, 'askFirst' | 'onOrder'> & {
  form: CustomerForm;
  /** What is about to happen, read once more before it cannot be undone. */
  confirm?: ReactNode;
  children: ReactNode;
};

/**
 * What all forms share: what the step means, the questions, what went wrong, the one button, and the question before what cannot be undone.
 * Ids: form-<step>, take-<step>, step-failed, look-at-order, confirm-sheet, confirm-<step>, confirm-stay, missing.
 */
export function FormFrame({ form, askFirst, onOrder, confirm, children }: FormFrameProps) {
  const t = useTexts(moreTexts);
  const words = t.steps[form.step];
  return (
    <View id={`form-${form.step}`} className="stack">
      <Text className="secondary">{words.sentence}</Text>
      {children}
      {form.error && !form.isConfirming && <RefusalNote id="step-failed" error={form.error} />}
      {form.error?.code === 'stale-version' && <SecondaryAction id="look-at-order" label={t.toOrder} onTap={onOrder} />}
      {form.isMissing && (
        <Text id="missing" className="missing">
          {t.missing}
        </Text>
      )}
      <PrimaryAction id={`take-${form.step}`} label={words.action} busy={form.busy && !form.isConfirming} onTap={form.submit} />
      {askFirst}
      <Sheet
        id="confirm-sheet"
        title={words.title}
        open={form.isConfirming}
        onClose={form.stopConfirming}
        footer={
          <>
            <PrimaryAction id={`confirm-${form.step}`} label={words.action} busy={form.busy} onTap={form.take} />
            <QuietAction id="confirm-stay" label={t.stay} onTap={form.stopConfirming} />
          </>
        }
      >
        {confirm}
      </Sheet>
    </View>
  );
}
