import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { platformClient } from '@/cloud/client';
import { SecondaryAction } from '@/components/button';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { useTexts } from '@/i18n/texts';
import { isSerialNumber, mendSerialNumber } from '@/serial-number';
import './staff-orphans.scss';

type SerialListProps = { serials: readonly string[]; onChange: (serials: readonly string[]) => void };

/** Serials that can be seen, typed or scanned one after the other. Ids: orphan-serial, orphan-serial-add, orphan-serial-scan. */
export function SerialList({ serials, onChange }: SerialListProps) {
  const t = useTexts(staffOrphanFormTexts);
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
    const serial = mendSerialNumber(read);
    if (!serials.includes(serial)) onChange([...serials, serial]);
    change('');
  };
  const scan = async () => {
    const read = await platformClient.scan?.();
    if (read) add(read);
  };
  return (
    <>
      <TextField
        id="orphan-serial"
        label={t.serials}
        value={typed}
        onChange={change}
        onEnter={() => add(typed)}
        maxLength={64}
        hint={t.serialsHint}
        optional
        error={isWrong ? t.errors.serial : undefined}
        after={
          platformClient.scan && (
            <Tap id="orphan-serial-scan" className="field-after" label={t.scan} onTap={scan}>
              <Icon name="scan" />
            </Tap>
          )
        }
      />
      {typed.trim() !== '' && <SecondaryAction id="orphan-serial-add" label={t.add} onTap={() => add(typed)} />}
      {serials.map((serial) => (
        <View key={serial} className="between">
          <Text className="amount">{serial}</Text>
          <Tap className="orphan-remove" onTap={() => onChange(serials.filter((other) => other !== serial))}>
            <Text>{t.remove}</Text>
          </Tap>
        </View>
      ))}
    </>
  );
}
