import { useState } from 'react';
import { attachmentIdsOf } from '@/cloud/photo-uploads';
import { usePhotoUploads } from '@/cloud/use-photo-uploads';
import { Note } from '@/components/badge';
import { Card } from '@/components/card';
import { Field, LongTextField } from '@/components/field';
import { PhotoPicker } from '@/components/photo-picker';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { FormFrame } from './form-frame';
import { type CustomerFormProps, useCustomerForm } from './use-customer-form';

const MAX_PHOTOS = 9;

/** 补充信息 (R13). Ids: question, answer-text, answer-photos-add, and those of FormFrame. */
export function AnswerForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const { question } = props.order;
  const { uploads, photos } = usePhotoUploads('customer', 'message');
  const [text, setText] = useState('');
  const ids = attachmentIdsOf(photos);
  const faults = { text: text.trim() === '' && t.textMissing, photos: photos.length > 0 && !ids && t.photoNotThrough };
  const form = useCustomerForm('answer-info', props, faults, () => ({ text: text.trim(), photos: [...(ids ?? [])] }));
  return (
    <FormFrame {...props} form={form}>
      <Card title={t.question}>
        {question && (
          <Note id="question" tone="attention" icon="chat">
            {question.text}
          </Note>
        )}
        <LongTextField
          id="answer-text"
          label={t.answer}
          value={text}
          onChange={setText}
          placeholder={t.answerPlaceholder}
          maxLength={1000}
          error={form.errorOf('text')}
        />
        <Field id="answer-photos" label={t.photos} optional error={form.errorOf('photos')}>
          <PhotoPicker id="answer-photos" uploads={uploads} photos={photos} urls={{}} max={MAX_PHOTOS} hint={t.answerPhotos} />
        </Field>
      </Card>
    </FormFrame>
  );
}
