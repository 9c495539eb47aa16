import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StartView } from '#core/contract/views/start-view';
import { ITEM_TYPES, type ItemType } from '#core/domain/machine';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { CheckRow, Chips } from '@/components/choice';
import { Field, TextField } from '@/components/field';
import { ScanField } from '@/components/scan-field';
import { Tap } from '@/components/tap';
import { createTexts } from '@/i18n/create';
import { useTexts } from '@/i18n/texts';
import type { Draft, DraftMachine } from './draft';
import { addMachine, changeMachine, removeMachine } from './draft-store';
import type { Faults } from './faults';
import { MachineWarranty } from './machine-warranty';

type Forms = StartView['forms'];
type StepProps = { draft: Draft; forms: Forms; faults: Faults; refused: Readonly<Record<string, string>> };

/** ① Which machines. Ids: m0-type-<item type>, m0-model-<model>, m0-model, m0-serial, m0-unreadable, m0-remove, add-machine. */
export function MachinesStep({ draft, forms, faults, refused }: StepProps) {
  const t = useTexts(createTexts);
  return (
    <>
      {draft.machines.map((machine, index) => (
        <MachineCard
          key={machine.key}
          machine={machine}
          index={index}
          isOnly={draft.machines.length === 1}
          forms={forms}
          faults={faults}
          refusedSerial={refused[`machines.${index}.serialNumber`]}
        />
      ))}
      <SecondaryAction id="add-machine" label={t.addMachine} onTap={addMachine} />
    </>
  );
}

type MachineCardProps = {
  machine: DraftMachine;
  index: number;
  isOnly: boolean;
  forms: Forms;
  faults: Faults;
  refusedSerial: string | undefined;
};

function MachineCard({ machine, index, isOnly, forms, faults, refusedSerial }: MachineCardProps) {
  const t = useTexts(createTexts);
  const id = `m${index}`;
  const change = (part: Partial<DraftMachine>) => changeMachine(machine.key, part);
  const serialFault = faults[`${machine.key}.serialNumber`];
  const remove = (
    <Tap id={`${id}-remove`} className="create-remove" onTap={() => removeMachine(machine.key)}>
      <Text>{t.removeMachine}</Text>
    </Tap>
  );
  return (
    <Card id={id} title={t.machine(index + 1)} aside={isOnly ? undefined : remove}>
      <Field label={t.itemType}>
        <Chips
          id={`${id}-type`}
          kind="radio"
          options={ITEM_TYPES.map((key) => ({ key, label: t.itemTypes[key] }))}
          chosen={[machine.itemType]}
          onToggle={(itemType: ItemType) => change({ itemType })}
        />
      </Field>
      <ModelField id={id} machine={machine} forms={forms} fault={faults[`${machine.key}.model`]} />
      <View>
        {!machine.isUnreadable && (
          <ScanField
            id={`${id}-serial`}
            label={t.serialNumber}
            value={machine.serialNumber}
            onChange={(serialNumber) => change({ serialNumber })}
            placeholder={t.serialPlaceholder}
            hint={t.serialHint}
            error={serialFault ? t.faults[serialFault] : refusedSerial}
          />
        )}
        {!machine.isUnreadable && <MachineWarranty id={`${id}-warranty`} serialNumber={machine.serialNumber} />}
      </View>
      <CheckRow
        id={`${id}-unreadable`}
        checked={machine.isUnreadable}
        onChange={(isUnreadable) => change({ isUnreadable })}
        label={t.unreadable}
        {...(machine.isUnreadable ? { detail: t.unreadableDetail } : {})}
      />
    </Card>
  );
}

const OTHER = 'other';

/** The models the maker knows for this item type, or another one typed as it stands on the label. */
function ModelField({ id, machine, forms, fault }: { id: string; machine: DraftMachine; forms: Forms; fault: Faults[string] | undefined }) {
  const t = useTexts(createTexts);
  const known = forms.models.filter(({ itemTypes }) => itemTypes.includes(machine.itemType)).map(({ model }) => model);
  const [wantsOther, setWantsOther] = useState(false);
  const isOther = wantsOther || known.length === 0 || (machine.model !== '' && !known.includes(machine.model));
  const choose = (key: string) => {
    setWantsOther(key === OTHER);
    changeMachine(machine.key, { model: key === OTHER ? '' : key });
  };
  const error = fault ? t.faults[fault] : undefined;
  return (
    <View>
      {known.length > 0 && (
        <Field id={`${id}-models`} label={t.model} error={isOther ? undefined : error}>
          <Chips
            id={`${id}-model`}
            kind="radio"
            options={[...known.map((model) => ({ key: model, label: model })), { key: OTHER, label: t.otherModel }]}
            chosen={isOther ? [OTHER] : [machine.model]}
            onToggle={choose}
          />
        </Field>
      )}
      {isOther && (
        <TextField
          id={`${id}-model-text`}
          label={known.length > 0 ? t.otherModel : t.model}
          value={machine.model}
          onChange={(model) => changeMachine(machine.key, { model })}
          placeholder={t.modelPlaceholder}
          maxLength={40}
          error={error}
        />
      )}
    </View>
  );
}
