import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { PlannedChange, SettingDetail } from '#core/contract/setting-views';
import { callStaff } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import type { LiveView } from '@/cloud/use-view';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { formatDay, formatMoment } from '@/i18n/dates';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';

type PlannedChangesProps = { setting: SettingDetail; live: LiveView<SettingDetail>; onWithdrawn: (setting: SettingDetail) => void };

/** What is still to come, and may be taken back until then. Ids: planned, planned-<number>, withdraw-<number>, and those of the sheet. */
export function PlannedChanges({ setting, live, onWithdrawn }: PlannedChangesProps) {
  const t = useTexts(staffSettingsTexts);
  const [chosen, setChosen] = useState<PlannedChange>();
  if (setting.planned.length === 0) return null;
  return (
    <Card id="planned" title={t.planned}>
      {setting.planned.map((plan) => (
        <View key={plan.number} id={`planned-${plan.number}`} className="setting-entry">
          <View className="between">
            <Text className="setting-part">{t.from(formatDay(plan.effectiveFrom))}</Text>
            <QuietAction id={`withdraw-${plan.number}`} label={t.withdraw} onTap={() => setChosen(plan)} />
          </View>
          {plan.lines.map((line) => (
            <Text key={line} className="setting-value">
              {line}
            </Text>
          ))}
          <Text className="secondary">{plan.reason}</Text>
          <Text className="small">{t.by(plan.by, formatMoment(plan.at))}</Text>
        </View>
      ))}
      {chosen && (
        <WithdrawSheet
          setting={setting}
          plan={chosen}
          live={live}
          onClose={() => setChosen(undefined)}
          onWithdrawn={(changed) => {
            setChosen(undefined);
            onWithdrawn(changed);
          }}
        />
      )}
    </Card>
  );
}

type SheetProps = PlannedChangesProps & { plan: PlannedChange; onClose: () => void };

/** Ids: withdraw-sheet, withdraw-reason, withdraw-confirm, withdraw-refused. */
function WithdrawSheet({ setting, plan, live, onClose, onWithdrawn }: SheetProps) {
  const t = useTexts(staffSettingsTexts);
  const [reason, setReason] = useState('');
  const [wasAsked, setWasAsked] = useState(false);
  const { key, version } = setting;
  const command = useCommand((sent: { key: string; number: number; version: number; reason: string }, commandId) =>
    callStaff('withdraw-setting-change', { ...sent, commandId }),
  );
  const withdraw = async () => {
    setWasAsked(true);
    if (reason.trim() === '') return;
    const reply = await command.run({ key, number: plan.number, version, reason: reason.trim() });
    if (reply?.ok) onWithdrawn(reply.value);
    else if (reply?.error.code === 'stale-version') await live.reload();
  };
  return (
    <Sheet
      id="withdraw-sheet"
      title={t.withdrawTitle}
      open
      onClose={onClose}
      footer={
        <>
          <PrimaryAction id="withdraw-confirm" label={t.withdraw} busy={command.busy} onTap={withdraw} />
          <QuietAction id="withdraw-back" label={t.back} onTap={onClose} />
        </>
      }
    >
      <Text>{`${t.from(formatDay(plan.effectiveFrom))}: ${plan.lines.join(' / ')}`}</Text>
      <Text className="secondary">{t.withdrawBody}</Text>
      <TextField
        id="withdraw-reason"
        label={t.withdrawReason}
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={wasAsked && reason.trim() === '' ? t.reasonMissing : undefined}
      />
      {command.error && <RefusalNote id="withdraw-refused" error={command.error} />}
    </Sheet>
  );
}
