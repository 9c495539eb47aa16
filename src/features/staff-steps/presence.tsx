import { View } from '@tarojs/components';
import type { MachineView } from '#core/contract/views/machine-view';
import { Chips } from '@/components/choice';
import { Field } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

/** What came out of the parcel for an expected machine. `unlabelled`: it is there, its serial number cannot be read. */
export type Presence = 'found' | 'unlabelled' | 'missing';
const WITH_SERIAL: readonly Presence[] = ['found', 'unlabelled', 'missing'];
const WITHOUT_SERIAL: readonly Exclude<Presence, 'found'>[] = ['unlabelled', 'missing'];

type PresenceRowProps = {
  machine: MachineView;
  presence: Presence | undefined;
  onChange: (presence: Presence) => void;
  error: string | undefined;
};

/** One expected machine: there, there without a label, or not there. Ids: presence-<machine id>-<answer>. */
export function PresenceRow({ machine, presence, onChange, error }: PresenceRowProps) {
  const t = useTexts(staffStepTexts);
  const options =
    machine.serialNumber === null
      ? WITHOUT_SERIAL.map((key) => ({ key: key as Presence, label: t.presenceNull[key] }))
      : WITH_SERIAL.map((key) => ({ key, label: t.presence[key] }));
  const isLabelMissing = machine.serialNumber !== null && presence === 'unlabelled';
  return (
    <View className="step-machine">
      <Field
        id={`presence-${machine.id}`}
        label={`${machineName(machine)} · ${machine.model}`}
        hint={isLabelMissing ? t.labelMissing : undefined}
        error={error}
      >
        <Chips id={`presence-${machine.id}`} kind="radio" options={options} chosen={presence ? [presence] : []} onToggle={onChange} />
      </Field>
    </View>
  );
}
