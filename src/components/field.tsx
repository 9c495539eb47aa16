import { Input } from '@nutui/nutui-react-taro/dist/es/packages/input/input';
import { Text, View } from '@tarojs/components';
import '@nutui/nutui-react-taro/dist/es/packages/input/style/css';
import { TextArea } from '@nutui/nutui-react-taro/dist/es/packages/textarea/textarea';
import '@nutui/nutui-react-taro/dist/es/packages/textarea/style/css';
import type { ReactNode } from 'react';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { FAULT_CLASS } from './first-fault';
import { Icon } from './icon';
import './field.scss';

type FieldProps = {
  id?: string;
  /** Empty where the heading of the card asks the question. */
  label: string;
  hint?: string | undefined;
  /** Shown next to the field and told to a screen reader. */
  error?: string | undefined;
  optional?: boolean;
  children: ReactNode;
};

/** A question of a form with whatever answers it; its error stands right under it. */
export function Field({ id, label, hint, error, optional = false, children }: FieldProps) {
  const t = useTexts(commonTexts);
  return (
    <View {...(id ? { id: `${id}-field` } : {})} className={`field ${error ? FAULT_CLASS : ''}`}>
      {label !== '' && (
        <View className="field-label">
          <Text>{label}</Text>
          {optional && <Text className="field-optional">{t.optional}</Text>}
        </View>
      )}
      {children}
      {error ? (
        <View {...(id ? { id: `${id}-error` } : {})} className="field-error" {...(process.env.TARO_ENV === 'h5' ? { role: 'alert' } : {})}>
          <Icon name="alert" size={16} />
          <Text>{error}</Text>
        </View>
      ) : (
        hint && <Text className="field-hint">{hint}</Text>
      )}
    </View>
  );
}

export type TextFieldProps = Omit<FieldProps, 'children' | 'id'> & {
  /** On the input itself; in a browser it is found as `#id input`. */
  id: string;
  value: string;
  onChange: (value: string) => void;
  onLeave?: (() => void) | undefined;
  /** The keyboard's own key for "done". */
  onEnter?: (() => void) | undefined;
  placeholder?: string;
  kind?: 'text' | 'number' | 'digit' | 'phone';
  maxLength?: number;
  disabled?: boolean;
  /** At the end of the input: a scan button, a unit. */
  after?: ReactNode;
};

const KEYBOARDS = { text: 'text', number: 'number', digit: 'digit', phone: 'text' } as const;

export function TextField({
  id,
  value,
  onChange,
  onLeave,
  onEnter,
  placeholder = '',
  kind = 'text',
  maxLength = 140,
  disabled,
  after,
  ...field
}: TextFieldProps) {
  return (
    <Field id={id} {...field}>
      <View className={`field-box ${disabled ? 'field-box-disabled' : ''}`}>
        <Input
          id={id}
          className="field-input"
          value={value}
          type={KEYBOARDS[kind]}
          placeholder={placeholder}
          maxLength={maxLength}
          disabled={disabled ?? false}
          onChange={onChange}
          onBlur={() => onLeave?.()}
          onConfirm={() => onEnter?.()}
        />
        {after}
      </View>
    </Field>
  );
}

type LongTextFieldProps = Omit<TextFieldProps, 'kind' | 'after' | 'onEnter'>;

export function LongTextField({ id, value, onChange, onLeave, placeholder = '', maxLength = 500, disabled, ...field }: LongTextFieldProps) {
  return (
    <Field id={id} {...field}>
      <View className="field-box field-box-long">
        <TextArea
          id={id}
          viewId={`${id}-box`}
          className="field-input"
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          disabled={disabled ?? false}
          onChange={onChange}
          onBlur={() => onLeave?.()}
        />
      </View>
    </Field>
  );
}
