import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SuggestionView } from '#core/contract/orphans';
import { PrimaryAction, QuietAction } from '@/components/button';
import { CheckRow } from '@/components/choice';
import { Field } from '@/components/field';
import { useIsThere } from '@/components/is-there';
import { Sheet } from '@/components/sheet';
import { staffOrphanFormTexts } from '@/i18n/staff-orphan-form';
import { staffOrphanSheetTexts } from '@/i18n/staff-orphan-sheets';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import { StepProblem } from './step-problem';
import type { SuggestionChoice } from './suggestions-card';
import type { OrphanCommand } from './use-orphan';

type ChoiceSheetProps = { choice: SuggestionChoice; command: OrphanCommand; onClose: () => void };

/** What a tap on a suggestion means, read once more before it is done. Ids: link-sheet, tell-sheet, link-machine-<id>, confirm-link, confirm-tell. */
export function ChoiceSheet({ choice, command, onClose }: ChoiceSheetProps) {
  const { suggestion, what } = choice;
  return what === 'link' ? (
    <LinkSheet suggestion={suggestion} command={command} onClose={onClose} />
  ) : (
    <TellSheet suggestion={suggestion} command={command} onClose={onClose} />
  );
}

type SheetProps = { suggestion: SuggestionView; command: OrphanCommand; onClose: () => void };

function LinkSheet({ suggestion, command, onClose }: SheetProps) {
  const t = useTexts(staffOrphanSheetTexts);
  const form = useTexts(staffOrphanFormTexts);
  const { suggestions } = useTexts(staffOrphanTexts);
  const { orderId, orderNumber, action, machines } = suggestion;
  const [chosen, setChosen] = useState<readonly string[]>(action.kind === 'link' ? action.chosenIds : []);
  const [wasAsked, setWasAsked] = useState(false);
  const isThere = useIsThere();
  const isSign = action.kind === 'sign';
  const isMissing = !isSign && chosen.length === 0;
  const link = async () => {
    setWasAsked(true);
    if (isMissing) return;
    const target =
      action.kind === 'sign'
        ? { parcelId: action.parcelId }
        : { machineIds: machines.map(({ id }) => id).filter((id) => chosen.includes(id)) };
    if ((await command.take('link', { orderId, ...target })) && isThere()) onClose();
  };
  const toggle = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <Sheet
      id="link-sheet"
      title={isSign ? t.signTitle : t.linkTitle}
      open
      onClose={onClose}
      footer={
        <>
          <PrimaryAction id="confirm-link" label={isSign ? suggestions.sign : suggestions.link} busy={command.busy} onTap={link} />
          <QuietAction label={t.cancel} onTap={onClose} />
        </>
      }
    >
      <Text>{isSign ? t.signSentence(orderNumber) : t.linkSentence(orderNumber)}</Text>
      {isSign ? (
        machines.map(({ id, text }) => (
          <Text key={id} className="secondary">
            {text}
          </Text>
        ))
      ) : (
        <Field id="link-machines" label={t.linkWhich} error={wasAsked && isMissing ? form.errors.machines : undefined}>
          {machines.map(({ id, text }) => (
            <CheckRow key={id} id={`link-machine-${id}`} checked={chosen.includes(id)} onChange={() => toggle(id)} label={text} />
          ))}
        </Field>
      )}
      <StepProblem command={command} />
    </Sheet>
  );
}

function TellSheet({ suggestion, command, onClose }: SheetProps) {
  const t = useTexts(staffOrphanSheetTexts);
  const { suggestions } = useTexts(staffOrphanTexts);
  const { orderId, orderNumber, customerName } = suggestion;
  const isThere = useIsThere();
  const tell = async () => {
    if ((await command.take('tell-owner', { orderId })) && isThere()) onClose();
  };
  return (
    <Sheet
      id="tell-sheet"
      title={t.tellTitle}
      open
      onClose={onClose}
      footer={
        <>
          <PrimaryAction id="confirm-tell" label={suggestions.tell} busy={command.busy} onTap={tell} />
          <QuietAction label={t.cancel} onTap={onClose} />
        </>
      }
    >
      <Text>{t.tellSentence(orderNumber)}</Text>
      <Text className="secondary">{customerName}</Text>
      <StepProblem command={command} />
    </Sheet>
  );
}
