import { useEffect, useRef, useState } from 'react';
import type { ImportView } from '#core/contract/registry';
import type { ReplyError } from '#core/contract/reply';
import { callRegistry } from '@/cloud/call';
import { useConnection } from '@/cloud/use-connection';

/** Before looking again at an import that somebody else is working on. */
const LOOK_AGAIN_MS = 1500;

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));

const stepOf = ({ state, progress }: ImportView) => `${state} ${progress.done}`;

/**
 * Keeps an import going while the page is open, run after run; the cloud goes on with it when the page is closed. What goes wrong stops it until `retry`, or until the
 * network is back.
 */
export function useDrivenImport(view: ImportView | undefined, onView: (view: ImportView) => void) {
  const [error, setError] = useState<ReplyError>();
  const [attempt, setAttempt] = useState(0);
  const online = useConnection();
  const latest = useRef(onView);
  latest.current = onView;
  const importId = view?.isWorking && online ? view.importId : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason to begin again
  useEffect(() => {
    if (importId === undefined) return undefined;
    let isOver = false;
    const drive = async () => {
      let before = '';
      while (!isOver) {
        const reply = await callRegistry('continue-import', { importId });
        if (isOver) return;
        if (!reply.ok && reply.error.code === 'timeout') {
          // It may well go on without us: the next call tells.
          await pause();
          continue;
        }
        setError(reply.ok ? undefined : reply.error);
        if (!reply.ok) return;
        latest.current(reply.value);
        if (!reply.value.isWorking) return;
        const now = stepOf(reply.value);
        if (now === before) await pause();
        before = now;
      }
    };
    drive();
    return () => {
      isOver = true;
    };
  }, [importId, attempt]);

  return { error, retry: () => setAttempt((count) => count + 1) };
}
