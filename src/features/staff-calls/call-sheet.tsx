import { Picker, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { CallTaskView } from '#core/contract/messages';
import { callStaff } from '@/cloud/call';
import { serverNow } from '@/cloud/server-clock';
import { useCommand } from '@/cloud/use-command';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Chips } from '@/components/choice';
import { Field, LongTextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { formatCalendarDay } from '@/i18n/dates';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import { callAgainAt, firstProposal, WHENS, type When } from './try-again';

const OUTCOMES = ['reached', 'not-reached'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type NotedInput = { readonly taskId: string; readonly outcome: Outcome; readonly note?: string; readonly callAt?: number };
type CallSheetProps = {
  task: CallTaskView;
  onClose: () => void;
  onNoted: (outcome: Outcome) => void;
  /** The task is over: they read it, or a colleague called. */
  onOver: () => void;
};

/**
 * How a call went. Ids: call-sheet, call-outcome-<reached|not-reached>, call-note, call-when-<morning|hour|hours|other>, call-day, call-time, call-save,
 * call-refused.
 */
export function CallSheet({ task, onClose, onNoted, onOver }: CallSheetProps) {
  const t = useTexts(staffMessageTexts).calls.sheet;
  const [outcome, setOutcome] = useState<Outcome>();
  const [note, setNote] = useState('');
  const [when, setWhen] = useState<When>('morning');
  const [at, setAt] = useState(() => firstProposal(serverNow()));
  const [wasAsked, setWasAsked] = useState(false);
  const { run, busy, error } = useCommand((input: NotedInput, commandId) => callStaff('note-call', { commandId, ...input }));
  // A chosen hour counts from when the sheet was opened, so that trying again is the same call.
  const [openedAt] = useState(serverNow);
  const callAt = outcome === 'not-reached' ? callAgainAt(when, at, openedAt) : undefined;

  const save = async () => {
    setWasAsked(true);
    if (!outcome || callAt === null) return;
    const text = note.trim();
    const reply = await run({
      taskId: task.taskId,
      outcome,
      ...(text === '' ? {} : { note: text }),
      ...(callAt === undefined ? {} : { callAt }),
    });
    if (reply?.ok) onNoted(outcome);
    else if (reply?.error.code === 'not-found') onOver();
  };

  return (
    <Sheet
      id="call-sheet"
      title={t.title(task.name)}
      open
      onClose={onClose}
      footer={
        <>
          <PrimaryAction id="call-save" label={outcome ? t.save[outcome] : t.saveUnknown} busy={busy} onTap={save} />
          <QuietAction id="call-later" label={t.later} onTap={onClose} />
        </>
      }
    >
      <Field id="call-outcome" label={t.outcome} error={wasAsked && !outcome ? t.missing : undefined}>
        <Chips
          id="call-outcome"
          kind="radio"
          options={OUTCOMES.map((key) => ({ key, label: t.outcomes[key] }))}
          chosen={outcome ? [outcome] : []}
          onToggle={setOutcome}
        />
      </Field>
      {outcome === 'reached' && <Text className="secondary">{t.reachedSentence}</Text>}
      {outcome === 'not-reached' && (
        <Field id="call-when" label={t.when} error={wasAsked && callAt === null ? t.wrongTime : undefined}>
          <Chips
            id="call-when"
            kind="radio"
            options={WHENS.map((key) => ({ key, label: t.whens[key] }))}
            chosen={[when]}
            onToggle={setWhen}
          />
          {when === 'other' && <DayAndTime at={at} onChange={setAt} />}
        </Field>
      )}
      <LongTextField
        id="call-note"
        label={t.note}
        value={note}
        onChange={setNote}
        maxLength={500}
        placeholder={t.notePlaceholder}
        optional
      />
      {error && <RefusalNote id="call-refused" error={error} />}
    </Sheet>
  );
}

type At = ReturnType<typeof firstProposal>;

/** Two wheels, by the repair centre's clock. */
function DayAndTime({ at, onChange }: { at: At; onChange: (at: At) => void }) {
  const t = useTexts(staffMessageTexts).calls.sheet;
  return (
    <View className="call-wheels">
      <Picker
        mode="date"
        value={at.day}
        start={firstProposal(serverNow()).day}
        onChange={({ detail }) => onChange({ ...at, day: detail.value })}
      >
        <View id="call-day" className="field-box" {...spoken(t.day)}>
          <Icon name="clock" />
          <Text>{formatCalendarDay(at.day)}</Text>
        </View>
      </Picker>
      <Picker mode="time" value={at.time} onChange={({ detail }) => onChange({ ...at, time: detail.value })}>
        <View id="call-time" className="field-box" {...spoken(t.time)}>
          <Text className="amount">{at.time}</Text>
        </View>
      </Picker>
    </View>
  );
}

const spoken = (label: string) => (process.env.TARO_ENV === 'h5' ? { role: 'button', 'aria-label': label } : { ariaLabel: label });
