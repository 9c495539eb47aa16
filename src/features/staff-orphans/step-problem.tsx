import { Note } from '@/components/badge';
import { RefusalNote } from '@/components/refusal-note';
import { staffOrphanSheetTexts } from '@/i18n/staff-orphan-sheets';
import { useTexts } from '@/i18n/texts';
import type { OrphanCommand } from './use-orphan';

/** What went wrong with a step. Ids: step-stale, step-failed. */
export function StepProblem({ command }: { command: OrphanCommand }) {
  const t = useTexts(staffOrphanSheetTexts);
  return (
    <>
      {command.wasStale && (
        <Note id="step-stale" tone="attention" icon="alert">
          {t.stale}
        </Note>
      )}
      {command.error && <RefusalNote id="step-failed" error={command.error} />}
    </>
  );
}
