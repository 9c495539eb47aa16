import type { MachineView } from '#core/contract/views/machine-view';
import { photoPurposeOf } from '#core/domain/photo-purpose';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import { Card } from '@/components/card';
import { CheckRow } from '@/components/choice';
import { LongTextField, TextField } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { AboutMachine, photosAbout } from './about-machine';
import { chosenOf, codesIn, type DescribedInput, suggestedBy } from './described-input';
import type { DescribedStep, FieldDescription } from './form-description';
import { CodeField, DayField, type FieldWords, ParcelRefusalField, PersonField, ScrapCodesField, SerialField } from './form-fields';
import { MachineChoice } from './machine-choice';
import { machinesOf } from './machines-of';
import { PastDateField } from './past-date-field';
import { QuoteLines } from './quote-lines';
import { StepPhotos } from './step-photos';
import type { StepForm, StepFormProps } from './use-step-form';
import { VoidReasons } from './void-reasons';

const MAX_TEXT = 1000;

type DescribedFieldProps = StepFormProps & {
  field: FieldDescription;
  step: DescribedStep;
  input: DescribedInput;
  change: (part: Partial<DescribedInput> | ((before: DescribedInput) => Partial<DescribedInput>)) => void;
  form: StepForm;
  /** Those chosen. */
  machines: readonly MachineView[];
  keptAs: string;
};

/** One field of a described form, whatever its kind. */
export function DescribedField({ field, ...props }: DescribedFieldProps) {
  const { step, input, change, form, machines, keptAs, start } = props;
  const words = useFieldWords(step, field);
  switch (field.kind) {
    case 'machines':
      return <Machines field={field} {...props} />;
    case 'lines':
      return (
        <QuoteLines
          form={form}
          lines={input.lines}
          onChange={(mend) => change(({ lines }) => ({ lines: mend(lines) }))}
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
          machines={machines}
          reasons={input.voidReasons}
          onChange={(mend) => change(({ voidReasons }) => ({ voidReasons: mend(voidReasons) }))}
          isExempt={field.exempt ?? false}
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
    onChange: (value: string) => change(({ words: before }) => ({ words: { ...before, [field.field]: value } })),
    mend: (made: (before: string) => string) =>
      change(({ words: before }) => ({ words: { ...before, [field.field]: made(before[field.field] ?? '') } })),
    // The server names the words of a step `text`, whichever field they are in.
    error: form.errorOf(field.field) ?? (field.kind === 'text' ? form.errorOf('text') : undefined),
  };
  return <Card>{simpleField(field, common, start, machines)}</Card>;
}

type OfKind<K extends FieldDescription['kind']> = Extract<FieldDescription, { readonly kind: K }>;

function Machines({ field, step, input, change, form, order, offer }: DescribedFieldProps & { field: OfKind<'machines'> }) {
  const { about, one = false } = field;
  const offered = machinesOf(order, offer.machineIds);
  const urls = usePhotoUrls('staff', about ? photosAbout(about, offered) : [], order.orderId);
  const choose = (mend: (ids: readonly string[]) => readonly string[]) =>
    change(({ machineIds, words }) => {
      const ids = mend(machineIds);
      const picked = one ? ids.filter((id) => !machineIds.includes(id)).slice(0, 1) : ids;
      const suggested = one ? suggestedBy(step, machinesOf(order, picked)[0]) : {};
      return { machineIds: [...picked], ...suggested, words: { ...words, ...suggested.words } };
    });
  return (
    <MachineChoice
      machines={offered}
      chosen={chosenOf(input, offer)}
      onChange={choose}
      error={form.errorOf('machineIds')}
      isOne={one}
      {...(about ? { about: (machine: MachineView) => <AboutMachine about={about} machine={machine} urls={urls} /> } : {})}
    />
  );
}

type Simple = Exclude<FieldDescription, { kind: 'machines' | 'lines' | 'void-reasons' | 'photos' }>;
type Common = {
  words: FieldWords;
  value: string;
  onChange: (value: string) => void;
  /** From what it is to what it is to be. */
  mend: (made: (before: string) => string) => void;
  error: string | undefined;
};

function simpleField(field: Simple, common: Common, start: StepFormProps['start'], machines: readonly MachineView[]) {
  const { words, value, onChange, error } = common;
  switch (field.kind) {
    case 'code':
    case 'yes-no':
      return <CodeField id={field.field} options={words.options ?? {}} {...common} />;
    case 'scrap-codes':
      return (
        <ScrapCodesField
          start={start}
          optional={field.optional ?? false}
          codes={codesIn(value)}
          onChange={(toggle) => common.mend((before) => toggle(codesIn(before)).join(','))}
          error={error}
        />
      );
    case 'check':
      return (
        <CheckRow
          id={idOf(field.field)}
          checked={value === 'yes'}
          onChange={(isTicked) => onChange(isTicked ? 'yes' : '')}
          label={words.label}
          detail={words.hint}
        />
      );
    case 'parcel-refusal':
      return <ParcelRefusalField start={start} {...common} />;
    case 'day':
      return <DayField start={start} machines={machines} {...common} />;
    case 'past-date':
      return <PastDateField id={idOf(field.field)} label={words.label} hint={words.hint} day={value} onChange={onChange} error={error} />;
    case 'serial':
      return <SerialField id={idOf(field.field)} {...common} />;
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
