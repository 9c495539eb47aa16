import { Picker, Text, View } from '@tarojs/components';
import type { FieldShape } from '#core/contract/setting-views';
import { serverNow } from '@/cloud/server-clock';
import { QuietAction } from '@/components/button';
import { Chips } from '@/components/choice';
import { Field, LongTextField, TextField } from '@/components/field';
import { FAULT_CLASS } from '@/components/first-fault';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { formatCalendarDay } from '@/i18n/dates';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { type Draft, emptyDraft, isNumberList } from './value-draft';

/** From this many characters on a text gets more than one line to be typed in. */
const LONG_TEXT = 150;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const today = (): string => new Date(serverNow() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

type EditorProps = {
  /** Of the element, and as the server names it: `value.0.months`. */
  path: string;
  /** Empty where the heading asks the question. */
  label: string;
  shape: FieldShape;
  draft: Draft;
  onChange: (draft: Draft) => void;
  words: Readonly<Record<string, string>>;
  /** What is wrong with the field of this path; with `within`, with any field below it. */
  errorOf: (path: string, within?: boolean) => string | undefined;
};

/** A form for a value of any shape. Ids: setting-<path>; of lists also <path>-add and <path>-<n>-remove. */
export function ValueEditor(props: EditorProps) {
  const t = useTexts(staffSettingsTexts);
  const { path, label, shape, draft, onChange, words, errorOf } = props;
  const id = idOf(path);
  const error = errorOf(path, isNumberList(shape));
  switch (shape.kind) {
    case 'number':
      return (
        <TextField
          id={id}
          label={label}
          value={String(draft)}
          onChange={onChange}
          kind="number"
          maxLength={9}
          hint={t.range(shape.minimum, shape.maximum)}
          error={error}
          after={<Text className="secondary">{words[`unit-${shape.unit}`]}</Text>}
        />
      );
    case 'amount':
      return (
        <TextField
          id={id}
          label={label}
          value={String(draft)}
          onChange={onChange}
          kind="digit"
          maxLength={14}
          error={error}
          after={<Text className="secondary">{t.yuan}</Text>}
        />
      );
    case 'text': {
      const Input = shape.maxLength > LONG_TEXT ? LongTextField : TextField;
      const oneLine = (typed: string) => onChange(typed.replace(/\s*\n\s*/g, ' '));
      return <Input id={id} label={label} value={String(draft)} onChange={oneLine} maxLength={shape.maxLength} error={error} />;
    }
    case 'date':
      return (
        <Field id={id} label={label} error={error}>
          <Picker mode="date" value={String(draft) || today()} onChange={({ detail }) => onChange(detail.value)}>
            <View id={id} className="field-box">
              <Icon name="clock" />
              <Text className={draft ? '' : 'secondary'}>{draft ? formatCalendarDay(String(draft)) : t.pickDay}</Text>
            </View>
          </Picker>
        </Field>
      );
    case 'switch':
      return (
        <Field id={id} label={label} error={error}>
          <Chips
            id={id}
            kind="radio"
            options={(['on', 'off'] as const).map((key) => ({ key, label: words[key] ?? key }))}
            chosen={[draft === true ? 'on' : 'off']}
            onToggle={(key) => onChange(key === 'on')}
          />
        </Field>
      );
    case 'choice':
      // Nothing to choose from is nothing to ask.
      if (shape.options.length === 1) return null;
      return <Choice {...props} options={shape.options} error={error} />;
    case 'choices':
      return <Choice {...props} options={shape.options} error={error} />;
    case 'group':
      return (
        <View className="stack">
          {label !== '' && <Text className="setting-part">{label}</Text>}
          {shape.fields.map(({ name, shape: of }) => (
            <ValueEditor
              key={name}
              {...props}
              path={`${path}.${name}`}
              label={words[name] ?? name}
              shape={of}
              draft={(draft as Readonly<Record<string, Draft>>)[name] ?? emptyDraft(of)}
              onChange={(part) => onChange({ ...(draft as Readonly<Record<string, Draft>>), [name]: part })}
            />
          ))}
        </View>
      );
    case 'list':
      if (isNumberList(shape))
        return <TextField id={id} label={label} value={String(draft)} onChange={onChange} hint={t.numbers} error={error} maxLength={80} />;
      return <ListEditor {...props} shape={shape} error={error} />;
  }
}

const idOf = (path: string): string => `setting-${path.replaceAll('.', '-')}`;

type ChoiceProps = EditorProps & { options: readonly string[]; error: string | undefined };

/** One of a few, or some of them. */
function Choice({ path, label, shape, draft, onChange, words, options, error }: ChoiceProps) {
  const id = idOf(path);
  const chosen = shape.kind === 'choices' ? (draft as readonly string[]) : [String(draft)];
  const toggle = (key: string) => {
    if (shape.kind === 'choice') onChange(key);
    else onChange(chosen.includes(key) ? chosen.filter((other) => other !== key) : options.filter((o) => o === key || chosen.includes(o)));
  };
  return (
    <Field id={id} label={label} error={error}>
      <Chips
        id={id}
        kind={shape.kind === 'choice' ? 'radio' : 'checkbox'}
        options={options.map((key) => ({ key, label: words[key] ?? key }))}
        chosen={chosen}
        onToggle={toggle}
      />
    </Field>
  );
}

type ListProps = EditorProps & { shape: Extract<FieldShape, { kind: 'list' }>; error: string | undefined };

function ListEditor({ shape, draft, onChange, error, ...props }: ListProps) {
  const t = useTexts(staffSettingsTexts);
  const { path } = props;
  const items = draft as readonly Draft[];
  return (
    <View className="stack">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place
        <View key={index} className="setting-item">
          <View className="between">
            <Text className="setting-part">{t.item(index + 1)}</Text>
            <Tap
              id={`${idOf(path)}-${index}-remove`}
              className="tap-word"
              label={`${t.remove} ${t.item(index + 1)}`}
              onTap={() => onChange(items.filter((_, at) => at !== index))}
            >
              <Text>{t.remove}</Text>
            </Tap>
          </View>
          {props.errorOf(`${path}.${index}`) && <ItemError text={props.errorOf(`${path}.${index}`) ?? ''} />}
          <ValueEditor
            {...props}
            path={`${path}.${index}`}
            label=""
            shape={shape.item}
            draft={item}
            onChange={(changed) => onChange(items.map((other, at) => (at === index ? changed : other)))}
          />
        </View>
      ))}
      {error && <ItemError text={error} />}
      {items.length < shape.maxItems && (
        <QuietAction id={`${idOf(path)}-add`} label={t.add} onTap={() => onChange([...items, emptyDraft(shape.item)])} />
      )}
    </View>
  );
}

/** What is wrong with an item or a list as a whole, where no field shows it. */
function ItemError({ text }: { text: string }) {
  return (
    <View className={`${FAULT_CLASS} field-error`} {...(process.env.TARO_ENV === 'h5' ? { role: 'alert' } : {})}>
      <Icon name="alert" size={16} />
      <Text>{text}</Text>
    </View>
  );
}
