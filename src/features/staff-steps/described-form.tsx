import { Text } from '@tarojs/components';
import type { StaffStepPayload } from '#core/contract/steps';
import type { MachineView } from '#core/contract/views';
import { photoPurposeOf } from '#core/domain/photo-purpose';
import { Amount } from '@/components/amount';
import { Card, Row } from '@/components/card';
import { LongTextField, TextField } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { parseYuan } from '@/yuan';
import { ABOUT_MACHINE, AboutTarget } from './about-target';
import { chosenOf, type DescribedInput, faultsOfForm, initialInput, type Photos, payloadOfForm, suggestedBy } from './described-input';
import { type DescribedStep, type FieldDescription, formDescription } from './form-description';
import { CodeField, DayField, type FieldWords, ParcelRefusalField, PersonField } from './form-fields';
import { useKeptInput } from './kept-input';
import { MachineChoice, MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { QuoteLines } from './quote-lines';
import { StepFrame } from './step-frame';
import { photoFault, photoIds, StepPhotos } from './step-photos';
import { formKey, type StepForm, type StepFormProps, useStepForm } from './use-step-form';
import { VoidReasons } from './void-reasons';

const MAX_TEXT = 1000;

const photosOf = (key: string): Photos => ({
  fault: (place, isNeeded) => photoFault(`${key}:${place}`, isNeeded),
  ids: (place) => photoIds(`${key}:${place}`),
});

/**
 * A form that is nothing but its fields, from form-description.ts.
 * Ids: step-<field> for words and amounts (`step-test-record`), step-photos-add, choose-<machine>, and those of form-fields.tsx, QuoteLines, VoidReasons, StepFrame.
 */
export function DescribedForm({ step, ...props }: StepFormProps & { step: DescribedStep }) {
  const { order, offer, start } = props;
  const key = formKey(step, order, offer);
  const { about, fields } = formDescription(step);
  const [input, change] = useKeptInput<DescribedInput>(key, () => initialInput(step, order, offer, start));
  const entered = { input, order, offer, photos: photosOf(key) };
  // The contract's schema, which the server checks, says that this is what the step takes; a test fills every form and asks it.
  const form = useStepForm(step, props, faultsOfForm(step, entered), () => payloadOfForm(step, entered) as StaffStepPayload<DescribedStep>);
  const machines = machinesOf(order, chosenOf(input, offer));
  return (
    <StepFrame
      form={form}
      summary={
        <>
          {about ? <AboutTarget about={about} order={order} offer={offer} /> : <MachineNames machines={machines} />}
          <Summary step={step} input={input} />
        </>
      }
    >
      {about && <AboutTarget about={about} order={order} offer={offer} />}
      {fields.map((field) => (
        <DescribedField
          key={field.kind === 'machines' ? field.kind : field.field}
          {...{ field, step, input, change, form, machines, keptAs: key, ...props }}
        />
      ))}
    </StepFrame>
  );
}

type DescribedFieldProps = StepFormProps & {
  field: FieldDescription;
  step: DescribedStep;
  input: DescribedInput;
  change: (part: Partial<DescribedInput>) => void;
  form: StepForm;
  /** Those chosen. */
  machines: readonly MachineView[];
  keptAs: string;
};

function DescribedField({ field, step, input, change, form, machines, keptAs, order, offer, start }: DescribedFieldProps) {
  const words = useFieldWords(step, field);
  const type = (name: string) => (value: string) => change({ words: { ...input.words, [name]: value } });
  const choose = (ids: readonly string[]) => {
    const picked = field.kind === 'machines' && field.one ? ids.filter((id) => !input.machineIds.includes(id)).slice(0, 1) : ids;
    const suggested = field.kind === 'machines' && field.one ? suggestedBy(step, machinesOf(order, picked)[0]) : {};
    change({ machineIds: [...picked], ...suggested, words: { ...input.words, ...suggested.words } });
  };
  switch (field.kind) {
    case 'machines':
      return (
        <MachineChoice
          machines={machinesOf(order, offer.machineIds)}
          chosen={chosenOf(input, offer)}
          onChange={choose}
          error={form.errorOf('machineIds')}
          isOne={field.one ?? false}
          {...(field.about ? { about: ABOUT_MACHINE[field.about] } : {})}
        />
      );
    case 'lines':
      return (
        <QuoteLines
          form={form}
          lines={input.lines}
          onChange={(lines) => change({ lines })}
          machineCount={machines.length}
          priceList={start.forms.priceList}
        />
      );
    case 'void-reasons':
      return (
        <VoidReasons
          form={form}
          keptAs={keptAs}
          codes={start.forms.voidCodes}
          reasons={input.voidReasons}
          onChange={(voidReasons) => change({ voidReasons })}
        />
      );
    case 'photos':
      return (
        <Card>
          <StepPhotos
            id="step-photos"
            keptAs={`${keptAs}:photos`}
            purpose={photoPurposeOf(step)}
            label={words.label}
            hint={words.hint}
            optional={field.optional ?? false}
            error={form.errorOf('photos')}
          />
        </Card>
      );
    default:
      break;
  }
  const common = {
    words,
    value: input.words[field.field] ?? '',
    onChange: type(field.field),
    // The server names the words of a step `text`, whichever field they are in.
    error: form.errorOf(field.field) ?? (field.kind === 'text' ? form.errorOf('text') : undefined),
  };
  return <Card>{simpleField(field, common, start, machines)}</Card>;
}

type Simple = Exclude<FieldDescription, { kind: 'machines' | 'lines' | 'void-reasons' | 'photos' }>;
type Common = { words: FieldWords; value: string; onChange: (value: string) => void; error: string | undefined };

function simpleField(field: Simple, common: Common, start: StepFormProps['start'], machines: readonly MachineView[]) {
  const { words, value, onChange, error } = common;
  switch (field.kind) {
    case 'code':
      return <CodeField id={field.field} options={words.options ?? {}} {...common} />;
    case 'parcel-refusal':
      return <ParcelRefusalField start={start} {...common} />;
    case 'day':
      return <DayField start={start} machines={machines} {...common} />;
    case 'person':
      return <PersonField start={start} {...common} />;
    case 'amount':
      return (
        <TextField
          id={idOf(field.field)}
          label={words.label}
          value={value}
          onChange={onChange}
          placeholder={words.placeholder}
          hint={words.hint}
          maxLength={14}
          error={error}
        />
      );
    case 'text':
      return (
        <LongTextField
          id={idOf(field.field)}
          label={words.label}
          value={value}
          onChange={onChange}
          placeholder={words.placeholder}
          hint={words.hint}
          optional={field.optional ?? false}
          maxLength={MAX_TEXT}
          error={error}
        />
      );
  }
}

const idOf = (field: string): string => `step-${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const NO_WORDS: FieldWords = { label: '', placeholder: '', hint: '' };
/** What a step's form says for a field; fields that bring their own words have none. */
function useFieldWords(step: DescribedStep, field: FieldDescription): FieldWords {
  const t = useTexts(staffStepTexts);
  const fields: Readonly<Record<string, FieldWords>> = t.described[step].fields;
  return (field.kind === 'machines' ? undefined : fields[field.field]) ?? NO_WORDS;
}

/** What decides, once more: the amount, and the code in words. */
function Summary({ step, input }: { step: DescribedStep; input: DescribedInput }) {
  const t = useTexts(staffStepTexts);
  const words: Readonly<Record<string, FieldWords>> = t.described[step].fields;
  return (
    <>
      {formDescription(step).fields.map((field) => {
        if (field.kind === 'amount')
          return (
            <Row key={field.field} label={words.amount?.label ?? ''} value={<Amount fen={parseYuan(input.words.amount ?? '') ?? 0} />} />
          );
        if (field.kind !== 'code') return null;
        const option = words[field.field]?.options?.[input.words[field.field] ?? ''];
        return option && <Text key={field.field}>{`${option.word} · ${option.meaning}`}</Text>;
      })}
    </>
  );
}
