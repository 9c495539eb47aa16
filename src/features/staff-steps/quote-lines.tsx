import { Text, View } from '@tarojs/components';
import type { QuotationLine } from '#core/domain/quotation';
import { Amount } from '@/components/amount';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { Chips } from '@/components/choice';
import { Field, TextField } from '@/components/field';
import { Tap } from '@/components/tap';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { toYuan } from '@/yuan';
import { emptyLine, type QuoteLine, totalOf } from './quote-line';
import type { StepForm } from './use-step-form';

/** The server takes at most this many. */
const MAX_LINES = 20;
const MAX_LINE_LENGTH = 60;

type QuoteLinesProps = {
  form: StepForm;
  lines: readonly QuoteLine[];
  /** Told how the lines become what they are to be from what they are: two taps in one moment both hold. */
  onChange: (mend: (lines: readonly QuoteLine[]) => readonly QuoteLine[]) => void;
  machineCount: number;
  /** Usual lines, to be added by a tap. */
  priceList: readonly QuotationLine[];
};

/** What it costs, line by line. Ids: line-<n>-text, line-<n>-amount, line-<n>-remove, line-add, usual-<n>, quote-total. */
export function QuoteLines({ form, lines, onChange, machineCount, priceList }: QuoteLinesProps) {
  const t = useTexts(staffStepTexts);
  const change = (index: number, part: Partial<QuoteLine>) =>
    onChange((before) => before.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <Card id="quote-lines" title={t.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <View key={index} className="step-machine">
          <View className="between">
            <Text className="small">{t.line(index + 1)}</Text>
            {lines.length > 1 && (
              <Tap
                id={`line-${index}-remove`}
                className="tap-word"
                onTap={() => onChange((before) => before.filter((_, at) => at !== index))}
              >
                <Text>{t.remove}</Text>
              </Tap>
            )}
          </View>
          <TextField
            id={`line-${index}-text`}
            label={t.lineText}
            value={line.text}
            onChange={(text) => change(index, { text })}
            placeholder={t.lineTextPlaceholder}
            maxLength={MAX_LINE_LENGTH}
            error={form.errorOf(`lines.${index}.text`)}
          />
          <TextField
            id={`line-${index}-amount`}
            label={t.lineAmount}
            value={line.yuan}
            onChange={(yuan) => change(index, { yuan })}
            placeholder="0.00"
            maxLength={14}
            error={form.errorOf(`lines.${index}.amount`)}
          />
        </View>
      ))}
      {lines.length < MAX_LINES && (
        <QuietAction id="line-add" label={t.lineAdd} onTap={() => onChange((before) => [...before, emptyLine])} />
      )}
      <UsualLines priceList={priceList} lines={lines} onChange={onChange} />
      <View className="between divided">
        <Text>{t.total}</Text>
        <Amount id="quote-total" fen={totalOf(lines)} large />
      </View>
      {form.errorOf('lines') && <Text className="step-error">{form.errorOf('lines')}</Text>}
      {machineCount > 1 && <Text className="secondary">{t.perMachine(machineCount)}</Text>}
      <Text className="small">{t.freight}</Text>
    </Card>
  );
}

/** Lines of the owner's price list; one takes the place of a line that is still empty. */
function UsualLines({ priceList, lines, onChange }: Pick<QuoteLinesProps, 'priceList' | 'lines' | 'onChange'>) {
  const t = useTexts(staffStepTexts);
  if (priceList.length === 0 || lines.length >= MAX_LINES) return null;
  const add = (usual: QuotationLine) =>
    onChange((before) => [
      ...before.filter(({ text, yuan }) => text !== '' || yuan !== ''),
      { text: usual.text, yuan: toYuan(usual.amount) },
    ]);
  return (
    <Field label={t.usualLines}>
      <Chips
        id="usual"
        kind="checkbox"
        options={priceList.map(({ text, amount }, index) => ({ key: String(index), label: `${text} ¥${toYuan(amount)}` }))}
        chosen={[]}
        onToggle={(index) => {
          const usual = priceList[Number(index)];
          if (usual) add(usual);
        }}
      />
    </Field>
  );
}
