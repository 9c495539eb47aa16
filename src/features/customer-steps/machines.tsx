import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import type { StepOffer } from '#core/contract/views/step-offer';
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

type Choosing = (mend: (ids: readonly string[]) => readonly string[]) => void;

/** The machines chosen of those the step may be taken on. Where only one is left there is nothing to choose; what is no longer offered is not chosen either. */
export function useMachineChoice({ machineIds }: Pick<StepOffer, 'machineIds'>): readonly [readonly string[], Choosing] {
  const [picked, setPicked] = useState<readonly string[]>([]);
  return [machineIds.length === 1 ? machineIds : picked.filter((id) => machineIds.includes(id)), setPicked];
}

type ChoiceProps = {
  machines: readonly MachineView[];
  chosen: readonly string[];
  onChange: Choosing;
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
