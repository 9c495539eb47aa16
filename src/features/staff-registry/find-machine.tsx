import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { FoundMachine } from '#core/contract/registry';
import type { ReplyError } from '#core/contract/reply';
import { callRegistry } from '@/cloud/call';
import { SecondaryAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { TextField } from '@/components/field';
import { RefusalNote } from '@/components/refusal-note';
import { formatCalendarDay } from '@/i18n/dates';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';
import { isSerialNumber } from '@/serial-number';

/** One serial number, as the registry has it now. Ids: machine-serial, machine-find, machine-found, machine-none. */
export function FindMachine() {
  const t = useTexts(registryTexts).find;
  const [serialNumber, setSerialNumber] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [found, setFound] = useState<FoundMachine>();
  const [error, setError] = useState<ReplyError>();

  const change = (value: string) => {
    setSerialNumber(value);
    setIsWrong(false);
  };
  const find = async () => {
    setFound(undefined);
    setError(undefined);
    setIsWrong(!isSerialNumber(serialNumber));
    if (isAsking || !isSerialNumber(serialNumber)) return;
    setIsAsking(true);
    const reply = await callRegistry('find-machine', { serialNumber });
    setIsAsking(false);
    if (reply.ok) setFound(reply.value);
    else setError(reply.error);
  };

  return (
    <Card id="registry-find" title={t.title}>
      <TextField
        id="machine-serial"
        label={t.label}
        value={serialNumber}
        onChange={change}
        onEnter={find}
        placeholder={t.placeholder}
        maxLength={64}
        error={isWrong ? t.invalid : undefined}
      />
      <SecondaryAction id="machine-find" label={t.action} busy={isAsking} onTap={find} />
      {error && <RefusalNote error={error} />}
      {found && <Found found={found} />}
    </Card>
  );
}

function Found({ found: { warranty, machine } }: { found: FoundMachine }) {
  const t = useTexts(registryTexts).find;
  if (!machine) {
    return (
      <Text id="machine-none" className="secondary">
        {t.none}
      </Text>
    );
  }
  return (
    <View id="machine-found" className="stack divided">
      <Text className="amount">{warranty.serialNumber}</Text>
      <Text className="secondary">{warranty.sentence}</Text>
      <View>
        <Row label={t.model} value={warranty.model ?? ''} />
        <Row label={t.shipped} value={formatCalendarDay(machine.shippedDate)} />
        <Row label={t.ownMonths} value={machine.ownMonths === null ? t.byRule : t.months(machine.ownMonths)} />
        <Row label={t.from} value={machine.importedFrom ?? t.seeded} />
      </View>
    </View>
  );
}
