import { useRef, useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import { callStaff } from '@/cloud/call';

/** As many as one request takes; see core/contract/messages.ts. */
const MOST_AT_ONCE = 50;

/** What came of it: sent again, and known by now. */
type Retried = { readonly again: number; readonly over: number };
type Retry = {
  readonly run: (noticeIds: readonly string[]) => Promise<void>;
  /** Those under way. */
  readonly busy: readonly string[];
  readonly done: Retried | undefined;
  readonly error: ReplyError | undefined;
};

/** Has dead letters sent again. Doing it twice does no harm: what waits already is no dead letter any more. */
export function useRetry(onDone: () => Promise<void>): Retry {
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Retried>();
  const [error, setError] = useState<ReplyError>();
  const running = useRef(false);
  const run = async (noticeIds: readonly string[]) => {
    if (running.current) return;
    running.current = true;
    setBusy(noticeIds);
    setError(undefined);
    setDone(undefined);
    const sum = { again: 0, over: 0 };
    for (let from = 0; from < noticeIds.length; from += MOST_AT_ONCE) {
      const reply = await callStaff('retry-dead-letters', { noticeIds: noticeIds.slice(from, from + MOST_AT_ONCE) });
      if (!reply.ok) {
        setError(reply.error);
        break;
      }
      sum.again += reply.value.again;
      sum.over += reply.value.over;
    }
    await onDone();
    setDone(sum);
    setBusy([]);
    running.current = false;
  };
  return { run, busy, done, error };
}
