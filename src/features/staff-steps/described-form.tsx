import { Text } from '@tarojs/components';
import type { StaffStepPayload } from '#core/contract/steps';
import { Amount } from '@/components/amount';
import { Row } from '@/components/card';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { mendSerialNumber } from '@/serial-number';
import { parseYuan } from '@/yuan';
import { AboutTarget } from './about-target';
import { DescribedField } from './described-field';
import { chosenOf, type DescribedInput, faultsOfForm, fieldsAsked, initialInput, type Photos, payloadOfForm } from './described-input';
import { type DescribedStep, formDescription } from './form-description';
import type { FieldWords } from './form-fields';
import { useKeptInput } from './kept-input';
import { MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { StepFrame } from './step-frame';
import { photoFault, photoIds } from './step-photos';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';

const photosOf = (key: string): Photos => ({
  fault: (place, isNeeded) => photoFault(`${key}:${place}`, isNeeded),
  ids: (place) => photoIds(`${key}:${place}`),
});

/**
 * A form that is nothing but its fields, from form-description.ts.
 * Ids: step-<field> for words and amounts (`step-test-record`), step-photos-add, choose-<machine>, and those of described-field.tsx, form-fields.tsx, QuoteLines, VoidReasons, StepFrame.
 */
export function DescribedForm({ step, ...props }: StepFormProps & { step: DescribedStep }) {
  const { order, offer, start } = props;
  const key = formKey(step, order, offer);
  const { about } = formDescription(step);
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
      {fieldsAsked(step, entered).map((field) => (
        <DescribedField
          key={field.kind === 'machines' ? field.kind : field.field}
          {...{ field, step, input, change, form, machines, keptAs: key, ...props }}
        />
      ))}
    </StepFrame>
  );
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
        if (field.kind === 'serial')
          return <Row key={field.field} label={words.serialNumber?.label ?? ''} value={mendSerialNumber(input.words.serialNumber ?? '')} />;
        if (field.kind !== 'code') return null;
        const option = words[field.field]?.options?.[input.words[field.field] ?? ''];
        return option && <Text key={field.field}>{`${option.word} · ${option.meaning}`}</Text>;
      })}
    </>
  );
}
