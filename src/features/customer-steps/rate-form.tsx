import { useState } from 'react';
import { Card } from '@/components/card';
import { Field, LongTextField } from '@/components/field';
import { StarInput } from '@/components/stars';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { FormFrame } from './form-frame';
import { type CustomerFormProps, useCustomerForm } from './use-customer-form';

/** 评价, once, after the end. Ids: star-1 … star-5, rate-text, and those of FormFrame. */
export function RateForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const [stars, setStars] = useState(0);
  const [text, setText] = useState('');
  const faults = { stars: stars === 0 && t.stars };
  const form = useCustomerForm('rate', props, faults, () => ({ stars, text: text.trim() }));
  return (
    <FormFrame {...props} form={form}>
      <Card>
        <Field id="stars" label={t.stars} error={form.errorOf('stars')} hint={t.starWords[stars - 1]}>
          <StarInput stars={stars} onChange={setStars} label={t.star} />
        </Field>
        <LongTextField
          id="rate-text"
          label={t.rateText}
          optional
          value={text}
          onChange={setText}
          placeholder={t.rateTextPlaceholder}
          maxLength={1000}
        />
      </Card>
    </FormFrame>
  );
}
