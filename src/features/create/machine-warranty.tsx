import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { WarrantyView } from '#core/contract/views/warranty-view';
import { callCustomer } from '@/cloud/call';
import { Note } from '@/components/badge';
import { createTexts } from '@/i18n/create';
import { formatCalendarDay } from '@/i18n/dates';
import { useTexts } from '@/i18n/texts';
import { isSerialNumber, mendSerialNumber } from '@/serial-number';

/** How long a person must have stopped typing before the registry is asked. */
const QUIET_MS = 500;

/** What the registry says while the order is being written: a help only, so a failure is silent (R24, R26). */
export function MachineWarranty({ id, serialNumber }: { id: string; serialNumber: string }) {
  const t = useTexts(createTexts);
  const serial = isSerialNumber(serialNumber) ? mendSerialNumber(serialNumber) : undefined;
  const [known, setKnown] = useState<WarrantyView>();
  useEffect(() => {
    if (!serial) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const reply = await callCustomer('query-warranty', { serialNumber: serial });
      if (wanted && reply.ok) setKnown(reply.value);
    }, QUIET_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [serial]);
  if (!serial || known?.serialNumber !== serial) return null;
  const tone = ({ 'in-warranty': 'good', expired: 'attention', undetermined: 'neutral' } as const)[known.warranty.result];
  return (
    <View id={id} className="stack">
      <Note tone={tone} icon="shield">
        {known.sentence}
      </Note>
      {known.mustArriveBy && <Text className="small">{t.mustArriveBy(formatCalendarDay(known.mustArriveBy))}</Text>}
    </View>
  );
}
