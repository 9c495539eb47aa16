import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import { QuietAction } from '@/components/button';
import { Chips } from '@/components/choice';
import { Field } from '@/components/field';
import { ScanField } from '@/components/scan-field';
import { formatDay } from '@/i18n/dates';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';

export type FieldWords = {
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  readonly options?: Readonly<Record<string, { readonly word: string; readonly meaning: string }>>;
};

type ChoiceProps = {
  words: FieldWords;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
};

/** One of a few codes, each with what it means. Ids: code-<code>. */
export function CodeField({
  id,
  options,
  words,
  value,
  onChange,
  error,
}: ChoiceProps & { id: string; options: NonNullable<FieldWords['options']> }) {
  return (
    <Field id={id} label={words.label} error={error} hint={options[value]?.meaning}>
      <Chips
        id={id}
        kind="radio"
        options={Object.entries(options).map(([key, { word }]) => ({ key, label: word }))}
        chosen={[value]}
        onToggle={onChange}
      />
    </Field>
  );
}

/** Why a parcel is refused, with the clause and what the customer is told to do. Ids: refusal-<code>. */
export function ParcelRefusalField({ start, ...props }: ChoiceProps & { start: StaffStartView }) {
  const options = Object.fromEntries(
    start.forms.parcelRefusals.map(({ code, word, clause, cure }) => [code, { word: `${word} · ${clause}`, meaning: cure }]),
  );
  return <CodeField id="refusal" options={options} {...props} />;
}

type ScrapCodesProps = {
  start: StaffStartView;
  codes: readonly string[];
  onChange: (mend: (codes: readonly string[]) => readonly string[]) => void;
  error: string | undefined;
  optional?: boolean;
};

/** Why a machine is scrap: any number of reasons (R44). Ids: scrap-<code>. */
export function ScrapCodesField({ start, codes, onChange, error, optional = false }: ScrapCodesProps) {
  const t = useTexts(staffStepTexts);
  return (
    <Field id="scrap" label={t.scrapCodes} optional={optional} error={error}>
      <Chips
        id="scrap"
        kind="checkbox"
        options={start.forms.scrapCodes.map(({ code, word }) => ({ key: code as string, label: word }))}
        chosen={codes}
        onToggle={(code) => onChange((before) => (before.includes(code) ? before.filter((other) => other !== code) : [...before, code]))}
      />
    </Field>
  );
}

/** A serial number, typed or scanned. Ids: <id>, <id>-scan. */
export function SerialField({ id, words, value, onChange, error }: ChoiceProps & { id: string }) {
  return <ScanField id={id} label={words.label} value={value} onChange={onChange} hint={words.hint} error={error} />;
}

/** Days on the first screen; more on demand. */
const SHOWN_DAYS = 9;

type DayFieldProps = ChoiceProps & { start: StaffStartView; machines: readonly MachineView[] };

/** Working days later than what is promised so far (R52). Ids: day-<date>, day-later. */
export function DayField({ start, machines, words, value, onChange, error }: DayFieldProps) {
  const t = useTexts(staffStepTexts);
  const [shown, setShown] = useState(SHOWN_DAYS);
  const promised = Math.max(0, ...machines.map(({ promise }) => promise?.dueAt ?? 0));
  const later = start.forms.promiseDays.filter(({ dueAt }) => dueAt > promised);
  const days = later.slice(0, shown);
  const chosen = later.find(({ dueAt }) => String(dueAt) === value);
  return (
    <Field id="day" label={words.label} error={error} hint={words.hint}>
      <Chips
        id="day"
        kind="radio"
        options={days.map(({ date, dueAt, provisional }) => ({
          key: date,
          label: provisional ? `${formatDay(dueAt)} · ${t.provisionalDay}` : formatDay(dueAt),
        }))}
        chosen={chosen ? [chosen.date] : []}
        onToggle={(date) => onChange(String(later.find((day) => day.date === date)?.dueAt ?? ''))}
      />
      {days.length < later.length && <QuietAction id="day-later" label={t.laterDays} onTap={() => setShown(shown + SHOWN_DAYS)} />}
    </Field>
  );
}

/** A member of staff. Ids: person-<openid>. */
export function PersonField({ start, words, value, onChange, error }: ChoiceProps & { start: StaffStartView }) {
  const t = useTexts(staffStepTexts);
  return (
    <Field id="person" label={words.label} error={error}>
      <Chips
        id="person"
        kind="radio"
        options={start.forms.colleagues.map(({ openid, name, isMe }) => ({ key: openid, label: isMe ? `${name} · ${t.me}` : name }))}
        chosen={[value]}
        onToggle={onChange}
      />
      {start.forms.colleagues.length === 0 && <Text className="small">{t.none}</Text>}
    </Field>
  );
}
