import { Picker, Text, View } from '@tarojs/components';
import type { LocalDate } from '#core/domain/money-and-time';
import { serverNow } from '@/cloud/server-clock';
import { QuietAction } from '@/components/button';
import { Field } from '@/components/field';
import { Icon } from '@/components/icon';
import { formatCalendarDay } from '@/i18n/dates';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const today = (): LocalDate => new Date(serverNow() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

type PastDateFieldProps = {
  id: string;
  label: string;
  hint: string;
  /** Empty until one is chosen. */
  day: LocalDate | '';
  onChange: (day: LocalDate | '') => void;
  error: string | undefined;
  /** May be left out, and taken back by this word. */
  clear?: string;
};

/** A date up to today, from a wheel. Ids: <id>, <id>-clear. */
export function PastDateField({ id, label, hint, day, onChange, error, clear }: PastDateFieldProps) {
  const t = useTexts(staffStepTexts);
  return (
    <Field id={id} label={label} optional={clear !== undefined} hint={hint} error={error}>
      <View className="line">
        <Picker className="step-picker" mode="date" value={day || today()} end={today()} onChange={({ detail }) => onChange(detail.value)}>
          <View id={id} className="field-box">
            <Icon name="clock" />
            <Text className={day ? '' : 'secondary'}>{day ? formatCalendarDay(day) : t.pickDate}</Text>
          </View>
        </Picker>
        {clear !== undefined && day !== '' && <QuietAction id={`${id}-clear`} label={clear} onTap={() => onChange('')} />}
      </View>
    </Field>
  );
}
