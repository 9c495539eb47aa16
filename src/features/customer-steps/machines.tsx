import { Text } from '@tarojs/components';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import { Chips } from '@/components/choice';
import { Field } from '@/components/field';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

export const machinesOf = ({ machines }: OrderView, ids: readonly string[]): readonly MachineView[] =>
  machines.filter(({ id }) => ids.includes(id));

/** What is about to happen to which machines. Id: confirm-machines. */
export function MachineNames({ machines }: { machines: readonly MachineView[] }) {
  return (
    <>
      {machines.map((machine) => (
        <Text key={machine.id} className="amount">{`${machine.model} · ${machineName(machine)}`}</Text>
      ))}
    </>
  );
}

type ChoiceProps = {
  machines: readonly MachineView[];
  chosen: readonly string[];
  onChange: (mend: (ids: readonly string[]) => readonly string[]) => void;
  error: string | undefined;
};

/** Which machines it is about; only asked where there are several. Ids: choose-<machine id>. */
export function MachineChoice({ machines, chosen, onChange, error }: ChoiceProps) {
  const t = useTexts(moreTexts);
  if (machines.length < 2) return <MachineNames machines={machines} />;
  const toggle = (id: string) => onChange((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <Field id="choose" label={t.machines} error={error}>
      <Chips
        id="choose"
        kind="checkbox"
        options={machines.map((machine) => ({ key: machine.id, label: `${machine.model} · ${machineName(machine)}` }))}
        chosen={chosen}
        onToggle={toggle}
      />
    </Field>
  );
}
