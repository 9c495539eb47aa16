import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { VoidCode } from '#core/domain/warranty';
import { newCommandId } from '@/cloud/call';
import { StageBadge } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { CheckRow } from '@/components/choice';
import { LongTextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { Tap } from '@/components/tap';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { forgetKept } from './kept-input';
import { StepPhotos } from './step-photos';
import type { StepForm } from './use-step-form';
import type { VoidInput } from './void-input';

type Codes = StaffStartView['forms']['voidCodes'];

/** Where the evidence of a void reason is kept. */
export const voidPhotosKey = (formKey: string, key: string): string => `${formKey}:void-${key}`;

type VoidReasonsProps = {
  form: StepForm;
  keptAs: string;
  codes: Codes;
  /** The machines they are about. */
  machines: readonly MachineView[];
  reasons: readonly VoidInput[];
  onChange: (mend: (reasons: readonly VoidInput[]) => readonly VoidInput[]) => void;
  /** What is added does not count at first: we asked for it (R32). */
  isExempt?: boolean;
};

/** What voids the warranty, each with words and evidence (R30–R42). Ids: void-add, void-sheet, void-pick-<code>, void-<n>-text, void-<n>-photos-add, void-<n>-exempt. */
export function VoidReasons({ form, keptAs, codes, machines, reasons, onChange, isExempt = false }: VoidReasonsProps) {
  const t = useTexts(staffStepTexts);
  const [isPicking, setIsPicking] = useState(false);
  const left = codes.filter(({ code, mayBeExempt }) => (mayBeExempt || !isExempt) && !reasons.some((reason) => reason.code === code));
  const isAsked = machines.length > 0 && machines.every(wasAskedToOpen);
  const change = (key: string, part: Partial<VoidInput>) =>
    onChange((before) => before.map((reason) => (reason.key === key ? { ...reason, ...part } : reason)));
  const add = (code: VoidCode) => {
    const added = { key: newCommandId(), code, text: '', exempt: isExempt };
    onChange((before) => (before.some((reason) => reason.code === code) ? before : [...before, added]));
    setIsPicking(false);
  };
  const remove = (key: string) => {
    forgetKept(voidPhotosKey(keptAs, key));
    onChange((before) => before.filter((reason) => reason.key !== key));
  };
  return (
    <Card id="void-reasons" title={t.void}>
      <Text className="small">{t.voidHint}</Text>
      {reasons.map((reason, index) => (
        <View key={reason.key} className="step-machine">
          <View className="between">
            <Text className="step-strong">{titleOf(codes, reason.code)}</Text>
            <Tap id={`void-${index}-remove`} className="tap-word" onTap={() => remove(reason.key)}>
              <Text>{t.remove}</Text>
            </Tap>
          </View>
          <LongTextField
            id={`void-${index}-text`}
            label={t.voidText}
            value={reason.text}
            onChange={(text) => change(reason.key, { text })}
            placeholder={t.voidTextPlaceholder}
            maxLength={1000}
            error={form.errorOf(`voidReasons.${index}.text`)}
          />
          <StepPhotos
            id={`void-${index}-photos`}
            keptAs={voidPhotosKey(keptAs, reason.key)}
            purpose="finding"
            label={t.voidPhotos}
            hint={t.voidPhotosHint}
            error={form.errorOf(`voidReasons.${index}.photos`)}
          />
          {(reason.exempt || (isAsked && codes.some(({ code, mayBeExempt }) => code === reason.code && mayBeExempt))) && (
            <CheckRow
              id={`void-${index}-exempt`}
              checked={reason.exempt}
              onChange={(exempt) => change(reason.key, { exempt })}
              label={t.voidExempt}
              detail={t.voidExemptDetail}
            />
          )}
        </View>
      ))}
      {form.errorOf('voidReasons') && <Text className="step-error">{form.errorOf('voidReasons')}</Text>}
      {left.length > 0 && <SecondaryAction id="void-add" label={t.voidAdd} onTap={() => setIsPicking(true)} />}
      <Sheet id="void-sheet" title={t.voidPick} open={isPicking} onClose={() => setIsPicking(false)}>
        {left.map(({ code, clause, text, needsSupervisor }) => (
          <Tap key={code} id={`void-pick-${code}`} className="step-option" onTap={() => add(code)}>
            <View className="step-option-words">
              <Text>{withoutStop(text)}</Text>
              <Text className="small">{clause}</Text>
            </View>
            {needsSupervisor && <StageBadge word={t.voidSupervisor} tone="attention" icon="lock" />}
          </Tap>
        ))}
      </Sheet>
    </Card>
  );
}

/** R32: what the customer opened before it came, because staff asked for it. */
const wasAskedToOpen = ({ disassemblyAsked, receivedAt }: MachineView): boolean =>
  disassemblyAsked !== undefined && receivedAt !== undefined && disassemblyAsked.at < receivedAt;

/** Clauses are items of a list in the policy and end like such. */
const withoutStop = (text: string): string => text.replace(/[；;。.]$/, '');

const titleOf = (codes: Codes, code: VoidCode): string => {
  const known = codes.find((other) => other.code === code);
  return known ? `${withoutStop(known.text)} · ${known.clause}` : code;
};
