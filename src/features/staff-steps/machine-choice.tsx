import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import { QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { CheckRow } from '@/components/choice';
import { Field } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

type MachineChoiceProps = {
  /** Those the step may be taken on. */
  machines: readonly MachineView[];
  chosen: readonly string[];
  /** Told how the choice becomes what it is to be from what it is: two taps in one moment both hold. */
  onChange: (mend: (chosen: readonly string[]) => readonly string[]) => void;
  error?: string | undefined;
  /** Words of the step's own instead of the remark that several can be chosen at once. */
  hint?: string;
  /** What helps to decide, under each machine. */
  about?: (machine: MachineView) => ReactNode;
  /** One at a time: no hint that several can be chosen, no "all". */
  isOne?: boolean;
};

/** Which machines a step is about. Ids: choose-<machine id>, choose-all. */
export function MachineChoice({ machines, chosen, onChange, error, hint, about, isOne = false }: MachineChoiceProps) {
  const t = useTexts(staffStepTexts);
  const areAll = machines.every(({ id }) => chosen.includes(id));
  const toggle = (id: string) => onChange((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <Card id="choose">
      <Field id="choose" label={t.machines} error={error} hint={machines.length > 1 && !isOne ? (hint ?? t.machinesHint) : undefined}>
        <View>
          {machines.map((machine) => (
            <View key={machine.id} className="step-machine">
              <CheckRow
                id={`choose-${machine.id}`}
                checked={chosen.includes(machine.id)}
                onChange={() => toggle(machine.id)}
                label={machineName(machine)}
                detail={`${machine.model} · ${machine.stateWord}`}
              />
              {about?.(machine)}
            </View>
          ))}
        </View>
      </Field>
      {machines.length > 2 && !isOne && (
        <QuietAction
          id="choose-all"
          label={areAll ? t.none : t.all}
          onTap={() => onChange(() => (areAll ? [] : machines.map(({ id }) => id)))}
        />
      )}
    </Card>
  );
}

/** The machines of a step, named, for the question before it. */
export function MachineNames({ machines }: { machines: readonly MachineView[] }) {
  return (
    <View>
      {machines.map((machine) => (
        <Text key={machine.id} className="step-name amount">
          {`${machineName(machine)} · ${machine.model}`}
        </Text>
      ))}
    </View>
  );
}
