import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { ImportView, RegistryInput } from '#core/contract/registry';
import type { ReplyError } from '#core/contract/reply';
import { callRegistry } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { ProgressBar } from '@/components/progress-bar';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { formatDay } from '@/i18n/dates';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';
import { formatCount } from './counts';
import { ProblemList } from './problem-list';

type Decision = 'apply-import' | 'undo-import' | 'discard-import';
type ImportCardProps = {
  view: ImportView;
  /** What stopped it, and how it goes on. */
  stopped: ReplyError | undefined;
  onGoOn: () => void;
  onView: (view: ImportView) => void;
  /** Back to the choice of a file. */
  onAnother: () => void;
};

/** One import in whatever state it is, with the one thing to do about it. Ids: registry-import, import-go-on, import-apply, import-undo, import-discard, import-another, import-refused. */
export function ImportCard({ view, stopped, onGoOn, onView, onAnother }: ImportCardProps) {
  const { counts, importId, state } = view;
  const t = useTexts(registryTexts);
  const decide = useCommand(async (decision: Decision) => callRegistry(decision, { importId } satisfies RegistryInput<Decision>));
  const run = async (decision: Decision) => {
    const reply = await decide.run(decision);
    if (reply?.ok) onView(reply.value);
  };

  return (
    <View className="stack">
      <Card id="registry-import" title={titleOf(view, t)}>
        <Text className="small registry-file-name">{view.fileName}</Text>
        {decide.error && <RefusalNote id="import-refused" error={decide.error} />}
        {view.isWorking ? (
          <Working view={view} stopped={stopped} onGoOn={onGoOn} />
        ) : (
          <Outcome view={view} isBusy={decide.busy} onDecide={run} onAnother={onAnother} />
        )}
        {view.mayDiscard && <QuietAction id="import-discard" label={t.discard} busy={decide.busy} onTap={() => run('discard-import')} />}
      </Card>
      {counts.problems > 0 && state === 'checked' && <ProblemList importId={importId} kind="bad" total={counts.problems} />}
      {counts.problems > 0 && state === 'done' && <ProblemList importId={importId} kind="bad" total={counts.problems} />}
      {counts.left > 0 && state === 'undone' && <ProblemList importId={importId} kind="left" total={counts.left} />}
    </View>
  );
}

type RegistryWords = (typeof registryTexts)['zh-CN'];

function titleOf({ state }: ImportView, t: RegistryWords): string {
  if (state === 'checked') return t.checked.title;
  if (state === 'done') return t.done.title;
  if (state === 'undone') return t.undone.title;
  if (state === 'failed') return t.failed;
  return t.states[state];
}

function Working({ view, stopped, onGoOn }: { view: ImportView; stopped: ReplyError | undefined; onGoOn: () => void }) {
  const t = useTexts(registryTexts);
  const { state, progress } = view;
  const phase = state === 'checking' || state === 'applying' || state === 'undoing' ? t.phase[state] : t.phase.reading;
  return (
    <>
      <ProgressBar
        id="import-progress"
        label={phase}
        percent={progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : undefined}
      />
      {stopped ? (
        <>
          <RefusalNote id="import-stopped" error={stopped} />
          <PrimaryAction id="import-go-on" label={t.goOn} onTap={onGoOn} />
        </>
      ) : (
        <Text className="small">{t.progressNote}</Text>
      )}
    </>
  );
}

type OutcomeProps = { view: ImportView; isBusy: boolean; onDecide: (decision: Decision) => void; onAnother: () => void };

function Outcome({ view, isBusy, onDecide, onAnother }: OutcomeProps) {
  const t = useTexts(registryTexts);
  const { counts, state } = view;
  const machines = formatCount(counts.fresh + counts.changed);
  const another = <SecondaryAction id="import-another" label={t.another} onTap={onAnother} />;
  if (state === 'failed') {
    return (
      <>
        {view.failure && <RefusalNote id="import-failure" error={view.failure} />}
        <PrimaryAction id="import-another" label={t.another} onTap={onAnother} />
      </>
    );
  }
  if (state === 'discarded') {
    return (
      <>
        <Text className="secondary">{t.discarded}</Text>
        {another}
      </>
    );
  }
  if (state === 'checked') {
    return (
      <>
        <Counts view={view} />
        {counts.bad > 0 && (
          <Note tone="attention" icon="alert">
            {t.badNote(formatCount(counts.bad))}
          </Note>
        )}
        {view.mayApply ? (
          <PrimaryAction id="import-apply" label={t.checked.apply(machines)} busy={isBusy} onTap={() => onDecide('apply-import')} />
        ) : (
          <Note tone="information" icon="info">
            {t.checked.nothing}
          </Note>
        )}
      </>
    );
  }
  if (state === 'undone') {
    return (
      <>
        <Note id="import-undone" tone="information" icon="info">
          {t.undone.note(formatCount(counts.restored))}
        </Note>
        {counts.left > 0 && (
          <Note tone="attention" icon="alert">
            {t.leftNote(formatCount(counts.left))}
          </Note>
        )}
        {another}
      </>
    );
  }
  return (
    <>
      <Note id="import-done" tone="good" icon="check">
        {t.done.note(machines)}
      </Note>
      <Counts view={view} />
      <Text className="small">{t.verdictNote}</Text>
      {another}
      {view.mayUndo && <Undo view={view} machines={machines} isBusy={isBusy} onUndo={() => onDecide('undo-import')} />}
    </>
  );
}

function Counts({ view: { counts } }: { view: ImportView }) {
  const t = useTexts(registryTexts);
  const row = (label: string, count: number): ReactNode => <Row label={label} value={t.rows(formatCount(count))} />;
  return (
    <View id="import-counts">
      {row(t.fresh, counts.fresh)}
      {row(t.changed, counts.changed)}
      {row(t.same, counts.same)}
      {row(t.bad, counts.bad)}
    </View>
  );
}

type UndoProps = { view: ImportView; machines: string; isBusy: boolean; onUndo: () => void };

/** Ids: import-undo, undo-sheet, undo-confirm. */
function Undo({ view, machines, isBusy, onUndo }: UndoProps) {
  const t = useTexts(registryTexts);
  const [isAsking, setIsAsking] = useState(false);
  const undo = () => {
    setIsAsking(false);
    onUndo();
  };
  return (
    <>
      <View className="between">
        <Text className="small">{view.undoUntil === undefined ? '' : t.undoUntil(formatDay(view.undoUntil))}</Text>
        <QuietAction id="import-undo" label={t.undo} busy={isBusy} onTap={() => setIsAsking(true)} />
      </View>
      <Sheet
        id="undo-sheet"
        title={t.undoSheet.title}
        open={isAsking}
        onClose={() => setIsAsking(false)}
        footer={<PrimaryAction id="undo-confirm" label={t.undoSheet.action} onTap={undo} />}
      >
        <Text>{t.undoSheet.body(machines)}</Text>
      </Sheet>
    </>
  );
}
