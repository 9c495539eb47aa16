import { Text } from '@tarojs/components';
import type { MachineView } from '#core/contract/views';
import { formatCalendarDay } from '@/i18n/dates';
import { staffTexts } from '@/i18n/staff';
import { textsNow } from '@/i18n/texts';

/** In warranty or not, under a machine of a choice. */
export function warrantySentence({ warranty }: MachineView) {
  if (!warranty) return null;
  const t = textsNow(staffTexts).order;
  const because =
    warranty.result === 'undetermined'
      ? warranty.because === 'label-unreadable'
        ? t.unreadable
        : t.unknownSerial
      : t.warrantyUntil(formatCalendarDay(warranty.lastDay));
  return <Text className="step-about">{`${t.warranty[warranty.result]} · ${because}`}</Text>;
}
