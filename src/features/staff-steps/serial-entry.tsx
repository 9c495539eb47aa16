import Taro from '@tarojs/taro';
import { useState } from 'react';
import { platformClient } from '@/cloud/client';
import { SecondaryAction } from '@/components/button';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { isSerialNumber, mendSerialNumber } from '@/serial-number';

type SerialEntryProps = {
  /** Takes a serial number as the server mends it; answers what became of it. */
  onSerial: (serialNumber: string) => 'ticked' | 'added' | 'known';
};

/** One serial number after the other, typed or scanned. Ids: serial-entry, serial-add, serial-scan. */
export function SerialEntry({ onSerial }: SerialEntryProps) {
  const t = useTexts(staffStepTexts);
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const change = (value: string) => {
    setTyped(value);
    setIsWrong(false);
  };
  const add = (read: string) => {
    if (!isSerialNumber(read)) {
      setIsWrong(true);
      return;
    }
    const serialNumber = mendSerialNumber(read);
    const became = onSerial(serialNumber);
    if (became === 'ticked') Taro.showToast({ title: t.serialTicked(serialNumber), icon: 'none' });
    if (became === 'known') Taro.showToast({ title: t.serialKnown, icon: 'none' });
    change('');
  };
  const scan = async () => {
    const read = await platformClient.scan?.();
    if (!read) return;
    change(read);
    add(read);
  };
  return (
    <>
      <TextField
        id="serial-entry"
        label={t.serialEntry}
        value={typed}
        onChange={change}
        onEnter={() => add(typed)}
        maxLength={64}
        hint={t.serialEntryHint}
        error={isWrong ? t.serialInvalid : undefined}
        after={
          platformClient.scan && (
            <Tap id="serial-scan" className="field-after" label={t.scan} onTap={scan}>
              <Icon name="scan" />
            </Tap>
          )
        }
      />
      <SecondaryAction id="serial-add" label={t.serialAdd} disabled={typed.trim() === ''} onTap={() => add(typed)} />
    </>
  );
}
