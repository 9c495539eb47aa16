import { Text, View } from '@tarojs/components';
import { Amount } from '@/components/amount';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { Tap } from '@/components/tap';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { emptyLine, type QuoteLine, totalOf } from './quote-line';
import type { StepForm } from './use-step-form';

/** The server takes at most this many. */
const MAX_LINES = 20;
const MAX_LINE_LENGTH = 60;

type QuoteLinesProps = {
  form: StepForm;
  lines: readonly QuoteLine[];
  onChange: (lines: readonly QuoteLine[]) => void;
  machineCount: number;
};

/** What it costs, line by line. Ids: line-<n>-text, line-<n>-amount, line-<n>-remove, line-add, quote-total. */
export function QuoteLines({ form, lines, onChange, machineCount }: QuoteLinesProps) {
  const t = useTexts(staffStepTexts);
  const change = (index: number, part: Partial<QuoteLine>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <Card id="quote-lines" title={t.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <View key={index} className="step-machine">
          <View className="between">
            <Text className="small">{t.line(index + 1)}</Text>
            {lines.length > 1 && (
              <Tap id={`line-${index}-remove`} className="step-remove" onTap={() => onChange(lines.filter((_, at) => at !== index))}>
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
      {lines.length < MAX_LINES && <QuietAction id="line-add" label={t.lineAdd} onTap={() => onChange([...lines, emptyLine])} />}
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
