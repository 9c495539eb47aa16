import { Text, View } from '@tarojs/components';
import { QUOTATION_CLASSES, type QuotationClass } from '#core/domain/quotation';
import type { ScrapCode } from '#core/domain/verdict';
import { DAMAGE_CAUSES, type DamageCause } from '#core/domain/warranty';
import { Amount } from '@/components/amount';
import { Card, Row } from '@/components/card';
import { Chips } from '@/components/choice';
import { Field, LongTextField } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { parseYuan } from '@/yuan';
import { type Faults, faultsOf } from './fault';
import { ScrapCodesField } from './form-fields';
import { useKeptInput } from './kept-input';
import { MachineChoice, MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { emptyLine, linesToSend, type QuoteLine, totalOf } from './quote-line';
import { QuoteLines } from './quote-lines';
import { StepFrame } from './step-frame';
import { photoFault, photoIds, StepPhotos } from './step-photos';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';
import type { VoidInput } from './void-input';
import { VoidReasons, voidPhotosKey } from './void-reasons';
import { WarrantySentence } from './warranty-sentence';

type Input = {
  readonly chosen: readonly string[];
  readonly findings: string;
  /** Chosen on purpose: it decides whether the customer may decline. */
  readonly class: QuotationClass | '';
  /** Why it is scrap (R44), which boards are not its own (R45). */
  readonly scrapCodes: readonly ScrapCode[];
  readonly foreignBoards: string;
  readonly lines: readonly QuoteLine[];
  readonly note: string;
  readonly damageCause: DamageCause;
  readonly voidReasons: readonly VoidInput[];
};

/** What rests on evidence: damage, and a class that may be declined (R7, R44, R45). */
const asksPhotos = (input: Input): boolean => input.damageCause !== 'none' || input.class === 'scrap' || input.class === 'mixed';

function quoteFaults(input: Input, chosen: readonly string[], key: string): Faults {
  const needsPhotos = asksPhotos(input);
  return faultsOf({
    machineIds: chosen.length === 0 && 'machines-missing',
    findings: input.findings.trim() === '' && 'text-missing',
    photos: photoFault(`${key}:photos`, needsPhotos),
    class: input.class === '' && 'class-missing',
    scrapCodes: input.class === 'scrap' && input.scrapCodes.length === 0 && 'scrap-code-missing',
    foreignBoards: input.class === 'mixed' && input.foreignBoards.trim() === '' && 'text-missing',
    lines: totalOf(input.lines) === 0 && 'amount-zero',
    ...Object.fromEntries(
      input.lines.flatMap(({ text, yuan }, index) => [
        [`lines.${index}.text`, text.trim() === '' && ('text-missing' as const)],
        [`lines.${index}.amount`, parseYuan(yuan) === undefined && ('amount-invalid' as const)],
      ]),
    ),
    ...Object.fromEntries(
      input.voidReasons.flatMap((reason, index) => [
        [`voidReasons.${index}.text`, reason.text.trim() === '' && ('text-missing' as const)],
        [`voidReasons.${index}.photos`, photoFault(voidPhotosKey(key, reason.key), !reason.exempt)],
      ]),
    ),
  });
}

/**
 * What was found and what it costs (R25, R27, R30).
 * Ids: choose-<machine>, step-findings, step-finding-photos-add, damage-<cause>, class-<class>, scrap-<code>, step-foreign-boards, step-quote-note, and those of QuoteLines, VoidReasons, StepFrame.
 */
export function QuoteForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer, start } = props;
  const key = formKey('quote', order, offer);
  const machines = machinesOf(order, offer.machineIds);
  const [input, change] = useKeptInput<Input>(key, () => ({
    chosen: machines.slice(0, 1).map(({ id }) => id),
    findings: '',
    class: '',
    scrapCodes: [],
    foreignBoards: '',
    lines: [emptyLine],
    note: '',
    damageCause: machines[0]?.damage?.cause ?? 'none',
    voidReasons: [],
  }));
  const chosen = input.chosen.filter((id) => offer.machineIds.includes(id));
  const form = useStepForm('quote', props, quoteFaults(input, chosen, key), () => ({
    machineIds: chosen,
    class: input.class || 'normal',
    lines: linesToSend(input.lines),
    note: input.note.trim(),
    findings: input.findings.trim(),
    photos: photoIds(`${key}:photos`),
    damageCause: input.damageCause,
    ...(input.class === 'scrap' ? { scrapCodes: [...input.scrapCodes] } : {}),
    ...(input.class === 'mixed' ? { foreignBoards: input.foreignBoards.trim() } : {}),
    voidReasons: input.voidReasons.map(({ key: reason, code, text, exempt }) => ({
      code,
      text: text.trim(),
      exempt,
      photos: photoIds(voidPhotosKey(key, reason)),
    })),
  }));
  return (
    <StepFrame form={form} summary={<QuoteSummary input={input} machines={machinesOf(order, chosen)} />}>
      <MachineChoice
        machines={machines}
        chosen={chosen}
        onChange={(mend) => change((before) => ({ chosen: mend(before.chosen) }))}
        error={form.errorOf('machineIds')}
        about={(machine) => <WarrantySentence machine={machine} />}
      />
      <Card>
        <LongTextField
          id="step-findings"
          label={t.findings}
          value={input.findings}
          onChange={(findings) => change({ findings })}
          placeholder={t.findingsPlaceholder}
          maxLength={1000}
          error={form.errorOf('findings') ?? form.errorOf('text')}
        />
        <StepPhotos
          id="step-finding-photos"
          keptAs={`${key}:photos`}
          purpose="finding"
          label={t.findingPhotos}
          hint={t.findingPhotosHint}
          optional={!asksPhotos(input)}
          error={form.errorOf('photos')}
        />
        <Field id="damage" label={t.damage} hint={t.damageHint} error={form.errorOf('damageCause')}>
          <Chips
            id="damage"
            kind="radio"
            options={DAMAGE_CAUSES.map((cause) => ({ key: cause, label: t.damageCauses[cause] }))}
            chosen={[input.damageCause]}
            onToggle={(damageCause) => change({ damageCause })}
          />
        </Field>
      </Card>
      <VoidReasons
        form={form}
        keptAs={key}
        codes={start.forms.voidCodes}
        machines={machinesOf(order, chosen)}
        reasons={input.voidReasons}
        onChange={(mend) => change(({ voidReasons }) => ({ voidReasons: mend(voidReasons) }))}
      />
      <Card>
        <Field
          id="class"
          label={t.class}
          error={form.errorOf('class')}
          hint={input.class === '' ? undefined : t.classes[input.class].meaning}
        >
          <Chips
            id="class"
            kind="radio"
            options={QUOTATION_CLASSES.map((key) => ({ key, label: t.classes[key].word }))}
            chosen={input.class === '' ? [] : [input.class]}
            onToggle={(chosenClass) => change({ class: chosenClass })}
          />
        </Field>
        {input.class === 'scrap' && (
          <ScrapCodesField
            start={start}
            codes={input.scrapCodes}
            onChange={(mend) => change(({ scrapCodes }) => ({ scrapCodes: mend(scrapCodes) as readonly ScrapCode[] }))}
            error={form.errorOf('scrapCodes')}
          />
        )}
        {input.class === 'mixed' && (
          <LongTextField
            id="step-foreign-boards"
            label={t.foreignBoards}
            value={input.foreignBoards}
            onChange={(foreignBoards) => change({ foreignBoards })}
            placeholder={t.foreignBoardsPlaceholder}
            maxLength={1000}
            error={form.errorOf('foreignBoards')}
          />
        )}
      </Card>
      <QuoteLines
        form={form}
        lines={input.lines}
        onChange={(mend) => change(({ lines }) => ({ lines: mend(lines) }))}
        machineCount={chosen.length}
        priceList={props.start.forms.priceList}
      />
      <Card>
        <LongTextField
          id="step-quote-note"
          label={t.quoteNote}
          optional
          value={input.note}
          onChange={(note) => change({ note })}
          placeholder={t.quoteNotePlaceholder}
          maxLength={1000}
          error={form.errorOf('note')}
        />
      </Card>
    </StepFrame>
  );
}

/** What the customer is about to be told. */
function QuoteSummary({ input, machines }: { input: Input; machines: Parameters<typeof MachineNames>[0]['machines'] }) {
  const t = useTexts(staffStepTexts);
  return (
    <View className="stack">
      <MachineNames machines={machines} />
      <Row label={t.total} value={<Amount fen={totalOf(input.lines)} />} />
      {machines.length > 1 && <Text className="secondary">{t.perMachine(machines.length)}</Text>}
      {input.class !== '' && <Row label={t.classes[input.class].word} value={t.classes[input.class].meaning} />}
    </View>
  );
}
