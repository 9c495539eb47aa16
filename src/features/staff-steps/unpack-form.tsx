import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { MachineView } from '#core/contract/views/machine-view';
import { Note } from '@/components/badge';
import { Card } from '@/components/card';
import { CodeEntry, CodeRows } from '@/components/code-entry';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { serialNumberOf } from '@/serial-number';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { machinesOf } from './machines-of';
import { type Presence, PresenceRow } from './presence';
import { StepFrame } from './step-frame';
import { photoFault, photoIds, StepPhotos } from './step-photos';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';

type Input = { readonly presence: Readonly<Record<string, Presence>>; readonly extra: readonly string[] };
const nothingSeen: Input = { presence: {}, extra: [] };

/** What is in the parcel, serial by serial (R6, R17). Ids: presence-<machine>-<answer>, serial, serial-add, step-unpacking-add, and those of StepFrame. */
export function UnpackForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const key = formKey('unpack', order, offer);
  const photosKey = `${key}:photos`;
  const [{ presence, extra }, change] = useKeptInput<Input>(key, () => nothingSeen);
  const machines = machinesOf(order, offer.machineIds);
  const unseen = machines.filter(({ id }) => !presence[id]);
  const faults = faultsOf({
    ...Object.fromEntries(unseen.map(({ id }) => [`presence.${id}`, 'text-missing' as const])),
    photos: photoFault(photosKey, true),
  });
  const serialsOf = (answer: Presence) =>
    machines.flatMap(({ id, serialNumber }) => (presence[id] === answer && serialNumber !== null ? [serialNumber] : []));
  const form = useStepForm('unpack', props, faults, () => ({
    parcelId: offer.targetId ?? '',
    serialsFound: [...serialsOf('found'), ...extra],
    unlabelledMachineIds: machines.flatMap(({ id }) => (presence[id] === 'unlabelled' ? [id] : [])),
    photos: photoIds(photosKey),
  }));
  const see = (id: string, answer: Presence) => change((before) => ({ presence: { ...before.presence, [id]: answer } }));
  const takeSerial = (serialNumber: string) => {
    const expected = machines.find((machine) => machine.serialNumber === serialNumber);
    if (expected) {
      see(expected.id, 'found');
      Taro.showToast({ title: t.serialTicked(serialNumber), icon: 'none' });
    } else if (extra.includes(serialNumber)) Taro.showToast({ title: t.serialKnown, icon: 'none' });
    else change((before) => ({ extra: [...new Set([...before.extra, serialNumber])] }));
  };
  return (
    <StepFrame form={form} summary={<Differences machines={machines} presence={presence} extra={extra} />}>
      <Card>
        <StepPhotos
          id="step-unpacking"
          keptAs={photosKey}
          purpose="unpacking"
          label={t.unpackPhotos}
          hint={t.unpackPhotosHint}
          error={form.errorOf('photos')}
        />
      </Card>
      <Card title={t.inParcel}>
        {machines.map((machine) => (
          <PresenceRow
            key={machine.id}
            machine={machine}
            presence={presence[machine.id]}
            onChange={(answer) => see(machine.id, answer)}
            error={form.errorOf(`presence.${machine.id}`) && t.presenceMissing}
          />
        ))}
      </Card>
      <Card>
        <CodeEntry
          id="serial"
          label={t.serialEntry}
          hint={t.serialEntryHint}
          invalid={t.serialInvalid}
          add={t.serialAdd}
          mend={serialNumberOf}
          onCode={takeSerial}
        />
        {extra.length > 0 && <Text className="secondary">{t.extra}</Text>}
        <CodeRows
          codes={extra}
          remove={t.remove}
          onRemove={(gone) => change((before) => ({ extra: before.extra.filter((serial) => serial !== gone) }))}
        />
      </Card>
    </StepFrame>
  );
}

type DifferencesProps = { machines: readonly MachineView[]; presence: Input['presence']; extra: Input['extra'] };

function Differences({ machines, presence, extra }: DifferencesProps) {
  const t = useTexts(staffStepTexts);
  const missing = machines.filter(({ id }) => presence[id] === 'missing').length;
  if (missing + extra.length === 0) {
    return (
      <Note tone="good" icon="check">
        {t.allThere}
      </Note>
    );
  }
  return (
    <>
      <Note tone="attention" icon="alert">
        {t.differences(missing, extra.length)}
      </Note>
      <Text className="secondary">{t.differencesSentence}</Text>
    </>
  );
}
