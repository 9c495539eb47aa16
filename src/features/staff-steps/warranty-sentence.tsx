import { Text } from '@tarojs/components';
import type { MachineView } from '#core/contract/views/machine-view';
import { commonTexts } from '@/i18n/common';
import { formatCalendarDay } from '@/i18n/dates';
import { staffOrderTexts } from '@/i18n/staff-order';
import { staffStepTexts } from '@/i18n/staff-steps';
import { textsNow, useTexts } from '@/i18n/texts';

/** In warranty or not, under a machine of a choice; with what else may leave its repair free. */
export function WarrantySentence({ machine: { warranty, repairWarranty, disassemblyAsked } }: { machine: MachineView }) {
  const t = useTexts(staffStepTexts);
  return (
    <>
      {warranty && <Text className="step-about">{warrantySentence(warranty)}</Text>}
      {repairWarranty && (
        <Text className="step-about">{t.repairWarranty(repairWarranty.orderNumber, formatCalendarDay(repairWarranty.lastDay))}</Text>
      )}
      {disassemblyAsked && <Text className="step-about">{t.opened(disassemblyAsked.text)}</Text>}
    </>
  );
}

function warrantySentence(warranty: NonNullable<MachineView['warranty']>): string {
  const t = textsNow(staffOrderTexts);
  const because =
    warranty.result === 'undetermined'
      ? warranty.because === 'label-unreadable'
        ? textsNow(commonTexts).unreadable
        : t.unknownSerial
      : t.warrantyUntil(formatCalendarDay(warranty.lastDay));
  return `${t.warranty[warranty.result]} · ${because}`;
}
