import { Chips } from '@/components/choice';
import { Field, LongTextField } from '@/components/field';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';

export type Reason = { readonly chosen: string; readonly text: string };
export const noReason: Reason = { chosen: '', text: '' };

/** The tapped reason and what was added, as one text; empty when there is neither. */
export const reasonText = ({ chosen, text }: Reason): string => [chosen, text.trim()].filter(Boolean).join(' · ');

type ReasonProps = {
  reasons: Readonly<Record<string, string>>;
  reason: Reason;
  onChange: (mend: (reason: Reason) => Reason) => void;
  error: string | undefined;
};

/** A few reasons to tap, and words of one's own. Ids: reason-<key>, reason-text. */
export function ReasonFields({ reasons, reason, onChange, error }: ReasonProps) {
  const t = useTexts(moreTexts);
  const chosenKeys = Object.keys(reasons).filter((key) => reasons[key] === reason.chosen);
  return (
    <>
      <Field id="reason" label={t.reason} error={error}>
        <Chips
          id="reason"
          kind="radio"
          options={Object.entries(reasons).map(([key, label]) => ({ key, label }))}
          chosen={chosenKeys}
          onToggle={(key) => onChange((before) => ({ ...before, chosen: before.chosen === reasons[key] ? '' : (reasons[key] ?? '') }))}
        />
      </Field>
      <LongTextField
        id="reason-text"
        label={t.otherReason}
        optional
        value={reason.text}
        onChange={(text) => onChange((before) => ({ ...before, text }))}
        maxLength={500}
      />
    </>
  );
}
